#include "data/dataset.hpp"

#include "base/suggest.hpp"
#include "data/figure.hpp"
#include "data/read_rules.hpp"
#include "data/read_states_csv.hpp"
#include "data/syntax_text.hpp"
#include "data/toml.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

// clang-format off
constexpr auto rows = std::to_array<SchemaRow>({
    {"data", "layout", KeyType::text, "", "The layout file, relative to this file. The command line may name another."},
    {"data", "edition", KeyType::integer, "", "The year or the name of the edition, as it is to be printed; a text such as \"2023-24\" will do too."},
    {"data", "as_of", KeyType::date, "", "The day that the figures stand for; a text will do too."},
    {"data", "source", KeyType::text, "", "Where the figures come from, as it is to be printed."},
    {"data", "sample", KeyType::boolean, "false", "true marks every page as SAMPLE DATA: the figures are made up."},
    {"data", "national", KeyType::table, "", "Figures of the whole country, under names of your own; the layout reads them as {national.name}."},
    {"data", "states", KeyType::table, "", "A table for each state, named by its postal code: [states.IL]. The layout reads its figures as {name}."},
    {"data", "vintage", KeyType::text, "", "Which issue of the figures this is, \"Vintage 2023\"; a sheet never mixes two."},
    {"data", "expires", KeyType::date, "", "The day after which these figures are stale and no sheet is built from them."},
    {"data", "previous", KeyType::text, "", "The data file of the edition before, relative to this file; formulas and checks read its figures as previous.name."},
    {"data", "expect", KeyType::text, "", "The states that must be there: \"states\", \"states and DC\", \"areas\" (all 56), or a list of postal codes."},
    {"data", "states_csv", KeyType::table, "", "A table of all states in a file of its own; see [states_csv]. A list of such tables will do too."},
    {"data", "derive", KeyType::table, "", "Figures that are worked out from others, a formula each; see [derive]."},
    {"data", "suppress", KeyType::list, "", "Which figures are too small to be printed; see [suppress]."},
    {"data", "guards", KeyType::table, "", "Guards that are turned off: the guard's name, and the reason why."},
    {"data", "check", KeyType::list, "", "Rules that the figures of each state must keep; see [check]."},
    {"cell", "value", KeyType::number, "", "The figure itself, or a text, a date, true or false."},
    {"cell", "precision", KeyType::text, "", "How coarsely the figure was published: \"0.1 million\", \"1 thousand\", \"100\". No format prints more digits."},
    {"cell", "at_least", KeyType::boolean, "false", "true if the figure was published as \"more than\" the value."},
    {"cell", "unit", KeyType::text, "", "What is counted or measured: \"percent\", \"dollars\"."},
    {"cell", "note", KeyType::text, "", "A remark on the figure, for those who keep the file."},
    {"cell", "source", KeyType::text, "", "Where this one figure comes from, if not from the file's source."},
    {"cell", "status", KeyType::choice, "reported", "Whether there is a figure; one that is suppressed, not available or not applicable has no value.", "reported|true zero|unreliable|suppressed|not available|not applicable"},
    {"cell", "vintage", KeyType::text, "", "Which issue of the figures this one is of, if not of the file's."},
    {"states_csv", "file", KeyType::text, "", "The table, relative to this file: CSV as a spreadsheet exports it, with a head.", {}, true},
    {"states_csv", "key", KeyType::text, "", "The column that says which state a record is of: by postal code, FIPS code or name.", {}, true},
    {"states_csv", "name", KeyType::text, "", "A second such column; each record is then held to name the same state twice."},
    {"states_csv", "where", KeyType::expression, "", "Which records are read: \"SUMLEV == '040'\", or { SUMLEV = \"040\", TYPE = [\"a\", \"b\"] }. Default: all."},
    {"states_csv", "national_where", KeyType::expression, "", "Which record holds the nation's figures; they become national.name."},
    {"states_csv", "columns", KeyType::table, "", "The figures: { births = \"BIRTHS2023\" }, a path and the column's name; { column = \"…\", unit = \"percent\" } says more. In a long table a list, one value for each column of `pivot.by`.", {}, true},
    {"states_csv", "texts", KeyType::table, "", "Columns that are read as texts: { region = \"REGION\" }."},
    {"states_csv", "marks", KeyType::table, "", "What the signs mean that stand where a figure should: { \"(D)\" = \"suppressed\", \"\" = \"not available\" }, or { status = \"…\", note = \"…\" }."},
    {"states_csv", "pivot", KeyType::table, "", "For a long table, with a record for each state and figure: { by = [\"measure\", \"year\"], value = \"value\" }."},
    {"states_csv", "delimiter", KeyType::choice, "auto", "What parts the fields.", "auto|comma|tab|semicolon|pipe"},
    {"states_csv", "head_row", KeyType::integer, "0", "The line of the head, where titles stand above it; 0: the first line that holds anything."},
    {"states_csv", "vintage", KeyType::text, "", "Which issue of the figures the table is."},
    {"states_csv", "source", KeyType::text, "", "Where the table comes from."},
    {"states_csv.column", "column", KeyType::text, "", "The column's name, or in a long table the list of values."},
    {"states_csv.column", "unit", KeyType::text, "", "\"percent\" or \"dollars\" allow the sign in the table."},
    {"states_csv.column", "precision", KeyType::text, "", "How coarsely the figures were published; see [cell]."},
    {"states_csv.column", "note", KeyType::text, "", "A remark on the figures."},
    {"states_csv.pivot", "by", KeyType::names, "", "The columns that say which figure a record holds.", {}, true},
    {"states_csv.pivot", "value", KeyType::text, "", "The column that holds it.", {}, true},
    {"derive", "formula", KeyType::expression, "", "What is worked out, \"births - deaths\"; a plain text in quotes will do where there is nothing else to say.", {}, true},
    {"derive", "decimals", KeyType::integer, "", "How many decimals may be printed, 0 to 6; must be given where the formula divides."},
    {"derive", "unit", KeyType::text, "", "What is counted or measured."},
    {"derive", "note", KeyType::text, "", "A remark on the figure; a table prints it as a note."},
    {"suppress", "paths", KeyType::names, "", "The figures that may be hidden, in every state: paths, columns of lists such as \"missing.rows.n\", the country's as \"national.name\".", {}, true},
    {"suppress", "below", KeyType::number, "", "Figures above 0 and below this are hidden, and as many others as it takes that none of them can be worked out from sums, rules of [check] and national figures.", {}, true},
    {"suppress", "zero", KeyType::choice, "show", "Whether a zero may be shown, or is hidden, too.", "show|hide"},
    {"suppress", "note", KeyType::text, "", "The note that a table prints for them."},
    {"check", "severity", KeyType::choice, "error", "Whether a rule that doesn't hold stops the sheet.", "error|warning"},
    {"check", "tolerance", KeyType::number, "", "How far the sides of == may lie apart, for figures that were rounded."},
    {"check", "name", KeyType::text, "", "What the rule says, in words; the message names it when the rule fails.", {}, true},
    {"check", "rule", KeyType::expression, "", "A comparison over paths: \"sum(missing.rows.n) == missing.total\".", {}, true},
});
// clang-format on

