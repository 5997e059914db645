#include "document/markup.hpp"

#include "base/utf8.hpp"
#include "document/stand_in.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

class Filler {
 public:
  Filler(const Markup& markup, const Fill& fill, Diagnostics& diagnostics)
      : markup_(markup), fill_(fill), diagnostics_(diagnostics) {}

  Body operator()(const Paragraph& paragraph) const { return Paragraph{rich(paragraph.text)}; }
  Body operator()(const List& list) const {
    List out;
    out.ordered = list.ordered;
    out.start = list.start;
    out.items.resize(list.items.size());
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      for (const Paragraph& paragraph : list.items[i]) out.items[i].push_back({rich(paragraph.text)});
    }
    return out;
  }

 private:
  Rich rich(const Rich& from) const {
    Rich out;
    out.runs.reserve(from.runs.size());
    for (const Inline& run : from.runs) {
      if (run.origin < 0) {
        out.runs.push_back(run);
      } else if (auto filled = fill_(*markup_.placeholders[static_cast<std::size_t>(run.origin)])) {
        out.runs.push_back({std::move(filled->text), run.bold, run.italic, run.link, filled->origin,
                            filled->counter, run.span});
        if (!filled->note_letter.empty()) {
          out.runs.push_back(
              {std::move(filled->note_letter), run.bold, false, run.link, -1, Counter::none, run.span, true});
        }
      }
    }
    for (const std::string& target : from.links) {
      const int link = static_cast<int>(out.links.size());
      const auto words = std::find_if(from.runs.begin(), from.runs.end(),
                                      [&](const Inline& run) { return run.link == link; });
      out.links.push_back(uri(target, words == from.runs.end() ? markup_.span : words->span));
    }
    return out;
  }

  // A link's target may hold placeholders; a target without a scheme is a web address.
  std::string uri(std::string_view target, Span span) const {
    std::string out;
    for (std::size_t at = 0; at < target.size();) {
      const char32_t c = utf8::next(target, at);
      if (const auto placeholder = stood_for(c, markup_.placeholders)) {
        if (const auto filled = fill_(*markup_.placeholders[*placeholder])) out += filled->text;
      } else {
        utf8::append(out, c);
      }
    }
    constexpr std::string_view schemes[] = {"https://", "http://", "mailto:", "tel:"};
    const bool has_scheme = std::any_of(std::begin(schemes), std::end(schemes),
                                        [&](std::string_view scheme) { return out.starts_with(scheme); });
    const std::string host = out.substr(0, out.find('/'));
    const bool is_web_address = host.find('.') != std::string::npos && host.find(':') == std::string::npos &&
                                out.find(' ') == std::string::npos;
    if (!has_scheme && !is_web_address) {
      const std::string what = out.empty() ? "a link without a target" : fmt::format("a link to \"{}\"", out);
      diagnostics_.error(Code::unsupported_markup, span, fmt::format("{} can't be printed here", what))
          .hint("write [text](https://…), or mailto: or tel:");
    } else if (!has_scheme) {
      out.insert(0, "https://");
    }
    return out;
  }

  const Markup& markup_;
  const Fill& fill_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<Body> fill_markup(const Markup& markup, const Fill& fill, Diagnostics& diagnostics) {
  diagnostics.append(markup.findings);
  const Filler filler(markup, fill, diagnostics);
  std::vector<Body> out;
  out.reserve(markup.bodies.size());
  for (const Body& body : markup.bodies) out.push_back(std::visit(filler, body));
  return out;
}

Rich fill_line(const Markup& markup, const Fill& fill, Diagnostics& diagnostics) {
  std::vector<Body> bodies = fill_markup(markup, fill, diagnostics);
  if (bodies.empty()) return {};
  auto* paragraph = std::get_if<Paragraph>(&bodies.front());
  if (!paragraph || bodies.size() > 1) {
    diagnostics.error(Code::unsupported_markup, markup.span, "only one paragraph can stand here, and no list")
        .hint("join the lines, or escape a list's mark: \"1\\\\.\" or \"\\\\-\"");
  }
  return paragraph ? std::move(paragraph->text) : Rich{};
}

std::string fill_plain(const layout::Template& text, const Fill& fill) {
  std::string out;
  for (const layout::Segment& segment : text.segments) {
    if (const auto* literal = std::get_if<layout::Literal>(&segment)) {
      out += literal->text;
    } else if (auto filled = fill(std::get<layout::Placeholder>(segment))) {
      out += filled->text;
    }
  }
  return out;
}

const Markup& MarkupBook::of(const layout::Template& text) {
  const auto found = known_.find(&text);
  return found != known_.end() ? found->second : known_.emplace(&text, read_markup(text)).first->second;
}

}  // namespace factsheet::document
