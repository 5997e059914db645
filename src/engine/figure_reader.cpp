#include "engine/figure_reader.hpp"

#include "data/functions.hpp"
#include "engine/across.hpp"

#include <algorithm>

#include "figures/column.hpp"
#include "figures/evaluate.hpp"
#include <fmt/format.h>

namespace factsheet::engine {

using data::Cell;
using data::Expression;
using data::Group;
using data::Rows;

namespace {

constexpr std::string_view previous = "previous.";

std::string_view type_of(const Cell& cell) {
  struct Name {
    std::string_view operator()(const data::Number&) const { return "number"; }
    std::string_view operator()(const std::string&) const { return "text"; }
    std::string_view operator()(const data::Date&) const { return "date"; }
    std::string_view operator()(bool) const { return "true or false"; }
    std::string_view operator()(const data::Absent&) const { return "none"; }
  };
  return std::visit(Name{}, cell.value);
}

std::string records(std::size_t count) {
  return fmt::format("{} record{}", count, count == 1 ? "" : "s");
}

// The record that stands between the brackets, by number or by one of its texts.
std::optional<std::size_t> record_of(const Rows& rows, std::string_view name) {
  const auto number = data::Decimal::parse(name);
  const auto count = static_cast<std::int64_t>(rows.records.size());
  if (number && number->is_integer() && *number >= data::Decimal(1) && *number <= data::Decimal(count)) {
    return static_cast<std::size_t>(number->reduced().units()) - 1;
  }
  for (std::size_t i = 0; i < rows.records.size(); ++i) {
    for (const auto& [key, field] : rows.records[i].fields) {
      const Cell* cell = field.cell();
      if (cell && cell->text() && *cell->text() == name) return i;
    }
  }
  return std::nullopt;
}

}  // namespace

/// What a path leads to.
struct FigureReader::Found {
  std::string path;  ///< with the record's number
  const data::Field* field = nullptr;
  const Rows* rows = nullptr;  ///< the list that it is of; null: none
  std::string list;            ///< its path
  std::size_t record = 0;
  std::string name;  ///< inside the record
};

FigureReader::FigureReader(const data::Dataset& dataset, const data::StateData& state,
                           const SourceMap& sources, const HiddenLines& hidden, std::string prefix)
    : dataset_(dataset),
      sources_(sources),
      hidden_(hidden),
      prefix_(std::move(prefix)),
      lookup_(dataset, state) {}

FigureReader* FigureReader::before() {
  if (!before_ && dataset_.previous) {
    const data::Area* area = lookup_.state().area;
    const data::StateData* state = area ? dataset_.previous->find(*area) : nullptr;
    before_ = std::make_unique<FigureReader>(*dataset_.previous, state ? *state : nobody_, sources_, hidden_,
                                             prefix_ + std::string(previous));
  }
  return before_.get();
}

std::optional<FigureReader::Found> FigureReader::find(std::string_view path) const {
  Found found;
  const std::size_t open = path.find('[');
  if (open == std::string_view::npos) {
    found.path = path;
    found.field = lookup_.find(path);
    if (!found.field || found.field->group()) return std::nullopt;
    return found;
  }
  const std::size_t close = path.find("].", open);
  if (close == std::string_view::npos) return std::nullopt;
  found.list = path.substr(0, open);
  const data::Field* list = lookup_.find(found.list);
  found.rows = list ? list->rows() : nullptr;
  if (!found.rows) return std::nullopt;
  const auto record = record_of(*found.rows, path.substr(open + 1, close - open - 1));
  if (!record) return std::nullopt;
  found.record = *record;
  found.name = path.substr(close + 2);
  found.path = fmt::format("{}[{}].{}", found.list, *record + 1, found.name);
  found.field = data::find_path(found.rows->records[*record], found.name);
  if (!found.field || found.field->group()) return std::nullopt;
  return found;
}

std::optional<Figure> FigureReader::read(std::string_view path) {
  if (path.starts_with(previous)) {
    FigureReader* reader = before();
    return reader ? reader->read(path.substr(previous.size())) : std::nullopt;
  }
  const auto found = find(path);
  if (!found) return std::nullopt;
  Seen seen{prefix_ + found->path};
  return describe(*found, seen);
}

std::vector<std::string> FigureReader::paths() const {
  std::vector<std::string> all;
  for (const std::string& path : lookup_.paths()) {
    all.push_back(path);
    const data::Field* field = lookup_.find(path);
    const Rows* rows = field ? field->rows() : nullptr;
    if (!rows) continue;
    for (std::size_t i = 0; i < rows->records.size(); ++i) {
      data::each_path(rows->records[i], fmt::format("{}[{}]", path, i + 1),
                      [&](const std::string& inner, const data::Field&) { all.push_back(inner); });
    }
  }
  return all;
}

Figure FigureReader::describe(const Found& found, Seen& seen) {
  Figure figure;
  figure.path = prefix_ + found.path;
  if (const Cell* cell = found.field->cell()) {
    describe(*cell, found, figure, seen);
  } else if (const Rows* rows = found.field->rows()) {
    figure.type = "list";
    figure.value = records(rows->records.size());
    figure.place = place_of(rows->span, sources_, hidden_);
  }
  return figure;
}

void FigureReader::describe(const Cell& cell, const Found& found, Figure& figure, Seen& seen) {
  figure.type = type_of(cell);
  figure.value = exact_text(cell);
  figure.status = name_of(cell.status);
  figure.precision = precision_text(cell);
  figure.at_least = cell.number() && cell.number()->at_least;
  figure.unit = cell.unit;
  figure.note = cell.note;
  figure.vintage = cell.vintage;
  figure.place = place_of(cell.span, sources_, hidden_);
  // Of a table of all states the whole line would hide the field.
  if (!cell.written.empty()) {
    figure.place.text = cell.status == data::Status::suppressed ? std::string() : cell.written;
  }
  const bool heading = found.path == "edition" || found.path == "as_of" || found.path == "source";
  if (!cell.source.empty()) {
    figure.source = cell.source;
  } else if (found.path.starts_with("state.")) {
    figure.source =
        dataset_.gazetteer->is_own() ? "the data file's list of areas" : "the program's own list of states";
  } else if (dataset_.source_note && cell.derive < 0 && !heading) {
    figure.source = exact_text(*dataset_.source_note);
    figure.source_of_file = true;
  }
  if (cell.derive >= 0) add_formula(cell, found, figure, seen);
}

void FigureReader::add_formula(const Cell& cell, const Found& found, Figure& figure, Seen& seen) {
  const data::Derive* derive = &dataset_.derives[static_cast<std::size_t>(cell.derive)];
  if (found.rows) {
    const auto& columns = derive->records[found.record];
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const data::Derive& part) { return part.path == found.name; });
    if (column == columns.end()) return;
    derive = &*column;
  }
  figure.formula = derive->formula;
  add_inputs(derive->expression, found, figure, seen);
}