// Names that the lookup keeps for itself.
constexpr auto reserved =
    std::to_array<std::string_view>({"national", "state", "edition", "as_of", "source", "previous"});

bool is_name(std::string_view name) {
  if (name.empty() || name.front() == '-' || name.back() == '-') return false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t bytes = key_character_at(name, at);
    if (bytes == 0 || name[at] == '+') return false;
    at += bytes;
  }
  return true;
}

class Reader {
 public:
  Reader(const SourceMap& sources, Diagnostics& diagnostics, const Inputs& inputs)
      : sources_(sources), diagnostics_(diagnostics), inputs_(inputs) {}

  Dataset read(const Node& root) {
    Dataset dataset;
    dataset.source = root.span.source;
    TableReader reader(root, "a data file", {"data"}, rows, diagnostics_);
    reader.check_keys();
    if (root.table() == nullptr) return dataset;
    dataset.layout = reader.text("layout").value_or("");
    dataset.layout_span = reader.span("layout");
    if (reader.has("layout") && dataset.layout.empty() && reader.find("layout")->node.text() != nullptr) {
      reader.bad_value("layout", "the layout has no name")
          .hint("write the layout file's path, or leave the key out");
    }
    vintage_ = reader.text("vintage").value_or("");
    dataset.edition = heading_cell(reader, "edition", true);
    dataset.as_of = heading_cell(reader, "as_of", false);
    dataset.source_note = heading_cell(reader, "source", false);
    if (reader.boolean("sample") == true) dataset.sample_mark = "SAMPLE DATA";
    if (const Node* national = reader.table("national")) dataset.national = group(*national, false);
    if (const Node* states = reader.table("states")) read_states(*states->table(), dataset);
    dataset.vintage = vintage_;
    dataset.expires = reader.date("expires");
    dataset.expires_span = reader.span("expires");
    if (const Array* checks = reader.list("check"))
      dataset.checks = read_checks(*checks, sources_, diagnostics_);
    if (const Entry* tables = reader.find("states_csv")) {
      read_states_csv(tables->node, sources_, inputs_, dataset, diagnostics_);
    }
    if (const auto previous = reader.text("previous"); previous && inputs_.edition) {
      dataset.previous = inputs_.edition(*previous, reader.span("previous"));
    }
    if (const Node* derive = reader.table("derive")) {
      dataset.derives = read_derives(*derive, sources_, diagnostics_);
    }
    if (const Array* rules = reader.list("suppress")) {
      dataset.suppressions = read_suppressions(*rules, diagnostics_);
    }
    if (const Node* guards = reader.table("guards")) dataset.guards_off = read_guards(*guards, diagnostics_);
    if (const Entry* expect = reader.find("expect")) {
      dataset.expected = read_expected(expect->node, diagnostics_);
      dataset.expected_span = expect->node.span;
    }
    return dataset;
  }

