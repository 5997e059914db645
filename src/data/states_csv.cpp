#include "data/states_csv.hpp"

#include "base/suggest.hpp"
#include "data/names.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

class KeyReader {
 public:
  KeyReader(const Node& node, const SourceMap& sources, const Inputs& inputs, const std::string& vintage,
            Diagnostics& diagnostics)
      : in_(node, "[states_csv]", {"states_csv"}, data_schema(), diagnostics),
        sources_(sources),
        inputs_(inputs),
        default_vintage_(vintage),
        diagnostics_(diagnostics) {}

  std::optional<StatesCsv> read() {
    in_.check_keys();
    if (!in_.node().table() || !open()) return std::nullopt;
    bool sound = read_keys();
    sound = read_pivot() && sound;
    sound = read_filters() && sound;
    sound = read_marks() && sound;
    sound = read_wanted() && sound;  // knows by the pivot whether the table is long
    if (!sound) return std::nullopt;
    return std::move(out_);
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
    auto table = csv::Table::open(*source, sources_, options, diagnostics_);
    if (!table) return false;
    out_.emplace(StatesCsv{*std::move(table)});
    out_->file_span = in_.span("file");
    out_->where_span = in_.span("where");
    out_->vintage = in_.text("vintage").value_or(default_vintage_);
    out_->source = in_.text("source").value_or("");
    return true;
  }

  bool read_keys() {
    const auto key = in_.text("key");
    if (!key) return false;
    const auto column = find_table_column(out_->table, *key, in_.span("key"), diagnostics_);
    if (!column) return false;
    out_->key = *column;
    const auto name = in_.text("name");
    if (!name) return true;
    out_->name = find_table_column(out_->table, *name, in_.span("name"), diagnostics_);
    return out_->name.has_value();
  }

  bool read_pivot() {
    const Node* pivot = in_.table("pivot");
    if (!pivot) return true;
    TableReader reader(*pivot, "the pivot", {"states_csv.pivot"}, data_schema(), diagnostics_);
    reader.check_keys();
    for (const Node& by : reader.names("by")) {
      const auto column = find_table_column(out_->table, *by.text(), by.span, diagnostics_);
      if (!column) return false;
      out_->by.push_back(*column);
    }
    const auto value = reader.text("value");
    if (!value || out_->by.empty()) return false;
    const auto column = find_table_column(out_->table, *value, reader.span("value"), diagnostics_);
    out_->value = column.value_or(0);
    return column.has_value();
  }

  bool read_filters() {
    const Entry* where = in_.find("where");
    const Entry* national = in_.find("national_where");
    if (where) out_->where = RowFilter::read(where->node, out_->table, sources_, diagnostics_);
    if (national) out_->national = RowFilter::read(national->node, out_->table, sources_, diagnostics_);
    return (!where || out_->where) && (!national || out_->national);
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
      out_->marks.push_back(std::move(mark));
    }
    return good;
  }

  bool read_wanted() {
    bool good = true;
    for (const std::string_view key : {"columns", "texts"}) {
      if (const Node* table = in_.table(key)) good = read_wanted(*table, "", key == "texts") && good;
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
      if (!check_path(path, entry.key_span, diagnostics_)) {
        good = false;
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
        warn_of_same_column(wanted);
        out_->wanted.push_back(std::move(wanted));
      }
    }
    return good;
  }

  // A line that was copied and not finished gives one figure two names. A text beside a figure is meant.
  void warn_of_same_column(const Wanted& wanted) {
    const auto same = std::find_if(out_->wanted.begin(), out_->wanted.end(), [&](const Wanted& other) {
      return other.is_text == wanted.is_text && other.column == wanted.column &&
             other.values == wanted.values;
    });
    if (same == out_->wanted.end()) return;
    diagnostics_
        .warning(Code::repeated_key, wanted.span,
                 out_->by.empty() ? fmt::format("\"{}\" and \"{}\" are both read from the column \"{}\"",
                                                same->path, wanted.path, out_->table.head()[wanted.column])
                                  : fmt::format("\"{}\" and \"{}\" are both read from the same records",
                                                same->path, wanted.path))
        .label(same->span, fmt::format("read as \"{}\"", same->path))
        .hint(
            "name another column; if one figure is to have two names, take one of them out and use the "
            "other in both places");
  }

  bool find_column_of(const Node& node, Wanted& wanted) {
    if (out_->by.empty()) {
      if (const std::string* name = node.text()) {
        const auto column = find_table_column(out_->table, *name, node.span, diagnostics_);
        wanted.column = column.value_or(0);
        return column.has_value();
      }
      diagnostics_
          .error(Code::wrong_type, node.span, fmt::format("\"{}\" takes a column's name", wanted.path))
          .hint("write births = \"BIRTHS2023\"; a long table needs `pivot`, too");
      return false;
    }
    if (node.text() && out_->by.size() == 1) wanted.values.push_back(*node.text());
    if (const Array* array = node.array()) {
      for (const Node& item : array->items) {
        if (item.text()) wanted.values.push_back(*item.text());
        if (item.number()) wanted.values.push_back(item.number()->to_string());
      }
    }
    if (wanted.values.size() == out_->by.size()) return true;
    diagnostics_
        .error(Code::wrong_type, node.span,
               fmt::format("\"{}\" takes {} value{}, one for each column of `by`", wanted.path,
                           out_->by.size(), out_->by.size() == 1 ? "" : "s"))
        .hint("write births = [\"Births\", \"2023\"]");
    return false;
  }

  TableReader in_;
  const SourceMap& sources_;
  const Inputs& inputs_;
  const std::string& default_vintage_;
  Diagnostics& diagnostics_;
  std::optional<StatesCsv> out_;
};

}  // namespace

std::optional<StatesCsv> read_states_csv_keys(const Node& node, const SourceMap& sources,
                                              const Inputs& inputs, const std::string& vintage,
                                              Diagnostics& diagnostics) {
  return KeyReader(node, sources, inputs, vintage, diagnostics).read();
}

}  // namespace factsheet::data
