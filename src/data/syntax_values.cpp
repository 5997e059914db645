#include "base/ascii.hpp"
#include "base/colour.hpp"
#include "base/utf8.hpp"
#include "data/bare_value.hpp"
#include "data/literal.hpp"
#include "data/syntax_scanner.hpp"
#include "data/syntax_text.hpp"
#include "data/toml_errors.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

// Three digits and no fourth.
bool is_group(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  return digit(at) && digit(at + 1) && digit(at + 2) && !digit(at + 3);
}

// In `{ n = 26,696 }` the comma would end the value, and 696 would be a key without =. The end of the whole
// number.
std::size_t thousands_end(std::string_view text, std::size_t begin, std::size_t comma) {
  std::size_t first = begin;
  if (first < comma && (text[first] == '-' || text[first] == '+' || text[first] == '$')) ++first;
  const bool head = comma - first >= 1 && comma - first <= 3 &&
                    std::all_of(text.begin() + static_cast<std::ptrdiff_t>(first),
                                text.begin() + static_cast<std::ptrdiff_t>(comma), is_digit);
  if (!head) return comma;
  std::size_t end = comma;
  while (end < text.size() && text[end] == ',' && is_group(text, end + 1)) end += 4;
  if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    for (++end; end < text.size() && is_digit(text[end]);) ++end;
  }
  if (end < text.size() && text[end] == '%') ++end;
  const std::size_t next = skip_blanks(text, end);
  const bool ends =
      next >= text.size() || std::string_view(",}]#\r\n").find(text[next]) != std::string_view::npos;
  return ends ? end : comma;
}

// The other way round: where a number starts whose last group of three is at `at`; `at` itself if it isn't
// one.
std::size_t thousands_begin(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (is_group(text, begin) && begin >= 2 && text[begin - 1] == ',' && is_digit(text[begin - 2])) {
    std::size_t head = begin - 1;
    while (head > 0 && is_digit(text[head - 1]) && begin - head < 5) --head;
    if (begin - 1 - head > 3) return at;
    begin = head;
  }
  return begin;
}

}  // namespace

// A key without a value. A colour without quotes is a comment to TOML.
bool SyntaxScanner::missing_value(std::size_t equals) {
  const bool comment = !at_end() && text_[at_] == '#';
  const bool closes = !at_end() && (text_[at_] == ',' || text_[at_] == '}' || text_[at_] == ']');
  if (!line_ends() && !comment && !closes) return false;
  if (comment) {
    const std::size_t end = std::min(text_.find_first_of(" \t\r\n,}]", at_), text_.size());
    const std::string_view word = text_.substr(at_, end - at_);
    if (parse_colour(word)) {
      report(Code::toml_syntax, at_, end,
             fmt::format("{} stands without quotes, so TOML takes it for a comment", word))
          .hint(fmt::format("write \"{}\"", word));
      return true;
    }
  }
  report(Code::toml_syntax, equals, equals + 1, "there is no value behind the =")
      .hint("write one, or leave the key out");
  return true;
}

SyntaxScanner::Outcome SyntaxScanner::scan_value(Inside inside, int depth, KnownKey* key) {
  if (depth >= max_depth && (text_[at_] == '[' || text_[at_] == '{')) {
    report(Code::toml_syntax, at_, at_ + 1,
           fmt::format("lists and tables are nested more than {} deep", max_depth))
        .hint("nest them less");
    at_ = text_.size();
    return Outcome::lost;
  }
  if (starts_literal(text_, at_)) return scan_text(inside);
  if (text_[at_] == '[') return scan_list(depth + 1);
  if (text_[at_] == '{') {
    KnownKey loose;
    KnownKey& table = key != nullptr ? *key : loose;
    table.kind = KnownKey::Kind::inline_table;
    return scan_inline_table(depth + 1, table);
  }
  return scan_curly_text() ? Outcome::fine : scan_bare(inside);
}

