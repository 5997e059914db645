#include "pdf/shown_glyphs.hpp"

#include "base/utf8.hpp"
#include "pages/reading_text.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace factsheet::pdf {
namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
// Stands behind the characters that were dealt out, where a cluster has more glyphs than characters. Readers
// that know ActualText never see it; the others see a character without width that parts no word.
constexpr std::string_view word_joiner = "\u2060";
// What the hyphen says that ties a line to the next; see PagePainter::text.
constexpr std::string_view soft_hyphen = "\u00AD";

/// Codes of one face, in the order in which they first come up.
class CodeTable {
 public:
  std::size_t index_of(std::uint16_t glyph, std::string_view text) {
    // Mostly one letter, and the one that the glyph came up with first.
    if (text.size() == 1 && glyph < first_.size() && first_[glyph].letter == letter_of(text))
      return first_[glyph].code;
    if (glyph == 0) throw std::logic_error("a character that the face lacks can't be drawn");
    return look_up(glyph, text);
  }
  const std::vector<GlyphCode>& codes() const { return codes_; }
  bool has(std::uint16_t glyph) const { return glyph < first_.size() && first_[glyph].code != none; }

 private:
  struct First {
    std::size_t code = none;
    int letter = -1;  // what the code stands for, if that is one byte
  };

  static int letter_of(std::string_view text) { return static_cast<unsigned char>(text.front()); }

  std::size_t look_up(std::uint16_t glyph, std::string_view text) {
    if (glyph >= first_.size()) first_.resize(std::size_t{glyph} + 1);
    std::size_t* link = &first_[glyph].code;
    while (*link != none) {
      if (codes_[*link].text == text) return *link;
      link = &next_[*link];
    }
    const std::size_t made = codes_.size();
    *link = made;
    if (text.size() == 1 && made == first_[glyph].code) first_[glyph].letter = letter_of(text);
    codes_.push_back({glyph, std::string(text)});
    next_.push_back(none);
    return made;
  }

  std::vector<First> first_;       // by glyph
  std::vector<std::size_t> next_;  // by code: another text of the same glyph
  std::vector<GlyphCode> codes_;
};

/// Sorts a face's codes and numbers them. A glyph's first code is its place among the face's glyphs, mostly
/// its number in the subset too, so that a face whose glyphs have one text each can do without a map from CID
/// to glyph; further texts are numbered behind all glyphs. `order` gets the CID of each code as the table
/// counts them.
FaceUse number(text::FaceId face, const CodeTable& table, std::vector<std::uint16_t>& order) {
  std::vector<std::size_t> sorted(table.codes().size());
  for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i] = i;
  std::sort(sorted.begin(), sorted.end(),
            [&](std::size_t a, std::size_t b) { return table.codes()[a] < table.codes()[b]; });
  if (sorted.size() >= 0xFFFF)
    throw std::runtime_error("a document shows more glyphs of one face than PDF can number");

  FaceUse use{face, {}, {}, {}};
  for (std::size_t code : sorted) {
    use.codes.push_back(table.codes()[code]);
    const std::uint16_t glyph = use.codes.back().glyph;
    if (use.glyphs.empty() || use.glyphs.back() != glyph) use.glyphs.push_back(glyph);
  }
  std::size_t next_glyph = 0;
  std::size_t next_extra = use.glyphs.size();
  for (std::size_t i = 0; i < use.codes.size(); ++i) {
    const bool first = i == 0 || use.codes[i - 1].glyph != use.codes[i].glyph;
    use.cids.push_back(static_cast<std::uint16_t>(first ? ++next_glyph : ++next_extra));
  }
  order.resize(sorted.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) order[sorted[i]] = use.cids[i];
  return use;
}

// All ten figures of each style that one is shown of.
void complete_figures(CodeTable& table, const text::Face& face) {
  for (const text::Figures& style : face.figures()) {
    if (std::none_of(style.begin(), style.end(), [&](std::uint16_t glyph) { return table.has(glyph); }))
      continue;
    for (std::size_t i = 0; i < style.size(); ++i)
      table.index_of(style[i], std::string_view("0123456789").substr(i, 1));
  }
}

}  // namespace

