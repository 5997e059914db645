#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "document/markup.hpp"
#include "document/stand_in.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <md4c.h>

namespace factsheet::document {
namespace {

// The text that md4c reads, and where each of its bytes came from.
struct Prepared {
  struct Piece {
    std::size_t begin;
    const layout::Literal* literal;
  };
  std::string text;
  std::vector<Piece> pieces;
  std::vector<const layout::Placeholder*> placeholders;
};

Prepared prepare(const layout::Template& text, Diagnostics& diagnostics) {
  Prepared out;
  for (const layout::Segment& segment : text.segments) {
    if (const auto* literal = std::get_if<layout::Literal>(&segment)) {
      out.pieces.push_back({out.text.size(), literal});
      for (std::size_t at = 0; at < literal->text.size();) {
        const char32_t c = utf8::next(literal->text, at);
        if (c >= first_stand_in && c <= last_stand_in) {
          diagnostics
              .error(Code::missing_glyph, literal->span, "a character of a private plane can't be printed")
              .hint("take it out; it was likely pasted by mistake");
          continue;
        }
        utf8::append(out.text, c);
      }
    } else {
      const auto& placeholder = std::get<layout::Placeholder>(segment);
      utf8::append(out.text, first_stand_in + static_cast<char32_t>(out.placeholders.size()));
      out.placeholders.push_back(&placeholder);
    }
  }
  return out;
}

std::string_view name_of_block(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      return "a quotation (a line that starts with \">\")";
    case MD_BLOCK_HR:
      return "a rule (\"---\")";
    case MD_BLOCK_H:
      return "a heading (\"#\", or a line of \"---\" or \"===\" below)";
    case MD_BLOCK_CODE:
      return "code (\"```\")";
    case MD_BLOCK_HTML:
      return "HTML";
    default:
      return "a table";
  }
}

std::string_view mend_of_block(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_HR:
      return "use a block of the type \"rule\"";
    case MD_BLOCK_H:
      return "use a block of the type \"heading\"; write \"\\\\#\" for a number sign";
    default:
      return "write it as plain text";
  }
}

// Receives md4c's events. No exception may pass through its C frames, so none of these functions throws but
// for lack of memory.
class Reader {
 public:
  Reader(const Prepared& prepared, Span whole, Diagnostics& diagnostics)
      : prepared_(prepared), whole_(whole), diagnostics_(diagnostics) {}