SyntaxScanner::Outcome SyntaxScanner::scan_text(Inside inside) {
  const std::size_t begin = at_;
  const Literal literal = read_literal(text_, at_);
  at_ = literal.end;
  for (const LiteralFault& fault : literal.faults) {
    const std::string_view part = text_.substr(fault.begin, fault.end - fault.begin);
    if (fault.kind == LiteralFault::Kind::bad_escape) {
      report(Code::toml_syntax, fault.begin, fault.end, fmt::format("{} means nothing in a text", part))
          .hint("write \\\\ for a backslash, or put the text in single quotes: 'C:\\data'");
    } else if (fault.kind == LiteralFault::Kind::control_character) {
      report(Code::toml_syntax, fault.begin, fault.end,
             fmt::format("an invisible control character (U+{:04X}) stands in this text",
                         static_cast<unsigned>(part.front())))
          .hint("delete it");
    } else if (literal.multi_line) {
      report(Code::toml_syntax, begin, begin + 3, "this text is never closed")
          .hint(fmt::format("write {} behind its last line", text_.substr(begin, 3)));
      return Outcome::lost;
    } else {
      const std::string_view line = text_.substr(begin, literal.end - begin);
      const std::size_t curly = std::max(line.rfind("”") + 1, line.rfind("’") + 1);
      if (curly > 0 && text_[begin] == '"') {
        report(Code::curly_quotes, begin + curly - 1, begin + curly - 1 + curly_quote(line, curly - 1),
               "a text that starts with \" must end with \", not with a typographic quote")
            .hint("write straight quotes: \"");
      } else {
        report(Code::toml_syntax, begin, literal.end, "this text has no closing quote")
            .hint(fmt::format("write {} at its end", text_[begin]));
      }
      // Inside brackets, the rest of the line may have belonged to them; else the text may go on on the next
      // line.
      if (inside != Inside::statement) return Outcome::lost;
      for (std::size_t next = next_line(text_, at_); next < text_.size(); next = next_line(text_, next)) {
        const std::size_t word = skip_blanks(text_, next);
        const bool blank = word >= text_.size() || text_[word] == '#' || line_end_at(text_, word) > 0;
        if (blank || is_key_line(text_, next) || is_header_line(text_, next)) break;
        at_ = line_stop(text_, next);
        if (opens_multi_line_text(text_.substr(next, at_ - next))) at_ = text_.size();  // in doubt, stop
      }
      return Outcome::fine;
    }
  }
  if (inside != Inside::statement && !at_end() &&
      (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0)) {
    const std::size_t curly = curly_end(text_.substr(0, literal.end), begin);
    if (curly != std::string_view::npos) {
      report(Code::curly_quotes, curly, curly + curly_quote(text_, curly),
             "a text that starts with \" must end with \", not with a typographic quote")
          .hint("write straight quotes: \"");
      return Outcome::lost;
    }
    report(Code::toml_syntax, at_ - 1, at_ + 1, "the text ends at this quote, but goes on behind it")
        .hint("write \\\" for a quote inside a text");
    return Outcome::lost;
  }
  return Outcome::fine;
}

// “text” in typographic quotes, up to the last such quote before the value's end.
bool SyntaxScanner::scan_curly_text() {
  const std::size_t opening = curly_quote(text_, at_);
  if (opening == 0) return false;
  const std::size_t begin = at_;
  const std::size_t stop = line_stop(text_, at_);
  std::size_t end = begin + opening;
  std::size_t inner_end = end;
  for (std::size_t at = end; at < stop; ++at) {
    std::size_t bytes = curly_quote(text_.substr(0, stop), at);
    if (bytes == 0 && (text_[at] == '"' || text_[at] == '\'')) bytes = 1;
    if (bytes == 0) continue;
    const std::size_t next = skip_blanks(text_, at + bytes);
    if (next < stop && std::string_view(",}]#").find(text_[next]) == std::string_view::npos) continue;
    inner_end = at;
    end = at + bytes;
    break;
  }
  const bool closed = inner_end > begin + opening;
  if (!closed) inner_end = end = stop;
  const std::string_view inner = text_.substr(begin + opening, inner_end - begin - opening);
  report(Code::curly_quotes, begin, end, "typographic quotes are no quotes in TOML")
      .hint(inner.size() <= 60 ? fmt::format("write \"{}\", in straight quotes", inner)
                               : "write straight quotes: \"");
  at_ = end;
  return true;
}

