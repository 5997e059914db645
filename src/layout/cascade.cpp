#include "layout/cascade.hpp"

#include "base/suggest.hpp"
#include "layout/layout.hpp"
#include "layout/theme.hpp"

#include <set>

#include <fmt/format.h>

namespace factsheet::layout {
namespace {

// The theme's values in the form in which an author's arrive, so that one path reads both.
data::Node node_of(std::string_view value) {
  data::Node node;
  if (value == "true" || value == "false") {
    node.value = value == "true";
  } else if (const auto number = data::Decimal::parse(value); number && value != "0") {
    node.value = *number;
  } else {
    node.value = std::string(value);
  }
  return node;
}

// A style on its way: a leading given in per cent follows the size of every style that is based on it.
struct Draft {
  Style style;
  double leading_ratio = 0;  // 0: a fixed length
};

class Cascade {
 public:
  Cascade(const std::vector<const data::Node*>& written, const Palette& palette, Diagnostics& diagnostics)
      : palette_(palette), diagnostics_(diagnostics) {
    for (const ThemeProperty& property : theme_styles()) {
      data::Node& style = theme_[std::string(property.style)];
      if (!style.table()) style.value = data::Table{};
      std::get<data::Table>(style.value)
          .entries.push_back({std::string(property.key), {}, node_of(property.value)});
    }
    for (const data::Node* styles : written) {
      if (styles && styles->table()) take_in(*styles->table());
    }
  }
  Styles resolve_all() {
    for (const auto& [name, node] : theme_) resolve(name);
    for (const auto& [name, node] : written_) resolve(name);
    Styles styles;
    for (auto& [name, draft] : done_) {
      if (draft.leading_ratio > 0) draft.style.leading = draft.style.size * draft.leading_ratio;
      if (draft.style.leading < draft.style.size * 0.8) report_tight(draft);
      styles.emplace(name, std::move(draft.style));
    }
    return styles;
  }

 private:
  void take_in(const data::Table& styles) {
    for (const data::Entry& entry : styles.entries) {
      if (entry.node.table()) {
        written_[entry.key].push_back(&entry.node);
        continue;
      }
      diagnostics_
          .error(Code::wrong_type, entry.node.span,
                 fmt::format("the style \"{}\" must be a table, not {}", entry.key, entry.node.type_name()))
          .hint(fmt::format("write [styles.{}] on a line of its own, its keys below", entry.key));
    }
  }

  void report_tight(const Draft& draft) {
    const auto own = written_.find(draft.style.name);
    if (own == written_.end()) return;
    diagnostics_
        .error(
            Code::bad_value, own->second.back()->span,
            fmt::format(
                "the lines of the style \"{}\" would overlap: its leading is {:g} pt for a size of {:g} pt",
                draft.style.name, draft.style.leading.pt(), draft.style.size.pt()))
        .hint("give it a leading of its own, such as \"130%\"");
  }

  const Draft& resolve(const std::string& name) {
    if (const auto found = done_.find(name); found != done_.end()) return found->second;
    open_.insert(name);
    Draft draft;
    if (name != "body") draft = resolve(parent_of(name));
    draft.style.name = name;
    if (const auto theme = theme_.find(name); theme != theme_.end())
      apply(draft, theme->second, name == "body");
    if (const auto own = written_.find(name); own != written_.end()) {
      for (const data::Node* node : own->second) apply(draft, *node, false);
    }
    open_.erase(name);
    return done_.emplace(name, std::move(draft)).first->second;
  }

  std::string parent_of(const std::string& name) {
    std::string parent = "body";
    Span span;
    const auto look = [&](const data::Node& node) {
      const data::Entry* entry = node.table()->find("based_on");
      if (!entry || !entry->node.text()) return;
      parent = *entry->node.text();
      span = entry->node.span;
    };
    if (const auto theme = theme_.find(name); theme != theme_.end()) look(theme->second);
    if (const auto own = written_.find(name); own != written_.end()) {
      for (const data::Node* node : own->second) look(*node);
    }
    if (open_.size() > 100) {
      diagnostics_.error(Code::style_cycle, span, "more than 100 styles are based on each other in a row")
          .hint("base the later ones on \"body\"");
      return "body";
    }
    if (open_.count(parent) > 0) {
      diagnostics_
          .error(Code::style_cycle, span,
                 fmt::format("the style \"{}\" is based on itself by way of \"{}\"", parent, name))
          .hint("base one of them on \"body\"");
      return "body";
    }
    if (theme_.count(parent) == 0 && written_.count(parent) == 0) {
      diagnostics_
          .error(Code::unknown_style, span,
                 fmt::format("there is no style \"{}\" to base \"{}\" on", parent, name))
          .hint(did_you_mean(parent, names()));
      return "body";
    }
    return parent;
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& [name, node] : theme_) all.push_back(name);
    for (const auto& [name, node] : written_) all.push_back(name);
    return all;
  }