  std::vector<Body> read() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTML;
    parser.enter_block = [](MD_BLOCKTYPE t, void* d, void* self) {
      return guarded(self, [&](Reader& r) { r.enter_block(t, d); });
    };
    parser.leave_block = [](MD_BLOCKTYPE t, void*, void* self) {
      return guarded(self, [&](Reader& r) { r.leave_block(t); });
    };
    parser.enter_span = [](MD_SPANTYPE t, void* d, void* self) {
      return guarded(self, [&](Reader& r) { r.enter_span(t, d); });
    };
    parser.leave_span = [](MD_SPANTYPE t, void*, void* self) {
      return guarded(self, [&](Reader& r) { r.leave_span(t); });
    };
    parser.text = [](MD_TEXTTYPE t, const MD_CHAR* s, MD_SIZE n, void* self) {
      return guarded(self, [&](Reader& r) { r.text(t, std::string_view(s, n)); });
    };
    md_parse(prepared_.text.data(), static_cast<MD_SIZE>(prepared_.text.size()), &parser, this);
    if (failure_) std::rethrow_exception(failure_);
    return std::move(bodies_);
  }

 private:
  template <class Event>
  static int guarded(void* self, Event event) {
    Reader& reader = *static_cast<Reader*>(self);
    try {
      event(reader);
      return 0;
    } catch (...) {
      reader.failure_ = std::current_exception();
      return 1;
    }
  }

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_DOC:
        break;
      case MD_BLOCK_P:
        rich_ = {};
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        if (++list_depth_ > 1) {
          unsupported("a list in a list", "write one list");
          break;
        }
        list_ = {};
        list_.ordered = type == MD_BLOCK_OL;
        if (list_.ordered) list_.start = static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
        break;
      case MD_BLOCK_LI:
        if (list_depth_ == 1) list_.items.emplace_back();
        rich_ = {};
        break;
      default:
        unsupported(name_of_block(type), mend_of_block(type));
        break;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_P:
      case MD_BLOCK_LI:  // a tight item's text stands without a paragraph
        finish_paragraph();
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        if (--list_depth_ == 0) bodies_.emplace_back(std::move(list_));
        break;
      default:
        rich_ = {};
        break;
    }
  }

  void finish_paragraph() {
    if (rich_.empty()) return;
    if (list_depth_ == 0) {
      bodies_.emplace_back(Paragraph{std::move(rich_)});
    } else if (!list_.items.empty()) {
      list_.items.back().push_back(Paragraph{std::move(rich_)});
    }
    rich_ = {};
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    switch (type) {
      case MD_SPAN_STRONG:
        ++bold_;
        after_digit_ = ends_in_digit();
        break;
      case MD_SPAN_EM:
        ++italic_;
        after_digit_ = ends_in_digit();
        break;
      case MD_SPAN_A: {
        const auto* link = static_cast<MD_SPAN_A_DETAIL*>(detail);
        rich_.links.push_back(target(link->href));
        link_ = static_cast<int>(rich_.links.size()) - 1;
        break;
      }
      case MD_SPAN_IMG:
        unsupported("an image", "write it as plain text");
        break;
      case MD_SPAN_CODE:
        unsupported("code (\"`\")", "write \"\\\\`\" for a backtick");
        break;
      default:
        unsupported("this markup", "write it as plain text");
        break;
    }
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG) --bold_;
    if (type == MD_SPAN_EM) --italic_;
    if (type != MD_SPAN_A) return;
    const bool has_words = std::any_of(rich_.runs.begin(), rich_.runs.end(),
                                       [&](const Inline& run) { return run.link == link_; });
    if (!has_words) unsupported("a link without words", "write [the words](https://…)");
    link_ = -1;
  }

  bool ends_in_digit() const {
    if (rich_.runs.empty()) return false;
    if (rich_.runs.back().origin >= 0) return true;  // most values are numbers
    const char last = rich_.runs.back().text.back();
    return is_digit(last);
  }

  void text(MD_TEXTTYPE type, std::string_view piece) {
    if (type == MD_TEXT_SOFTBR) return add_space();
    if (type == MD_TEXT_BR) return add("\n", Span{});
    if (type == MD_TEXT_NULLCHAR) return;
    if (type == MD_TEXT_ENTITY) return add(entity(piece), span_at(piece, 0));
    std::size_t from = 0;
    for (std::size_t at = 0; at < piece.size();) {
      const std::size_t begin = at;
      const char32_t c = utf8::next(piece, at);
      const auto placeholder = stood_for(c, prepared_.placeholders);
      if (!placeholder && !starts_literal(piece, begin, from)) continue;
      add(piece.substr(from, begin - from), span_at(piece, from));
      from = begin;
      if (placeholder) {
        add_value(*placeholder);
        from = at;
      }
    }
    add(piece.substr(from), span_at(piece, from));
  }

  // The few entities that an author may know; the others are printed as typed.
  static std::string_view entity(std::string_view name) {
    if (name == "&amp;") return "&";
    if (name == "&lt;") return "<";
    if (name == "&gt;") return ">";
    if (name == "&quot;") return "\"";
    if (name == "&nbsp;") return "\u00A0";
    if (name == "&shy;") return "\u00AD";
    if (name == "&ndash;") return "\u2013";
    if (name == "&mdash;") return "\u2014";
    return name;
  }

  // Characters of addresses that entities are written for; whatever values bring stands in later, as it is.
  static std::string target(const MD_ATTRIBUTE& href) {
    std::string out;
    for (std::size_t i = 0; href.substr_offsets[i] < href.size; ++i) {
      const MD_OFFSET from = href.substr_offsets[i];
      const std::string_view piece(href.text + from, href.substr_offsets[i + 1] - from);
      out += href.substr_types[i] == MD_TEXT_ENTITY && piece == "&amp;" ? "&" : piece;
    }
    return out;
  }

  bool starts_literal(std::string_view piece, std::size_t at, std::size_t from) const {
    if (at == from) return false;
    const auto offset = offset_of(piece, at);
    if (!offset) return false;
    const auto found = std::lower_bound(prepared_.pieces.begin(), prepared_.pieces.end(), *offset,
                                        [](const Prepared::Piece& p, std::size_t o) { return p.begin < o; });
    return found != prepared_.pieces.end() && found->begin == *offset;
  }

  std::optional<std::size_t> offset_of(std::string_view piece, std::size_t at) const {
    const char* begin = prepared_.text.data();
    const char* here = piece.data() + at;
    if (here < begin || here > begin + prepared_.text.size()) return std::nullopt;
    return static_cast<std::size_t>(here - begin);
  }

  Span span_at(std::string_view piece, std::size_t at) const {
    const auto offset = offset_of(piece, at);
    if (!offset) return whole_;
    const auto after = std::upper_bound(prepared_.pieces.begin(), prepared_.pieces.end(), *offset,
                                        [](std::size_t o, const Prepared::Piece& p) { return o < p.begin; });
    if (after == prepared_.pieces.begin()) return whole_;
    const Prepared::Piece& owner = *std::prev(after);
    Span span = owner.literal->span;
    const std::string_view before =
        std::string_view(prepared_.text).substr(owner.begin, *offset - owner.begin);
    if (span.line != 0) span.column += static_cast<std::uint32_t>(utf8::length(before));
    return span;
  }

  void add_space() {
    if (!rich_.runs.empty() && !rich_.runs.back().text.ends_with(' ')) add(" ", rich_.runs.back().span);
  }

  void add(std::string_view piece, Span span) {
    if (piece.empty()) return;
    // "2*3*4" would be printed as 234.
    if (after_digit_ && piece.front() >= '0' && piece.front() <= '9') {
      diagnostics_
          .error(Code::unsupported_markup, span,
                 "an asterisk or underscore between digits is taken for markup, and wouldn't be printed")
          .hint("write \"\\\\*\" for an asterisk, or × for a multiplication sign");
    }
    after_digit_ = false;
    rich_.runs.push_back({std::string(piece), bold_ > 0, italic_ > 0, link_, -1, Counter::none, span});
  }

  void add_value(std::size_t placeholder) {
    rich_.runs.push_back({{},
                          bold_ > 0,
                          italic_ > 0,
                          link_,
                          static_cast<int>(placeholder),
                          Counter::none,
                          prepared_.placeholders[placeholder]->span});
  }

  void unsupported(std::string_view what, std::string_view mend) {
    const Span span = rich_.runs.empty() ? whole_ : rich_.runs.back().span;
    diagnostics_.error(Code::unsupported_markup, span, fmt::format("{} can't be printed here", what))
        .hint(std::string(mend));
  }

  const Prepared& prepared_;
  Span whole_;
  Diagnostics& diagnostics_;
  std::vector<Body> bodies_;
  List list_;
  Rich rich_;
  int list_depth_ = 0;
  int bold_ = 0;
  int italic_ = 0;
  int link_ = -1;
  bool after_digit_ = false;  // emphasis was opened right behind a digit
  std::exception_ptr failure_;
};

}  // namespace

Markup read_markup(const layout::Template& text) {
  Markup markup;
  markup.span = text.span;
  if (text.empty()) return markup;
  Prepared prepared = prepare(text, markup.findings);
  markup.bodies = Reader(prepared, text.span, markup.findings).read();
  markup.placeholders = std::move(prepared.placeholders);
  return markup;
}

}  // namespace factsheet::document
