#include "document/values.hpp"

#include <algorithm>

#include "figures/evaluate.hpp"
#include <fmt/format.h>

namespace factsheet::document {
namespace {

// True if a name is the records' own.
bool is_of_records(const std::string& path, const Row& row) {
  if (!row.rows) return false;
  const std::string head = path.substr(0, path.find('.'));
  const auto& records = row.rows->records;
  return std::any_of(records.begin(), records.end(),
                     [&](const data::Group& record) { return record.find(head) != nullptr; });
}

std::string own_path(const std::string& path, const Row& row) {
  if (!is_of_records(path, row)) return path;
  return fmt::format("{}[{}].{}", row.path, row.record - row.rows->records.data() + 1, path);
}

std::string in_words(const std::vector<layout::FormatCall>& formats) {
  std::string out;
  for (const layout::FormatCall& call : formats) {
    if (!out.empty()) out += '|';
    out += call.name;
    if (!call.argument.empty()) out.append(":").append(call.argument);
  }
  return out;
}

}  // namespace

const data::Field* Values::find(const std::string& path, Span asked, const Row& row) {
  if (is_of_records(path, row)) return find_in_record(path, asked, row);
  if (const data::Field* field = lookup_.find(path)) {
    used_.insert(path);
    return field;
  }
  data::report_unfound(lookup_, row.record, path, asked, diagnostics_);
  return nullptr;
}

// A name that any record has is the records' own: a record without it lacks a value, and must not be lent the
// state's.
const data::Field* Values::find_in_record(const std::string& path, Span asked, const Row& row) {
  used_.insert(fmt::format("{}.{}", row.path, path));
  if (const data::Field* field = data::find_path(*row.record, path)) return field;
  diagnostics_
      .error(Code::missing_value, asked,
             fmt::format("a record of \"{}\" has no \"{}\", though others have", row.path, path))
      .label(row.record->span, "this record")
      .hint(fmt::format("add {} = … to it", path));
  return nullptr;
}

void Values::count_as_used(const layout::Template& text) {
  for (const layout::Segment& segment : text.segments) {
    if (const auto* placeholder = std::get_if<layout::Placeholder>(&segment)) used_.insert(placeholder->path);
  }
}

void Values::count_as_used(const layout::TableBlock& table) {
  count_as_used(table.caption);
  if (table.total) used_.insert(table.total->equals);
  for (const layout::TableColumn& column : table.columns) {
    count_as_used(column.text);
    for (const layout::Segment& segment : column.text.segments) {
      if (const auto* placeholder = std::get_if<layout::Placeholder>(&segment)) {
        used_.insert(fmt::format("{}.{}", table.rows, placeholder->path));
      }
    }
  }
}

const data::Cell* Values::cell(const std::string& path, Span asked, const Row& row) {
  const data::Field* field = find(path, asked, row);
  if (!field) return nullptr;
  if (const data::Cell* cell = field->cell()) return cell;
  std::vector<std::string> inside;
  if (const data::Group* group = field->group()) {
    for (const auto& [name, value] : group->fields) inside.push_back(fmt::format("{{{}.{}}}", path, name));
  }
  diagnostics_
      .error(Code::unknown_path, asked,
             fmt::format("\"{}\" is {}, not one value", path,
                         field->rows() ? "a list of records" : "a group of values"))
      .label(field->key_span, "it stands here")
      .hint(field->rows() ? fmt::format("print it with a table block: rows = \"{}\"", path)
                          : fmt::format("it holds {}", fmt::join(inside, ", ")));
  return nullptr;
}

const data::Rows* Values::rows(const std::string& path, Span asked) {
  const data::Field* field = find(path, asked, {});
  if (!field) return nullptr;
  if (const data::Rows* rows = field->rows()) return rows;
  diagnostics_.error(Code::unknown_path, asked, fmt::format("\"{}\" is not a list of records", path))
      .label(field->key_span, "it stands here")
      .hint("a list of records is written rows = [ { kind = \"a\", n = 1 }, { kind = \"b\", n = 2 } ]");
  return nullptr;
}

std::optional<Filled> Values::print(const data::Cell& cell, const layout::Placeholder& placeholder,
                                    const Row& row) {
  auto text = formats_.print(cell, placeholder, layout_.labels, diagnostics_);
  if (!text) return std::nullopt;
  if (text->find_first_of("\n\r\t") != std::string::npos) {
    diagnostics_
        .error(Code::bad_value, cell.span,
               fmt::format("the value of \"{}\" holds a line break or tab", placeholder.path))
        .label(placeholder.span, "it would be printed here")
        .hint("write it on one line; line breaks belong into the layout");
    return std::nullopt;
  }
  origins_.push_back({placeholder.path, *text, cell.span, placeholder.span, own_path(placeholder.path, row),
                      in_words(placeholder.formats)});
  return Filled{std::move(*text), static_cast<int>(origins_.size()) - 1, Counter::none};
}

std::optional<Filled> Values::fill(const layout::Placeholder& placeholder, const Row& row) {
  const data::Cell* found = cell(placeholder.path, placeholder.span, row);
  if (!found) return std::nullopt;
  return print(*found, placeholder, row);
}

Fill Values::filler(bool counters) {
  return [this, counters](const layout::Placeholder& placeholder) -> std::optional<Filled> {
    const bool page = placeholder.path == "page";
    if (!page && placeholder.path != "pages") return fill(placeholder);
    if (counters && placeholder.formats.empty()) return Filled{"", -1, page ? Counter::page : Counter::pages};
    diagnostics_
        .error(Code::unknown_path, placeholder.span,
               counters ? fmt::format("{{{}}} takes no format", placeholder.path)
                        : fmt::format("{{{}}} can stand in the header and footer only", placeholder.path))
        .hint("page numbers are known only when the text has been set");
    return std::nullopt;
  };
}

Fill Values::filler(const Row& row) {
  return [this, row](const layout::Placeholder& placeholder) { return fill(placeholder, row); };
}

bool Values::holds(const data::Expression& condition) {
  const figures::Scope scope{lookup_, nullptr, nullptr, nullptr,
                             [this](std::string_view path) { used_.emplace(path); }};
  const auto outcome = figures::evaluate_condition(condition, scope, diagnostics_);
  return outcome.value_or(false);
}

}  // namespace factsheet::document
