#include "data/read_states_csv.hpp"

#include "base/suggest.hpp"
#include "csv/table.hpp"
#include "data/figure.hpp"
#include "data/row_filter.hpp"
#include "data/table_cell.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

// More unknown states than this are one mistake: a filter is missing, or the key is the wrong column.
constexpr std::size_t most_unknown = 5;

/// A figure or text that the data file asks of the table.
struct Wanted {
  std::string path;
  Span key_span;
  Span span;
  std::size_t column = 0;           // of a wide table
  std::vector<std::string> values;  // of a long one: what its `by` columns hold
  std::string unit;
  std::string note;
  std::optional<Precision> precision;
  bool is_text = false;
  bool seen = false;
};

class TableReading {
 public:
  TableReading(const Node& node, const SourceMap& sources, const Inputs& inputs, Dataset& dataset,
               Diagnostics& diagnostics)
      : in_(node, "[states_csv]", {"states_csv"}, data_schema(), diagnostics),
        sources_(sources),
        inputs_(inputs),
        dataset_(dataset),
        diagnostics_(diagnostics) {}

  void read() {
    in_.check_keys();
    if (!in_.node().table() || !open()) return;
    bool sound = read_keys();
    sound = read_pivot() && sound;
    sound = read_filters() && sound;
    sound = read_marks() && sound;
    sound = read_wanted() && sound;  // knows by the pivot whether the table is long
    if (!sound) return;
    for (std::size_t i = 0; i < dataset_.states.size(); ++i) states_.emplace(dataset_.states[i].area, i);
    const csv::Visit visit =
        table_->visit([&](const csv::Record& record) { return take(record); }, diagnostics_);
    if (visit.complete) report_unseen();
  }

 private:
  bool open() {
    const auto file = in_.text("file");
    if (!file) return false;
    if (!inputs_.table) {
      in_.bad_value("file", "a table can't be read from here")
          .hint("give the figures in the data file itself");
      return false;
    }
    const auto source = inputs_.table(*file, in_.span("file"));
    if (!source) return false;
    csv::Options options;
    constexpr std::pair<std::string_view, char> delimiters[] = {
        {"comma", ','}, {"tab", '\t'}, {"semicolon", ';'}, {"pipe", '|'}};
    const auto named = in_.choice("delimiter");
    for (const auto& [name, character] : delimiters) {
      if (named == name) options.delimiter = character;
    }
    const auto head_row = in_.integer("head_row").value_or(0);
    if (head_row < 0 || head_row > 1'000'000) {
      in_.bad_value("head_row", "this is no line of a table").hint("write the line's number, from 1");
      return false;
    }
    options.head_row = static_cast<std::uint32_t>(head_row);
    table_ = csv::Table::open(*source, sources_, options, diagnostics_);
    vintage_ = in_.text("vintage").value_or(dataset_.vintage);
    source_ = in_.text("source").value_or("");
    return table_.has_value();
  }

  bool read_keys() {
    const auto key = in_.text("key");
    if (!key) return false;
    const auto column = find_table_column(*table_, *key, in_.span("key"), diagnostics_);
    if (!column) return false;
    key_ = *column;
    const auto name = in_.text("name");
    if (!name) return true;
    name_ = find_table_column(*table_, *name, in_.span("name"), diagnostics_);
    return name_.has_value();
  }

  bool read_pivot() {
    const Node* pivot = in_.table("pivot");
    if (!pivot) return true;
    TableReader reader(*pivot, "the pivot", {"states_csv.pivot"}, data_schema(), diagnostics_);
    reader.check_keys();
    for (const Node& by : reader.names("by")) {
      const auto column = find_table_column(*table_, *by.text(), by.span, diagnostics_);
      if (!column) return false;
      by_.push_back(*column);
    }
    const auto value = reader.text("value");
    if (!value || by_.empty()) return false;
    const auto column = find_table_column(*table_, *value, reader.span("value"), diagnostics_);
    value_ = column.value_or(0);
    return column.has_value();
  }

