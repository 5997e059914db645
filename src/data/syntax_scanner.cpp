#include "data/syntax_scanner.hpp"

#include "data/bare_value.hpp"
#include "data/figure.hpp"
#include "data/literal.hpp"
#include "data/syntax_text.hpp"
#include "data/toml_errors.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

constexpr std::size_t most_findings = 20;

}  // namespace

SyntaxScanner::SyntaxScanner(SourceId source, const SourceMap& sources, Diagnostics& diagnostics)
    : source_(source), sources_(sources), diagnostics_(diagnostics), text_(sources.text(source)) {
  root_.kind = KnownKey::Kind::header;
}

bool SyntaxScanner::full() const {
  return diagnostics_.errors() >= most_findings;
}

Diagnostic& SyntaxScanner::report(Code code, std::size_t begin, std::size_t end, std::string message) {
  if (full()) return surplus_.error(code, {}, std::move(message));
  return diagnostics_.error(code, span(begin, std::max(end, begin)), std::move(message));
}

void SyntaxScanner::report_repetition(const Repetition& repetition) {
  report(Code::repeated_key, repetition.begin, repetition.end, repetition.message)
      .label(span(repetition.first->begin, repetition.first->end), "first given here")
      .hint(repetition.hint);
}

bool SyntaxScanner::line_ends() const {
  return at_end() || line_end_at(text_, at_) > 0;
}

KnownKey& SyntaxScanner::detached() {
  KnownKey& table = detached_.emplace_back();
  table.kind = KnownKey::Kind::header;
  return table;
}

bool SyntaxScanner::skip_space(bool lines) {
  bool new_line = false;
  while (!at_end()) {
    if (const std::size_t bytes = odd_blank_at(text_, at_)) {
      report(Code::toml_syntax, at_, at_ + bytes,
             "this blank is not an ordinary one, and TOML doesn't take it")
          .hint("type it anew with the space bar; it often comes along when text is copied from a web page");
      while (const std::size_t more = odd_blank_at(text_, at_)) at_ += more;
    } else if (text_[at_] == ' ' || text_[at_] == '\t') {
      ++at_;
    } else if (lines && text_[at_] == '#') {
      skip_comment();
    } else if (const std::size_t end = line_end_at(text_, at_); lines && end > 0) {
      at_ += end;
      new_line = true;
    } else {
      break;
    }
  }
  return new_line;
}

void SyntaxScanner::skip_comment() {
  const std::size_t stop = line_stop(text_, at_);
  const auto first = text_.begin() + static_cast<std::ptrdiff_t>(at_);
  const auto last = text_.begin() + static_cast<std::ptrdiff_t>(stop);
  if (const auto found = std::find_if(first, last, is_control_byte); found != last) {
    const auto place = static_cast<std::size_t>(found - text_.begin());
    report(Code::toml_syntax, place, place + 1,
           fmt::format("an invisible control character (U+{:04X}) stands in this comment",
                       static_cast<unsigned>(text_[place])))
        .hint("delete it");
  }
  at_ = stop;
}

void SyntaxScanner::run() {
  for (std::size_t at = text_.find('\r'); at < text_.size(); at = text_.find('\r', at + 1)) {
    if (line_end_at(text_, at) > 0) continue;
    report(Code::toml_syntax, at, at + 1, "a line ends in a carriage return alone")
        .hint("save the file with the line ends of Unix (LF) or Windows (CR LF)");
    return;  // where lines end is anyone's guess
  }
  while (!at_end() && !full()) {
    skip_space(true);
    if (!at_end()) scan_statement();
  }
}

