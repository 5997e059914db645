#include "data/read_rules.hpp"

#include "base/suggest.hpp"
#include "data/functions.hpp"
#include "data/names.hpp"
#include "data/toml.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

std::optional<Expression> expression_at(const std::string& text, Span literal, const SourceMap& sources,
                                        Diagnostics& diagnostics) {
  return parse_expression(
      text, [&](std::size_t offset, std::size_t length) { return locate(sources, literal, offset, length); },
      diagnostics);
}

bool divides(const Expression& e) {
  if (e.kind == Expression::Kind::binary && e.text == "/") return true;
  if (e.kind == Expression::Kind::call && find_function(e.text)->divides) return true;
  return std::any_of(e.operands.begin(), e.operands.end(), divides);
}

// What is always a text, of which none is near another.
bool is_text(const Expression& e) {
  return e.kind == Expression::Kind::text ||
         (e.kind == Expression::Kind::path && e.text.starts_with("state.")) ||
         (e.kind == Expression::Kind::call && e.text == "status");
}

// A comparison of two numbers becomes one that allows for a difference; false if there is none.
bool allow(Expression& e, Decimal tolerance) {
  if (e.kind == Expression::Kind::binary && e.text == "==") {
    if (std::any_of(e.operands.begin(), e.operands.end(), is_text)) return false;
    Expression limit;
    limit.number = tolerance;
    limit.span = e.span;
    e.kind = Expression::Kind::call;
    e.text = "near";
    e.operands.push_back(std::move(limit));
    return true;
  }
  const bool joins = e.kind == Expression::Kind::binary && (e.text == "and" || e.text == "or");
  const bool chooses = e.kind == Expression::Kind::call && e.text == "if";
  if (!joins && !chooses) return false;
  bool met = false;
  for (Expression& operand : e.operands) met = allow(operand, tolerance) || met;
  return met;
}

class DeriveReader {
 public:
  DeriveReader(const SourceMap& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  std::vector<Derive> read(const Node& table) {
    group(table, "");
    return std::move(out_);
  }

 private:
  void group(const Node& table, const std::string& prefix) {
    for (const Entry& entry : table.table()->entries) {
      const std::string path = prefix.empty() ? entry.key : fmt::format("{}.{}", prefix, entry.key);
      const Table* inner = entry.node.table();
      if (inner && !inner->find("formula")) {
        group(entry.node, path);
      } else if (const Array* array = entry.node.array()) {
        list(entry, *array, path);
      } else if (auto read = formula(entry, path)) {
        out_.push_back(std::move(*read));
      }
    }
  }

  void list(const Entry& entry, const Array& array, const std::string& path) {
    Derive derive;
    derive.path = path;
    derive.span = entry.node.span;
    derive.key_span = entry.key_span;
    derive.formula = "a list";
    for (const Node& item : array.items) {
      if (!item.table() || item.table()->entries.empty()) {
        diagnostics_
            .error(Code::wrong_type, item.span,
                   fmt::format("\"{}\" takes a list of records, not {}", path, item.type_name()))
            .hint("write records of formulas: { kind = \"'births'\", n = \"births\" }");
        continue;
      }
      std::vector<Derive> record;
      for (const Entry& column : item.table()->entries) {
        if (auto read = formula(column, column.key)) record.push_back(std::move(*read));
      }
      if (!record.empty()) derive.records.push_back(std::move(record));
    }
    if (!derive.records.empty()) out_.push_back(std::move(derive));
  }

  std::optional<Derive> formula(const Entry& entry, const std::string& path) {
    Derive derive;
    derive.path = path;
    derive.key_span = entry.key_span;
    const bool national = path.starts_with("national.");
    const std::string name = national ? path.substr(std::string_view("national.").size()) : path;
    if (!check_path(name, entry.key_span, diagnostics_)) return std::nullopt;
    if (entry.node.table()) {
      TableReader reader(entry.node, fmt::format("the formula of \"{}\"", path), {"derive"}, data_schema(),
                         diagnostics_);
      reader.check_keys();
      const auto text = reader.text("formula");
      if (!text) return std::nullopt;
      derive.formula = *text;
      derive.span = reader.span("formula");
      derive.unit = reader.text("unit").value_or("");
      derive.note = reader.text("note").value_or("");
      if (const auto decimals = reader.integer("decimals")) {
        if (*decimals < 0 || *decimals > 6) {
          reader.bad_value("decimals", "the number of decimals is 0 to 6").hint("1 is usual for percentages");
        } else {
          derive.decimals = static_cast<int>(*decimals);
        }
      }
    } else if (const std::string* text = entry.node.text()) {
      derive.formula = *text;
      derive.span = entry.node.span;
    } else {
      diagnostics_
          .error(Code::wrong_type, entry.node.span,
                 fmt::format("\"{}\" takes a formula in quotes, not {}", path, entry.node.type_name()))
          .hint(fmt::format("write {} = \"births - deaths\"", entry.key));
      return std::nullopt;
    }
    auto expression = expression_at(derive.formula, derive.span, sources_, diagnostics_);
    if (!expression) return std::nullopt;
    derive.expression = std::move(*expression);
    if (divides(derive.expression) && !derive.decimals && !yields_no_number(derive.expression)) {
      diagnostics_
          .error(Code::missing_key, derive.span,
                 fmt::format("the formula of \"{}\" divides: how many decimals are to be printed?", path))
          .hint(fmt::format("write {} = {{ formula = \"{}\", decimals = 1 }}", entry.key, derive.formula));
      return std::nullopt;
    }
    return derive;
  }

  static bool yields_no_number(const Expression& e) {
    constexpr auto yes_or_no =
        std::to_array<std::string_view>({"==", "!=", "<", "<=", ">", ">=", "and", "or", "not", "near"});
    const bool operation = e.kind == Expression::Kind::binary || e.kind == Expression::Kind::unary ||
                           e.kind == Expression::Kind::call;
    return operation && (std::find(yes_or_no.begin(), yes_or_no.end(), e.text) != yes_or_no.end() ||
                         e.text == "states" || e.text == "rank" || e.text == "ranked");
  }

  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  std::vector<Derive> out_;
};

}  // namespace