 private:
  // `edition`, `as_of`, `source`: one value each, a number only where `number` allows it.
  std::optional<Cell> heading_cell(TableReader& reader, std::string_view key, bool number) {
    const Entry* entry = reader.find(key);
    if (entry == nullptr) return std::nullopt;
    heading_ = true;
    std::optional<Field> read = field(*entry, false);
    heading_ = false;
    if (!read) return std::nullopt;
    const Cell* cell = read->cell();
    const bool takes_date = key == "as_of";
    const bool fits = cell != nullptr && (cell->text() != nullptr || (number && cell->number() != nullptr) ||
                                          (takes_date && std::holds_alternative<Date>(cell->value)));
    if (fits) {
      Cell found = *cell;
      if (found.number() != nullptr) found.unit = "year";  // 2023, never 2,023
      return found;
    }
    diagnostics_
        .error(Code::wrong_type, entry->node.span,
               fmt::format("\"{}\" takes {}, not {}", key,
                           number       ? "a number or a text"
                           : takes_date ? "a date or a text"
                                        : "a text",
                           entry->node.type_name()))
        .hint(takes_date ? "write a date such as 2024-05-31" : "write it in quotes");
    return std::nullopt;
  }

  void read_states(const Table& table, Dataset& dataset) {
    for (const Entry& entry : table.entries) {
      const Area* area = find_area(entry.key);
      if (area == nullptr) {
        diagnostics_
            .error(Code::unknown_state, entry.key_span, fmt::format("\"{}\" is no state or area", entry.key))
            .hint(did_you_mean(entry.key, area_names()))
            .hint("write a postal code such as IL; the country's figures stand in [national]");
        continue;
      }
      const auto same = std::find_if(dataset.states.begin(), dataset.states.end(),
                                     [&](const StateData& other) { return *other.area == *area; });
      if (same != dataset.states.end()) {
        diagnostics_.error(Code::repeated_key, entry.key_span, fmt::format("{} is given twice", area->name))
            .label(same->key_span, "first given here")
            .hint("put its figures under one heading");
        continue;
      }
      if (entry.node.table() == nullptr) {
        diagnostics_
            .error(Code::wrong_type, entry.node.span,
                   fmt::format("[states.{}] takes a table of figures, not {}", entry.key,
                               entry.node.type_name()))
            .hint(fmt::format("head it with [states.{}] and write a name = figure on each line below",
                              area->code));
        continue;
      }
      dataset.states.push_back({area, group(entry.node, true), entry.key_span, {}});
    }
  }

  Group group(const Node& node, bool is_state) {
    Group to;
    to.span = node.span;
    to.fields.reserve(node.table()->entries.size());
    for (const Entry& entry : node.table()->entries) {
      if (is_state && std::find(reserved.begin(), reserved.end(), entry.key) != reserved.end()) {
        diagnostics_
            .error(Code::bad_value, entry.key_span,
                   fmt::format("\"{}\" can't be the name of a state's figure", entry.key))
            .hint(fmt::format("{{{}}} means something else in a layout: give it another name", entry.key));
        continue;
      }
      if (auto read = field(entry, true)) to.fields.emplace_back(entry.key, *std::move(read));
    }
    return to;
  }

