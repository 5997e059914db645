#include "text/font_book.hpp"

#include "text/embedded.hpp"
#include "text/face_impl.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <hb-ot.h>

namespace factsheet::text {

struct FontBook::Entry {
  FaceRequest as;
  Face face;
};

namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + count; ++i) value = (value << 8) | static_cast<unsigned char>(bytes[i]);
  return value;
}

/// A table of a face, held as long as this is.
struct TableBytes {
  TableBytes(hb_face_t* face, const char* tag)
      : blob(hb_face_reference_table(face, hb_tag_from_string(tag, 4))) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob.get(), &length);
    bytes = {data, length};
  }
  HbBlob blob;
  std::string_view bytes;
};

/// Whether each outline lies inside of its table (OpenType 1.9, loca). HarfBuzz takes one that doesn't for
/// empty, and a sheet would lack letters without a word.
bool has_all_outlines(hb_face_t* face) {
  const TableBytes head(face, "head"), loca(face, "loca"), glyf(face, "glyf");
  constexpr std::size_t format_at = 50;  // indexToLocFormat in head: 0 says 16 bits that count by two
  if (head.bytes.size() < format_at + 2) return false;
  const bool wide = head.bytes[format_at + 1] != 0;
  const std::size_t size = wide ? 4 : 2;
  const std::size_t count = std::size_t{hb_face_get_glyph_count(face)} + 1;
  if (loca.bytes.size() < count * size) return false;
  std::size_t before = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = big_endian(loca.bytes, i * size, size) * std::size_t{wide ? 1u : 2u};
    if (at < before || at > glyf.bytes.size()) return false;
    before = at;
  }
  return true;
}

/// What keeps a file from being used; empty if nothing does.
std::string unfit(std::string_view bytes, hb_face_t* face) {
  if (bytes.size() < 12) return "the file is too short to be a font";
  const std::uint32_t kind = big_endian(bytes, 0, 4);
  if (kind == HB_TAG('O', 'T', 'T', 'O'))
    return "it has PostScript outlines; use the font's TrueType (.ttf) file";
  if (kind == HB_TAG('w', 'O', 'F', 'F') || kind == HB_TAG('w', 'O', 'F', '2')) {
    return "it is packed for the web (WOFF); use the font's .ttf file";
  }
  if (kind == HB_TAG('t', 't', 'c', 'f')) return "it is a collection of fonts; use a file with one font";
  if (kind != 0x00010000 && kind != HB_TAG('t', 'r', 'u', 'e')) return "it is not a TrueType font";

  for (const char* tag : {"glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap"}) {
    if (TableBytes(face, tag).bytes.empty())
      return fmt::format("it is damaged: its table “{}” is missing", tag);
  }
  if (hb_face_get_glyph_count(face) == 0) return "it is damaged: it has no glyphs";
  if (!has_all_outlines(face)) return "it is damaged: outlines of glyphs are missing";
  if (hb_face_get_upem(face) < 16 || hb_face_get_upem(face) > 16384)
    return "it is damaged: its em is out of range";
  if (hb_ot_var_has_data(face)) return "it is a variable font; use a file for one weight";

  // OS/2 fsType, the licence bits: 2 forbids embedding, 0x100 forbids subsetting, 0x200 allows bitmaps only.
  const TableBytes os2(face, "OS/2");
  if (os2.bytes.size() >= 10) {
    const std::uint32_t licence = big_endian(os2.bytes, 8, 2);
    if ((licence & 0x000Fu) == 0x0002) return "its licence bits forbid embedding";
    if ((licence & 0x0100u) != 0) return "its licence bits forbid subsetting";
    if ((licence & 0x0200u) != 0) return "its licence bits allow only bitmaps to be embedded";
  }
  return {};
}

bool matches(const FaceRequest& a, const FaceRequest& b) {
  return a.weight == b.weight && a.italic == b.italic && a.family == b.family;
}

}  // namespace

FontBook::FontBook() {
  const auto carry = [this](const char* begin, const char* end, int weight, bool italic) {
    entries_.push_back(
        {{"Public Sans", weight, italic}, Face(std::make_unique<Face::Impl>(embedded(begin, end)))});
  };
  entries_.reserve(8);
  carry(factsheet_public_sans_regular, factsheet_public_sans_regular_end, 400, false);
  carry(factsheet_public_sans_italic, factsheet_public_sans_italic_end, 400, true);
  carry(factsheet_public_sans_semibold, factsheet_public_sans_semibold_end, 600, false);
  carry(factsheet_public_sans_bold, factsheet_public_sans_bold_end, 700, false);
  carry(factsheet_public_sans_bold_italic, factsheet_public_sans_bold_italic_end, 700, true);
}
FontBook::FontBook(FontBook&&) noexcept = default;
FontBook& FontBook::operator=(FontBook&&) noexcept = default;
FontBook::~FontBook() = default;

std::optional<FaceId> FontBook::add(std::string bytes, FaceRequest as, std::string& why) {
  if (find(as)) {
    why = fmt::format("the family {} has a face of weight {}{} already", as.family, as.weight,
                      as.italic ? " italic" : "");
    return std::nullopt;
  }
  auto impl = std::make_unique<Face::Impl>(std::move(bytes));
  why = unfit(impl->bytes, impl->face());
  if (!why.empty()) return std::nullopt;
  entries_.push_back({std::move(as), Face(std::move(impl))});
  return FaceId{static_cast<std::uint16_t>(entries_.size() - 1)};
}

std::optional<FaceId> FontBook::find(const FaceRequest& request) const {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (matches(entries_[i].as, request)) return FaceId{static_cast<std::uint16_t>(i)};
  }
  return std::nullopt;
}

std::vector<std::string> FontBook::families() const {
  std::vector<std::string> names;
  for (const Entry& entry : entries_) {
    if (std::find(names.begin(), names.end(), entry.as.family) == names.end())
      names.push_back(entry.as.family);
  }
  return names;
}

std::string FontBook::faces_of(std::string_view family) const {
  std::string words;
  for (const Entry& entry : entries_) {
    if (entry.as.family != family) continue;
    if (!words.empty()) words += ", ";
    words += fmt::format("{}{}", entry.as.weight, entry.as.italic ? " italic" : "");
  }
  return words;
}

const Face& FontBook::face(FaceId id) const {
  return entries_.at(static_cast<std::size_t>(id)).face;
}

}  // namespace factsheet::text
