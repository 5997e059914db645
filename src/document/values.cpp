#include "document/values.hpp"

#include <algorithm>

#include "figures/evaluate.hpp"
#include <fmt/format.h>

namespace factsheet::document {
namespace {

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

// True if a name is the records' own. A table asks this for every cell: the names of each list are collected
// once.
bool Values::is_of_records(const std::string& path, const Row& row) {
  if (!row.rows) return false;
  const auto [place, is_new] = names_of_rows_.try_emplace(row.rows);
  if (is_new) {
    for (const data::Group& record : row.rows->records) {
      for (const auto& [name, field] : record.fields) place->second.insert(name);
    }
  }
  return place->second.find(std::string_view(path).substr(0, path.find('.'))) != place->second.end();
}

std::string Values::own_path(const std::string& path, const Row& row) {
  if (!is_of_records(path, row)) return path;
  return fmt::format("{}[{}].{}", row.path, row.record - row.rows->records.data() + 1, path);
}

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

void Values::count_as_used(const layout::BlockContent& block) {
  const auto see = [&](const layout::Template& text, const std::string& rows) {
    count_as_used(text);
    if (rows.empty()) return;
    for (const layout::Segment& segment : text.segments) {
      if (const auto* placeholder = std::get_if<layout::Placeholder>(&segment)) {
        used_.insert(fmt::format("{}.{}", rows, placeholder->path));
      }
    }
  };
  std::visit(
      [&](const auto& content) {
        content.each_template(see);
        content.each_path([&](const std::string& path) { used_.insert(path); });
      },
      block);
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

// The letter of a cell's note, which the table prints below: a, b, …, z, aa, ab.
std::string Values::letter_of(const data::Cell& cell) {
  const std::string& words = layout_.statuses[static_cast<std::size_t>(cell.status)].note;
  const std::string& note = cell.status == data::Status::reported || cell.note.empty() ? words : cell.note;
  if (note.empty()) return {};
  const auto found = std::find(notes_.begin(), notes_.end(), note);
  auto index = static_cast<std::size_t>(found - notes_.begin());
  if (found == notes_.end()) notes_.push_back(note);
  return note_letter(index);
}

std::string note_letter(std::size_t index) {
  std::string letters;
  for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('a' + (rest - 1) % 26));
  }
  return letters;
}

std::optional<std::string> Values::absent_text(const data::Cell& cell, const layout::Placeholder& placeholder,
                                               bool in_table) {
  if (cell.status == data::Status::faulty) {
    // Where the fault is this state's own it has been told; another's wouldn't be.
    if (diagnostics_.has_errors()) return std::nullopt;
    diagnostics_
        .error(Code::missing_value, placeholder.span,
               fmt::format("\"{}\" couldn't be worked out", placeholder.path))
        .label(cell.span, data::why_faulty(cell))
        .hint(
            "mend the figure of another state that the other findings name; where not all sheets are built, "
            "`factsheet check` without "
            "--state, --exclude and --shard names it");
    return std::nullopt;
  }
  const layout::StatusWords& words = layout_.statuses[static_cast<std::size_t>(cell.status)];
  const std::string& text = in_table ? words.text : words.in_text;
  if (!text.empty()) return text;
  std::string key(name_of(cell.status));
  std::replace(key.begin(), key.end(), ' ', '_');
  diagnostics_
      .error(Code::missing_value, placeholder.span,
             fmt::format("\"{}\" is {} for {}, and the text has no words for that", placeholder.path,
                         name_of(cell.status), lookup_.state().area->in_text()))
      .of(lookup_.state().area->in_text())
      .label(cell.status == data::Status::suppressed ? cell.key_span : cell.span, "the value")
      .hint(fmt::format("give the block when = \"known({})\" and words for the others in `otherwise`",
                        placeholder.path))
      .hint(fmt::format("or write under [statuses.{}] of the layout in_text = \"…\"", key));
  return std::nullopt;
}

std::optional<Filled> Values::print(const data::Cell& cell, const layout::Placeholder& placeholder,
                                    bool in_table) {
  auto text = cell.absent() ? absent_text(cell, placeholder, in_table)
                            : formats_.print(cell, placeholder, layout_.labels, diagnostics_);
  if (!text) return std::nullopt;
  if (!cell.absent() && cell.status == data::Status::unreliable && !in_table) {
    const std::string& words = layout_.statuses[static_cast<std::size_t>(cell.status)].in_text;
    if (!words.empty()) *text += fmt::format(" {}", words);
  }
  if (text->find_first_of("\n\r\t") != std::string::npos) {
    diagnostics_
        .error(Code::bad_value, cell.span,
               fmt::format("the value of \"{}\" holds a line break or tab", placeholder.path))
        .label(placeholder.span, "it would be printed here")
        .hint("write it on one line; line breaks belong into the layout");
    return std::nullopt;
  }
  origins_.push_back({placeholder.path, *text, cell.span, placeholder.span, cell.vintage, cell.derive,
                      placeholder.path, in_words(placeholder.formats)});
  return Filled{std::move(*text), static_cast<int>(origins_.size()) - 1, Counter::none,
                in_table && cell.status != data::Status::reported ? letter_of(cell) : std::string()};
}

std::optional<Filled> Values::fill(const layout::Placeholder& placeholder, const Row& row) {
  const data::Cell* found = cell(placeholder.path, placeholder.span, row);
  if (!found) return std::nullopt;
  auto filled = print(*found, placeholder, row.record != nullptr);
  if (filled) origins_[static_cast<std::size_t>(filled->origin)].at = own_path(placeholder.path, row);
  return filled;
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

std::optional<Filled> Values::print_of(const data::StateData& state, const data::Cell& cell,
                                       const layout::Placeholder& placeholder) {
  auto filled = print(cell, placeholder, true);
  if (filled) origins_.back().at = fmt::format("states.{}.{}", state.area->code, placeholder.path);
  return filled;
}

std::optional<std::string> Values::print_step(const data::Number& number,
                                              const layout::Placeholder& placeholder) const {
  data::Cell cell;
  cell.value = number;
  Diagnostics unheard;
  auto text = formats_.print(cell, placeholder, layout_.labels, unheard);
  return unheard.all().empty() ? text : std::nullopt;
}

bool Values::holds(const data::Expression& condition, const Row& row) {
  const auto use = [&](std::string_view path) {
    const std::string name(path);
    used_.insert(is_of_records(name, row) ? fmt::format("{}.{}", row.path, name) : name);
  };
  const figures::Scope scope{lookup_, row.record, row.rows, nullptr, use};
  const auto outcome = figures::evaluate_condition(condition, scope, diagnostics_);
  return outcome.value_or(false);
}

void Values::count_as_used(const std::string& rows, const std::string& name) {
  used_.insert(fmt::format("{}.{}", rows, name));
}

}  // namespace factsheet::document