SyntaxScanner::Outcome SyntaxScanner::scan_bare(Inside inside) {
  std::size_t begin = at_;
  const std::size_t stop = line_stop(text_, at_);
  const std::string_view ends = inside == Inside::statement ? "#" : inside == Inside::list ? "#,]}" : "#,}]";
  std::size_t end = std::min(text_.substr(0, stop).find_first_of(ends, begin), stop);
  if (inside == Inside::table && end < stop && text_[end] == ',') end = thousands_end(text_, begin, end);
  at_ = end;
  while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
  const std::string_view token = text_.substr(begin, end - begin);
  if (const auto control = std::find_if(token.begin(), token.end(), is_control_byte);
      control != token.end()) {
    const std::size_t place = begin + static_cast<std::size_t>(control - token.begin());
    report(
        Code::toml_syntax, place, place + 1,
        fmt::format("an invisible control character (U+{:04X}) stands here", static_cast<unsigned>(*control)))
        .hint("delete it");
    return Outcome::fine;
  }
  for (std::size_t at = begin; at < end; ++at) {
    if (const std::size_t bytes = odd_blank_at(text_, at)) {
      // 1 234 with a no-break space is a number's affair; elsewhere the blank itself is what is wrong.
      const std::string_view head = token.substr(0, at - begin);
      if (find_value_fault(head) || find_value_fault(token)->hint.find('_') == std::string::npos) {
        report(Code::toml_syntax, at, at + bytes,
               "this blank is not an ordinary one, and TOML doesn't take it")
            .hint(
                "type it anew with the space bar; it often comes along when text is copied from a web page");
        return Outcome::fine;
      }
      break;
    }
  }
  if (auto fault = find_value_fault(token, inside == Inside::list)) {
    // [26,696%]: what is wrong may have begun before the comma.
    const std::size_t whole = inside == Inside::list ? thousands_begin(text_, begin) : begin;
    if (whole < begin) {
      begin = whole;
      fault = find_value_fault(text_.substr(begin, end - begin), true);
    }
    report(fault->code, begin, end, fault->message).hint(fault->hint);
    if (opens_multi_line_text(token)) {
      at_ = text_.size();  // in doubt, stop
      return Outcome::lost;
    }
    const std::string_view doubtful = inside == Inside::statement ? "[{" : "[{=";
    if (token.find_first_of(doubtful) != std::string_view::npos) return Outcome::lost;
  }
  return Outcome::fine;
}

SyntaxScanner::Outcome SyntaxScanner::unclosed(std::size_t open, std::string_view what,
                                               std::string_view closing) {
  report(Code::toml_syntax, open, open + 1, fmt::format("this {} is never closed", what))
      .hint(fmt::format("write {} at its end", closing));
  return Outcome::lost;
}

SyntaxScanner::Outcome SyntaxScanner::scan_list(int depth) {
  const std::size_t open = at_++;
  bool wants_value = true;
  bool has_values = false;
  while (true) {
    const bool new_line = skip_space(true);
    if (full()) return Outcome::lost;
    if (at_end()) return unclosed(open, "list", "]");
    if (new_line && (is_key_line(text_, at_) || is_header_line(text_, at_))) {
      // An indented line may be what is left of a row.
      const bool indented = at_ > 0 && text_[at_ - 1] != '\n';
      if (!indented || is_header_line(text_, at_)) resume_at_ = at_;
      return unclosed(open, "list", "]");
    }
    const char c = text_[at_];
    if (c == ']') {
      ++at_;
      return Outcome::fine;
    }
    if (c == '}') {
      report(Code::toml_syntax, open, open + 1, "this list is not closed before the }")
          .hint("write ] before the }");
      return Outcome::lost;
    }
    if (has_values && is_key_line(text_, at_)) {
      report(Code::toml_syntax, at_, at_ + 1, "a key stands in a list, outside of a table")
          .hint("write { … } around what belongs to one row");
      return Outcome::lost;
    }
    if (c == ',') {
      if (wants_value) {
        report(Code::toml_syntax, at_, at_ + 1, "there is a comma too many here").hint("leave it out");
      }
      wants_value = true;
      ++at_;
      continue;
    }
    if (!wants_value && has_values) {
      const bool value = std::string_view("\"'[{-+").find(c) != std::string_view::npos ||
                         std::isalnum(static_cast<unsigned char>(c)) != 0;
      if (!value) {
        report(Code::toml_syntax, at_, at_ + utf8::sequence_length(text_, at_), "a comma or ] is asked here")
            .hint("part the values with commas, and put texts in quotes");
        return Outcome::lost;
      }
      report(Code::toml_syntax, at_, at_ + 1, "a comma is missing before this")
          .hint("part the values with commas");
    }
    const std::size_t before = at_;
    if (scan_value(Inside::list, depth, nullptr) == Outcome::lost) return Outcome::lost;
    if (at_ == before) return Outcome::lost;
    has_values = true;
    wants_value = false;
  }
}