void SyntaxScanner::scan_statement() {
  const std::string_view line = text_.substr(at_, line_stop(text_, at_) - at_);
  if (is_control_byte(text_[at_])) {
    report(Code::toml_syntax, at_, at_ + 1,
           fmt::format("an invisible control character (U+{:04X}) stands here",
                       static_cast<unsigned>(text_[at_])))
        .hint("delete it");
    at_ = line_stop(text_, at_);
  } else if (line.starts_with("<<<<<<<") || line.starts_with("=======") || line.starts_with(">>>>>>>")) {
    report(Code::toml_syntax, at_, at_ + line.size(), "a mark of a merge conflict was left in the file")
        .hint("choose one of the two versions and delete the marks");
    at_ = text_.size();  // what follows is given twice by nature
  } else if (std::string_view("{}],").find(text_[at_]) != std::string_view::npos) {
    report(Code::toml_syntax, at_, at_ + 1,
           fmt::format("{} stands here outside of any list or table", text_[at_]))
        .hint("look for a bracket too many, or one too few, above");
    resume();
  } else if (text_[at_] == '[') {
    scan_header();
  } else {
    scan_key_value();
  }
}

// `at_` is at the = (or what stands for it).
void SyntaxScanner::scan_statement_value(KnownKey* key) {
  const std::size_t equals = at_++;
  skip_space(false);
  if (missing_value(equals)) {
    at_ = line_stop(text_, at_);
    return;
  }
  const std::size_t begin = at_;
  const bool text = starts_literal(text_, at_);
  if (scan_value(Inside::statement, 0, key) == Outcome::lost) {
    resume();
  } else {
    check_line_rest(text, begin);
  }
}

// Behind a value only a comment may stand.
void SyntaxScanner::check_line_rest(bool after_text, std::size_t value_begin) {
  const std::size_t end = at_;
  skip_space(false);
  if (line_ends() || text_[at_] == '#') return;
  const std::size_t stop = line_stop(text_, at_);
  const std::string_view junk = trimmed(text_.substr(at_, stop - at_));
  const std::size_t junk_end = at_ + junk.size();
  const std::size_t curly =
      after_text ? curly_end(text_.substr(0, end), value_begin) : std::string_view::npos;
  if (junk == "," || junk == ";") {
    report(Code::toml_syntax, at_, junk_end, fmt::format("a line doesn't end in {}", junk))
        .hint(fmt::format("leave the {} out", junk));
  } else if (junk.starts_with("//")) {
    report(Code::toml_syntax, at_, junk_end, "a comment starts with #, not with //").hint("write # for //");
  } else if (is_key_line(text_, at_)) {
    report(Code::toml_syntax, at_, junk_end, "two keys stand on one line")
        .hint("put this on a line of its own");
  } else if (curly != std::string_view::npos) {
    report(Code::curly_quotes, curly, curly + curly_quote(text_, curly),
           "typographic quotes are no quotes in TOML")
        .hint("write straight quotes: \"");
  } else if (after_text && at_ == end) {
    report(Code::toml_syntax, end - 1, junk_end, "the text ends at this quote, but the line goes on")
        .hint("write \\\" for a quote inside a text");
  } else {
    report(Code::toml_syntax, at_, junk_end, "the value ends before this, but the line goes on")
        .hint(after_text ? "write the whole text between one pair of quotes"
                         : "write one value behind the =");
  }
  const bool brackets = junk.find_first_of("[{") != std::string_view::npos;
  at_ = stop;
  if (brackets || opens_multi_line_text(junk)) resume();
}

// Goes on at a line that surely starts a statement.
void SyntaxScanner::resume() {
  if (full()) return;
  if (resume_at_) {
    at_ = std::max(at_, *resume_at_);
    resume_at_.reset();
    return;
  }
  while (true) {
    const std::size_t stop = line_stop(text_, at_);
    if (opens_multi_line_text(text_.substr(at_, stop - at_))) at_ = text_.size();  // in doubt, stop
    at_ = next_line(text_, at_);
    if (at_end() || is_header_line(text_, at_)) return;
    const std::string_view line = trimmed(text_.substr(at_, line_stop(text_, at_) - at_));
    const bool indented = text_[at_] == ' ' || text_[at_] == '\t';
    if (!indented && is_key_line(text_, at_) && line.back() != ',') return;
  }
}

void find_syntax_errors(SourceId source, const SourceMap& sources, Diagnostics& diagnostics) {
  Diagnostics found;
  SyntaxScanner(source, sources, found).run();
  diagnostics.append(found);
}

}  // namespace factsheet::data
