#include "text/face_impl.hpp"
#include "text/shape.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// TrueType's own tables are simple enough to cut by hand, and hb-subset can't do what a PDF writer wants of
// it: it puts the components of composite glyphs among the others, and its start costs a millisecond and a
// half. Layouts are those of the OpenType specification 1.9, chapters glyf, loca, head, hhea, hmtx, maxp and
// "Font file".
namespace factsheet::text {
namespace {

std::uint32_t read(std::string_view bytes, std::size_t at, std::size_t count) {
  if (at > bytes.size() || bytes.size() - at < count) throw std::runtime_error("font table ends too soon");
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + count; ++i) value = (value << 8) | static_cast<unsigned char>(bytes[i]);
  return value;
}
std::uint32_t u16(std::string_view bytes, std::size_t at) {
  return read(bytes, at, 2);
}
std::uint32_t u32(std::string_view bytes, std::size_t at) {
  return read(bytes, at, 4);
}

void put(std::string& out, std::size_t at, std::uint32_t value, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) out.at(at + i) = static_cast<char>(value >> (8 * (count - 1 - i)));
}
void add(std::string& out, std::uint32_t value, std::size_t count) {
  out.append(count, '\0');
  put(out, out.size() - count, value, count);
}

std::string_view slice(std::string_view bytes, std::size_t at, std::size_t count) {
  if (at > bytes.size() || bytes.size() - at < count) throw std::runtime_error("font table ends too soon");
  return bytes.substr(at, count);
}

std::string_view table(std::string_view file, std::string_view tag) {
  const std::uint32_t count = u16(file, 4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = 12 + 16 * i;
    if (slice(file, record, 4) == tag) return slice(file, u32(file, record + 8), u32(file, record + 12));
  }
  throw std::runtime_error("font table " + std::string(tag) + " is missing");
}

/// Cuts glyphs out of `glyf`. Components that are not asked for are added after those that are.
class GlyphCutter {
 public:
  GlyphCutter(std::string_view file, const std::vector<std::uint16_t>& glyphs)
      : head_(table(file, "head")),
        loca_(table(file, "loca")),
        glyf_(table(file, "glyf")),
        new_id_(u16(table(file, "maxp"), 4), 0) {
    kept_.push_back(0);
    for (const std::uint16_t glyph : glyphs) keep(glyph);
  }

  void cut() {
    for (std::size_t i = 0; i < kept_.size(); ++i) {  // grows meanwhile
      starts_.push_back(outlines_.size());
      add_glyph(outline(kept_[i]));
      outlines_.append((4 - outlines_.size() % 4) % 4, '\0');
    }
    starts_.push_back(outlines_.size());
  }

  const std::vector<std::uint16_t>& kept() const { return kept_; }
  const std::string& outlines() const { return outlines_; }
  bool short_offsets() const { return outlines_.size() / 2 <= 0xFFFF; }
  std::string offsets() const {
    std::string loca;
    for (const std::size_t start : starts_) {
      const auto at = static_cast<std::uint32_t>(start);
      short_offsets() ? add(loca, at / 2, 2) : add(loca, at, 4);
    }
    return loca;
  }

 private:
  std::uint32_t keep(std::uint32_t glyph) {
    if (glyph >= new_id_.size()) throw std::runtime_error("glyph is not in the font");
    if (glyph == 0) return 0;
    if (new_id_[glyph] == 0) {
      new_id_[glyph] = static_cast<std::uint16_t>(kept_.size());
      kept_.push_back(static_cast<std::uint16_t>(glyph));
    }
    return new_id_[glyph];
  }

  std::string_view outline(std::size_t glyph) const {
    const bool is_long = u16(head_, 50) != 0;
    const std::size_t begin = is_long ? u32(loca_, 4 * glyph) : 2 * u16(loca_, 2 * glyph);
    const std::size_t end = is_long ? u32(loca_, 4 * glyph + 4) : 2 * u16(loca_, 2 * glyph + 2);
    if (end < begin) throw std::runtime_error("font table loca is damaged");
    return slice(glyf_, begin, end - begin);
  }

  /// Both kinds lose their hinting instructions.
  void add_glyph(std::string_view glyph) {
    if (glyph.empty()) return;
    const auto contours = static_cast<std::int16_t>(u16(glyph, 0));
    if (contours < 0) return add_composite(glyph);
    const std::size_t length_at = 10 + 2 * static_cast<std::size_t>(contours);
    const std::size_t points_at = length_at + 2 + u16(glyph, length_at);
    outlines_ += slice(glyph, 0, length_at);
    add(outlines_, 0, 2);
    outlines_ += slice(glyph, points_at, glyph.size() - std::min(points_at, glyph.size()));
  }