std::vector<Derive> read_derives(const Node& table, const SourceMap& sources, Diagnostics& diagnostics) {
  return DeriveReader(sources, diagnostics).read(table);
}

std::vector<Check> read_checks(const Array& checks, const SourceMap& sources, Diagnostics& diagnostics) {
  std::vector<Check> out;
  for (const Node& node : checks.items) {
    TableReader reader(node, "[[check]]", {"check"}, data_schema(), diagnostics);
    reader.check_keys();
    if (!node.table()) continue;
    const auto name = reader.text("name");
    const auto rule = reader.text("rule");
    const auto severity = reader.choice("severity");
    Decimal tolerance;
    if (const Entry* entry = reader.find("tolerance")) {
      if (const Decimal* number = entry->node.number(); number && *number >= Decimal(0)) {
        tolerance = *number;
      } else {
        reader.bad_value("tolerance", "a tolerance is a number from 0 on").hint("write tolerance = 0.5");
      }
    }
    if (!rule) continue;
    const Span literal = reader.span("rule");
    auto expression = expression_at(*rule, literal, sources, diagnostics);
    if (!expression) continue;
    if (!tolerance.is_zero() && !allow(*expression, tolerance)) {
      reader.bad_value("tolerance", "a tolerance is for == between numbers, which the rule doesn't have")
          .hint("write it into the rule: b <= a + 2");
    }
    out.push_back({name.value_or(*rule), *std::move(expression), literal,
                   severity == "warning" ? Severity::warning : Severity::error, tolerance});
  }
  return out;
}

