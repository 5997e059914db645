#include "figures/equations.hpp"

#include <algorithm>
#include <map>

#include "figures/guess_siblings.hpp"
#include "figures/guesses.hpp"
#include "figures/linear_form.hpp"
#include <fmt/format.h>

namespace factsheet::figures {

using data::Decimal;
using data::Expression;

namespace {

using Kind = Expression::Kind;

// Numbers that no data file brings about, so that a relation that isn't linear is as good as independent of
// all others. The same on each run (SplitMix64).
Residue stand_in(std::size_t equation, int cell) {
  std::uint64_t z =
      (equation + 1) * 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(cell) * 0xD1B54A32D192ED03U;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return Residue((z ^ (z >> 31U)) | 1U);
}

// The figure whose sign differs from that of all others.
int total_of(const std::vector<Equation::Term>& terms) {
  if (terms.size() < 3) return -1;
  const auto above =
      std::count_if(terms.begin(), terms.end(), [](const auto& term) { return term.about > 0; });
  if (above != 1 && above != static_cast<std::ptrdiff_t>(terms.size()) - 1) return -1;
  return std::find_if(terms.begin(), terms.end(),
                      [&](const auto& term) { return (term.about > 0) == (above == 1); })
      ->cell;
}

class EquationReader {
 public:
  EquationReader(const data::Dataset& dataset, const CellTable& table)
      : dataset_(dataset), table_(table), reader_(dataset, table) {}

  std::vector<Equation> read(const std::vector<Relation>& relations) {
    const int states = static_cast<int>(dataset_.states.size());
    for (const data::Check& check : dataset_.checks) {
      for (int state = 0; state < states; ++state) holds(check.rule, {state, nullptr, -1}, check);
    }
    for (std::size_t cell = 0; cell < table_.all().size(); ++cell) define(static_cast<int>(cell));
    for (const Relation& relation : relations) {
      for (int state = 0; state < states; ++state) adds_up(relation, state);
    }
    for (const Sum& sum : guess_sums(dataset_, table_)) adds_up(sum.parts, sum.total, sum.text);
    for (const Sum& sum : guess_sibling_sums(dataset_, table_)) adds_up(sum.parts, sum.total, sum.text);
    for (const Shares& shares : guess_shares(table_)) add_shares(shares);
    return std::move(out_);
  }

 private:
  // What must be true for a rule to hold, given what else is seen.
  void holds(const Expression& e, const Place& place, const data::Check& check) {
    if (e.kind == Kind::binary && e.text == "and") {
      for (const Expression& operand : e.operands) holds(operand, place, check);
    } else if (e.kind == Kind::binary && e.text == "or") {
      if (reader_.value(e.operands[0], place) == Value(false)) holds(e.operands[1], place, check);
      if (reader_.value(e.operands[1], place) == Value(false)) holds(e.operands[0], place, check);
    } else if (e.kind == Kind::call && e.text == "if") {
      const auto condition = reader_.value(e.operands[0], place);
      if (condition == Value(true)) holds(e.operands[1], place, check);
      if (condition == Value(false)) holds(e.operands[2], place, check);
    } else if ((e.kind == Kind::binary && e.text == "==") || (e.kind == Kind::call && e.text == "near")) {
      equal(e.operands[0], e.operands[1], place, check.span, to_string(e));
    } else if (e.kind == Kind::binary && (e.text == "<" || e.text == "<=")) {
      pinned(e.operands[0], e.operands[1], place, check);
    } else if (e.kind == Kind::binary && (e.text == ">" || e.text == ">=")) {
      pinned(e.operands[1], e.operands[0], place, check);
    }
  }

  // "abs(a + b - c) < 1" ties figures as an equality does.
  void pinned(const Expression& small, const Expression& limit, const Place& place,
              const data::Check& check) {
    const Expression* inside = small.kind == Kind::call && small.text == "abs" ? &small.operands[0] : nullptr;
    if (!inside || limit.kind != Kind::number) return;
    const auto form = reader_.form(*inside, place);
    if (form) put(*form, check.span, to_string(small));
  }

  void equal(const Expression& left, const Expression& right, const Place& place, Span span,
             const std::string& text) {
    const auto sides = std::pair(reader_.form(left, place), reader_.form(right, place));
    if (sides.first && sides.second) {
      LinearForm difference = *sides.first;
      difference.add(*sides.second, {Residue() - Residue(std::uint64_t{1}), -1});
      put(difference, span, text);
      return;
    }
    for (const Expression* side : {&left, &right}) {
      const auto value = reader_.value(*side, place);
      if (value && !std::holds_alternative<Decimal>(*value) && !std::holds_alternative<Missing>(*value))
        return;
    }
    std::set<int> cells = reader_.inputs(left, place);
    cells.merge(reader_.inputs(right, place));
    put_unlinear(cells, span, text);
  }

