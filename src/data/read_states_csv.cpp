#include "data/read_states_csv.hpp"

#include "base/suggest.hpp"
#include "data/figure.hpp"
#include "data/states_csv.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

// More unknown states than this are one mistake: a filter is missing, or the key is the wrong column.
constexpr std::size_t most_unknown = 5;

// The value at `a.b.c`; null if there is none.
Cell* cell_at(Group& group, std::string_view path) {
  const std::size_t dot = path.find('.');
  Field* field = group.find(path.substr(0, dot));
  if (!field) return nullptr;
  if (dot == std::string_view::npos) return std::get_if<Cell>(&field->content);
  auto* inner = std::get_if<Group>(&field->content);
  return inner ? cell_at(*inner, path.substr(dot + 1)) : nullptr;
}

class TableReading {
 public:
  TableReading(StatesCsv& csv, Dataset& dataset, Diagnostics& diagnostics)
      : csv_(csv), dataset_(dataset), diagnostics_(diagnostics) {}

  void read() {
    for (std::size_t i = 0; i < csv_.wanted.size(); ++i) {
      if (!csv_.by.empty()) by_values_[joined(csv_.wanted[i].values)].push_back(i);
    }
    for (std::size_t i = 0; i < dataset_.states.size(); ++i) states_.emplace(dataset_.states[i].area, i);
    const csv::Visit visit =
        csv_.table.visit([&](const csv::Record& record) { return take(record); }, diagnostics_);
    for (const csv::Footnote& note : visit.footnotes) report_lost_record(note);
    if (visit.complete) report_unseen();
  }

 private:
  static std::string joined(const std::vector<std::string>& values) {
    std::string out;
    for (const std::string& value : values) (out += value) += '\x1F';
    return out;
  }

  bool take(const csv::Record& record) {
    const bool national = csv_.national && csv_.national->takes(record);
    if (national) {
      if (!first_seen(nullptr, record)) return true;
      data_of(record, dataset_.national, diagnostics_);
      return true;
    }
    if (csv_.where && !csv_.where->takes(record)) return true;
    const Area* area = area_of(record);
    if (!area) return ++unknown_ < most_unknown;
    if (!names_same(record, *area) || !first_seen(area, record)) return true;
    auto state = states_.find(area);
    if (state == states_.end()) {
      StateData added;
      added.area = area;
      added.fields.fields.reserve(csv_.wanted.size());
      added.key_span = added.fields.span = csv_.table.place(record.begin, csv_.key).span;
      dataset_.states.push_back(std::move(added));
      state = states_.emplace(area, dataset_.states.size() - 1).first;
    }
    StateData& to = dataset_.states[state->second];
    data_of(record, to.fields, to.findings);
    return true;
  }

  // Leading zeros of FIPS codes are lost when a spreadsheet takes them for numbers.
  const Area* area_of(const csv::Record& record) {
    const std::string key(record.fields[csv_.key]);
    const auto known = areas_.find(key);
    if (known != areas_.end()) return known->second;
    // "1.0": a spreadsheet took the code for a number. A code with other points or commas is none.
    std::string code = key;
    const bool number = !key.empty() && key.find_first_not_of("0123456789.,") == std::string::npos;
    if (number && key.find_first_of(".,") != std::string::npos) {
      code = key.ends_with(".0") ? key.substr(0, key.size() - 2) : std::string();
    }
    const Area* area = gazetteer().find(code);
    if (!area) {
      area = gazetteer().find_without_zeros(code);
      if (area && !told_zeros_) {
        told_zeros_ = true;
        diagnostics_
            .warning(Code::bad_value, csv_.table.place(record.begin, csv_.key).span,
                     fmt::format("{} have lost their leading zeros: {} is taken for {} ({})",
                                 gazetteer().is_own() ? "codes" : "FIPS codes", key,
                                 gazetteer().is_own() ? area->code : area->fips, area->name))
            .hint("format the column as text before you export the table");
      }
    }
    const std::size_t prefix = key.find("US");
    const bool geoid = prefix != std::string::npos && (gazetteer().is_own() || key.size() == prefix + 4);
    if (!area && geoid) area = gazetteer().find(key.substr(prefix + 2));
    if (!area) {
      Diagnostic& diagnostic = report_unknown(key, csv_.table.place(record.begin, csv_.key).span);
      const bool nation = key == "US" || key == "USA" || key == "United States" || key == "00";
      if (nation && !csv_.national) {
        diagnostic.hint(fmt::format("read it as the nation's: national_where = \"{} == '{}'\"",
                                    csv_.table.head()[csv_.key], key));
      }
      if (!csv_.where) {
        diagnostic.hint(
            fmt::format("leave such records out: where = \"{} != '{}'\"", csv_.table.head()[csv_.key], key));
      } else {
        diagnostic.hint("or leave the record out with `where`");
      }
      return nullptr;
    }
    areas_.emplace(key, area);
    return area;
  }