std::vector<Suppression> read_suppressions(const Array& rules, Diagnostics& diagnostics) {
  std::vector<Suppression> out;
  for (const Node& node : rules.items) {
    TableReader reader(node, "[[suppress]]", {"suppress"}, data_schema(), diagnostics);
    reader.check_keys();
    if (!node.table()) continue;
    Suppression rule;
    rule.span = node.span;
    for (const Node& path : reader.names("paths")) rule.paths.emplace_back(*path.text(), path.span);
    const Entry* paths = reader.find("paths");
    if (paths && paths->node.array() && paths->node.array()->items.empty()) {
      reader.bad_value("paths", "this rule names no figures, so it would hide none")
          .hint("name them: paths = [\"births\"], or take the rule out");
    }
    rule.hides_zero = reader.choice("zero") == "hide";
    rule.note = reader.text("note").value_or("");
    const Entry* below = reader.find("below");
    const Decimal* limit = below ? below->node.number() : nullptr;
    if (below && (!limit || *limit <= Decimal(0))) {
      reader.bad_value("below", "figures are suppressed below a number above 0").hint("write below = 10");
    }
    if (!limit || rule.paths.empty()) continue;
    rule.below = *limit;
    out.push_back(std::move(rule));
  }
  return out;
}

std::vector<GuardOff> read_guards(const Node& table, Diagnostics& diagnostics) {
  std::vector<GuardOff> out;
  if (!table.table()) return out;
  for (const Entry& entry : table.table()->entries) {
    const auto guard =
        std::find_if(guards.begin(), guards.end(), [&](Code code) { return name_of(code) == entry.key; });
    if (guard == guards.end()) {
      std::vector<std::string> names;
      names.reserve(guards.size());
      for (const Code code : guards) names.emplace_back(name_of(code));
      const std::string near = did_you_mean(entry.key, names);
      diagnostics.error(Code::unknown_key, entry.key_span, fmt::format("there is no guard \"{}\"", entry.key))
          .hint(near.empty() ? fmt::format("the guards are {}", fmt::join(names, ", ")) : near);
      continue;
    }
    const std::string* reason = entry.node.text();
    if (!reason || reason->find_first_not_of(" \t\n") == std::string::npos) {
      diagnostics
          .error(Code::bad_value, entry.node.span,
                 fmt::format("the guard \"{}\" is turned off with a reason, in quotes", entry.key))
          .hint(fmt::format("write {} = \"why it doesn't apply here\"", entry.key));
      continue;
    }
    out.push_back({*guard, *reason, entry.key_span});
  }
  return out;
}

bool is_off(const std::vector<GuardOff>& off, Code guard) {
  return std::any_of(off.begin(), off.end(), [&](const GuardOff& one) { return one.guard == guard; });
}

std::string how_to_turn_off(Code guard) {
  return fmt::format(
      "if it is meant, turn this guard off in the data or the layout: under [guards], {} = \"why\"",
      name_of(guard));
}

std::vector<const Area*> read_expected(const Node& node, const Gazetteer& gazetteer,
                                       Diagnostics& diagnostics) {
  std::vector<const Area*> out;
  if (const std::string* text = node.text()) {
    const bool all = *text == "areas";
    const bool district = all || *text == "states and DC";
    const bool of_states = district || *text == "states";
    if (gazetteer.is_own() && of_states && !all) {
      diagnostics
          .error(Code::bad_value, node.span,
                 fmt::format("\"{}\" can't be expected of a data file with areas of its own", *text))
          .hint("write \"areas\" for all of its list, or a list of codes");
      return out;
    }
    if (of_states) {
      for (const Area& area : gazetteer.areas()) {
        if (all || area.type == "state" || (district && area.code == "DC")) out.push_back(&area);
      }
      return out;
    }
  }
  const Array* array = node.array();
  if (!array) {
    diagnostics.error(Code::bad_value, node.span, "\"expect\" names no set of states")
        .hint("write \"states\", \"states and DC\" or \"areas\", or a list such as [\"IL\", \"WI\"]");
    return out;
  }
  for (const Node& item : array->items) {
    const std::string* name = item.text();
    const Area* area = name ? gazetteer.find(*name) : nullptr;
    if (area) {
      out.push_back(area);
    } else if (name) {
      gazetteer.report_unknown(
          *name, item.span,
          gazetteer.is_own() ? "this is not in the list of areas" : "this is no state or area", diagnostics);
    } else {
      diagnostics.error(Code::unknown_state, item.span, "this is no state or area")
          .hint(gazetteer.is_own() ? "write a code in quotes" : "write a postal code in quotes");
    }
  }
  return out;
}

}  // namespace factsheet::data
