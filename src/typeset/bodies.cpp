#include "typeset/blocks.hpp"
#include "typeset/set_lines.hpp"

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

// TeX's notion of what a column's end costs inside a paragraph, next to one between paragraphs.
constexpr double inside_paragraph = 1;
constexpr double after_hyphen = 4;

void open_tag(Slab& slab, pages::Role role) {
  pages::TagBegin tag;
  tag.role = role;
  slab.items.insert(slab.items.begin(), std::move(tag));
}

// Lines as slabs: a paragraph's first and last two lines stay together (no orphan, no widow).
std::vector<Slab> slabs_of(std::vector<SetLine>&& lines, Length leading, Length indent) {
  std::vector<Slab> slabs(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    slabs[i].height = leading;
    place(std::move(lines[i].items), {indent, Length()}, slabs[i].items);
    slabs[i].keep_with_previous = i == 1 || (i > 0 && i + 1 == lines.size());
    slabs[i].break_cost = i == 0 ? 0 : lines[i - 1].ends_in_hyphen ? after_hyphen : inside_paragraph;
  }
  return slabs;
}

class BodySetter {
 public:
  BodySetter(Context& context, const document::Style& style, Length measure)
      : context_(context), style_(style), measure_(measure) {}

  void add(const document::Paragraph& paragraph) {
    std::vector<Slab> slabs =
        slabs_of(set_lines(context_, paragraph.text, style_, measure_), style_.leading, Length());
    if (slabs.empty()) return;
    open_tag(slabs.front(), pages::Role::paragraph);
    slabs.back().items.emplace_back(pages::TagEnd{});
    slabs.front().space_before = style_.space_before;
    slabs.back().space_after = style_.space_after;
    append(std::move(slabs));
  }

  void add(const document::List& list) {
    std::vector<Slab> all;
    int number = list.start;
    const Length indent = indent_of(list);
    for (const auto& item : list.items) {
      std::vector<Slab> slabs;
      for (const document::Paragraph& paragraph : item) {
        std::vector<Slab> lines =
            slabs_of(set_lines(context_, paragraph.text, style_, measure_ - indent), style_.leading, indent);
        if (lines.empty()) continue;
        open_tag(lines.front(), pages::Role::paragraph);
        lines.back().items.emplace_back(pages::TagEnd{});
        lines.back().space_after = style_.space_after * 0.4;
        slabs.insert(slabs.end(), std::make_move_iterator(lines.begin()),
                     std::make_move_iterator(lines.end()));
      }
      const std::string label = list.ordered ? fmt::format("{}.", number) : std::string("\u2022");
      ++number;
      if (slabs.empty()) continue;
      label_item(slabs.front(), label);
      slabs.back().items.emplace_back(pages::TagEnd{});  // LBody
      slabs.back().items.emplace_back(pages::TagEnd{});  // LI
      all.insert(all.end(), std::make_move_iterator(slabs.begin()), std::make_move_iterator(slabs.end()));
    }
    if (all.empty()) return;
    pages::TagBegin tag;
    tag.role = pages::Role::list;
    tag.numbering = list.ordered ? pages::ListNumbering::decimal : pages::ListNumbering::disc;
    all.front().items.insert(all.front().items.begin(), std::move(tag));
    all.back().items.emplace_back(pages::TagEnd{});
    all.front().space_before = style_.space_before;
    all.back().space_after = style_.space_after;
    append(std::move(all));
  }

  std::vector<Slab> take() { return std::move(slabs_); }

 private:
  // Wide enough for the widest label.
  Length indent_of(const document::List& list) {
    if (!list.ordered) return style_.size * 1.1;
    const std::size_t last = static_cast<std::size_t>(list.start) + list.items.size() - 1;
    document::Rich label;
    label.runs.push_back({fmt::format("{}.", last), false, false, -1, -1, document::Counter::none, {}});
    const Length width = text::natural_width(prepare(context_, label, style_).paragraph, context_.shaper());
    return std::max(style_.size * 1.7, width + style_.size * 0.5);
  }

  // LI > Lbl, LBody: the label stands in the indent of the item's first line.
  void label_item(Slab& slab, const std::string& label) {
    document::Rich rich;
    rich.runs.push_back({label, false, false, -1, -1, document::Counter::none, {}});
    std::vector<pages::Item> items;
    const auto open = [&](pages::Role role) {
      pages::TagBegin tag;
      tag.role = role;
      items.emplace_back(std::move(tag));
    };
    open(pages::Role::list_item);
    open(pages::Role::label);
    LineLooks looks;
    looks.alignment = text::Alignment::left;
    for (SetLine& line : set_lines(context_, rich, style_, measure_, looks))
      place(std::move(line.items), {}, items);
    items.emplace_back(pages::TagEnd{});
    open(pages::Role::list_body);
    slab.items.insert(slab.items.begin(), std::make_move_iterator(items.begin()),
                      std::make_move_iterator(items.end()));
  }

  void append(std::vector<Slab>&& slabs) {
    slabs_.insert(slabs_.end(), std::make_move_iterator(slabs.begin()), std::make_move_iterator(slabs.end()));
  }

  Context& context_;
  const document::Style& style_;
  Length measure_;
  std::vector<Slab> slabs_;
};

}  // namespace

std::vector<Slab> set_bodies(Context& context, const std::vector<document::Body>& bodies,
                             const document::Style& style, Length measure, Span) {
  BodySetter setter(context, style, measure);
  for (const document::Body& body : bodies)
    std::visit([&](const auto& content) { setter.add(content); }, body);
  return setter.take();
}

}  // namespace factsheet::typeset