  Diagnostic& report_unknown(const std::string& key, Span span) {
    if (key.empty()) return diagnostics_.error(Code::unknown_state, span, "this record names no state");
    std::string message = fmt::format(
        "\"{}\" {}", key, gazetteer().is_own() ? "is not in the list of areas" : "is no state or area");
    // Without a filter such records are rather of other kinds, nations and regions, than misspelt; of codes
    // all are near another.
    constexpr std::size_t most_letters_of_code = 3;
    const bool misspelt =
        key.size() > most_letters_of_code && !did_you_mean(key, gazetteer().names()).empty();
    const bool other_kind = !csv_.where && !gazetteer().is_own() && !misspelt;
    if (other_kind) return diagnostics_.error(Code::unknown_state, span, std::move(message));
    return gazetteer().report_unknown(key, span, std::move(message), diagnostics_);
  }

  const Gazetteer& gazetteer() const { return *dataset_.gazetteer; }

  bool names_same(const csv::Record& record, const Area& area) {
    if (!csv_.name) return true;
    const std::string_view name = record.fields[*csv_.name];
    const auto same = gazetteer().namesakes(name);  // whose names agree with the record's, too
    const Area* other = gazetteer().find(name);
    if (other && *other == area) return true;
    if (std::find(same.begin(), same.end(), &area) != same.end()) return true;
    diagnostics_
        .error(Code::wrong_state, csv_.table.place(record.begin, *csv_.name).span,
               fmt::format("this record is filed under {}, but names \"{}\"", area.name, name))
        .label(csv_.table.place(record.begin, csv_.key).span, "its key")
        .hint("correct the table; was it sorted by one column alone?");
    return false;
  }

  // One record a state, or in a long table one for each of its figures.
  bool first_seen(const Area* area, const csv::Record& record) {
    std::string which = area ? std::string(area->code) : std::string("the nation");
    if (!csv_.by.empty()) {
      std::vector<std::string> values;
      for (const std::size_t column : csv_.by) values.emplace_back(record.fields[column]);
      const std::string key = joined(values);
      if (by_values_.find(key) == by_values_.end()) return false;  // nobody asks for it
      which += '\x1F' + key;
    }
    const auto [first, added] = records_.emplace(which, record.begin);
    if (added) return true;
    StateData* state = area ? &dataset_.states[states_.at(area)] : nullptr;
    const std::string what = area ? std::string(area->name) : std::string("the nation");
    Diagnostics& findings = state ? state->findings : diagnostics_;
    findings
        .error(Code::repeated_key, csv_.table.place(record.begin, csv_.key).span,
               csv_.by.empty() ? fmt::format("{} is in the table twice", what)
                               : fmt::format("this figure of {} is in the table twice", what))
        .label(csv_.table.place(first->second, csv_.key).span, "first here")
        .hint("leave one of them out with `where`");
    if (state) spoil(state->fields, which.substr(area->code.size()));
    return false;
  }

  // Nobody knows which of two records holds the right figures: neither's are to be counted among all areas'.
  void spoil(Group& group, const std::string& marked_values) {
    const auto spoil_one = [&](const Wanted& wanted) {
      Cell* cell = cell_at(group, wanted.path);
      if (!cell) return;
      cell->value = Absent{};
      cell->status = Status::faulty;
    };
    if (csv_.by.empty()) {
      std::for_each(csv_.wanted.begin(), csv_.wanted.end(), spoil_one);
    } else {
      for (const std::size_t index : by_values_.at(marked_values.substr(1))) spoil_one(csv_.wanted[index]);
    }
  }

  void data_of(const csv::Record& record, Group& group, Diagnostics& findings) {
    if (csv_.by.empty()) {
      for (Wanted& wanted : csv_.wanted) put(record, wanted.column, wanted, group, findings);
      return;
    }
    std::vector<std::string> values;
    for (const std::size_t column : csv_.by) values.emplace_back(record.fields[column]);
    const auto found = by_values_.find(joined(values));
    for (const std::size_t index : found->second)
      put(record, csv_.value, csv_.wanted[index], group, findings);
  }

