#include "figures/linear_form.hpp"

#include "data/functions.hpp"

namespace factsheet::figures {

using data::Decimal;
using data::Expression;

namespace {

using Kind = Expression::Kind;

Factor factor_of(Decimal number) {
  return {Residue(number), number.to_double()};
}

const Factor one = {Residue(std::uint64_t{1}), 1};
const Factor minus_one = {Residue() - Residue(std::uint64_t{1}), -1};

LinearForm sum_of(const std::vector<int>& cells) {
  LinearForm form;
  for (const int cell : cells) form.terms.emplace(cell, one);
  return form;
}

}  // namespace

void LinearForm::add(const LinearForm& other, const Factor& factor) {
  const auto put = [&](Factor& to, const Factor& from) {
    to.exact = to.exact + factor.exact * from.exact;
    to.about += factor.about * from.about;
  };
  for (const auto& [cell, from] : other.terms) {
    put(terms[cell], from);
    if (terms[cell].exact.is_zero()) terms.erase(cell);
  }
  put(constant, other.constant);
}

std::pair<const data::Derive*, Place> formula_of(const data::Dataset& dataset, const CellTable& table,
                                                 const Entry& entry) {
  Place place{entry.state, nullptr, -1};
  if (entry.cell->derive < 0) return {nullptr, place};
  const data::Derive& derive = dataset.derives[static_cast<std::size_t>(entry.cell->derive)];
  if (entry.record < 0) return {&derive, place};
  place.list = table.find_list(entry.state, entry.list);
  place.record = entry.record;
  const std::string_view name = std::string_view(entry.path).substr(entry.list.size() + 1);
  for (const data::Derive& column : derive.records[static_cast<std::size_t>(entry.record)]) {
    if (column.path == name) return {&column, place};
  }
  return {nullptr, place};
}

FormReader::FormReader(const data::Dataset& dataset, const CellTable& table)
    : dataset_(dataset), table_(table), states_(dataset), of_nation_(dataset, nobody_) {}

std::optional<Value> FormReader::value(const Expression& expression, const Place& place) {
  const data::Lookup& lookup =
      place.state == nation ? of_nation_ : states_.lookups()[static_cast<std::size_t>(place.state)];
  const data::Group* row =
      place.list ? &place.list->rows->records[static_cast<std::size_t>(place.record)] : nullptr;
  Diagnostics quiet;  // what is wrong was said when the formula was worked out
  return evaluate(expression, {lookup, row, place.list ? place.list->rows : nullptr, &states_, {}}, quiet)
      .value;
}

int FormReader::cell_at(std::string_view path, const Place& place) const {
  if (place.list) {
    const std::vector<int>* column = place.list->column(path);
    const int cell = column ? (*column)[static_cast<std::size_t>(place.record)] : -1;
    if (cell >= 0) return cell;
  }
  return table_.find(place.state, path);
}

// The figures that total(path), total(path, by), median(path, 'states') read.
std::vector<int> FormReader::over_states(const Expression& call, const Place& place) {
  std::string_view who = "all";
  const Expression* by = nullptr;
  for (std::size_t i = 1; i < call.operands.size(); ++i) {
    if (call.operands[i].kind == Kind::text) who = call.operands[i].text;
    if (call.operands[i].kind == Kind::path) by = &call.operands[i];
  }
  const std::optional<Value> mine = by ? value(*by, place) : std::nullopt;
  std::vector<int> out;
  for (std::size_t i = 0; i < dataset_.states.size(); ++i) {
    const Place other{static_cast<int>(i), nullptr, -1};
    if (!counts_among(*dataset_.states[i].area, who) || (by && value(*by, other) != mine)) continue;
    const int cell = table_.find(other.state, call.operands.front().text);
    if (cell >= 0) out.push_back(cell);
  }
  return out;
}

std::optional<LinearForm> FormReader::form(const Expression& e, const Place& place) {
  switch (e.kind) {
    case Kind::number: {
      LinearForm form;
      form.constant = factor_of(e.number);
      return form;
    }
    case Kind::path: {
      const int cell = cell_at(e.text, place);
      if (cell < 0) return constant(e, place);
      return sum_of({cell});
    }
    case Kind::call:
      return call(e, place);
    case Kind::unary: {
      const auto operand = e.text == "-" ? form(e.operands.front(), place) : std::nullopt;
      if (!operand) return std::nullopt;
      LinearForm negated;
      negated.add(*operand, minus_one);
      return negated;
    }
    case Kind::binary:
      return arithmetic(e, place);
    case Kind::text:
      break;
  }
  return std::nullopt;
}

std::optional<LinearForm> FormReader::call(const Expression& e, const Place& place) {
  const Expression& first = e.operands.front();
  if (e.text == "sum") {
    const std::vector<int> column = table_.find_column(place.state, first.text);
    if (!column.empty()) return sum_of(column);
  }
  if (e.text == "total") return sum_of(over_states(e, place));
  if (e.text == "if") {
    const auto condition = value(first, place);
    if (!condition || !std::holds_alternative<bool>(*condition)) return std::nullopt;
    return form(e.operands[std::get<bool>(*condition) ? 1 : 2], place);
  }
  return constant(e, place);
}

std::optional<LinearForm> FormReader::arithmetic(const Expression& e, const Place& place) {
  if (e.text != "+" && e.text != "-" && e.text != "*" && e.text != "/") return std::nullopt;
  auto left = form(e.operands[0], place);
  auto right = form(e.operands[1], place);
  if (!left || !right) return std::nullopt;
  if (e.text == "+" || e.text == "-") {
    left->add(*right, e.text == "+" ? one : minus_one);
    return left;
  }
  if (e.text == "/") {
    if (!right->terms.empty() || right->constant.exact.is_zero()) return std::nullopt;
    right->constant = {right->constant.exact.inverse(), 1 / right->constant.about};
  }
  if (!right->terms.empty()) std::swap(left, right);
  if (!right->terms.empty()) return std::nullopt;
  LinearForm out;
  out.add(*left, right->constant);
  return out;
}

// What doesn't change with any figure that could be hidden: how many records there are, figures of the
// edition before.
std::optional<LinearForm> FormReader::constant(const Expression& e, const Place& place) {
  if (!inputs(e, place).empty()) return std::nullopt;
  const auto outcome = value(e, place);
  const Decimal* number = outcome ? std::get_if<Decimal>(&*outcome) : nullptr;
  if (!number) return std::nullopt;
  LinearForm form;
  form.constant = factor_of(*number);
  return form;
}

std::set<int> FormReader::inputs(const Expression& expression, const Place& place) {
  std::set<int> out;
  add_inputs(expression, place, out);
  return out;
}

void FormReader::add_inputs(const Expression& e, const Place& place, std::set<int>& out) {
  if (e.kind == Kind::path) {
    const int cell = cell_at(e.text, place);
    if (cell >= 0) out.insert(cell);
    return;
  }
  if (e.kind == Kind::binary && (e.text == "and" || e.text == "or")) {
    // The right side isn't read where the left decides.
    add_inputs(e.operands[0], place, out);
    if (value(e.operands[0], place) != Value(e.text == "or")) add_inputs(e.operands[1], place, out);
    return;
  }
  if (e.kind != Kind::call) {
    for (const Expression& operand : e.operands) add_inputs(operand, place, out);
    return;
  }
  const Expression& first = e.operands.front();
  const auto add = [&](const std::vector<int>& cells) { out.insert(cells.begin(), cells.end()); };
  if (e.text == "known" || e.text == "status" || e.text == "has" || e.text == "count" || e.text == "absent" ||
      e.text == "ranked") {
    // These say whether there is a figure, which a reader sees anyway, and nothing of its size.
  } else if (e.text == "sum") {
    add(table_.find_column(place.state, first.text));
  } else if (e.text == "percent_of_rows") {
    const std::vector<int>* column = place.list ? place.list->column(first.text) : nullptr;
    if (!column) return;
    for (const int cell : *column) {
      if (cell >= 0) out.insert(cell);
    }
  } else if (e.text == "rank") {
    // Hidden figures of other states aren't counted, so a rank is there without them and says nothing of
    // them.
    const int own = table_.find(place.state, first.text);
    if (own >= 0) out.insert(own);
  } else if (e.text == "states") {
    const std::string_view who = e.operands.size() > 1 ? std::string_view(e.operands[1].text) : "all";
    for (std::size_t i = 0; i < dataset_.states.size(); ++i) {
      if (!counts_among(*dataset_.states[i].area, who)) continue;
      add_inputs(first, {static_cast<int>(i), nullptr, -1}, out);
    }
  } else if (data::find_function(e.text)->over_states) {
    add(over_states(e, place));
  } else if (e.text == "if") {
    add_inputs(first, place, out);
    const auto condition = value(first, place);
    const bool* holds = condition ? std::get_if<bool>(&*condition) : nullptr;
    if (!holds || *holds) add_inputs(e.operands[1], place, out);
    if (!holds || !*holds) add_inputs(e.operands[2], place, out);
  } else {
    for (const Expression& operand : e.operands) add_inputs(operand, place, out);
  }
}

}  // namespace factsheet::figures