  std::optional<Field> field(const Entry& entry, bool lists) {
    if (!is_name(entry.key)) {
      diagnostics_
          .error(Code::bad_value, entry.key_span,
                 fmt::format("\"{}\" can't be the name of a figure", entry.key))
          .hint("write letters, digits and _ in a name; a point parts a group from its figures");
      return std::nullopt;
    }
    const Node& node = entry.node;
    if (const Table* table = node.table()) {
      const bool is_cell = table->find("value") != nullptr || table->find("precision") != nullptr ||
                           table->find("at_least") != nullptr || table->find("status") != nullptr;
      if (!is_cell) return Field{group(node, false), entry.key_span};
      if (auto read = described_cell(entry)) return Field{*std::move(read), entry.key_span};
      return std::nullopt;
    }
    if (const Array* array = node.array()) return list(entry, *array, lists);
    if (auto read = plain_cell(node, entry.key_span)) return Field{*std::move(read), entry.key_span};
    return std::nullopt;
  }

  std::optional<Field> list(const Entry& entry, const Array& array, bool lists) {
    if (!lists || in_rows_) {
      diagnostics_
          .error(Code::wrong_type, entry.node.span, fmt::format("\"{}\" can't be a list here", entry.key))
          .hint(in_rows_ ? "a row holds single values; put the list under a name of its own"
                         : "write one value");
      return std::nullopt;
    }
    Rows to;
    to.span = entry.node.span;
    for (const Node& item : array.items) {
      if (item.table() == nullptr) {
        Diagnostic& diagnostic =
            diagnostics_.error(Code::wrong_type, item.span,
                               fmt::format("\"{}\" takes a list of tables, one for each row, not {}",
                                           entry.key, item.type_name()));
        diagnostic.hint("write rows such as { kind = \"other\", n = 133 }");
        hint_at_thousands(array, diagnostic);
        return std::nullopt;
      }
      in_rows_ = true;
      to.records.push_back(group(item, false));
      in_rows_ = false;
    }
    return Field{std::move(to), entry.key_span};
  }

  // [26,696] is a list of two to TOML.
  void hint_at_thousands(const Array& array, Diagnostic& diagnostic) {
    std::string digits;
    for (const Node& item : array.items) {
      const Decimal* number = item.number();
      const bool fits = number != nullptr && number->scale() == 0 && number->units() >= 0 &&
                        number->units() <= 999 &&
                        (digits.empty() || item.span.end_column - item.span.column == 3);
      if (!fits) return;
      digits += digits.empty() ? std::to_string(number->units()) : fmt::format("_{:03}", number->units());
    }
    if (array.items.size() > 1) {
      diagnostic.hint(fmt::format("if this is one number, write {}: TOML has no thousands commas", digits));
    }
  }

  std::optional<Cell> plain_cell(const Node& node, Span key_span) {
    Cell cell;
    cell.span = node.span;
    cell.key_span = key_span;
    cell.vintage = vintage_;
    if (const Decimal* number = node.number()) {
      cell.value = Number{*number, {}, false};
    } else if (const Date* date = node.date()) {
      cell.value = *date;
    } else if (const bool* flag = node.boolean()) {
      cell.value = *flag;
    } else if (const std::string* text = node.text()) {
      if (text->find_first_not_of(" \t\r\n") == std::string::npos) {
        diagnostics_.error(Code::bad_value, node.span, "this text is empty")
            .hint("leave the key out where there is nothing to say");
        return std::nullopt;
      }
      const auto hint = heading_ ? std::nullopt : figure_in_text(*text);
      if (hint) {
        diagnostics_
            .error(Code::wrong_type, node.span,
                   fmt::format("\"{}\" is a figure, but stands in quotes as a text", *text))
            .hint(*hint);
        return std::nullopt;
      }
      cell.value = *text;
    } else {
      diagnostics_.error(Code::wrong_type, node.span, fmt::format("a value can't be {}", node.type_name()))
          .hint("write a number, a text, a date, true or false");
      return std::nullopt;
    }
    return cell;
  }