  bool read_filters() {
    const Entry* where = in_.find("where");
    const Entry* national = in_.find("national_where");
    if (where) where_ = RowFilter::read(where->node, *table_, sources_, diagnostics_);
    if (national) national_ = RowFilter::read(national->node, *table_, sources_, diagnostics_);
    return (!where || where_) && (!national || national_);
  }

  bool read_marks() {
    const Node* marks = in_.table("marks");
    if (!marks) return true;
    bool good = true;
    for (const Entry& entry : marks->table()->entries) {
      Mark mark{entry.key, Status::not_available, {}};
      const Table* described = entry.node.table();
      const Entry* name = described ? described->find("status") : nullptr;
      const Node& node = name ? name->node : entry.node;
      const auto status = node.text() ? status_of(*node.text()) : std::nullopt;
      if (!status || *status == Status::reported) {
        diagnostics_
            .error(Code::bad_value, node.span, fmt::format("the mark \"{}\" is given no status", entry.key))
            .hint(node.text() ? did_you_mean(*node.text(), status_names()) : "")
            .hint(
                "a mark means \"suppressed\", \"not available\", \"not applicable\", \"unreliable\" or "
                "\"true zero\"");
        good = false;
        continue;
      }
      mark.status = *status;
      const Entry* note = described ? described->find("note") : nullptr;
      if (note && note->node.text()) mark.note = *note->node.text();
      marks_.push_back(std::move(mark));
    }
    return good;
  }

