#include "layout/typed_digits.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "data/read_rules.hpp"

#include <algorithm>
#include <string_view>
#include <variant>

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

constexpr char placeholder_mark = '\1';

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

// A text's words in one piece, a mark for each placeholder, and which literal each byte came from.
struct Words {
  struct Piece {
    std::size_t begin;
    const Literal* literal;
  };
  std::string text;
  std::vector<Piece> pieces;

  explicit Words(const Template& from) {
    for (const Segment& segment : from.segments) {
      if (const auto* literal = std::get_if<Literal>(&segment)) {
        pieces.push_back({text.size(), literal});
        text += literal->text;
      } else {
        text += placeholder_mark;
      }
    }
  }

  // A number may go on behind a line's end that is escaped; its place ends with the line.
  Span span(std::size_t begin, std::size_t end) const {
    const auto after = std::upper_bound(pieces.begin(), pieces.end(), begin,
                                        [](std::size_t at, const Piece& piece) { return at < piece.begin; });
    const Piece& piece = *std::prev(after);
    Span span = piece.literal->span;
    if (span.line == 0) return span;
    const std::string_view literal = piece.literal->text;
    const std::size_t from = begin - piece.begin;
    const std::size_t to = std::min(end - piece.begin, literal.size());
    span.column += static_cast<std::uint32_t>(utf8::length(literal.substr(0, from)));
    span.end_line = span.line;
    span.end_column = span.column + static_cast<std::uint32_t>(utf8::length(literal.substr(from, to - from)));
    return span;
  }
};

class DigitFinder {
 public:
  DigitFinder(const std::string& text, const std::vector<std::string>& allowed) : text_(text) {
    let_through_.resize(text.size());
    links();
    enumerators();
    for (const std::string& one : allowed) allow(one);
  }

  // Calls `found(begin, end)` for each number that isn't let through: digits with what joins them, "1,204",
  // "2023-24", "24/7", and days with their years, "1, 2022".
  template <class Found>
  void each(const Found& found) const {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (!is_digit(text_[at])) continue;
      std::size_t end = at + 1;
      while (end < text_.size() &&
             (is_digit(text_[end]) || (joins(end) && end + 1 < text_.size() && is_digit(text_[end + 1])))) {
        ++end;
      }
      if (end - at <= 2 && is_year_after(end)) end += 6;
      const auto begin_of = let_through_.begin() + static_cast<std::ptrdiff_t>(at);
      const auto end_of = let_through_.begin() + static_cast<std::ptrdiff_t>(end);
      if (!std::all_of(begin_of, end_of, [](bool through) { return through; })) found(at, end);
      at = end - 1;
    }
  }

 private:
  bool joins(std::size_t at) const {
    return std::string_view(",./:-").find(text_[at]) != std::string_view::npos;
  }

  // ", 2022" behind the day of "July 1".
  bool is_year_after(std::size_t at) const {
    if (at + 6 > text_.size() || text_[at] != ',' || text_[at + 1] != ' ') return false;
    const std::string_view year = std::string_view(text_).substr(at + 2, 4);
    return std::all_of(year.begin(), year.end(), is_digit) &&
           (at + 6 == text_.size() || !is_digit(text_[at + 6]));
  }

  void let_through(std::size_t begin, std::size_t end) {
    std::fill(let_through_.begin() + static_cast<std::ptrdiff_t>(begin),
              let_through_.begin() + static_cast<std::ptrdiff_t>(end), true);
  }

  // [words](target), <target>, and targets alone.
  void links() {
    for (const auto& [open, close] : {std::pair{"](", ')'}, std::pair{"<http", '>'}}) {
      for (std::size_t at = text_.find(open); at != std::string::npos; at = text_.find(open, at + 1)) {
        const std::size_t end = text_.find(close, at + 1);
        if (end != std::string::npos) let_through(at, end);
      }
    }
    // An address by itself, as a QR code holds it.
    for (std::size_t at = text_.find("://"); at != std::string::npos; at = text_.find("://", at + 1)) {
      let_through(at, std::min(text_.find_first_of(" \t\n", at), text_.size()));
    }
  }

  // Numbers that count on from 1 in the text: "(2)" counts nothing if no "(1)" stands before it.
  void enumerators() {
    int last_in_brackets = 0;
    int last_in_list = 0;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (!is_digit(text_[at]) || (at > 0 && is_digit(text_[at - 1]))) continue;
      std::size_t end = at;
      int number = 0;
      while (end < text_.size() && end < at + 2 && is_digit(text_[end]))
        number = number * 10 + (text_[end++] - '0');
      if (end == text_.size()) break;
      const bool bracketed = at > 0 && text_[at - 1] == '(' && text_[end] == ')';
      const bool listed = starts_line(at) && (text_[end] == '.' || text_[end] == ')') &&
                          end + 1 < text_.size() && is_blank(text_[end + 1]);
      if (!bracketed && !listed) continue;
      int& last = bracketed ? last_in_brackets : last_in_list;
      if (number != 1 && number != last + 1) continue;
      last = number;
      let_through(at, end);
    }
  }

  bool starts_line(std::size_t at) const {
    while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
    return at == 0 || text_[at - 1] == '\n';
  }

  void allow(const std::string& one) {
    if (one.empty()) return;
    const auto same = [](char a, char b) { return a == b || (is_blank(a) && is_blank(b)); };
    auto at = text_.begin();
    while ((at = std::search(at, text_.end(), one.begin(), one.end(), same)) != text_.end()) {
      const auto begin = static_cast<std::size_t>(at - text_.begin());
      let_through(begin, begin + one.size());
      ++at;
    }
  }

  const std::string& text_;
  std::vector<bool> let_through_;
};