SyntaxScanner::Outcome SyntaxScanner::scan_inline_table(int depth, KnownKey& table) {
  const std::size_t open = at_++;
  bool wants_entry = true;
  while (true) {
    const bool new_line = skip_space(true);
    if (full()) return Outcome::lost;
    if (at_end()) return unclosed(open, "table", "}");
    if (new_line && is_header_line(text_, at_)) {
      resume_at_ = at_;
      return unclosed(open, "table", "}");
    }
    const char c = text_[at_];
    if (c == '}') {
      ++at_;
      return Outcome::fine;
    }
    if (c == ']') {
      report(Code::toml_syntax, open, open + 1, "this table is not closed before the ]")
          .hint("write } before the ]");
      return Outcome::lost;
    }
    if (c == ',') {
      if (wants_entry) {
        report(Code::toml_syntax, at_, at_ + 1, "there is a comma too many here").hint("leave it out");
      }
      wants_entry = true;
      ++at_;
      continue;
    }
    if (!wants_entry) {
      if (new_line && !closes_later(text_, at_)) {
        resume_at_ = at_;
        return unclosed(open, "table", "}");
      }
      if (!is_key_line(text_, at_)) {
        report(Code::toml_syntax, at_, at_ + utf8::sequence_length(text_, at_), "a comma or } is asked here")
            .hint("write key = value, part the entries with commas, and put texts in quotes");
        return Outcome::lost;
      }
      report(Code::toml_syntax, at_, at_ + 1, "a comma is missing before this")
          .hint("part the entries with commas");
    }
    if (scan_entry(depth, table) == Outcome::lost) return Outcome::lost;
    wants_entry = false;
  }
}

// One `key = value` inside braces.
SyntaxScanner::Outcome SyntaxScanner::scan_entry(int depth, KnownKey& table) {
  const std::size_t start = at_;
  const std::size_t found = diagnostics_.errors() + surplus_.errors();
  std::vector<KeyPart> parts;
  const bool is_key = scan_key(parts);
  if (!is_key || at_end()) {
    if (diagnostics_.errors() + surplus_.errors() == found) {
      report(Code::toml_syntax, start, std::min(start + 1, text_.size()), "a key is asked here")
          .hint("write key = value, and } at the table's end");
    }
    return Outcome::lost;
  }
  KnownKey* key = nullptr;
  const char sign = text_[at_];
  if (sign == '=') {
    const Added added = add_key(table, parts);
    if (added.repetition) report_repetition(*added.repetition);
    key = added.key;
  } else if (sign == ':') {
    report(Code::toml_syntax, at_, at_ + 1, "TOML puts = between key and value, not :").hint("write = for :");
  } else {
    const std::size_t end = std::min(text_.find_first_of(",}=\r\n", at_), text_.size());
    const bool named = end < text_.size() && text_[end] == '=';
    report(
        Code::toml_syntax, start, std::max(parts.back().end, named ? end : 0),
        named ? "a key of several words or with other signs needs quotes" : "this key has no = and no value")
        .hint(named ? "put it in quotes, or write _ for the blank"
                    : "write key = value; a text that holds a comma stands in quotes");
    at_ = end;
    if (!named) return line_ends() ? Outcome::lost : Outcome::fine;
  }
  const std::size_t equals = at_++;
  skip_space(false);
  if (missing_value(equals)) {
    const bool closed = !line_ends() && text_[at_] != '#';
    return closed ? Outcome::fine : Outcome::lost;
  }
  return scan_value(Inside::table, depth, key);
}

}  // namespace factsheet::data