  // `complete`: fallbacks of the schema hold for what isn't written, which is so for the root of all styles.
  void apply(Draft& draft, const data::Node& node, bool complete) {
    Style& style = draft.style;
    data::TableReader in(node, fmt::format("[styles.{}]", style.name), {"style"}, layout_schema(),
                         diagnostics_);
    in.check_keys();
    if (style.name == "body" && in.has("based_on")) {
      in.bad_value("based_on", "the style \"body\" is what all others are based on").hint("take the key out");
    }
    const auto wanted = [&](std::string_view key) { return complete || in.has(key); };
    const auto set = [&](std::string_view key, auto& target, auto value) {
      if (!wanted(key)) return false;
      if (auto read = value(key)) target = std::move(*read);
      return true;
    };
    const auto text = [&](std::string_view key) { return in.text(key); };
    const auto boolean = [&](std::string_view key) { return in.boolean(key); };
    const auto colour = [&](std::string_view key) { return palette_.colour(in, key); };
    const auto weight = [&](std::string_view key) { return read_weight(in, key); };

    const auto set_font = [&](std::string_view key, auto& target, auto value) {
      // The theme's own values have no place in a file; the author's place above them stands.
      if (set(key, target, value) && in.span(key).source != SourceId::none) style.font_span = in.span(key);
    };
    set_font("font", style.font, text);
    set_font("weight", style.weight, weight);
    set_font("italic", style.italic, boolean);
    set_font("bold_weight", style.bold_weight, weight);
    set("size", style.size, [&](std::string_view key) { return read_size(in, key); });
    set("tracking", style.tracking, [&](std::string_view key) { return read_tracking(in, key, style.size); });
    if (set("color", style.colour, colour)) style.colour_span = in.span("color");
    if (wanted("background")) {
      if (const auto background = palette_.colour(in, "background")) style.background = background;
    }
    set("hyphenate", style.hyphenate, boolean);
    set("balance", style.balance, boolean);
    set("protrusion", style.protrusion, boolean);
    set("keep_with_next", style.keep_with_next, boolean);
    for (const auto& [key, target] :
         std::initializer_list<std::pair<std::string_view, Length*>>{{"space_before", &style.space_before},
                                                                     {"space_after", &style.space_after},
                                                                     {"padding_x", &style.padding_x},
                                                                     {"padding_y", &style.padding_y},
                                                                     {"rule_above", &style.rule_above},
                                                                     {"rule_below", &style.rule_below},
                                                                     {"bar", &style.bar}}) {
      set(key, *target, [&](std::string_view k) { return not_negative(in, k); });
    }
    set("rule_color", style.rule_colour, colour);
    set("bar_color", style.bar_colour, colour);
    if (wanted("figures")) {
      if (const auto figures = in.choice("figures")) {
        style.tabular_figures = figures->ends_with("tabular");
        style.old_style_figures = figures->starts_with("old-style");
      }
    }
    if (wanted("case")) {
      if (const auto letter_case = in.choice("case")) {
        style.letter_case = *letter_case == "upper"            ? Case::upper
                            : *letter_case == "small-caps"     ? Case::small_caps
                            : *letter_case == "all-small-caps" ? Case::all_small_caps
                                                               : Case::as_written;
        if (in.span("case").source != SourceId::none) style.case_span = in.span("case");
      }
    }
    if (wanted("align")) read_align(in, style);
    if (wanted("expansion")) read_expansion(in, style);
    if (wanted("leading")) read_leading(in, draft);
  }