  // { value = …, precision = …, … }
  std::optional<Cell> described_cell(const Entry& entry) {
    TableReader reader(entry.node, fmt::format("the value \"{}\"", entry.key), {"cell"}, rows, diagnostics_);
    reader.check_keys();
    const auto precision = reader.text("precision");
    const auto at_least = reader.boolean("at_least");
    const auto unit = reader.text("unit");
    const auto note = reader.text("note");
    const auto source = reader.text("source");
    const auto status = status_of(reader.choice("status").value_or("reported"));
    const auto vintage = reader.text("vintage");
    const Entry* value = reader.find("value");
    const bool withheld = status && *status >= Status::suppressed;
    if (withheld == (value != nullptr)) {
      diagnostics_
          .error(withheld ? Code::bad_value : Code::missing_key, entry.node.span,
                 withheld ? fmt::format("a figure that is {} has no value", name_of(*status))
                          : fmt::format("the value \"{}\" has no \"value\"", entry.key))
          .hint(withheld ? "leave the value out, so that nobody can read it here"
                         : "write { value = …, … }, or { status = \"not available\" }");
      return std::nullopt;
    }
    std::optional<Cell> cell;
    if (value != nullptr) {
      cell = plain_cell(value->node, entry.key_span);
    } else {
      cell.emplace();
      cell->value = Absent{};
      cell->span = entry.node.span;
      cell->key_span = entry.key_span;
    }
    if (!cell) return std::nullopt;
    cell->status = status.value_or(Status::reported);
    cell->unit = unit.value_or("");
    cell->note = note.value_or("");
    cell->source = source.value_or("");
    if (vintage) cell->vintage = *vintage;
    auto* number = std::get_if<Number>(&cell->value);
    if (number == nullptr) {
      for (const std::string_view key : {"precision", "at_least"}) {
        if (!reader.has(key)) continue;
        diagnostics_
            .error(Code::bad_value, reader.find(key)->key_span, fmt::format("only a number has \"{}\"", key))
            .hint("leave it out");
      }
      return cell;
    }
    number->at_least = at_least.value_or(false);
    if (precision) set_precision(reader, *precision, *number);
    return cell;
  }

  void set_precision(TableReader& reader, const std::string& text, Number& number) {
    number.precision = parse_precision(text);
    if (!number.precision) {
      reader.bad_value("precision", fmt::format("\"{}\" is no precision", text))
          .hint(
              "write a number, and thousand, million, billion or trillion if need be: \"0.1 million\", "
              "\"100\"");
      return;
    }
    const Decimal step = number.precision->step;
    const auto nearest_value = Decimal::to_multiple(number.value, step, Decimal::Rounding::nearest);
    if (nearest_value && *nearest_value == number.value) return;
    Diagnostic& diagnostic = diagnostics_.error(
        Code::precision_mismatch, reader.span("value"),
        fmt::format("{} isn't rounded to {}, as its precision says", written(number.value), text));
    diagnostic.label(reader.span("precision"), fmt::format("a step of {}", written(step)));
    if (nearest_value)
      diagnostic.hint(fmt::format("write {}, or a finer precision", written(nearest_value->reduced())));
  }

  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  const Inputs& inputs_;
  bool in_rows_ = false;
  bool heading_ = false;
  std::string vintage_;
};

}  // namespace

std::optional<Precision> parse_precision(std::string_view text) {
  constexpr auto words = std::to_array<std::string_view>({"thousand", "million", "billion", "trillion"});
  const std::size_t blank = text.find(' ');
  const auto number = plain_number(text.substr(0, blank));
  if (!number || number->units() <= 0) return std::nullopt;
  if (blank == std::string_view::npos) return Precision{*number, ""};
  const auto word = std::find(words.begin(), words.end(), text.substr(blank + 1));
  if (word == words.end()) return std::nullopt;
  const auto step = Decimal::multiply(*number, *magnitude(*word));
  if (!step) return std::nullopt;
  return Precision{step->reduced(), *word};
}

std::span<const SchemaRow> data_schema() {
  return rows;
}

Dataset read_dataset(const Node& root, const SourceMap& sources, Diagnostics& diagnostics,
                     const Inputs& inputs) {
  return Reader(sources, diagnostics, inputs).read(root);
}

}  // namespace factsheet::data
