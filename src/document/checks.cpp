#include "base/suggest.hpp"
#include "document/compose.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

void check_headings(const Document& document, Diagnostics& diagnostics) {
  int last = 0;
  for (const Block& block : document.blocks) {
    const auto* heading = std::get_if<Heading>(&block.content);
    if (std::holds_alternative<Banner>(block.content)) last = 1;
    if (!heading) continue;
    if (last == 0 && heading->level != 1) {
      diagnostics
          .error(Code::heading_order, block.span,
                 fmt::format("the first heading has level {}", heading->level))
          .hint("the sheet's title is a heading with level = 1, before all others");
    } else if (heading->level > last + 1) {
      diagnostics
          .error(Code::heading_order, block.span,
                 fmt::format("a heading of level {} follows one of level {}", heading->level, last))
          .hint(fmt::format("give it level = {}; how it looks is a matter of its style", last + 1));
    }
    last = heading->level;
  }
  if (last == 0) {
    diagnostics.error(Code::heading_order, document.pages_span, "the sheet has no heading")
        .hint("begin with a block of type = \"heading\" and level = 1");
  }
}

void check_contrast(const Style& style, Colour background, Span used_at, Diagnostics& diagnostics) {
  constexpr double enough = 4.5;
  const double ratio = contrast_ratio(style.colour, background);
  if (ratio >= enough) return;
  const bool own = style.colour_span.source != SourceId::none;
  diagnostics
      .error(Code::low_contrast, own ? style.colour_span : used_at,
             fmt::format("the text of the style \"{}\", {} on {}, has a contrast of {:.1f}:1", style.name,
                         to_string(style.colour), to_string(background), static_cast<int>(ratio * 10) / 10.0))
      .hint("readers need 4.5:1 (WCAG 2.1, 1.4.3): make the text darker or its background lighter");
}

// A chart's own colours are derived from the author's so that they can be seen; one that had to be changed
// beyond recognition isn't what they asked for.
void check_shapes(const Chart& chart, Colour background, Diagnostics& diagnostics) {
  constexpr double enough = 3;
  const double ratio = contrast_ratio(chart.colours.strong, background);
  if (ratio >= enough) return;
  diagnostics
      .warning(
          Code::low_contrast, chart.colours.strong_span,
          fmt::format("the chart's colour, {} on {}, has a contrast of {:.1f}:1; another is drawn, which "
                      "can be seen",
                      to_string(chart.colours.strong), to_string(background),
                      static_cast<int>(ratio * 10) / 10.0))
      .hint("shapes need 3:1 (WCAG 2.1, 1.4.11): give the chart a `color` that differs more from its ground");
}

void check_contrasts(const Document& document, Diagnostics& diagnostics) {
  const Colour paper = document.page->background;
  // Styles come again with every cell and block; each is looked at once on each background.
  std::vector<std::pair<const Style*, Colour>> seen;
  const auto check = [&](const Style& style, Colour background, Span at) {
    const std::pair<const Style*, Colour> now{&style, background};
    if (std::find(seen.begin(), seen.end(), now) != seen.end()) return;
    seen.push_back(now);
    check_contrast(style, background, at, diagnostics);
  };
  for (const Block& block : document.blocks) {
    const auto see = [&](const Rich& text, const Style& style, const std::optional<Colour>& behind) {
      if (text.empty()) return;
      check(style, behind.value_or(paper), block.span);
      if (!text.links.empty()) check(*document.link_style, behind.value_or(paper), block.span);
    };
    std::visit([&](const auto& content) { content.each_text(*block.style, see); }, block.content);
    if (const auto* chart = std::get_if<Chart>(&block.content))
      check_shapes(*chart, block.style->background.value_or(paper), diagnostics);
  }
  if (!document.mark.empty()) check(*document.mark_style, paper, document.pages_span);
  for (const Furniture* furniture : {&document.header, &document.footer}) {
    if (furniture->style) check(*furniture->style, paper, document.pages_span);
  }
}

// Every single value below a group, with its full path.
void for_each_cell(const data::Group& group, const std::string& prefix,
                   const std::function<void(const std::string&, Span, bool in_rows)>& visit,
                   bool in_rows = false) {
  for (const auto& [name, field] : group.fields) {
    const std::string path = prefix + name;
    if (field.cell()) visit(path, field.key_span, in_rows);
    if (field.group()) for_each_cell(*field.group(), path + ".", visit, in_rows);
    if (const data::Rows* rows = field.rows()) {
      for (const data::Group& record : rows->records) for_each_cell(record, path + ".", visit, true);
    }
  }
}