  void define(int cell) {
    const Entry& entry = table_.all()[static_cast<std::size_t>(cell)];
    const auto [derive, place] = formula_of(dataset_, table_, entry);
    if (!derive) return;
    const std::string text = fmt::format("{} = {}", entry.full_path(), derive->formula);
    if (auto form = reader_.form(derive->expression, place)) {
      form->add({{{cell, {Residue(std::uint64_t{1}), 1}}}, {}}, {Residue() - Residue(std::uint64_t{1}), -1});
      put(*form, derive->span, text, cell);
      return;
    }
    std::set<int> cells = reader_.inputs(derive->expression, place);
    if (cells.empty()) return;
    cells.insert(cell);
    put_unlinear(cells, derive->span, text);
  }

  void adds_up(const Relation& relation, int state) {
    const data::Lookup lookup(dataset_, dataset_.states[static_cast<std::size_t>(state)]);
    for (const PrintedSum& sum : sums_of(relation, lookup)) {
      const int total = index_of(sum.total);
      std::vector<int> parts;
      for (const data::Cell* part : sum.parts) parts.push_back(index_of(part));
      std::erase(parts, -1);  // a text is no figure
      if (total >= 0 && !parts.empty()) adds_up(parts, total, sum.text);
    }
  }

  int index_of(const data::Cell* cell) {
    if (index_.empty()) {
      for (std::size_t i = 0; i < table_.all().size(); ++i)
        index_.emplace(table_.all()[i].cell, static_cast<int>(i));
    }
    const auto found = index_.find(cell);
    return found == index_.end() ? -1 : found->second;
  }

  void adds_up(const std::vector<int>& parts, int total, const std::string& text) {
    LinearForm form;
    const Residue one(std::uint64_t{1});
    for (const int part : parts) form.add({{{part, {one, 1}}}, {}}, {one, 1});
    form.add({{{total, {one, 1}}}, {}}, {Residue() - one, -1});
    put(form, table_.all()[static_cast<std::size_t>(total)].cell->span, text, total);
  }

  void add_shares(const Shares& shares) {
    LinearForm hundred;
    for (std::size_t i = 0; i < shares.parts.size(); ++i) {
      const Span span = table_.all()[static_cast<std::size_t>(shares.shares[i])].cell->span;
      // One factor for all records: it is 100 of the column's sum, whatever that is.
      Equation equation;
      equation.terms = {{shares.parts[i], stand_in(0, 0), 0},
                        {shares.shares[i], Residue(std::uint64_t{1}), 0}};
      equation.linear = false;
      equation.span = span;
      equation.text = shares.text;
      std::sort(equation.terms.begin(), equation.terms.end(),
                [](const auto& a, const auto& b) { return a.cell < b.cell; });
      out_.push_back(std::move(equation));
      hundred.terms.emplace(shares.shares[i], Factor{Residue(std::uint64_t{1}), 1});
    }
    put(hundred, table_.all()[static_cast<std::size_t>(shares.shares.front())].cell->span, shares.text);
  }

  void put(const LinearForm& form, Span span, const std::string& text, int total = -1) {
    if (form.terms.empty()) return;
    Equation equation;
    for (const auto& [cell, factor] : form.terms)
      equation.terms.push_back({cell, factor.exact, factor.about});
    equation.total = total >= 0 ? total : total_of(equation.terms);
    equation.span = span;
    equation.text = text;
    // The same may be said by a rule, a table and the figures themselves.
    std::vector<std::pair<int, std::uint64_t>> key;
    const Residue first = equation.terms.front().factor.inverse();
    for (const auto& term : equation.terms) key.emplace_back(term.cell, (term.factor * first).value());
    if (known_.insert(std::move(key)).second) out_.push_back(std::move(equation));
  }

  void put_unlinear(const std::set<int>& cells, Span span, const std::string& text) {
    if (cells.empty()) return;
    Equation equation;
    for (const int cell : cells) equation.terms.push_back({cell, stand_in(out_.size(), cell), 0});
    equation.linear = false;
    equation.span = span;
    equation.text = text;
    out_.push_back(std::move(equation));
  }

  const data::Dataset& dataset_;
  const CellTable& table_;
  std::unordered_map<const data::Cell*, int> index_;  // into the table; filled when it is first asked
  FormReader reader_;
  std::vector<Equation> out_;
  std::set<std::vector<std::pair<int, std::uint64_t>>> known_;
};

}  // namespace

std::vector<Equation> known_equations(const data::Dataset& dataset, const CellTable& table,
                                      const std::vector<Relation>& relations) {
  return EquationReader(dataset, table).read(relations);
}

std::vector<std::vector<int>> derived_from(const data::Dataset& dataset, const CellTable& table) {
  FormReader reader(dataset, table);
  std::vector<std::vector<int>> out(table.all().size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto [derive, place] = formula_of(dataset, table, table.all()[i]);
    if (!derive) continue;
    const auto inputs = reader.inputs(derive->expression, place);
    out[i].assign(inputs.begin(), inputs.end());
  }
  return out;
}

}  // namespace factsheet::figures
