#include "data/dataset.hpp"

#include "data/figure.hpp"
#include "data/names.hpp"
#include "data/read_areas.hpp"
#include "data/read_rules.hpp"
#include "data/read_states_csv.hpp"
#include "data/syntax_text.hpp"
#include "data/toml.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

class Reader {
 public:
  Reader(const SourceMap& sources, Diagnostics& diagnostics, const Inputs& inputs)
      : sources_(sources), diagnostics_(diagnostics), inputs_(inputs) {}

  Dataset read(const Node& root) {
    Dataset dataset;
    dataset.source = root.span.source;
    TableReader reader(root, "a data file", {"data"}, data_schema(), diagnostics_);
    std::size_t before = diagnostics_.errors();
    reader.check_keys();
    if (root.table() == nullptr) return dataset;
    const bool named = reader.has("states") || reader.has("states_csv");
    dataset.rows_missing = !named && diagnostics_.errors() > before;  // a misspelt [state.IL]
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
    dataset.sample = reader.boolean("sample") == true;
    if (const Node* national = reader.table("national")) dataset.national = group(*national, false);
    before = diagnostics_.errors();
    // Without the list that it names, every state of the file would be an unknown one.
    if (reader.has("areas")) {
      const auto areas = reader.text("areas");
      const auto own =
          areas ? read_areas(*areas, reader.span("areas"), sources_, inputs_, diagnostics_) : nullptr;
      dataset.knows_areas = own != nullptr;
      if (own) dataset.gazetteer = own;
    }
    const bool knows_areas = dataset.knows_areas;
    const Node* states = reader.table("states");
    if (states && knows_areas) read_states(*states->table(), dataset);
    dataset.rows_missing = dataset.rows_missing || diagnostics_.errors() > before;
    dataset.vintage = vintage_;
    dataset.expires = reader.date("expires");
    dataset.expires_span = reader.span("expires");
    if (const Array* checks = reader.list("check"))
      dataset.checks = read_checks(*checks, sources_, diagnostics_);
    if (const Entry* tables = reader.find("states_csv"); tables && knows_areas) {
      before = diagnostics_.errors();
      read_states_csv(tables->node, sources_, inputs_, dataset, diagnostics_);
      dataset.rows_missing = dataset.rows_missing || diagnostics_.errors() > before;
    }
    dataset.index();
    if (const auto previous = reader.text("previous"); previous && inputs_.edition) {
      dataset.previous = inputs_.edition(*previous, reader.span("previous"));
      dataset.previous_file = *previous;
    }
    if (const Node* derive = reader.table("derive")) {
      dataset.derives = read_derives(*derive, sources_, diagnostics_);
    }
    if (const Array* rules = reader.list("suppress")) {
      dataset.suppressions = read_suppressions(*rules, diagnostics_);
    }
    if (const Node* guards = reader.table("guards")) dataset.guards_off = read_guards(*guards, diagnostics_);
    if (const Entry* expect = reader.find("expect"); expect && knows_areas) {
      before = diagnostics_.errors();
      dataset.expected = read_expected(expect->node, *dataset.gazetteer, diagnostics_);
      if (diagnostics_.errors() > before) dataset.expected.clear();  // a part of it would accuse the others
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
    const Gazetteer& gazetteer = *dataset.gazetteer;
    std::unordered_map<const Area*, Span> seen;
    for (const Entry& entry : table.entries) {
      const Area* area = gazetteer.find(entry.key);
      if (area == nullptr) {
        Diagnostic& finding = gazetteer.report_unknown(
            entry.key, entry.key_span,
            gazetteer.is_own() ? fmt::format("\"{}\" is not in the list of areas", entry.key)
                               : fmt::format("\"{}\" is no state or area", entry.key),
            diagnostics_);
        finding.hint(gazetteer.is_own()
                         ? "write a code of the list; the country's figures stand in [national]"
                         : "write a postal code such as IL; the country's figures stand in [national]");
        continue;
      }
      const auto [first, is_new] = seen.emplace(area, entry.key_span);
      if (!is_new) {
        diagnostics_.error(Code::repeated_key, entry.key_span, fmt::format("{} is given twice", area->name))
            .label(first->second, "first given here")
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
      StateData& state = dataset.states.emplace_back();
      state.area = area;
      state.key_span = entry.key_span;
      findings_ = &state.findings;
      state.fields = group(entry.node, true);
      findings_ = &diagnostics_;
    }
  }

  Group group(const Node& node, bool is_state) {
    Group to;
    to.span = node.span;
    to.fields.reserve(node.table()->entries.size());
    for (const Entry& entry : node.table()->entries) {
      if (is_state && is_reserved(entry.key)) {
        report_reserved(entry.key, entry.key_span, *findings_);
        continue;
      }
      if (auto read = field(entry, true)) {
        to.fields.emplace_back(entry.key, *std::move(read));
      } else if (findings_ != &diagnostics_ && is_name(entry.key)) {
        to.fields.emplace_back(entry.key, faulty(entry));
      }
    }
    return to;
  }

  // In the place of a state's value that has an error: what is worked out over all states isn't without it.
  static Field faulty(const Entry& entry) {
    Cell cell;
    cell.value = Absent{};
    cell.status = Status::faulty;
    cell.span = entry.node.span;
    cell.key_span = entry.key_span;
    return Field{std::move(cell), entry.key_span};
  }

  std::optional<Field> field(const Entry& entry, bool lists) {
    if (!is_name(entry.key)) {
      findings_
          ->error(Code::bad_value, entry.key_span,
                  fmt::format("\"{}\" can't be the name of a figure", entry.key))
          .hint("write letters, digits and _ in a name; a point parts a group from its figures");
      return std::nullopt;
    }
    const Node& node = entry.node;
    if (const Table* table = node.table()) {
      const bool is_cell = table->find("value") != nullptr || table->find("precision") != nullptr ||
                           table->find("at_least") != nullptr || table->find("status") != nullptr;
      if (!is_cell) return Field{group(node, false), entry.key_span};
      const std::size_t before = findings_->errors();
      auto read = described_cell(entry);
      // One with a mistake anywhere isn't what was meant: what is worked out over all areas must not count
      // it.
      if (!read || findings_->errors() > before) return std::nullopt;
      return Field{*std::move(read), entry.key_span};
    }
    if (const Array* array = node.array()) return list(entry, *array, lists);
    if (auto read = plain_cell(node, entry.key_span)) return Field{*std::move(read), entry.key_span};
    return std::nullopt;
  }

  std::optional<Field> list(const Entry& entry, const Array& array, bool lists) {
    if (!lists || in_rows_) {
      findings_
          ->error(Code::wrong_type, entry.node.span, fmt::format("\"{}\" can't be a list here", entry.key))
          .hint(in_rows_ ? "a row holds single values; put the list under a name of its own"
                         : "write one value");
      return std::nullopt;
    }
    Rows to;
    to.span = entry.node.span;
    for (const Node& item : array.items) {
      if (item.table() == nullptr) {
        Diagnostic& diagnostic =
            findings_->error(Code::wrong_type, item.span,
                             fmt::format("\"{}\" takes a list of tables, one for each row, not {}", entry.key,
                                         item.type_name()));
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
        findings_->error(Code::bad_value, node.span, "this text is empty")
            .hint("leave the key out where there is nothing to say");
        return std::nullopt;
      }
      const auto hint = heading_ ? std::nullopt : figure_in_text(*text);
      if (hint) {
        findings_
            ->error(Code::wrong_type, node.span,
                    fmt::format("\"{}\" is a figure, but stands in quotes as a text", *text))
            .hint(*hint);
        return std::nullopt;
      }
      cell.value = *text;
    } else {
      findings_->error(Code::wrong_type, node.span, fmt::format("a value can't be {}", node.type_name()))
          .hint("write a number, a text, a date, true or false");
      return std::nullopt;
    }
    return cell;
  }

  // { value = …, precision = …, … }
  std::optional<Cell> described_cell(const Entry& entry) {
    TableReader reader(entry.node, fmt::format("the value \"{}\"", entry.key), {"cell"}, data_schema(),
                       *findings_);
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
      findings_
          ->error(withheld ? Code::bad_value : Code::missing_key, entry.node.span,
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
    if (cell->status == Status::true_zero && (number == nullptr || !number->value.is_zero())) {
      findings_->error(Code::bad_value, entry.node.span, "a true zero is 0")
          .hint("write value = 0, or another status");
      return std::nullopt;
    }
    if (number == nullptr) {
      for (const std::string_view key : {"precision", "at_least"}) {
        if (!reader.has(key)) continue;
        findings_
            ->error(Code::bad_value, reader.find(key)->key_span, fmt::format("only a number has \"{}\"", key))
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
    Diagnostic& diagnostic = findings_->error(
        Code::precision_mismatch, reader.span("value"),
        fmt::format("{} isn't rounded to {}, as its precision says", written(number.value), text));
    diagnostic.label(reader.span("precision"), fmt::format("a step of {}", written(step)));
    if (nearest_value)
      diagnostic.hint(fmt::format("write {}, or a finer precision", written(nearest_value->reduced())));
  }

  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  Diagnostics* findings_ = &diagnostics_;  // of what is being read: a state's mistakes stop its sheet alone
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

Dataset read_dataset(const Node& root, const SourceMap& sources, Diagnostics& diagnostics,
                     const Inputs& inputs) {
  return Reader(sources, diagnostics, inputs).read(root);
}

}  // namespace factsheet::data