  void add_composite(std::string_view glyph) {
    constexpr std::uint32_t args_are_words = 0x1, has_scale = 0x8, more = 0x20, has_xy_scale = 0x40,
                            has_matrix = 0x80, has_instructions = 0x100;
    outlines_ += slice(glyph, 0, 10);
    std::size_t at = 10;
    for (std::uint32_t flags = more; (flags & more) != 0;) {
      flags = u16(glyph, at);
      const std::size_t rest = (flags & args_are_words ? 4u : 2u) + (flags & has_scale      ? 2u
                                                                     : flags & has_xy_scale ? 4u
                                                                     : flags & has_matrix   ? 8u
                                                                                            : 0u);
      add(outlines_, flags & ~has_instructions, 2);
      add(outlines_, keep(u16(glyph, at + 2)), 2);
      outlines_ += slice(glyph, at + 4, rest);
      at += 4 + rest;
    }
  }

  std::string_view head_, loca_, glyf_;
  std::vector<std::uint16_t> new_id_;  ///< by old id; 0: not kept
  std::vector<std::uint16_t> kept_;    ///< old ids by new id
  std::string outlines_;
  std::vector<std::size_t> starts_;
};

std::string horizontal_metrics(std::string_view file, const std::vector<std::uint16_t>& kept) {
  const std::string_view hmtx = table(file, "hmtx");
  const std::size_t full = u16(table(file, "hhea"), 34);
  if (full == 0) throw std::runtime_error("font table hhea is damaged");
  std::string out;
  for (const std::size_t glyph : kept) {
    add(out, u16(hmtx, 4 * std::min(glyph, full - 1)), 2);
    add(out, u16(hmtx, glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full)), 2);
  }
  return out;
}

std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 4) {
    const std::size_t count = std::min<std::size_t>(4, bytes.size() - at);
    sum += read(bytes, at, count) << (8 * (4 - count));
  }
  return sum;
}

struct TableBytes {
  std::string_view tag;
  std::string bytes;
};

std::string assemble(const std::array<TableBytes, 6>& tables) {
  std::string file;
  add(file, 0x00010000, 4);
  add(file, static_cast<std::uint32_t>(tables.size()), 2);
  add(file, 16 * 4, 2);  // searchRange, entrySelector and rangeShift for 6 tables
  add(file, 2, 2);
  add(file, 16 * 6 - 16 * 4, 2);
  std::size_t offset = 12 + 16 * tables.size();
  std::size_t head_at = 0;
  for (const TableBytes& t : tables) {
    if (t.tag == "head") head_at = offset;
    file += t.tag;
    add(file, checksum(t.bytes), 4);
    add(file, static_cast<std::uint32_t>(offset), 4);
    add(file, static_cast<std::uint32_t>(t.bytes.size()), 4);
    offset += (t.bytes.size() + 3) / 4 * 4;
  }
  for (const TableBytes& t : tables) {
    file += t.bytes;
    file.append((4 - file.size() % 4) % 4, '\0');
  }
  put(file, head_at + 8, 0xB1B0AFBAu - checksum(file), 4);
  return file;
}

}  // namespace

std::string subset(const Face& face, const std::vector<std::uint16_t>& glyphs) {
  const std::string_view file = face.impl().bytes;
  GlyphCutter cutter(file, glyphs);
  cutter.cut();
  const auto count = static_cast<std::uint32_t>(cutter.kept().size());

  std::string head(table(file, "head"));
  put(head, 8, 0, 4);
  put(head, 50, cutter.short_offsets() ? 0 : 1, 2);
  std::string hhea(table(file, "hhea"));
  put(hhea, 34, count, 2);
  std::string maxp(table(file, "maxp"));
  put(maxp, 4, count, 2);
  if (maxp.size() >= 32) {
    put(maxp, 14, 1, 2);                                              // maxZones
    for (std::size_t at = 16; at < 28; at += 2) put(maxp, at, 0, 2);  // what hinting would need
  }
  return assemble({{{"glyf", cutter.outlines()},
                    {"head", std::move(head)},
                    {"hhea", std::move(hhea)},
                    {"hmtx", horizontal_metrics(file, cutter.kept())},
                    {"loca", cutter.offsets()},
                    {"maxp", std::move(maxp)}}});
}

}  // namespace factsheet::text
