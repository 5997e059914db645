#include "base/utf8.hpp"
#include "data/bare_value.hpp"
#include "data/figure.hpp"
#include "data/literal.hpp"
#include "data/syntax_scanner.hpp"
#include "data/syntax_text.hpp"
#include "data/toml_errors.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

// A suggestion for a key that was written with blanks or signs: "two words" as two_words.
std::string key_name(std::string_view written) {
  std::string out;
  for (std::size_t at = 0; at < written.size();) {
    if (const std::size_t bytes = key_character_at(written, at); bytes > 0 && written[at] != '+') {
      out += written.substr(at, bytes);
      at += bytes;
    } else {
      if (!out.empty() && out.back() != '_') out += '_';
      ++at;
    }
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  return out;
}

// The first = of a line that stands outside quotes; npos if there is none.
std::size_t find_equals(std::string_view line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '#') break;
    if (line[at] == '"' || line[at] == '\'') {
      const std::size_t closing = line.find(line[at], at + 1);
      if (closing == std::string_view::npos) continue;
      at = closing;
    } else if (line[at] == '=') {
      return at;
    }
  }
  return std::string_view::npos;
}

}  // namespace

void SyntaxScanner::scan_header() {
  const std::size_t begin = at_;
  const std::size_t stop = line_stop(text_, at_);
  const std::size_t found = diagnostics_.errors() + surplus_.errors();
  const bool is_list = text_.substr(at_, 2) == "[[";
  const std::string_view closing = is_list ? "]]" : "]";
  current_ = &detached();
  at_ += closing.size();
  skip_space(false);
  std::vector<KeyPart> parts;
  if (at_end() || at_ >= stop || text_[at_] == ']') {
    report(Code::toml_syntax, begin, std::max(at_, begin + 1), "this heading names no table")
        .hint("write a name between the brackets, such as [national]");
  } else if (key_character_at(text_, at_) == 0 && !starts_literal(text_, at_) && text_[at_] != '.') {
    const std::size_t curly = curly_quote(text_, at_);
    const std::size_t bytes = curly > 0 ? curly : utf8::sequence_length(text_, at_);
    report(
        curly > 0 ? Code::curly_quotes : Code::toml_syntax, at_, at_ + bytes,
        curly > 0 ? "typographic quotes are no quotes in TOML" : "a table's name can't start with this sign")
        .hint(curly > 0 ? "write straight quotes: \""
                        : "write a name between the brackets, such as [national]");
  } else if (scan_key(parts)) {
    skip_space(false);
    const std::string_view rest = text_.substr(at_, stop - at_);
    if (!rest.starts_with(closing)) {
      const std::string_view inner =
          trimmed(text_.substr(begin + closing.size(), stop - begin - closing.size()));
      const std::size_t bracket = std::min(inner.find(']'), inner.size());
      if (!rest.empty() && rest.front() != ']' && bracket < inner.size()) {
        report(Code::toml_syntax, at_, at_ + 1, "a name of several words or with this sign needs quotes")
            .hint(fmt::format("write {0}{1}{2} or {0}\"{3}\"{2}", is_list ? "[[" : "[",
                              key_name(inner.substr(0, bracket)), closing,
                              trimmed(inner.substr(0, bracket))));
      } else {
        report(Code::toml_syntax, begin, at_, fmt::format("this heading isn't closed with {}", closing))
            .hint(fmt::format("write {}{}{}", is_list ? "[[" : "[",
                              text_.substr(parts.front().begin, parts.back().end - parts.front().begin),
                              closing));
      }
    } else {
      at_ += closing.size();
      const std::size_t end = at_;
      skip_space(false);
      if (!line_ends() && text_[at_] != '#') {
        const bool bracket = text_[at_] == ']';
        report(Code::toml_syntax, at_, stop,
               bracket ? "a bracket too many stands here" : "only a comment may stand behind a heading")
            .hint(bracket ? fmt::format("write {}", text_.substr(begin, end - begin))
                          : "put this on a line of its own");
      }
      const Added added = add_header(root_, parts, is_list, begin, end);
      if (added.repetition) report_repetition(*added.repetition);
      if (added.key != nullptr) current_ = added.key;
    }
  }
  if (diagnostics_.errors() + surplus_.errors() > found) unread_until_ = stop;
  at_ = std::max(at_, stop);
}

