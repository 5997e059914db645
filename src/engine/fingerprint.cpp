#include "engine/fingerprint.hpp"

#include "engine/digest.hpp"
#include "engine/program.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

// Each text with its length before it, so that no two contents are the same bytes.
void put(std::string& out, std::string_view text) {
  char length[24];
  out.append(length, std::to_chars(length, length + sizeof length, text.size()).ptr) += ':';
  out += text;
}

struct PutValue {
  std::string& out;
  void operator()(const data::Number& number) const {
    out += 'n';
    put(out, number.value.to_string());
    put(out, number.precision ? number.precision->step.to_string() : "");
    put(out, number.precision ? number.precision->magnitude : "");
    out += number.at_least ? '>' : '=';
  }
  void operator()(const std::string& text) const {
    out += 't';
    put(out, text);
  }
  void operator()(const data::Date& date) const {
    put(out, fmt::format("d{}-{}-{}", date.year, date.month, date.day));
  }
  void operator()(bool flag) const { out += flag ? "yes" : "no"; }
  void operator()(const data::Absent&) const { out += 'a'; }
};

/// What a field holds, apart from what is said of it: when only that changes, the figures haven't.
struct Content {
  std::string values;
  std::string words;  ///< units, notes, sources and vintages
};

void put(Content& out, const data::Field& field);

void put(Content& out, const data::Group& group) {
  fmt::format_to(std::back_inserter(out.values), "{{{}", group.fields.size());
  for (const auto& [name, field] : group.fields) {
    put(out.values, name);
    put(out, field);
  }
}

// All of a value that a sheet can print. Where it stands in a file, and how it is written there, goes into
// traces alone.
void put(Content& out, const data::Field& field) {
  if (const data::Cell* cell = field.cell()) {
    std::visit(PutValue{out.values}, cell->value);
    put(out.values, data::name_of(cell->status));
    for (const std::string* text : {&cell->unit, &cell->note, &cell->source, &cell->vintage})
      put(out.words, *text);
  } else if (const data::Group* group = field.group()) {
    put(out, *group);
  } else {
    const data::Rows& rows = *field.rows();
    fmt::format_to(std::back_inserter(out.values), "[{}", rows.records.size());
    for (const data::Group& record : rows.records) put(out, record);
  }
}

Content content_of(const data::Field* field) {
  Content out;
  if (field) put(out, *field);
  return out;
}

void put(std::string& out, const data::Area& area) {
  for (const std::string_view text : {area.fips, area.code, area.name, area.abbreviation, area.type,
                                      area.capital, area.region, area.division, area.state})
    put(out, text);
  put(out, area.in_text());
}

// The paths whose figures a sheet shows of other states, too: those of maps and of charts of all states.
std::set<std::string> paths_across(const layout::Layout& layout) {
  std::set<std::string> paths;
  for (const layout::Block& block : layout.blocks) {
    const auto* map = std::get_if<layout::MapBlock>(&block.content);
    if (map && !map->value.empty()) paths.insert(map->placeholder().path);
    const auto* chart = std::get_if<layout::ChartBlock>(&block.content);
    if (!chart || chart->kind != layout::ChartKind::dots || chart->series.empty()) continue;
    if (const auto* value = layout::lone_placeholder(chart->series.front().value)) paths.insert(value->path);
  }
  return paths;
}

// FNV-1a, of which as much is kept as a name needs.
std::string short_digest(std::string_view bytes) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return fmt::format("{:04x}", (hash ^ (hash >> 16) ^ (hash >> 32) ^ (hash >> 48)) & 0xffffu);
}

}  // namespace

Fingerprints::Fingerprints(const Project::Impl& project) : project_(project) {
  put(look_, program());
  for (const InputFile& file : project.look_files) put(look_, file.sha256);
  for (const std::string& path : paths_across(*project.layout)) {
    std::string all;
    std::string words;
    for (const data::StateData& state : project.dataset->states) {
      put(all, *state.area);
      const Content content = content_of(data::Lookup(*project.dataset, state).find(path));
      all += content.values;
      words += content.words;
    }
    across_.push_back({fmt::format("{} of all states", path), sha256_hex(all), sha256_hex(words)});
  }
}

Fingerprint Fingerprints::of(const data::StateData& state, const document::Document& document,
                             const document::UsedPaths& used, int least_fit) const {
  const data::Lookup lookup(*project_.dataset, state);
  std::map<std::string, std::string> contents;  // by name
  std::string words;
  const auto add = [&](const std::string& name, const data::Field* field) {
    const auto [place, is_new] = contents.try_emplace(name);
    if (!is_new) return;
    Content content = content_of(field);
    place->second = std::move(content.values);
    words += content.words;
  };
  for (const Across& all : across_) {
    contents.emplace(all.name, all.values);
    put(words, all.words);
  }
  std::string area;
  put(area, *state.area);
  contents.emplace("the area", std::move(area));
  contents.emplace("the mark", project_.dataset->sample ? "sample" : "");
  contents.emplace("the steps that all sheets take", std::to_string(least_fit));
  for (const std::string& path : used) {
    // A column is named by its list's path and its own.
    std::string_view list = path;
    const data::Field* field = lookup.find(list);
    while (!field && list.find('.') != std::string_view::npos) {
      list = list.substr(0, list.rfind('.'));
      field = lookup.find(list);
    }
    const bool is_column = field && field->rows() && list.size() < path.size();
    if (is_column) {
      // A condition that asks for a name which this record lacks may be lent the state's value of that name.
      const std::string name = path.substr(list.size() + 1);
      if (const data::Field* lent = lookup.find(name)) add(name, lent);
    } else if (list.size() < path.size()) {
      field = nullptr;
      list = path;
    }
    add(std::string(list), field);
  }
  contents.emplace("units, notes, sources or vintages", std::move(words));
  Fingerprint out;
  std::string all = look_;
  for (const auto& [name, content] : contents) {
    put(all, name);
    put(all, content);
    out.parts.push_back({name, short_digest(content)});
  }
  put(all, document::dump(document));
  out.sha256 = sha256_hex(all);
  return out;
}

}  // namespace factsheet::engine
