#include "data/gazetteer.hpp"

#include "base/suggest.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

struct Alias {
  std::string_view text;  // folded as `folded` does
  std::string_view code;
};

constexpr auto aliases = std::to_array<Alias>({
    {"washington dc", "DC"},
    {"washington district of columbia", "DC"},
    {"virgin islands", "VI"},
    {"us virgin islands", "VI"},
    {"usvi", "VI"},
    {"virgin islands of the united states", "VI"},
    {"united states virgin islands", "VI"},
    {"cnmi", "MP"},
    {"northern marianas", "MP"},
    {"northern mariana", "MP"},
    {"commonwealth of the northern mariana islands", "MP"},
    {"commonwealth of puerto rico", "PR"},
});

// Lower case, full stops and commas dropped, blanks made single, a leading "the" taken off.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '.' || c == ',') continue;
    const bool no_break = text.substr(i).starts_with("\u00A0");
    if (std::isspace(byte) != 0 || no_break) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      if (no_break) ++i;
    } else {
      out += static_cast<char>(std::tolower(byte));
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.compare(0, 4, "the ") == 0) out.erase(0, 4);
  return out;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::shared_ptr<const Gazetteer> Gazetteer::built_in() {
  static const std::shared_ptr<const Gazetteer> states(new Gazetteer());
  return states;
}

Gazetteer::Gazetteer() : areas_(data::areas().begin(), data::areas().end()), code_length_(2) {
  for (const Area& area : areas_) {
    add(area);
    by_code_.emplace(area.fips, &area);
    add_to_groups(area, true);
  }
  for (const Alias& alias : aliases) by_code_.emplace(alias.text, by_code_.at(folded(alias.code)));
}

Gazetteer::Gazetteer(std::vector<OwnArea> own) : own_(std::move(own)), is_own_(true) {
  areas_.reserve(own_.size());
  bool has_regions = false;
  bool numbers = !own_.empty();
  for (const OwnArea& from : own_) {
    Area area{};
    area.code = from.code;
    area.name = from.name;
    area.in = from.in;
    area.state = from.state;
    area.region = from.region;
    area.span = from.span;
    areas_.push_back(area);
    has_regions = has_regions || !from.region.empty();
    numbers = numbers && is_digits(from.code) && from.code.size() == own_.front().code.size();
  }
  if (numbers) code_length_ = own_.front().code.size();
  for (const Area& area : areas_) {
    add(area);
    add_to_groups(area, has_regions);
  }
}

void Gazetteer::add(const Area& area) {
  by_code_.emplace(folded(area.code), &area);
  Found& named = by_name_[folded(area.name)];
  named.push_back(&area);
  if (!area.in.empty() && folded(area.in) != folded(area.name)) by_name_[folded(area.in)].push_back(&area);
}

void Gazetteer::add_to_groups(const Area& area, bool has_regions) {
  add_to_group(area.region, area);
  add_to_group(area.division, area);
  const Area* state = is_own_ && !area.state.empty() ? find_area(area.state) : nullptr;
  if (!state) return;
  add_to_group(state->code, area);
  add_to_group(state->name, area);
  if (has_regions) return;
  add_to_group(state->region, area);
  add_to_group(state->division, area);
}

void Gazetteer::add_to_group(std::string_view name, const Area& area) {
  if (name.empty()) return;
  const auto [group, is_new] = groups_.try_emplace(folded(name));
  if (is_new) group_names_.emplace_back(name);
  // A region may bear the name of a state: then it holds the areas of both, each once.
  if (group->second.empty() || group->second.back() != &area) group->second.push_back(&area);
}

const Area* Gazetteer::find(std::string_view text) const {
  const std::string wanted = folded(text);
  if (const auto code = by_code_.find(wanted); code != by_code_.end()) return code->second;
  const auto name = by_name_.find(wanted);
  return name == by_name_.end() || name->second.size() > 1 ? nullptr : name->second.front();
}

std::vector<const Area*> Gazetteer::namesakes(std::string_view text) const {
  const auto name = by_name_.find(folded(text));
  if (name == by_name_.end() || name->second.size() < 2) return {};
  return name->second;
}

const Area* Gazetteer::find_without_zeros(std::string_view digits) const {
  if (!is_digits(digits) || digits.front() == '0' || digits.size() >= code_length_) return nullptr;
  const auto code = by_code_.find(std::string(code_length_ - digits.size(), '0') + std::string(digits));
  return code == by_code_.end() ? nullptr : code->second;
}

std::vector<const Area*> Gazetteer::group(std::string_view text) const {
  const auto group = groups_.find(folded(text));
  return group == groups_.end() ? std::vector<const Area*>() : group->second;
}

std::vector<std::string> Gazetteer::names() const {
  std::vector<std::string> names;
  names.reserve(2 * areas_.size());
  for (const Area& area : areas_) {
    names.emplace_back(area.code);
    names.emplace_back(area.name);
  }
  return names;
}

Diagnostic& Gazetteer::report_unknown(std::string_view text, Span span, std::string message,
                                      Diagnostics& diagnostics,
                                      const std::vector<std::string>& more_names) const {
  const Found same = namesakes(text);
  if (same.empty()) {
    std::vector<std::string> known = names();
    known.insert(known.end(), more_names.begin(), more_names.end());
    // Of two numbers that differ by a digit neither is a slip of the other.
    return diagnostics.error(Code::unknown_state, span, std::move(message))
        .hint(is_digits(text) ? "" : did_you_mean(text, known));
  }
  constexpr std::size_t enough = 8;
  std::string codes;
  for (std::size_t i = 0; i < same.size() && i < enough; ++i) {
    codes += fmt::format("{}{}", i == 0 ? "" : i + 1 == same.size() ? " or " : ", ", same[i]->code);
    if (!same[i]->state.empty()) codes += fmt::format(" (in {})", same[i]->state);
  }
  if (same.size() > enough) codes += fmt::format(", or another of the {}", same.size());
  return diagnostics
      .error(Code::unknown_state, span,
             fmt::format("{} areas are named \"{}\", so the name doesn't tell which is meant", same.size(),
                         text))
      .hint(fmt::format("write its code: {}", codes));
}

std::string about(const Area& area, std::string_view name) {
  if (name == "in") return area.in_text();
  if (name == "state_name") {
    const Area* within = area.state.empty() ? nullptr : find_area(area.state);
    return std::string(within ? within->name : area.state);
  }
  const std::pair<std::string_view, std::string_view> known[] = {
      {"name", area.name},         {"code", area.code},
      {"fips", area.fips},         {"abbreviation", area.abbreviation},
      {"capital", area.capital},   {"region", area.region},
      {"division", area.division}, {"state", area.state}};
  for (const auto& [known_name, text] : known) {
    if (known_name == name) return std::string(text);
  }
  return {};
}

const Area* find_area(std::string_view text) {
  static const std::shared_ptr<const Gazetteer> states = Gazetteer::built_in();
  return states->find(text);
}

}  // namespace factsheet::data