// Reads a key's parts; reports and returns false where one is missing or wrong. `at_` is then where it went
// wrong.
bool SyntaxScanner::scan_key(std::vector<KeyPart>& parts) {
  while (true) {
    const std::size_t begin = at_;
    if (starts_literal(text_, at_)) {
      Literal literal = read_literal(text_, at_);
      if (literal.multi_line || !literal.faults.empty()) {
        report(Code::toml_syntax, begin, std::min(literal.end, line_stop(text_, begin)),
               literal.multi_line ? "a key can't be a text of several lines"
                                  : "this key in quotes can't be read")
            .hint("a key in quotes starts and ends with the same quote, such as \"two words\"");
        at_ = literal.multi_line ? text_.size() : line_stop(text_, begin);
        return false;
      }
      at_ = literal.end;
      parts.push_back({std::move(literal.value), begin, at_});
    } else {
      while (const std::size_t bytes = key_character_at(text_, at_)) at_ += bytes;
      if (at_ == begin) {
        if (parts.empty() && (at_end() || text_[at_] != '.'))
          return false;  // the caller knows what is asked here
        report(Code::toml_syntax, begin, begin + 1, "a part of the key is missing beside the point")
            .hint("write a name on each side of the point, such as missing.total");
        return false;
      }
      parts.push_back({std::string(text_.substr(begin, at_ - begin)), begin, at_});
    }
    if (parts.size() > static_cast<std::size_t>(max_depth)) {
      report(Code::toml_syntax, parts.front().begin, at_,
             fmt::format("a key of more than {} parts", max_depth))
          .hint("write it with fewer points");
      return false;
    }
    skip_space(false);
    if (at_end() || text_[at_] != '.') return true;
    ++at_;
    skip_space(false);
  }
}

void SyntaxScanner::scan_key_value() {
  const std::size_t start = at_;
  const std::size_t found = diagnostics_.errors() + surplus_.errors();
  std::vector<KeyPart> parts;
  KnownKey* key = nullptr;
  if (scan_key(parts) && !at_end() && text_[at_] == '=') {
    const Added added = add_key(*current_, parts);
    if (added.repetition) report_repetition(*added.repetition);
    key = added.key;
  } else if (diagnostics_.errors() + surplus_.errors() > found) {
    // The key was wrong, and that was said; the value is still worth a look.
    const std::size_t stop = line_stop(text_, at_);
    const std::size_t equals =
        at_ < stop ? find_equals(text_.substr(at_, stop - at_)) : std::string_view::npos;
    if (equals == std::string_view::npos) {
      at_ = std::max(at_, stop);
      return;
    }
    at_ += equals;
  } else if (!mend_missing_equals(start)) {
    return;
  }
  scan_statement_value(key);
}

// No = where one should be. Reports it, goes to the sign that stands for it (or to just before the value) and
// returns true if a value follows that can be read.
bool SyntaxScanner::mend_missing_equals(std::size_t start) {
  const std::size_t stop = line_stop(text_, start);
  const std::string_view line = text_.substr(start, stop - start);
  const std::size_t here = std::min(at_, stop);
  const std::string_view key = trimmed(text_.substr(start, here - start));
  const std::string_view rest = text_.substr(here, stop - here);
  const std::size_t equals = find_equals(line);

  if (equals == 0) {
    report(Code::toml_syntax, start, start + 1, "there is no key before the =").hint("write key = value");
    at_ = start;
    return true;
  }
  if (!key.empty() && rest.starts_with(":")) {
    const std::string_view value = trimmed(rest.substr(1));
    report(Code::toml_syntax, here, here + 1, "TOML puts = between key and value, not :")
        .hint(fmt::format("write {} = {}", key, value.empty() || value.size() > 40 ? "…" : value));
    at_ = here;
    if (!value.empty()) return true;
    at_ = stop;
    return false;
  }
  if (equals != std::string_view::npos) {
    const std::string_view name = trimmed(line.substr(0, equals));
    if (const std::size_t bytes = curly_quote(line, 0)) {
      report(Code::curly_quotes, start, start + name.size(), "typographic quotes are no quotes in TOML")
          .hint("write straight quotes: \"");
      (void)bytes;
    } else {
      const std::string mended = key_name(name);
      report(Code::toml_syntax, start, start + name.size(),
             "a key of several words or with other signs needs quotes")
          .hint(mended.empty() ? fmt::format("write \"{}\"", name)
                               : fmt::format("write {} or \"{}\"", mended, name));
    }
    at_ = start + equals;
    return true;
  }
  const bool parted = here > start && (text_[here - 1] == ' ' || text_[here - 1] == '\t');
  const bool value_follows = parted && !rest.empty() &&
                             (std::string_view("\"'[{-+").find(rest.front()) != std::string_view::npos ||
                              std::isdigit(static_cast<unsigned char>(rest.front())) != 0);
  if (!key.empty() && value_follows) {
    report(Code::toml_syntax, here, here + 1, "the = between key and value is missing")
        .hint(fmt::format("write {} = {}", key, rest.size() > 40 ? "…" : rest));
    at_ = here - 1;  // the value starts one further on, as behind a =
    return true;
  }
  // A stretch of such lines is one mistake.
  const bool goes_on =
      unread_until_ &&
      trimmed(text_.substr(*unread_until_, start - *unread_until_)).find_first_not_of("\r\n \t") ==
          std::string_view::npos;
  if (!goes_on) {
    const bool comment = line.starts_with("//") || line.starts_with(";") || line.starts_with("--") ||
                         line.starts_with("/*") || line.starts_with("%");
    report(Code::toml_syntax, start, stop,
           key.size() == trimmed(line).size()
               ? "this key has no value"
               : "this line is neither a key with its value nor a heading in brackets")
        .hint(comment ? "a comment starts with #"
                      : "write key = value; a text of several lines stands in \"\"\"");
  }
  unread_until_ = stop;
  at_ = opens_multi_line_text(line) ? text_.size() : stop;
  return false;
}

}  // namespace factsheet::data