  std::optional<int> read_weight(data::TableReader& in, std::string_view key) {
    const auto weight = in.integer(key);
    if (!weight) return std::nullopt;
    if (*weight < 100 || *weight > 900 || *weight % 100 != 0) {
      in.bad_value(key, fmt::format("a weight of {} doesn't exist", *weight))
          .hint("weights are 100, 200 … 900; 400 is regular, 700 bold");
      return std::nullopt;
    }
    return static_cast<int>(*weight);
  }

  std::optional<Length> read_size(data::TableReader& in, std::string_view key) {
    const auto size = in.length(key);
    if (size && (size->pt() < 4 || size->pt() > 200)) {
      in.bad_value(key, fmt::format("a type size of {:g} points can't be read", size->pt()))
          .hint("sizes go from 4pt to 200pt");
      return std::nullopt;
    }
    return size;
  }

  std::optional<Length> read_tracking(data::TableReader& in, std::string_view key, Length size) {
    const auto tracking = in.length(key);
    // Readers that go by places take wider gaps for blanks between words (poppler: a tenth of the size).
    if (tracking && (*tracking > size * 0.085 || *tracking < size * -0.06)) {
      in.bad_value(key, fmt::format("a tracking of {:g} pt is too much for a size of {:g} pt", tracking->pt(),
                                    size.pt()))
          .hint(fmt::format("write {:.2f}pt to {:.2f}pt; more parts the letters for readers of the text, "
                            "less piles them up",
                            size.pt() * -0.06, size.pt() * 0.085));
      return std::nullopt;
    }
    return tracking;
  }

  std::optional<Length> not_negative(data::TableReader& in, std::string_view key) {
    const auto length = in.length(key);
    if (length && (*length < Length() || *length > Length::inches(20))) {
      in.bad_value(key, fmt::format("\"{}\" must be between 0 and 20in", key)).hint("write 0 for none");
      return std::nullopt;
    }
    return length;
  }

  void read_align(data::TableReader& in, Style& style) {
    const auto align = in.choice("align");
    if (!align) return;
    style.align = *align == "right"     ? Align::right
                  : *align == "center"  ? Align::centre
                  : *align == "justify" ? Align::justify
                                        : Align::left;
  }

  void read_expansion(data::TableReader& in, Style& style) {
    const auto expansion = in.percent("expansion");
    if (!expansion) return;
    if (*expansion < 0 || *expansion > 0.02) {
      in.bad_value("expansion", "letters may be widened by 2% at most").hint("more is seen by the reader");
      return;
    }
    style.expansion = *expansion;
  }

  void read_leading(data::TableReader& in, Draft& draft) {
    const auto text = in.text("leading");
    if (!text) return;
    if (text->ends_with('%')) {
      const auto number = data::Decimal::parse(std::string_view(*text).substr(0, text->size() - 1));
      if (number && number->to_double() >= 80 && number->to_double() <= 400) {
        draft.leading_ratio = number->to_double() / 100;
        return;
      }
    } else if (const auto length = data::parse_length(*text);
               length && length->pt() >= 3 && length->pt() <= 400) {
      draft.leading_ratio = 0;
      draft.style.leading = *length;
      return;
    }
    in.bad_value("leading", fmt::format("\"{}\" can't be a leading", *text))
        .hint("write a length such as \"13pt\", or 80% to 400% of the size such as \"130%\"");
  }

  const Palette& palette_;
  Diagnostics& diagnostics_;
  std::map<std::string, data::Node, std::less<>> theme_;
  std::map<std::string, std::vector<const data::Node*>, std::less<>> written_;
  std::set<std::string> open_;
  std::map<std::string, Draft, std::less<>> done_;
};

}  // namespace

Styles resolve_styles(const std::vector<const data::Node*>& written, const Palette& palette,
                      Diagnostics& diagnostics) {
  return Cascade(written, palette, diagnostics).resolve_all();
}

const Style* find_style(const Styles& styles, std::string_view name, Span span, Diagnostics& diagnostics) {
  if (const auto found = styles.find(name); found != styles.end()) return &found->second;
  std::vector<std::string> names;
  for (const auto& [known, style] : styles) names.push_back(known);
  std::string hint = did_you_mean(name, names);
  if (hint.empty()) hint = fmt::format("define it under [styles.{}]", name);
  diagnostics.error(Code::unknown_style, span, fmt::format("there is no style \"{}\"", name))
      .hint(std::move(hint));
  return nullptr;
}

}  // namespace factsheet::layout
