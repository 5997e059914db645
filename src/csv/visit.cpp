#include "csv/faults.hpp"
#include "csv/field_scanner.hpp"
#include "csv/limits.hpp"
#include "csv/table.hpp"

#include <algorithm>

namespace factsheet::csv {
namespace {

using Outcome = RecordReader::Outcome;

bool is_blank(std::string_view field) {
  return field.find_first_not_of(" \t\n") == std::string_view::npos;
}

// Reads the records below a head. What may be a footnote is passed over until it is known what follows: a
// full record sends the reader back to it, the end of the text makes it one.
class Visitor {
 public:
  Visitor(const TableText& in, std::size_t columns, Span head, Diagnostics& diagnostics)
      : in_(in),
        columns_(columns),
        head_(head),
        diagnostics_(diagnostics),
        reader_(in.text, in.delimiter, columns) {}

  Visit run(std::size_t begin, std::uint32_t line, const std::function<bool(const Record&)>& each) {
    reader_.seek(begin, line);
    for (;;) {
      const Outcome outcome = reader_.next();
      if (outcome == Outcome::end) break;
      if (outcome != Outcome::record) {
        if (!pass_fault(outcome)) return {};
        continue;
      }
      gap_ = gap_ || reader_.after_blank_line();
      if (all_blank_from(0)) {
        gap_ = true;
        continue;
      }
      const bool remark = columns_ > 1 && all_blank_from(1);
      if (remark && may_be_footnote()) {
        if (waiting_++ == 0) first_waiting_ = {reader_.begin(), reader_.line()};
        continue;
      }
      if (waiting_ > 0) {  // so those weren't footnotes
        settled_ = reader_.begin() + 1;
        waiting_ = 0;
        reader_.seek(first_waiting_.at, first_waiting_.line);
        continue;
      }
      if (reader_.count() != columns_) {
        if (!take(report_count(in_, reader_, columns_, head_, remark, diagnostics_))) return {};
        continue;
      }
      full_seen_ = full_seen_ || !remark;
      gap_ = false;
      if (!each(Record{reader_.begin(), reader_.line(), reader_.fields()})) return {};
    }
    return {findings_ == 0, footnotes()};
  }

 private:
  struct Position {
    std::size_t at = 0;
    std::uint32_t line = 0;
  };

  bool all_blank_from(std::size_t first) const {
    // An export may pad a line beyond the table.
    if (reader_.surplus_written()) return false;
    const auto fields = reader_.fields();
    return std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(std::min(first, fields.size())),
                       fields.end(), is_blank);
  }

  bool may_be_footnote() const {
    return full_seen_ && reader_.begin() >= settled_ && waiting_ < most_footnotes &&
           (reader_.count() < columns_ || gap_ || waiting_ > 0);
  }

  // False if reading can't go on behind a fault.
  bool pass_fault(Outcome outcome) {
    if (reader_.begin() < faults_seen_) return true;  // sent back past it
    faults_seen_ = reader_.begin() + 1;
    Diagnostic& finding = report_fault(in_, reader_, outcome, diagnostics_);
    const bool lost = outcome != Outcome::misplaced_quote || reader_.spans_lines();
    if (!lost) return take(finding);
    if (reader_.next_at() < in_.text.size()) finding.hint("the records below were not read");
    return false;
  }

  bool take(Diagnostic& finding) {
    if (++findings_ < most_findings) return true;
    finding.hint("these are many mistakes: the records below were not read");
    return false;
  }

  std::vector<Footnote> footnotes() {
    std::vector<Footnote> found;
    if (waiting_ == 0) return found;
    reader_.seek(first_waiting_.at, first_waiting_.line);
    for (Outcome outcome = reader_.next(); outcome != Outcome::end; outcome = reader_.next()) {
      if (outcome != Outcome::record || all_blank_from(0)) continue;
      const FieldExtent field = find_field(in_.text, reader_.begin(), 0, in_.delimiter);
      found.push_back({std::string(reader_.fields().front()), span_of(in_, field.begin, field.end)});
    }
    return found;
  }

  const TableText in_;
  const std::size_t columns_;
  const Span head_;
  Diagnostics& diagnostics_;
  RecordReader reader_;
  std::size_t findings_ = 0;
  bool full_seen_ = false;
  bool gap_ = false;         // a blank line or record stands between this and the last record
  std::size_t waiting_ = 0;  // lines that are footnotes if no full record follows
  Position first_waiting_;
  std::size_t settled_ = 0;      // what begins before it is no footnote
  std::size_t faults_seen_ = 0;  // what begins before it was reported
};

}  // namespace

Visit Table::visit(const std::function<bool(const Record&)>& each, Diagnostics& diagnostics) const {
  const TableText in{source_, *sources_, sources_->text(source_), delimiter_};
  const FieldExtent first = find_field(in.text, head_begin_, 0, delimiter_);
  const FieldExtent last = find_field(in.text, head_begin_, head_.size() - 1, delimiter_);
  return Visitor(in, head_.size(), span_of(in, first.begin, last.end), diagnostics)
      .run(body_begin_, body_line_, each);
}

}  // namespace factsheet::csv
