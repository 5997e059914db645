#include "pdf/fonts.hpp"

#include "pdf/syntax.hpp"
#include "text/shape.hpp"

#include <algorithm>
#include <cmath>

namespace factsheet::pdf {
namespace {

// FontDescriptor Flags, ISO 32000-1 table 123.
constexpr int symbolic = 1 << 2;
constexpr int italic = 1 << 6;

int per_mille(int units, const text::FaceMetrics& metrics) {
  return static_cast<int>(std::lround(units * 1000.0 / metrics.units_per_em));
}

/// Six capitals that differ for subsets that differ (ISO 32000-1, 9.6.4), in their codes or their outlines,
/// from an FNV-1a hash, so that a document has the same name on every machine.
std::string subset_tag(std::string_view content) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  std::string tag;
  for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
  return tag;
}

/// The number in the font file of the glyph that each CID shows, and whether all are the CID itself.
std::string cid_to_gid_map(const FaceUse& use, const std::vector<std::uint16_t>& ids, bool& identity) {
  std::string map((use.codes.size() + 1) * 2, '\0');
  identity = true;
  std::size_t glyph = 0;  // among use.glyphs
  for (std::size_t i = 0; i < use.codes.size(); ++i) {
    if (i > 0 && use.codes[i - 1].glyph != use.codes[i].glyph) ++glyph;
    map[use.cids[i] * 2u] = static_cast<char>(ids.at(glyph) >> 8);
    map[use.cids[i] * 2u + 1] = static_cast<char>(ids[glyph] & 0xFF);
    identity &= ids[glyph] == use.cids[i];
  }
  return map;
}

/// All CIDs from 1 on in one run (ISO 32000-1, 9.7.4.3).
std::string width_array(const std::vector<double>& widths) {
  std::string out = "[1[";
  for (std::size_t cid = 1; cid < widths.size(); ++cid) {
    put_fixed(out, std::lround(widths[cid] * 100), 2);
    out += cid + 1 < widths.size() ? ' ' : ']';
  }
  return out + ']';
}

}  // namespace

std::string font_key(const FaceUse& use, const text::Face& face) {
  std::string key = face.postscript_name();
  key += '\0';
  key += static_cast<char>(static_cast<int>(use.face) >> 8 & 0xFF);
  key += static_cast<char>(static_cast<int>(use.face) & 0xFF);
  for (const GlyphCode& code : use.codes) {
    key += static_cast<char>(code.glyph >> 8);
    key += static_cast<char>(code.glyph & 0xFF);
    key += code.text;
    key += '\xFF';  // ends the text: no UTF-8 holds it
  }
  return key;
}

std::shared_ptr<const EmbeddedFont> make_font(const FaceUse& use, const text::Face& face,
                                              const std::string& key) {
  Deflater deflate(6);  // what 9 saves is less than a byte in a hundred, in three times the time
  auto font = std::make_shared<EmbeddedFont>();
  const text::Subset subset = text::subset(face, use.glyphs);
  font->name = subset_tag(key + subset.bytes) + "+" + face.postscript_name();
  font->program_length = subset.bytes.size();
  font->program = std::make_shared<const std::string>(deflate(subset.bytes));
  font->to_unicode = std::make_shared<const std::string>(deflate(to_unicode_cmap(use)));
  bool identity = false;
  const std::string map = cid_to_gid_map(use, subset.ids, identity);
  if (!identity) font->cid_to_gid = std::make_shared<const std::string>(deflate(map));
  font->widths.resize(use.codes.size() + 1);
  for (std::size_t i = 0; i < use.codes.size(); ++i) {
    const double width = face.advance(use.codes[i].glyph) * 1000.0 / face.metrics().units_per_em;
    font->widths[use.cids[i]] = std::round(width * 100) / 100;
  }
  font->width_array = std::make_shared<const std::string>(width_array(font->widths));
  return font;
}

Dict write_font(Document& document, const EmbeddedFont& font, const text::FaceMetrics& metrics) {
  Dict program = document.cached_stream(font.program);
  program.integer("Length1", static_cast<int>(font.program_length));
  Array box = document.array();
  for (int edge : metrics.bbox) box.integer(per_mille(edge, metrics));

  Dict descriptor = document.object();
  descriptor.name("Type", "FontDescriptor")
      .name("FontName", font.name)
      .integer("Flags", symbolic | (metrics.italic_angle != 0 ? italic : 0))
      .set("FontBBox", box)
      .real("ItalicAngle", metrics.italic_angle)
      .integer("Ascent", per_mille(metrics.ascender, metrics))
      .integer("Descent", per_mille(metrics.descender, metrics))
      .integer("CapHeight", per_mille(metrics.cap_height, metrics))
      .integer("StemV", metrics.stem_v)
      .set("FontFile2", program);

  Dict system = document.dict();
  system.text("Registry", "Adobe").text("Ordering", "Identity").integer("Supplement", 0);

  Dict descendant = document.object();
  descendant.name("Type", "Font")
      .name("Subtype", "CIDFontType2")
      .name("BaseFont", font.name)
      .set("CIDSystemInfo", system)
      .set("FontDescriptor", descriptor)
      .set("W", document.spelled(font.width_array));
  if (font.cid_to_gid)
    descendant.set("CIDToGIDMap", document.cached_stream(font.cid_to_gid));
  else
    descendant.name("CIDToGIDMap", "Identity");

  Dict type0 = document.object();
  type0.name("Type", "Font")
      .name("Subtype", "Type0")
      .name("BaseFont", font.name)
      .name("Encoding", "Identity-H")
      .set("DescendantFonts", document.array().add(descendant))
      .set("ToUnicode", document.cached_stream(font.to_unicode));
  return type0;
}

}  // namespace factsheet::pdf