void FigureReader::add_inputs(const Expression& e, const Found& of, Figure& figure, Seen& seen) {
  if (e.kind == Expression::Kind::path) {
    if (e.text == "true" || e.text == "false") return;
    const Group* row = of.rows ? &of.rows->records[of.record] : nullptr;
    const bool of_row = row && data::find_path(*row, e.text);
    add_path(of_row ? fmt::format("{}[{}].{}", of.list, of.record + 1, e.text) : e.text, figure, seen);
    return;
  }
  if (e.kind == Expression::Kind::call) {
    if (data::find_function(e.text)->over_states) return add_across(e, of, figure, seen);
    if (e.text == "sum" || e.text == "percent_of_rows") {
      return add_column(e.operands.front(), of, figure, seen);
    }
  }
  for (const Expression& operand : e.operands) add_inputs(operand, of, figure, seen);
}

void FigureReader::add_column(const Expression& argument, const Found& of, Figure& figure, Seen& seen) {
  std::string list = of.list;
  std::string name = argument.text;
  const Rows* rows = of.rows;
  if (!rows || !data::find_path(rows->records[of.record], name)) {
    const auto column = figures::find_column(lookup_, nullptr, argument.text);
    if (!column) return;
    rows = column->rows;
    list = column->rows_path;
    name = column->name;
  }
  for (std::size_t i = 0; i < rows->records.size(); ++i) {
    add_path(fmt::format("{}[{}].{}", list, i + 1, name), figure, seen);
  }
}

void FigureReader::add_across(const Expression& call, const Found& of, Figure& figure, Seen& seen) {
  const Expression& argument = call.operands.front();
  Reading reading;
  reading.across = read_across(call, dataset_, lookup_, sources_, hidden_);
  // A formula of the nation has no state whose own figure it could be.
  const bool has_own = argument.kind == Expression::Kind::path && !of.path.starts_with("national.");
  const auto own = has_own ? find(argument.text) : std::nullopt;
  if (own) {
    reading.repeated = !seen.insert(prefix_ + own->path).second;
    if (reading.repeated) {
      reading.figure.path = prefix_ + own->path;
      if (own->field->cell()) reading.figure.value = exact_text(*own->field->cell());
    } else {
      reading.figure = describe(*own, seen);
    }
  }
  figure.inputs.push_back(std::move(reading));
  // What a condition over all states reads, and what a total is told apart by.
  if (argument.kind != Expression::Kind::path) add_inputs(argument, of, figure, seen);
  for (std::size_t i = 1; i < call.operands.size(); ++i) add_inputs(call.operands[i], of, figure, seen);
}

void FigureReader::add_path(const std::string& path, Figure& figure, Seen& seen) {
  const bool of_before = path.starts_with(previous);
  FigureReader* reader = of_before ? before() : this;
  if (!reader) return;
  const auto found = reader->find(of_before ? std::string_view(path).substr(previous.size()) : path);
  if (!found) return;  // has(…) may ask for what isn't there
  const std::string whole = reader->prefix_ + found->path;
  const bool named = std::any_of(figure.inputs.begin(), figure.inputs.end(),
                                 [&](const Reading& other) { return other.figure.path == whole; });
  if (named) return;
  Reading reading;
  reading.repeated = !seen.insert(whole).second;
  if (!reading.repeated) {
    reading.figure = reader->describe(*found, seen);
  } else {
    reading.figure.path = whole;
    if (const Cell* cell = found->field->cell()) reading.figure.value = exact_text(*cell);
  }
  figure.inputs.push_back(std::move(reading));
}

}  // namespace factsheet::engine