  void put(const csv::Record& record, std::size_t column, Wanted& wanted, Group& group,
           Diagnostics& findings) {
    wanted.seen = true;
    const std::string_view field = record.fields[column];
    const Span span = csv_.table.place(record.begin, column).span;
    FieldReading reading;
    if (!wanted.is_text) {
      // A precision finer than 1 says that the column has decimals.
      const bool decimals = wanted.precision && wanted.precision->step < Decimal(1);
      const bool ambiguous = csv_.table.delimiter() == ';' && !decimals;
      reading =
          read_number_field(field, csv_.marks, wanted.unit, ambiguous ? Points::ambiguous : Points::decimal);
    } else if (field.empty()) {
      reading.cell.value = Absent{};
      reading.cell.status = Status::not_available;
    } else {
      reading.cell.value = std::string(field);
    }
    Cell& cell = reading.cell;
    if (!reading.fault.empty()) {
      findings.error(Code::unmapped_mark, span, std::move(reading.fault))
          .label(wanted.span, fmt::format("read as \"{}\"", wanted.path))
          .hint(std::move(reading.hint));
    }
    if (auto* number = std::get_if<Number>(&cell.value); number && wanted.precision) {
      number->precision = wanted.precision;
      const auto whole =
          Decimal::to_multiple(number->value, wanted.precision->step, Decimal::Rounding::nearest);
      if (!whole || *whole != number->value) {
        findings
            .error(Code::precision_mismatch, span,
                   fmt::format("{} isn't rounded as its precision says", field))
            .label(wanted.span, fmt::format("read as \"{}\"", wanted.path))
            .hint("correct the table, or give the column a finer precision");
        cell.value = Absent{};
        cell.status = Status::faulty;
      }
    }
    cell.written = field;
    cell.unit = wanted.unit;
    if (cell.note.empty()) cell.note = wanted.note;
    cell.source = csv_.source;
    cell.vintage = csv_.vintage;
    cell.span = span;
    cell.key_span = wanted.key_span;
    const Field* there = find_path(group, wanted.path);
    if (put_path(group, wanted.path, Field{std::move(cell), wanted.key_span})) return;
    Diagnostic& diagnostic = findings.error(Code::repeated_key, wanted.key_span,
                                            fmt::format("\"{}\" is given twice", wanted.path));
    if (there) diagnostic.label(there->key_span, "given here, too");
    diagnostic.hint("give one of them another name");
  }

  // The last record of a file that was cut off looks like a footnote.
  void report_lost_record(const csv::Footnote& note) {
    const std::string_view text = note.text;
    const Area* area = gazetteer().find(text.substr(0, text.find_first_of(",;\t|")));
    const std::size_t last = text.find_last_of(' ');
    const bool number_behind = last != std::string_view::npos && read_figure(text.substr(last + 1));
    if (!area && number_behind) area = gazetteer().find(text.substr(0, last));
    if (!area) return;
    diagnostics_
        .error(Code::csv_shape, note.span, fmt::format("this line names {}, but has no figures", area->name))
        .hint("was the file cut off? If the line is a remark, word it otherwise");
  }

  void report_unseen() {
    for (const Wanted& wanted : csv_.wanted) {
      if (wanted.seen || csv_.by.empty()) continue;
      diagnostics_
          .error(Code::unknown_column, wanted.span,
                 fmt::format("no record of the table holds what \"{}\" asks for", wanted.path))
          .hint("the values are compared as they stand in the table, capitals and all");
    }
    if (records_.empty()) {
      diagnostics_
          .error(Code::no_states, csv_.where ? csv_.where_span : csv_.file_span,
                 "no record of the table is read")
          .hint(csv_.where ? "the filter leaves all of them out" : "the table has none");
    }
  }

  StatesCsv& csv_;
  Dataset& dataset_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_values_;
  std::unordered_map<std::string, const Area*> areas_;
  std::map<const Area*, std::size_t> states_;
  std::unordered_map<std::string, std::size_t> records_;
  std::size_t unknown_ = 0;
  bool told_zeros_ = false;
};

}  // namespace

void read_states_csv(const Node& node, const SourceMap& sources, const Inputs& inputs, Dataset& dataset,
                     Diagnostics& diagnostics) {
  const auto read = [&](const Node& table) {
    auto csv = read_states_csv_keys(table, sources, inputs, dataset.vintage, diagnostics);
    if (csv) TableReading(*csv, dataset, diagnostics).read();
  };
  if (const Array* tables = node.array()) {
    for (const Node& table : tables->items) read(table);
  } else {
    read(node);
  }
}

}  // namespace factsheet::data
