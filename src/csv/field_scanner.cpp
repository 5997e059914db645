#include "csv/field_scanner.hpp"

#include <algorithm>

namespace factsheet::csv {
namespace {

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t at, char delimiter)
      : text_(text), at_(at), delimiter_(delimiter) {}

  FieldExtent next() {
    skip_blanks();
    FieldExtent field;
    field.begin = at_;
    field.quoted = !at_end() && text_[at_] == '"';
    field.end = field.quoted ? pass_quoted() : pass_plain();
    field.last = at_end() || text_[at_] != delimiter_;
    if (!field.last) ++at_;
    field.next = at_;
    return field;
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  bool is_blank(char c) const { return (c == ' ' || c == '\t') && c != delimiter_; }

  void skip_blanks() {
    while (!at_end() && is_blank(text_[at_])) ++at_;
  }

  std::size_t pass_plain() {
    const std::size_t begin = at_;
    while (!at_end() && text_[at_] != delimiter_ && !is_line_end(text_[at_])) ++at_;
    std::size_t end = at_;
    while (end > begin && is_blank(text_[end - 1])) --end;
    return end;
  }

  std::size_t pass_quoted() {
    for (++at_;; at_ += 2) {  // past the opening quote, then past each pair
      at_ = std::min(text_.find('"', at_), text_.size());
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
    }
    if (!at_end()) ++at_;
    const std::size_t end = at_;
    skip_blanks();
    return end;
  }

  std::string_view text_;
  std::size_t at_;
  char delimiter_;
};

}  // namespace

FieldExtent find_field(std::string_view text, std::size_t record, std::size_t index, char delimiter) {
  Scanner scanner(text, std::min(record, text.size()), delimiter);
  for (;; --index) {
    const FieldExtent field = scanner.next();
    if (index == 0) return field;
    if (field.last) return {field.end, field.end, false, true, field.next};
  }
}

}  // namespace factsheet::csv
