#include "figures/states.hpp"

#include "base/suggest.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

namespace factsheet::figures {

using data::Decimal;
using data::Expression;
using data::Status;

bool counts_among(const data::Area& area, std::string_view who) {
  if (who == "states") return area.type == "state";
  if (who == "states and DC") return area.type == "state" || area.code == "DC";
  return true;
}

/// A call's arguments, read.
struct States::Request {
  const Expression* path = nullptr;
  std::string who = "all";
  bool low = false;
  bool dense = false;
  const Expression* by = nullptr;  ///< total over those with the same value
  std::string by_value;
  std::optional<Missing> without_group;  ///< this state has no value there
};

States::States(const data::Dataset& dataset) : dataset_(dataset) {
  lookups_.reserve(dataset.states.size());
  for (const data::StateData& state : dataset.states) lookups_.emplace_back(dataset, state);
}

std::optional<States::Request> States::read_request(const Expression& call, const Scope& scope,
                                                    Diagnostics& diagnostics) {
  Request request;
  request.path = &call.operands.front();
  for (std::size_t i = 1; i < call.operands.size(); ++i) {
    const Expression& word = call.operands[i];
    const bool ranks = call.text == "rank" || call.text == "ranked";
    if (word.kind == Expression::Kind::path && call.text == "total" && !request.by) {
      request.by = &word;
      const auto value = evaluate(word, scope, diagnostics).value;
      if (!value) return std::nullopt;
      if (const auto* missing = std::get_if<Missing>(&*value)) request.without_group = *missing;
      request.by_value = to_string(*value);
    } else if (word.kind == Expression::Kind::text &&
               (word.text == "all" || word.text == "states" || word.text == "states and DC")) {
      if (word.text != "all" && dataset_.gazetteer->is_own()) {
        diagnostics
            .error(Code::bad_expression, word.span,
                   fmt::format("'{}' can't be asked of a data file with areas of its own", word.text))
            .hint("leave it out: all areas are counted");
        return std::nullopt;
      }
      request.who = word.text;
    } else if (ranks && word.kind == Expression::Kind::text && (word.text == "low" || word.text == "high")) {
      request.low = word.text == "low";
    } else if (ranks && word.kind == Expression::Kind::text &&
               (word.text == "dense" || word.text == "competition")) {
      request.dense = word.text == "dense";
    } else {
      diagnostics
          .error(Code::bad_expression, word.span,
                 fmt::format("{} can't stand in {}(…)", to_string(word), call.text))
          .hint(ranks ? "the words are 'high' or 'low', 'competition' or 'dense', and 'all', 'states' or "
                        "'states and DC'"
                      : "the words are 'all', 'states' or 'states and DC'");
      return std::nullopt;
    }
  }
  return request;
}

// All groups of a path are found in one go: looking at all states for each group would take the square of
// their number.
const States::Groups& States::groups_of(const std::string& path) {
  const auto [found, is_new] = groups_.try_emplace(path);
  Groups& groups = found->second;
  for (std::size_t i = 0; is_new && i < lookups_.size(); ++i) {
    const data::Field* group = lookups_[i].find(path);
    if (!group || !group->cell()) continue;
    if (group->cell()->status == Status::faulty) groups.faulty = true;
    if (!group->cell()->absent()) groups.members[to_string(value_of(*group->cell()))].push_back(i);
  }
  return groups;
}

std::optional<std::vector<States::Figure>> States::figures(const Request& request, Diagnostics& diagnostics) {
  std::vector<Figure> out;
  const data::Lookup* without = nullptr;
  const Members* members = nullptr;
  if (request.by) {
    static const Members none;
    const Groups& groups = groups_of(request.by->text);
    if (groups.faulty) return std::vector{Figure{nullptr, Missing{Status::faulty}, nullptr}};
    const auto found = groups.members.find(request.by_value);
    members = found == groups.members.end() ? &none : &found->second;
  }
  const std::size_t count = members ? members->size() : lookups_.size();
  for (std::size_t i = 0; i < count; ++i) {
    const data::Lookup& lookup = lookups_[members ? (*members)[i] : i];
    const data::StateData& state = lookup.state();
    if (!counts_among(*state.area, request.who)) continue;
    const data::Field* field = lookup.find(request.path->text);
    if (!field || !field->cell()) {
      if (!without) without = &lookup;
      continue;
    }
    out.push_back({&state, value_of(*field->cell()), field->cell()});
  }
  if (without && out.empty()) {
    report_unfound(*without, nullptr, request.path->text, request.path->span, diagnostics);
    return std::nullopt;
  }
  if (without) {
    diagnostics
        .error(Code::missing_value, request.path->span,
               fmt::format("{} has no \"{}\", which is read for all states", without->state().area->name,
                           request.path->text))
        .label(without->state().key_span, fmt::format("the figures of {}", without->state().area->name))
        .hint(fmt::format("give the figure, or say that there is none: {} = {{ status = \"not available\" }}",
                          request.path->text));
    return std::nullopt;
  }
  for (const Figure& figure : out) {
    if (is_missing(figure.value) || std::holds_alternative<Decimal>(figure.value)) continue;
    diagnostics.error(Code::bad_expression, request.path->span,
                      fmt::format("\"{}\" is no number in {}", request.path->text, figure.state->area->name));
    return std::nullopt;
  }
  return out;
}

// Figures that have an error can't be left out of a comparison without a word.
bool States::is_faulty(const std::vector<Figure>& figures) {
  return std::any_of(figures.begin(), figures.end(),
                     [](const Figure& figure) { return figure.value == Value(Missing{Status::faulty}); });
}

Outcome States::rank(const Request& request, const Scope& scope, Diagnostics& diagnostics) {
  const data::StateData& mine = scope.lookup.state();
  if (mine.area == nullptr || !counts_among(*mine.area, request.who))
    return {Missing{Status::not_applicable}, false};
  const std::string key = fmt::format("{}|{}|{}", request.path->text, request.who, request.low);
  auto ranking = ranking_.find(key);
  if (ranking == ranking_.end()) {
    const auto all = figures(request, diagnostics);
    if (!all) return {};
    if (is_faulty(*all)) return {Missing{Status::faulty}, false};
    Ranking made;
    for (const Figure& figure : *all) {
      if (const auto* number = std::get_if<Decimal>(&figure.value)) made.numbers.push_back(*number);
    }
    std::sort(made.numbers.begin(), made.numbers.end());
    if (!request.low) std::reverse(made.numbers.begin(), made.numbers.end());
    for (std::size_t i = 0; i < made.numbers.size(); ++i) {
      if (i == 0 || made.numbers[i] != made.numbers[i - 1]) made.firsts.push_back(i);
    }
    ranking = ranking_.emplace(key, std::move(made)).first;
  }
  const std::vector<Decimal>& sorted = ranking->second.numbers;
  const data::Field* field = scope.lookup.find(request.path->text);
  if (!field || !field->cell()) return {};
  const Value own = value_of(*field->cell());
  // Where all were hidden there is nothing to rank, and nothing to mend.
  if (own == Value(Missing{Status::suppressed})) return {own, false};
  if (sorted.empty()) {
    diagnostics
        .error(
            Code::bad_expression, request.path->span,
            fmt::format("no area has a figure for \"{}\", so there is nothing to rank", request.path->text))
        .hint("rank a path that has figures, or take the formula out");
    return {};
  }
  if (is_missing(own)) return {own, false};
  const auto number = std::get<Decimal>(own);
  const auto before = [&](Decimal other) { return request.low ? other < number : number < other; };
  const auto ahead = std::partition_point(sorted.begin(), sorted.end(), before) - sorted.begin();
  const auto& firsts = ranking->second.firsts;
  const auto different = std::lower_bound(firsts.begin(), firsts.end(), static_cast<std::size_t>(ahead));
  const auto place = request.dense ? different - firsts.begin() : ahead;
  return {Decimal(static_cast<std::int64_t>(place) + 1), field->cell()->status == Status::unreliable};
}

Outcome States::over_all(const Request& request, const Expression& call, Diagnostics& diagnostics) {
  const auto all = figures(request, diagnostics);
  if (!all) return {};
  if (is_faulty(*all)) return {Missing{Status::faulty}, false};
  std::vector<Decimal> numbers;
  Outcome outcome;
  for (const Figure& figure : *all) {
    // One state's missing figure would make a sum or a median of the others look like that of all.
    if (is_missing(figure.value) && call.text != "ranked") return {figure.value, false};
    if (const auto* number = std::get_if<Decimal>(&figure.value)) numbers.push_back(*number);
    outcome.note(*figure.cell, *request.path);
  }
  if (call.text == "ranked") {
    outcome = {{}, outcome.unreliable, nullptr, {}};  // a count is exact, whatever was counted
    outcome.value = Decimal(static_cast<std::int64_t>(numbers.size()));
    return outcome;
  }
  if (numbers.empty()) {
    diagnostics.error(Code::bad_expression, call.span,
                      fmt::format("no area has a figure for \"{}\"", request.path->text));
    return {};
  }
  std::optional<Decimal> result;
  if (call.text == "total") {
    result = Decimal(0);
    for (const Decimal& number : numbers) {
      if (result) result = Decimal::add(*result, number);
    }
  } else {
    std::sort(numbers.begin(), numbers.end());
    const std::size_t n = numbers.size();
    if (call.text == "least") result = numbers.front();
    if (call.text == "most") result = numbers.back();
    if (call.text == "median") {
      result = Decimal::add(numbers[(n - 1) / 2], numbers[n / 2]);
      if (result) result = Decimal::divide(*result, Decimal(2));
    }
  }
  if (!result) {
    diagnostics.error(Code::bad_expression, call.span, "the result has more than 18 digits");
    return {};
  }
  outcome.value = *result;
  return outcome;
}

Outcome States::count(const Expression& call, const Request& request, const Scope&,
                      Diagnostics& diagnostics) {
  std::int64_t count = 0;
  bool unreliable = false;
  for (const data::Lookup& lookup : lookups_) {
    if (!counts_among(*lookup.state().area, request.who)) continue;
    Outcome outcome = evaluate(call.operands.front(), Scope{lookup, nullptr, nullptr, this, {}}, diagnostics);
    if (!outcome.value) return {};
    if (is_missing(*outcome.value)) return outcome;
    const bool* holds = std::get_if<bool>(&*outcome.value);
    if (!holds) {
      diagnostics.error(Code::bad_expression, call.operands.front().span, "states(…) takes a comparison")
          .hint("write states(growth > 0)");
      return {};
    }
    count += *holds ? 1 : 0;
    unreliable = unreliable || outcome.unreliable;
  }
  return {Decimal(count), unreliable, nullptr, {}};
}

Outcome States::call(const Expression& call, const Scope& scope, Diagnostics& diagnostics) {
  const auto request = read_request(call, scope, diagnostics);
  if (!request) return {};
  if (call.text == "rank") return rank(*request, scope, diagnostics);
  if (request->without_group) return {*request->without_group, false, nullptr, {}};
  const std::string key = fmt::format("{}|{}|{}", to_string(call), request->who, request->by_value);
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  Outcome outcome = call.text == "states" ? count(call, *request, scope, diagnostics)
                                          : over_all(*request, call, diagnostics);
  if (outcome.value) known_.emplace(key, outcome);
  return outcome;
}

}  // namespace factsheet::figures