// The value, list or group that "leaves_out" names: "a.b" and "a.b.*" stand for "a.b" and all below it.
std::string_view base_of(std::string_view pattern) {
  if (pattern.ends_with(".*")) pattern.remove_suffix(2);
  return pattern;
}

bool matches(std::string_view pattern, std::string_view path) {
  const std::string_view base = base_of(pattern);
  return path.starts_with(base) && (path.size() == base.size() || path[base.size()] == '.');
}

// What the data of all states knows of a path, columns of lists among them.
struct Knowledge {
  bool found = false;
  bool in_empty_list = false;  ///< it may be a column of a list that has no records here
  bool in_full_list = false;   ///< it would be one of a list that has records without it
  /// Lists that are empty in every state may have any columns.
  bool may_be() const { return found || (in_empty_list && !in_full_list); }
};

void look_for(std::string_view path, const data::Group& group, Knowledge& known) {
  const std::size_t dot = path.find('.');
  const std::string_view name = path.substr(0, dot);
  for (const auto& [own, field] : group.fields) {
    if (own != name) continue;
    if (dot == std::string_view::npos) {
      known.found = true;
      continue;
    }
    const std::string_view rest = path.substr(dot + 1);
    if (field.group()) look_for(rest, *field.group(), known);
    if (const data::Rows* rows = field.rows()) {
      (rows->records.empty() ? known.in_empty_list : known.in_full_list) = true;
      for (const data::Group& record : rows->records) look_for(rest, record, known);
    }
  }
}

// A state may lack what others have, and a list may be empty in it: that is no mistake in the layout.
bool data_may_have(const data::Lookup& lookup, std::string_view path) {
  constexpr std::string_view national = "national.";
  Knowledge known;
  if (path.starts_with(national)) look_for(path.substr(national.size()), lookup.dataset().national, known);
  for (const data::StateData& state : lookup.dataset().states) {
    if (known.found) return true;  // of areas by the thousand, the first that has it will do
    look_for(path, state.fields, known);
  }
  return known.may_be();
}

}  // namespace

void check_accessible(const Document& document, const layout::Layout& layout, Diagnostics& diagnostics) {
  if (!layout.blocks_left_out) check_headings(document, diagnostics);
  check_contrasts(document, diagnostics);
}

void check_all_used(const layout::Layout& layout, const data::Lookup& lookup, const UsedPaths& used,
                    Diagnostics& diagnostics) {
  const std::vector<data::Node>& leaves_out = layout.document.leaves_out;
  std::vector<bool> matched(leaves_out.size());
  std::vector<std::string> paths;
  UsedPaths reported;
  const auto visit = [&](const std::string& path, Span span, bool in_rows) {
    paths.push_back(path);
    bool left_out = false;
    for (std::size_t i = 0; i < leaves_out.size(); ++i) {
      if (leaves_out[i].text() && matches(*leaves_out[i].text(), path)) matched[i] = left_out = true;
    }
    const bool read = lookup.dataset().read_by_formulas.count(path) > 0;
    if (left_out || read || used.count(path) > 0 || !reported.insert(path).second) return;
    diagnostics.error(Code::unused_field, span, fmt::format("the sheet doesn't print \"{}\"", path))
        .hint(fmt::format("print it {}, or say in the layout that it is left out: under [document], "
                          "leaves_out = [\"{}\"]",
                          in_rows ? "in a table block" : fmt::format("with {{{}}}", path), path));
  };
  for_each_cell(lookup.state().fields, "", visit);
  for_each_cell(lookup.dataset().national, "national.", visit);
  for (std::size_t i = 0; i < leaves_out.size(); ++i) {
    if (matched[i] || !leaves_out[i].text()) continue;
    if (data_may_have(lookup, base_of(*leaves_out[i].text()))) continue;
    diagnostics
        .error(Code::unknown_path, leaves_out[i].span,
               fmt::format("\"leaves_out\" names \"{}\", which the data doesn't have", *leaves_out[i].text()))
        .hint(did_you_mean(*leaves_out[i].text(), paths));
  }
}

}  // namespace factsheet::document
