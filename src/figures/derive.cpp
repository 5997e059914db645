#include "figures/derive.hpp"

#include "data/functions.hpp"

#include <algorithm>

#include "figures/states.hpp"
#include <fmt/format.h>

namespace factsheet::figures {

using data::Cell;
using data::Dataset;
using data::Decimal;
using data::Derive;
using data::Field;
using data::Group;
using data::Status;

namespace {

constexpr std::string_view national = "national.";

bool is_national(const Derive& derive) {
  return derive.path.starts_with(national);
}

void each_path_of(const Derive& derive, const std::function<void(const data::Expression&)>& each) {
  if (derive.records.empty()) data::each_path_of(derive.expression, each);
  for (const auto& record : derive.records) {
    for (const Derive& column : record) data::each_path_of(column.expression, each);
  }
}

// Whether a formula that reads `path` reads what `derive` makes.
bool makes(const Derive& derive, std::string_view path) {
  return path == derive.path ||
         (path.starts_with(derive.path) && path.substr(derive.path.size()).starts_with('.'));
}

// Formulas in an order in which each comes after those that it reads.
class Order {
 public:
  Order(const std::vector<Derive>& derives, Diagnostics& diagnostics)
      : derives_(derives), diagnostics_(diagnostics), marks_(derives.size(), Mark::none) {}

  std::vector<std::size_t> take() {
    for (std::size_t i = 0; i < derives_.size(); ++i) visit(i);
    return std::move(order_);
  }

 private:
  enum class Mark { none, open, done };

  bool visit(std::size_t index) {
    if (marks_[index] == Mark::done) return true;
    if (marks_[index] == Mark::open) return false;
    marks_[index] = Mark::open;
    open_.push_back(index);
    bool good = true;
    each_path_of(derives_[index], [&](const data::Expression& path) {
      for (std::size_t other = 0; other < derives_.size() && good; ++other) {
        if (makes(derives_[other], path.text) && !visit(other)) {
          if (marks_[other] == Mark::open) report(other);
          good = false;
        }
      }
    });
    open_.pop_back();
    marks_[index] = Mark::done;
    if (good) order_.push_back(index);
    return good;
  }

  void report(std::size_t first) {
    const auto begin = std::find(open_.begin(), open_.end(), first);
    std::string chain;
    for (auto at = begin; at != open_.end(); ++at) chain += derives_[*at].path + " needs ";
    chain += derives_[first].path;
    Diagnostic& diagnostic =
        diagnostics_.error(Code::derive_cycle, derives_[first].span,
                           fmt::format("formulas need each other in a circle: {}", chain));
    for (auto at = begin; at != open_.end(); ++at) {
      if (*at != first) diagnostic.label(derives_[*at].span, fmt::format("\"{}\"", derives_[*at].path));
    }
    diagnostic.hint("give one of them as a figure");
  }

  const std::vector<Derive>& derives_;
  Diagnostics& diagnostics_;
  std::vector<Mark> marks_;
  std::vector<std::size_t> open_;
  std::vector<std::size_t> order_;
};

class Deriver {
 public:
  Deriver(Dataset& dataset, Diagnostics& diagnostics)
      : dataset_(dataset), diagnostics_(diagnostics), states_(dataset) {}

  void run() {
    // Vectors that grow by themselves take up to twice what they hold, which counts for areas by the
    // thousand.
    for (data::StateData& state : dataset_.states)
      state.fields.fields.reserve(state.fields.fields.size() + dataset_.derives.size());
    for (const std::size_t index : Order(dataset_.derives, diagnostics_).take()) {
      const Derive& derive = dataset_.derives[index];
      index_ = static_cast<int>(index);
      if (is_national(derive)) {
        const data::StateData nobody;
        const data::Lookup lookup(dataset_, nobody);
        put(dataset_.national, derive.path.substr(national.size()), derive, lookup, diagnostics_);
        continue;
      }
      for (std::size_t i = 0; i < dataset_.states.size(); ++i) {
        data::StateData& state = dataset_.states[i];
        put(state.fields, derive.path, derive, states_.lookups()[i], state.findings);
      }
      dataset_.holders.forget();
    }
  }

