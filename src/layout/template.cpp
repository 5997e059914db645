#include "layout/template.hpp"

#include "base/ascii.hpp"
#include "data/literal_places.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_path(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.back() != '.' &&
         text.find("..") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](unsigned char c) {
           return c >= 0x80 || c == '_' || c == '.' || c == '-' || is_digit(static_cast<char>(c)) ||
                  (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

class Parser {
 public:
  Parser(const std::string& text, Span whole, const SourceMap& sources, Diagnostics& diagnostics)
      : text_(text), whole_(whole), places_(sources, whole), diagnostics_(diagnostics) {}

  Template parse() {
    out_.span = whole_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if ((c == '{' || c == '}') && at_ + 1 < text_.size() && text_[at_ + 1] == c) {
        literal(c, 2);
      } else if (c == '{') {
        flush();
        placeholder();
      } else if (c == '}') {
        diagnostics_.error(Code::bad_template, span(at_, 1), "a closing brace without an opening one")
            .hint("write \"}}\" for a brace that is to be printed");
        ++at_;
      } else {
        literal(c, 1);
      }
    }
    flush();
    return std::move(out_);
  }

 private:
  Span span(std::size_t offset, std::size_t length) const { return places_.span(offset, length); }

  void literal(char c, std::size_t consumed) {
    if (pending_.empty()) {
      pending_begin_ = at_;
      pending_limit_ = places_.plain_until(at_);
    }
    pending_ += c;
    at_ += consumed;
    // Behind a doubled brace, an escape or a line's end, column = start + n would no longer hold.
    if (consumed > 1 || at_ >= pending_limit_) flush();
  }

  void flush() {
    if (pending_.empty()) return;
    const Span place = span(pending_begin_, at_ - pending_begin_);
    out_.segments.emplace_back(Literal{std::move(pending_), place});
    pending_.clear();
  }

  void placeholder() {
    const std::size_t begin = at_;
    const std::size_t end = text_.find_first_of("{}\n", begin + 1);
    if (end == std::string_view::npos || text_[end] != '}') {
      diagnostics_.error(Code::bad_template, span(begin, 1), "a placeholder that isn't closed on its line")
          .hint("close it with \"}\"; write \"{{\" for a brace that is to be printed");
      at_ = end == std::string_view::npos ? text_.size() : end;
      return;
    }
    at_ = end + 1;
    const std::string_view inside = std::string_view(text_).substr(begin + 1, end - begin - 1);
    Placeholder placeholder;
    placeholder.span = span(begin, end + 1 - begin);
    std::size_t part_begin = 0;
    for (bool first = true; part_begin <= inside.size(); first = false) {
      const std::size_t part_end = std::min(inside.find('|', part_begin), inside.size());
      const std::string_view part = trimmed(inside.substr(part_begin, part_end - part_begin));
      const Span place = span(begin + 1 + part_begin, part_end - part_begin);
      if (first) {
        placeholder.path = part;
      } else {
        add_format(placeholder, part, place);
      }
      part_begin = part_end + 1;
    }
    if (!is_path(placeholder.path)) {
      diagnostics_
          .error(Code::bad_template, placeholder.span,
                 placeholder.path.empty() ? "a placeholder without a path"
                                          : fmt::format("\"{}\" is not a path", placeholder.path))
          .hint(
              "a placeholder is {path} or {path|format}, such as {missing.total}; sums and the like belong "
              "in the data");
      return;
    }
    out_.segments.emplace_back(std::move(placeholder));
  }

  void add_format(Placeholder& placeholder, std::string_view part, Span place) {
    const std::size_t colon = std::min(part.find(':'), part.size());
    FormatCall call{std::string(trimmed(part.substr(0, colon))),
                    std::string(colon < part.size() ? part.substr(colon + 1) : ""), place};
    if (call.name.empty()) {
      diagnostics_.error(Code::bad_template, placeholder.span, "a format without a name")
          .hint("a format follows a bar, as in {national.cybertipline.reports|round:0.1 million}");
      return;
    }
    placeholder.formats.push_back(std::move(call));
  }

  const std::string& text_;
  Span whole_;
  data::LiteralPlaces places_;
  Diagnostics& diagnostics_;
  Template out_;
  std::string pending_;
  std::size_t pending_begin_ = 0;
  std::size_t pending_limit_ = 0;
  std::size_t at_ = 0;
};

}  // namespace

Template parse_template(const data::Node& text, const SourceMap& sources, Diagnostics& diagnostics) {
  return Parser(*text.text(), text.span, sources, diagnostics).parse();
}

Template fallback_template(const std::string& text, Span span, const SourceMap& sources) {
  Diagnostics none;  // the schema's own texts are sound; a test reads them all
  return Parser(text, span, sources, none).parse();
}

const Placeholder* lone_placeholder(const Template& text) {
  return text.segments.size() == 1 ? std::get_if<Placeholder>(&text.segments.front()) : nullptr;
}

}  // namespace factsheet::layout