// A number with the words next to it, "Under 18 years": what `digits` may let through without letting the
// number through wherever it stands.
std::string_view words_around(std::string_view text, std::size_t begin, std::size_t end) {
  const auto parts = [&](std::size_t at) {
    return text[at] == placeholder_mark ||
           std::string_view("\n\t*_[]\\\"<>").find(text[at]) != std::string::npos;
  };
  for (int blanks = 0; begin > 0 && !parts(begin - 1); --begin) {
    if (text[begin - 1] == ' ' && ++blanks == 2) break;
  }
  for (int blanks = 0; end < text.size() && !parts(end); ++end) {
    if (text[end] == ' ' && ++blanks == 2) break;
  }
  constexpr std::string_view stops = " .,;:!?";
  while (stops.find(text[begin]) != std::string_view::npos) ++begin;
  while (stops.find(text[end - 1]) != std::string_view::npos) --end;
  return text.substr(begin, end - begin);
}

class LayoutWords {
 public:
  LayoutWords(const Layout& layout, Diagnostics& diagnostics) : layout_(layout), diagnostics_(diagnostics) {}

  void check() {
    check(layout_.document.title);
    check(layout_.document.file);
    check(layout_.document.subject);
    for (const Furniture* furniture : {&layout_.header, &layout_.footer}) {
      check(furniture->left);
      check(furniture->centre);
      check(furniture->right);
    }
    for (const data::Node& node : layout_.plain_texts) check(node);
    for (const Block& block : layout_.blocks) {
      const auto see = [&](const Template& text, const std::string&) { check(text); };
      std::visit([&](const auto& content) { content.each_template(see); }, block.content);
      if (block.otherwise) check(*block.otherwise);
    }
  }

 private:
  void check(const Template& text) {
    const Words words(text);
    DigitFinder(words.text, layout_.document.digits).each([&](std::size_t begin, std::size_t end) {
      report(words.span(begin, end), words.text, begin, end);
    });
  }

  void check(const data::Node& node) {
    const std::string& text = *node.text();
    DigitFinder(text, layout_.document.digits).each([&](std::size_t begin, std::size_t end) {
      report(node.span, text, begin, end);
    });
  }

  void report(Span span, std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view number = text.substr(begin, end - begin);
    diagnostics_
        .error(Code::typed_digits, span,
               fmt::format("{} is typed into the layout: no new data would ever change it", number))
        .hint("put the figure into the data and print it by its name, as {edition} prints the year")
        .hint(fmt::format("if it is no figure, allow it under [document]: digits = [\"{}\"]",
                          words_around(text, begin, end)))
        .hint(data::how_to_turn_off(Code::typed_digits));
  }

  const Layout& layout_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_typed_digits(const Layout& layout, Diagnostics& diagnostics) {
  LayoutWords(layout, diagnostics).check();
}

}  // namespace factsheet::layout