Cluster cluster_at(const pages::Text& text, std::size_t glyph) {
  const pages::Glyph& first = text.glyphs[glyph];
  if (first.text_begin >= first.text_end || first.text_end > text.text.size()) {
    throw std::logic_error("a glyph stands for no text, or for text that isn't there");
  }
  Cluster cluster;
  while (glyph + cluster.glyphs < text.glyphs.size()) {
    const pages::Glyph& next = text.glyphs[glyph + cluster.glyphs];
    if (next.text_begin != next.text_end) break;
    ++cluster.glyphs;
  }
  if (cluster.glyphs > 1) {
    const std::string_view whole = text.text;
    cluster.characters = utf8::length(whole.substr(first.text_begin, first.text_end - first.text_begin));
  }
  return cluster;
}

struct ShownGlyphs::Collector {
  std::vector<CodeTable> tables;
  std::vector<text::FaceId> ids;
  std::vector<std::size_t>& face_index;
  struct Run {
    std::size_t table;
    std::size_t glyphs;
  };
  std::vector<Run> runs;              // a Text each
  std::vector<std::uint16_t>& codes;  // by shown glyph, as its table counts them

  std::size_t table_index(text::FaceId face) {
    const auto id = static_cast<std::size_t>(face);
    if (id >= face_index.size()) face_index.resize(id + 1, none);
    if (face_index[id] == none) {
      face_index[id] = tables.size();
      tables.emplace_back();
      ids.push_back(face);
    }
    return face_index[id];
  }

  void show(CodeTable& table, std::uint16_t glyph, std::string_view text) {
    codes.push_back(static_cast<std::uint16_t>(table.index_of(glyph, text)));
  }

  void add(const pages::Text& text) {
    if (text.glyphs.empty()) return;
    const std::size_t index = table_index(text.face);
    CodeTable& table = tables[index];
    const std::size_t shown_before = codes.size();
    const std::size_t count = text.glyphs.size();
    const std::string_view whole = text.text;
    for (std::size_t i = 0; i < count;) {
      const pages::Glyph& glyph = text.glyphs[i];
      const bool alone = i + 1 < count && text.glyphs[i + 1].text_begin != text.glyphs[i + 1].text_end;
      if (alone && glyph.text_begin < glyph.text_end && glyph.text_end <= whole.size()) {
        // What nearly every glyph is: a cluster of its own, and not the last one.
        show(table, glyph.id,
             {whole.data() + glyph.text_begin, std::size_t{glyph.text_end} - glyph.text_begin});
        ++i;
        continue;
      }
      const Cluster cluster = cluster_at(text, i);
      std::string_view rest = pages::glyph_text(text, i);
      if (rest.empty()) rest = soft_hyphen;
      for (std::size_t k = 0; k < cluster.glyphs; ++k, ++i) {
        std::string_view mine = word_joiner;
        if (k + 1 == cluster.glyphs && !rest.empty()) {
          mine = rest;
        } else if (!rest.empty()) {
          mine = rest.substr(0, utf8::sequence_length(rest, 0));
          rest.remove_prefix(mine.size());
        }
        show(table, text.glyphs[i].id, mine);
      }
    }
    if (pages::line_tie(text) == pages::LineTie::own) show(table, text.glyphs.back().id, soft_hyphen);
    runs.push_back({index, codes.size() - shown_before});
  }
};

ShownGlyphs::ShownGlyphs(const pages::Pages& pages, const text::FontBook& fonts) {
  Collector collector{{}, {}, face_index_, {}, cids_};
  for (const pages::Page& page : pages.pages) {
    for (const pages::Item& item : page.items) {
      if (const auto* text = std::get_if<pages::Text>(&item)) collector.add(*text);
    }
  }
  std::vector<std::vector<std::uint16_t>> order(collector.tables.size());
  for (std::size_t i = 0; i < collector.tables.size(); ++i) {
    complete_figures(collector.tables[i], fonts.face(collector.ids[i]));
    faces_.push_back(number(collector.ids[i], collector.tables[i], order[i]));
  }
  std::size_t at = 0;
  for (const Collector::Run& run : collector.runs) {
    const std::vector<std::uint16_t>& cid_of = order[run.table];
    for (const std::size_t end = at + run.glyphs; at < end; ++at) cids_[at] = cid_of[cids_[at]];
  }
}

}  // namespace factsheet::pdf
