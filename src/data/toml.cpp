#include "data/toml.hpp"

#include "base/utf8.hpp"
#include "data/bare_value.hpp"
#include "data/literal.hpp"
#include "data/syntax_text.hpp"
#include "data/toml_errors.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

// The distribution's library is built with exceptions and without the drafts' multi-line inline tables: the
// parser is compiled here, in this one file.
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_UNRELEASED_FEATURES 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 32
#include <toml++/toml.h>

namespace factsheet::data {
namespace {

static_assert(TOML_MAX_NESTED_VALUES == max_depth);

constexpr int deepest_tree = 100;  // headers, dotted keys and inline tables together

Span to_span(SourceId source, const toml::source_region& region) {
  return {source, region.begin.line, region.begin.column, region.end.line, region.end.column};
}

// Turns toml++'s tree into ours: the author's order, strings and numbers from the text itself.
class Converter {
 public:
  Converter(SourceId source, const SourceMap& sources, Diagnostics& diagnostics)
      : source_(source), sources_(sources), diagnostics_(diagnostics), text_(sources.text(source)) {}

  Node convert(const toml::node& node, Span span, int depth) {
    if (depth > deepest_tree) {
      diagnostics_
          .error(Code::toml_syntax, span, fmt::format("tables are nested more than {} deep", deepest_tree))
          .hint("nest them less");
      return {std::string(), span};
    }
    switch (node.type()) {
      case toml::node_type::table:
        return {table(*node.as_table(), depth), span};
      case toml::node_type::array:
        return {array(*node.as_array(), depth), span};
      case toml::node_type::string:
        return {text(span), span};
      case toml::node_type::boolean:
        return {node.as_boolean()->get(), span};
      case toml::node_type::date: {
        const toml::date date = node.as_date()->get();
        return {Date{date.year, date.month, date.day}, span};
      }
      default:
        return {number(span), span};
    }
  }

 private:
  Table table(const toml::table& from, int depth) {
    Table to;
    to.entries.reserve(from.size());
    for (const auto& [key, node] : from) {
      const Span key_span = to_span(source_, key.source());
      const Span span = to_span(source_, node.source());
      to.entries.push_back({std::string(key.str()), key_span, convert(node, span, depth + 1)});
    }
    // toml++ keeps keys by the alphabet.
    std::sort(to.entries.begin(), to.entries.end(), [](const Entry& a, const Entry& b) {
      return std::pair(a.key_span.line, a.key_span.column) < std::pair(b.key_span.line, b.key_span.column);
    });
    return to;
  }

  Array array(const toml::array& from, int depth) {
    Array to;
    to.items.reserve(from.size());
    for (const toml::node& node : from) {
      to.items.push_back(convert(node, to_span(source_, node.source()), depth + 1));
    }
    return to;
  }

  // Read by the same code as `locate`, so that the two never differ.
  std::string text(Span span) {
    const std::size_t begin = sources_.offset(source_, span.line, span.column);
    Literal literal = read_literal(text_, begin);
    for (const LiteralFault& fault : literal.faults) {
      diagnostics_
          .error(Code::toml_syntax, sources_.span(source_, fault.begin, fault.end),
                 "this can't stand in a text")
          .hint("write \\\\ for a backslash");
    }
    return std::move(literal.value);
  }

  // Numbers, and what can't be one: dates with a time, times of day.
  Decimal number(Span span) {
    const std::size_t begin = sources_.offset(source_, span.line, span.column);
    const std::size_t end = sources_.offset(source_, span.end_line, span.end_column);
    const std::string_view token = text_.substr(begin, end - begin);
    if (const auto value = plain_number(token)) return *value;
    const auto fault = find_value_fault(token);
    diagnostics_
        .error(fault ? fault->code : Code::bad_value, span,
               fault ? fault->message : fmt::format("{} is not a plain decimal number", token))
        .hint(fault ? fault->hint : "write digits, with one decimal point if need be");
    return {};
  }

  SourceId source_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  std::string_view text_;
};

// Windows-1252 from 0x80 to 0x9F; 0 where it has no character. Source: WHATWG Encoding, index-windows-1252.
constexpr std::array<char16_t, 32> windows_1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void report_encoding(SourceId source, const SourceMap& sources, std::size_t at, Diagnostics& diagnostics) {
  const std::string_view text = sources.text(source);
  const auto byte = static_cast<unsigned char>(text[at]);
  const bool utf16 = text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF";
  Diagnostic& diagnostic = diagnostics.error(
      Code::invalid_utf8, sources.span(source, at, at + 1),
      utf16 ? "the file is not UTF-8 text" : fmt::format("the byte 0x{:02X} is not UTF-8 text", byte));
  const char32_t character = byte >= 0xA0 ? byte : windows_1252[static_cast<std::size_t>(byte & 0x1F)];
  const bool alone = at + 1 >= text.size() || static_cast<unsigned char>(text[at + 1]) < 0x80;
  if (utf16) {
    diagnostic.hint("save the file as UTF-8; it looks like UTF-16 (\"Unicode\" in some Windows programs)");
  } else if (character != 0 && alone) {
    std::string shown;
    utf8::append(shown, character);
    diagnostic.hint(
        fmt::format("save the file as UTF-8; it looks like Windows-1252, where this byte is {}", shown));
  } else {
    diagnostic.hint("save the file as UTF-8 in your editor");
  }
}

// What toml++ must not see: control characters, some of which it takes for line ends, and keys of so many
// parts that its tables would nest too deeply for the stack.
bool needs_a_look_first(std::string_view text) {
  constexpr int many_points = 100;
  int points = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') {
      points = 0;
    } else if (c == '.') {
      if (++points > many_points) return true;
    } else if (is_control_byte(c) && line_end_at(text, at) == 0) {
      return true;
    }
  }
  return false;
}

// "expected '=', saw 'x'" without the parser's own story around it.
std::string plain_description(std::string_view description) {
  const std::size_t colon = description.find(": ");
  if (description.substr(0, 20) == "Error while parsing " && colon != std::string_view::npos) {
    return fmt::format("this {} can't be read: {}", description.substr(20, colon - 20),
                       description.substr(colon + 2));
  }
  return fmt::format("this can't be read: {}", description);
}

}  // namespace

std::optional<Node> read_toml(SourceId source, const SourceMap& sources, Diagnostics& diagnostics) {
  const std::string& text = sources.text(source);
  if (const auto at = utf8::find_invalid(text)) {
    report_encoding(source, sources, *at, diagnostics);
    return std::nullopt;
  }
  Diagnostics found;
  if (needs_a_look_first(text)) {
    find_syntax_errors(source, sources, found);
    diagnostics.append(found);
    if (found.has_errors()) return std::nullopt;
  }
  const toml::parse_result result = toml::parse(std::string_view(text));
  if (!result) {
    find_syntax_errors(source, sources, found);
    if (!found.has_errors()) {
      const toml::source_position at = result.error().source().begin;
      found.error(Code::toml_syntax, {source, at.line, at.column, at.line, at.column + 1},
                  plain_description(result.error().description()));
    }
    diagnostics.append(found);
    return std::nullopt;
  }
  const Span whole{source, 1, 1, 1, 1};
  Node root = Converter(source, sources, found).convert(result.table(), whole, 0);
  diagnostics.append(found);
  if (found.has_errors()) return std::nullopt;
  return root;
}

}  // namespace factsheet::data