 private:
  void put(Group& group, std::string_view path, const Derive& derive, const data::Lookup& lookup,
           Diagnostics& findings) {
    Field field =
        derive.records.empty()
            ? Field{cell(derive, {lookup, nullptr, nullptr, &states_, {}}, findings), derive.key_span}
            : rows(derive, lookup, findings);
    const Field* there = data::find_path(group, path);
    if (put_path(group, path, std::move(field))) return;
    Diagnostic& diagnostic = findings.error(Code::repeated_key, derive.key_span,
                                            fmt::format("\"{}\" is given and derived, too", derive.path));
    if (there) diagnostic.label(there->key_span, "given here");
    diagnostic.hint("give the formula a name of its own");
  }

  Field rows(const Derive& derive, const data::Lookup& lookup, Diagnostics& findings) {
    data::Rows rows;
    rows.span = derive.span;
    rows.records.resize(derive.records.size());
    // Column by column, so that a share of the column finds all of it.
    for (std::size_t i = 0; i < derive.records.size(); ++i)
      rows.records[i].span = derive.records[i].front().span;
    std::size_t most = 0;
    for (const auto& record : derive.records) most = std::max(most, record.size());
    for (std::size_t column = 0; column < most; ++column) {
      for (std::size_t i = 0; i < derive.records.size(); ++i) {
        if (column >= derive.records[i].size()) continue;
        const Derive& part = derive.records[i][column];
        Cell made = cell(part, {lookup, &rows.records[i], &rows, &states_, {}}, findings);
        rows.records[i].fields.emplace_back(part.path, Field{std::move(made), part.key_span});
      }
    }
    return Field{std::move(rows), derive.key_span};
  }

  Cell cell(const Derive& derive, const Scope& scope, Diagnostics& findings) {
    Cell cell;
    cell.span = derive.span;
    cell.key_span = derive.key_span;
    cell.unit = derive.unit;
    cell.note = derive.note;
    cell.vintage = dataset_.vintage;
    cell.derive = index_;
    const Outcome outcome = evaluate(derive.expression, scope, findings);
    if (!outcome.value) {
      cell.value = data::Absent{};
      cell.status = Status::faulty;
      return cell;
    }
    struct ToCell {
      Cell& cell;
      const Derive& derive;
      void operator()(const Decimal& number) const {
        data::Number made{number, {}, false};
        if (derive.decimals) made.precision = data::Precision{Decimal(1, *derive.decimals), ""};
        cell.value = made;
      }
      void operator()(const Missing& missing) const {
        cell.value = data::Absent{};
        cell.status = missing.status;
      }
      void operator()(const std::string& text) const { cell.value = text; }
      void operator()(const data::Date& date) const { cell.value = date; }
      void operator()(bool flag) const { cell.value = flag; }
    };
    std::visit(ToCell{cell, derive}, *outcome.value);
    if (!keeps_precision(derive, outcome, cell, findings)) {
      cell.value = data::Absent{};
      cell.status = Status::faulty;
    }
    if (outcome.unreliable && !cell.absent()) cell.status = Status::unreliable;
    return cell;
  }

  // No formula makes a figure more exact than those it reads.
  static bool keeps_precision(const Derive& derive, const Outcome& outcome, Cell& cell,
                              Diagnostics& findings) {
    auto* number = std::get_if<data::Number>(&cell.value);
    if (!number) return true;
    if (outcome.bound) {
      findings
          .error(Code::false_precision, outcome.bound->span,
                 fmt::format(
                     "{} was published as \"more than\" a number: nothing exact can be worked out from it",
                     to_string(*outcome.bound)))
          .hint("print it as it was published, or compare with it only");
      return false;
    }
    if (!number->precision && outcome.coarsest) number->precision = outcome.coarsest;
    constexpr int most_decimals = 6;
    if (number->precision || number->value.reduced().scale() <= most_decimals) return true;
    findings
        .error(Code::missing_key, derive.span,
               fmt::format("\"{}\" comes to {}: how many decimals are to be printed?", derive.path,
                           number->value.to_string()))
        .hint(fmt::format("write {{ formula = \"{}\", decimals = 1 }}", derive.formula));
    return false;
  }

  Dataset& dataset_;
  Diagnostics& diagnostics_;
  States states_;
  int index_ = -1;
};

}  // namespace

void derive(Dataset& dataset, Diagnostics& diagnostics) {
  for (const Derive& each : dataset.derives) {
    each_path_of(each, [&](const data::Expression& path) { dataset.read_by_formulas.insert(path.text); });
  }
  if (!dataset.derives.empty()) Deriver(dataset, diagnostics).run();
}

}  // namespace factsheet::figures