  bool read_wanted() {
    bool good = true;
    for (const std::string_view key : {"columns", "texts"}) {
      if (const Node* table = in_.table(key)) good = read_wanted(*table, "", key == "texts") && good;
    }
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      if (!by_.empty()) by_values_[joined(wanted_[i].values)].push_back(i);
    }
    return good;
  }

  bool read_wanted(const Node& table, const std::string& prefix, bool is_text) {
    bool good = true;
    for (const Entry& entry : table.table()->entries) {
      const std::string path = prefix.empty() ? entry.key : fmt::format("{}.{}", prefix, entry.key);
      const Table* inner = entry.node.table();
      if (inner && !inner->find("column")) {
        good = read_wanted(entry.node, path, is_text) && good;
        continue;
      }
      Wanted wanted;
      wanted.path = path;
      wanted.key_span = entry.key_span;
      wanted.is_text = is_text;
      const Node* column = &entry.node;
      if (inner) {
        TableReader reader(entry.node, fmt::format("the column of \"{}\"", path), {"states_csv.column"},
                           data_schema(), diagnostics_);
        reader.check_keys();
        column = &inner->find("column")->node;
        wanted.unit = reader.text("unit").value_or("");
        wanted.note = reader.text("note").value_or("");
        if (const auto precision = reader.text("precision")) {
          wanted.precision = parse_precision(*precision);
          if (!wanted.precision) {
            reader.bad_value("precision", fmt::format("\"{}\" is no precision", *precision))
                .hint("write a number: \"100\", \"0.1 million\"");
            good = false;
          }
        }
      }
      wanted.span = column->span;
      if (!find_column_of(*column, wanted)) {
        good = false;
      } else {
        wanted_.push_back(std::move(wanted));
      }
    }
    return good;
  }

  bool find_column_of(const Node& node, Wanted& wanted) {
    if (by_.empty()) {
      if (const std::string* name = node.text()) {
        const auto column = find_table_column(*table_, *name, node.span, diagnostics_);
        wanted.column = column.value_or(0);
        return column.has_value();
      }
      diagnostics_
          .error(Code::wrong_type, node.span, fmt::format("\"{}\" takes a column's name", wanted.path))
          .hint("write births = \"BIRTHS2023\"; a long table needs `pivot`, too");
      return false;
    }
    if (node.text() && by_.size() == 1) wanted.values.push_back(*node.text());
    if (const Array* array = node.array()) {
      for (const Node& item : array->items) {
        if (item.text()) wanted.values.push_back(*item.text());
        if (item.number()) wanted.values.push_back(item.number()->to_string());
      }
    }
    if (wanted.values.size() == by_.size()) return true;
    diagnostics_
        .error(Code::wrong_type, node.span,
               fmt::format("\"{}\" takes {} value{}, one for each column of `by`", wanted.path, by_.size(),
                           by_.size() == 1 ? "" : "s"))
        .hint("write births = [\"Births\", \"2023\"]");
    return false;
  }

  static std::string joined(const std::vector<std::string>& values) {
    std::string out;
    for (const std::string& value : values) (out += value) += '\x1F';
    return out;
  }

  bool take(const csv::Record& record) {
    const bool national = national_ && national_->takes(record);
    if (national) {
      if (!first_seen(nullptr, record)) return true;
      data_of(record, dataset_.national, diagnostics_);
      return true;
    }
    if (where_ && !where_->takes(record)) return true;
    const Area* area = area_of(record);
    if (!area) return ++unknown_ < most_unknown;
    if (!names_same(record, *area) || !first_seen(area, record)) return true;
    auto state = states_.find(area);
    if (state == states_.end()) {
      StateData added;
      added.area = area;
      added.key_span = added.fields.span = table_->place(record.begin, key_).span;
      dataset_.states.push_back(std::move(added));
      state = states_.emplace(area, dataset_.states.size() - 1).first;
    }
    StateData& to = dataset_.states[state->second];
    data_of(record, to.fields, to.findings);
    return true;
  }

  // Leading zeros of FIPS codes are lost when a spreadsheet takes them for numbers.
  const Area* area_of(const csv::Record& record) {
    const std::string key(record.fields[key_]);
    const auto known = areas_.find(key);
    if (known != areas_.end()) return known->second;
    const Area* area = find_area(key);
    const bool digit = key.size() == 1 && key[0] >= '1' && key[0] <= '9';
    if (!area && digit) {
      area = find_area("0" + key);
      if (area && !told_zeros_) {
        told_zeros_ = true;
        diagnostics_
            .warning(Code::bad_value, table_->place(record.begin, key_).span,
                     fmt::format("FIPS codes have lost their leading zeros: {} is taken for {} ({})", key,
                                 area->fips, area->name))
            .hint("format the column as text before you export the table");
      }
    }
    const std::size_t prefix = key.find("US");
    if (!area && prefix != std::string::npos && key.size() == prefix + 4)
      area = find_area(key.substr(prefix + 2));
    if (!area) {
      Diagnostic& diagnostic = diagnostics_.error(
          Code::unknown_state, table_->place(record.begin, key_).span,
          key.empty() ? "this record names no state" : fmt::format("\"{}\" is no state or area", key));
      if (!where_) {
        diagnostic.hint(
            fmt::format("leave such records out: where = \"{} != '{}'\"", table_->head()[key_], key));
      } else {
        diagnostic.hint(did_you_mean(key, area_names())).hint("or leave the record out with `where`");
      }
      return nullptr;
    }
    areas_.emplace(key, area);
    return area;
  }

  bool names_same(const csv::Record& record, const Area& area) {
    if (!name_) return true;
    const std::string_view name = record.fields[*name_];
    const Area* other = find_area(name);
    if (other && *other == area) return true;
    diagnostics_
        .error(Code::wrong_state, table_->place(record.begin, *name_).span,
               fmt::format("this record is filed under {}, but names \"{}\"", area.name, name))
        .label(table_->place(record.begin, key_).span, "its key")
        .hint("correct the table; was it sorted by one column alone?");
    return false;
  }

  // One record a state, or in a long table one for each of its figures.
  bool first_seen(const Area* area, const csv::Record& record) {
    std::string which = area ? std::string(area->fips) : std::string("national");
    if (!by_.empty()) {
      std::vector<std::string> values;
      for (const std::size_t column : by_) values.emplace_back(record.fields[column]);
      const std::string key = joined(values);
      if (by_values_.find(key) == by_values_.end()) return false;  // nobody asks for it
      which += key;
    }
    const auto [first, added] = records_.emplace(which, record.begin);
    if (added) return true;
    const std::string what = area ? std::string(area->name) : std::string("the nation");
    diagnostics_
        .error(Code::repeated_key, table_->place(record.begin, key_).span,
               by_.empty() ? fmt::format("{} is in the table twice", what)
                           : fmt::format("this figure of {} is in the table twice", what))
        .label(table_->place(first->second, key_).span, "first here")
        .hint("leave one of them out with `where`");
    return false;
  }

  void data_of(const csv::Record& record, Group& group, Diagnostics& findings) {
    if (by_.empty()) {
      for (Wanted& wanted : wanted_) put(record, wanted.column, wanted, group, findings);
      return;
    }
    std::vector<std::string> values;
    for (const std::size_t column : by_) values.emplace_back(record.fields[column]);
    const auto found = by_values_.find(joined(values));
    for (const std::size_t index : found->second) put(record, value_, wanted_[index], group, findings);
  }

  void put(const csv::Record& record, std::size_t column, Wanted& wanted, Group& group,
           Diagnostics& findings) {
    wanted.seen = true;
    const std::string_view field = record.fields[column];
    const Span span = table_->place(record.begin, column).span;
    FieldReading reading;
    if (!wanted.is_text) {
      reading = read_number_field(field, marks_, wanted.unit);
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
    if (auto* number = std::get_if<Number>(&cell.value)) number->precision = wanted.precision;
    cell.written = field;
    cell.unit = wanted.unit;
    if (cell.note.empty()) cell.note = wanted.note;
    cell.source = source_;
    cell.vintage = vintage_;
    cell.span = span;
    cell.key_span = wanted.key_span;
    const Field* there = find_path(group, wanted.path);
    if (put_path(group, wanted.path, Field{std::move(cell), wanted.key_span})) return;
    Diagnostic& diagnostic = findings.error(Code::repeated_key, wanted.key_span,
                                            fmt::format("\"{}\" is given twice", wanted.path));
    if (there) diagnostic.label(there->key_span, "given here, too");
    diagnostic.hint("give one of them another name");
  }

  void report_unseen() {
    for (const Wanted& wanted : wanted_) {
      if (wanted.seen || by_.empty()) continue;
      diagnostics_
          .error(Code::unknown_column, wanted.span,
                 fmt::format("no record of the table holds what \"{}\" asks for", wanted.path))
          .hint("the values are compared as they stand in the table, capitals and all");
    }
    if (records_.empty()) {
      diagnostics_
          .error(Code::no_states, in_.span(where_ ? "where" : "file"), "no record of the table is read")
          .hint(where_ ? "the filter leaves all of them out" : "the table has none");
    }
  }

  TableReader in_;
  const SourceMap& sources_;
  const Inputs& inputs_;
  Dataset& dataset_;
  Diagnostics& diagnostics_;
  std::optional<csv::Table> table_;
  std::string vintage_;
  std::string source_;
  std::size_t key_ = 0;
  std::optional<std::size_t> name_;
  std::vector<std::size_t> by_;
  std::size_t value_ = 0;
  std::optional<RowFilter> where_;
  std::optional<RowFilter> national_;
  std::vector<Mark> marks_;
  std::vector<Wanted> wanted_;
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
  if (const Array* tables = node.array()) {
    for (const Node& table : tables->items) TableReading(table, sources, inputs, dataset, diagnostics).read();
    return;
  }
  TableReading(node, sources, inputs, dataset, diagnostics).read();
}

}  // namespace factsheet::data
