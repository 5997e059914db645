#include "text/items.hpp"

#include "base/utf8.hpp"
#include "text/shaper_impl.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace factsheet::text {
namespace {

class Itemizer {
 public:
  Itemizer(const ParagraphText& paragraph, Shaper::Impl& shaper, std::vector<Item>& items)
      : paragraph_(paragraph), text_(paragraph.text), shaper_(shaper), items_(items) {}

  void run() {
    items_.clear();
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < paragraph_.ranges.size(); ++i) {
      const StyledRange& range = paragraph_.ranges[i];
      if (range.begin != at || range.end < range.begin || range.end > text_.size()) break;
      add_range(range, static_cast<std::uint32_t>(i));
      at = range.end;
    }
    if (at != text_.size())
      throw std::invalid_argument("a paragraph's ranges must cover its text one after the other");
    find_starts();
  }

 private:
  void add_range(const StyledRange& range, std::uint32_t index) {
    const TextStyle& style = range.style;
    model_ = Item{};
    model_.range = index;
    model_.cuttable = range.hyphenate;
    model_.tracking = style.tracking.pt();
    model_.scale = style.size.pt() / shaper_.fonts->face(style.face).metrics().units_per_em;
    em_ = style.size.pt();
    Features features = style.features;
    features.ligatures &= style.tracking.pt() == 0;
    style_ = Shaper::Impl::pack(style.face, features);
    space_ = &shaper_.shaped(style_, " ");

    std::size_t word = range.begin;
    for (std::size_t at = range.begin; at < range.end;) {
      const std::size_t begin = at;
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte > 0x20 && byte < 0x7F) {
        ++at;
        continue;
      }
      const CharKind kind = kind_of(utf8::next(text_, at));
      at = std::min<std::size_t>(at, range.end);
      if (kind != CharKind::blank && kind != CharKind::fixed_blank && kind != CharKind::newline) continue;
      if (begin > word) add_word(word, begin);
      if (text_[begin] == '\r' && at < range.end && text_[at] == '\n') ++at;
      add_space(kind, begin, at);
      word = at;
    }
    if (range.end > word) add_word(word, range.end);
  }

  Item& add(Item::Kind kind, std::size_t begin, std::size_t end) {
    model_.before = items_.empty() ? Extent{} : items_.back().before + items_.back().size;
    items_.push_back(model_);
    Item& item = items_.back();
    item.kind = kind;
    item.begin = static_cast<std::uint32_t>(begin);
    item.end = static_cast<std::uint32_t>(end);
    return item;
  }

  void add_word(std::size_t begin, std::size_t end) {
    Item& item = add(Item::Kind::word, begin, end);
    item.word = &shaper_.examined(style_, text_.substr(begin, end - begin));
    item.size.boxes =
        static_cast<double>(item.word->run.advance) * item.scale + item.word->glyphs * item.tracking;
    at_start_ = false;
  }

  void add_space(CharKind kind, std::size_t begin, std::size_t end) {
    Item& item = add(kind == CharKind::blank         ? Item::Kind::blank
                     : kind == CharKind::fixed_blank ? Item::Kind::fixed_blank
                                                     : Item::Kind::newline,
                     begin, end);
    item.word = space_;
    if (kind == CharKind::newline) {
      at_start_ = true;
      return;
    }
    if (kind == CharKind::blank && at_start_)
      return;  // no width: it would be an indent that nobody asked for
    at_start_ = false;
    item.size.gaps = static_cast<double>(space_->run.advance) * item.scale + item.tracking;
    item.size.ems = em_;
  }

  /// Where lines may start: after blanks, and between words that touch.
  void find_starts() {
    const Item* before = nullptr;  // the last word since anything that can't be parted from what follows
    bool parted = false;           // a blank came since
    for (Item& item : items_) {
      switch (item.kind) {
        case Item::Kind::word:
          if (before != nullptr) item.start = parted ? after_blank(*before, item) : between(*before, item);
          before = &item;
          parted = false;
          break;
        case Item::Kind::blank:
          parted = true;
          break;
        case Item::Kind::fixed_blank:
        case Item::Kind::newline:
          before = nullptr;
          parted = false;
          break;
      }
    }
  }

  Item::Start after_blank(const Item& before, const Item& item) {
    const CharKind last = before.word->last;
    const CharKind first = item.word->first;
    const bool foreign = last == CharKind::foreign || first == CharKind::foreign;
    return (foreign ? allowed_by_rules(before, item) : may_part(last, first)) ? Item::Start::after_blank
                                                                              : Item::Start::no;
  }

  Item::Start between(const Item& before, const Item& item) {
    if (!before.cuttable || !item.cuttable) return Item::Start::no;
    if (before.word->last == CharKind::foreign || item.word->first == CharKind::foreign) {
      return allowed_by_rules(before, item) ? Item::Start::after_mark : Item::Start::no;
    }
    marks_.clear();
    find_mark_breaks(span(before, item), marks_);
    for (const MarkBreak& mark : marks_) {
      if (mark.offset != item.begin - before.begin) continue;
      if (mark.mark == CharKind::hyphen) return Item::Start::after_hyphen;
      if (mark.mark != CharKind::soft_hyphen) return Item::Start::after_mark;
    }
    return Item::Start::no;
  }

  bool allowed_by_rules(const Item& before, const Item& item) {
    shaper_.rules.find(span(before, item), allowed_);
    return allowed_[item.begin - before.begin];
  }

  std::string_view span(const Item& from, const Item& to) const {
    return text_.substr(from.begin, to.end - from.begin);
  }

  const ParagraphText& paragraph_;
  const std::string_view text_;
  Shaper::Impl& shaper_;
  std::vector<Item>& items_;
  Item model_;  ///< what the items of the range have in common
  double em_ = 0;
  std::uint32_t style_ = 0;
  Word* space_ = nullptr;
  bool at_start_ = true;
  std::vector<bool> allowed_;
  std::vector<MarkBreak> marks_;
};

}  // namespace

void itemize(const ParagraphText& paragraph, Shaper::Impl& shaper, std::vector<Item>& items) {
  Itemizer(paragraph, shaper, items).run();
}

}  // namespace factsheet::text
