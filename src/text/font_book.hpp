#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::text {

/// Names one face of a FontBook.
enum class FaceId : std::uint16_t {};

/// A face's measures in font units (see `units_per_em`), y upward, as PDF's FontDescriptor asks for them.
struct FaceMetrics {
  int units_per_em = 1000;
  int ascender = 0;   ///< hhea
  int descender = 0;  ///< hhea, negative
  int cap_height = 0;
  int x_height = 0;
  int bbox[4] = {};         ///< xMin, yMin, xMax, yMax of the whole face
  double italic_angle = 0;  ///< degrees, negative leans right
  int stem_v = 80;          ///< thickness of dominant vertical stems, estimated from the weight
};

/// What an author asks for: a family's name, a weight of 100 to 900, and whether italic.
struct FaceRequest {
  std::string family;
  int weight = 400;
  bool italic = false;
};

/// The glyphs of the figures 0 to 9.
using Figures = std::array<std::uint16_t, 10>;

/// One font file, ready to be shaped and subset. Immutable once made; may be read by many threads at once.
class Face {
 public:
  struct Impl;
  explicit Face(std::unique_ptr<Impl> impl);
  Face(Face&&) noexcept;
  Face& operator=(Face&&) noexcept;
  ~Face();

  const std::string& postscript_name() const;
  const FaceMetrics& metrics() const;
  bool has_glyph(char32_t code_point) const;
  /// Whether it has small capitals of its own drawing for small letters (OpenType `smcp`), and with
  /// `of_capitals` for capitals, too (`c2sc`).
  bool has_small_caps(bool of_capitals) const;
  /// Whether a shaped glyph is the letter as it stands in running text: a small letter (or any letter, with
  /// `of_capitals`) that the face has no small capital for.
  bool lacks_small_cap(char32_t letter, std::uint16_t glyph, bool of_capitals) const;
  /// Advance of a glyph in font units.
  int advance(std::uint16_t glyph) const;
  /// The glyphs of 0 to 9 in each style of figures that the face has (lining or old-style, proportional or
  /// tabular), each style once.
  const std::vector<Figures>& figures() const;
  /// The white left of a glyph's drawing, in font units; 0 for one that draws nothing.
  int left_bearing(std::uint16_t glyph) const;
  const Impl& impl() const { return *impl_; }  // for text/ alone

 private:
  std::unique_ptr<Impl> impl_;
};

/// The faces that a build can use. Starts with the built-in Public Sans (regular, italic, semibold, bold,
/// bold italic), which is compiled in, so that a sheet never depends on what a machine has installed.
class FontBook {
 public:
  FontBook();
  FontBook(FontBook&&) noexcept;
  FontBook& operator=(FontBook&&) noexcept;
  ~FontBook();

  /// Adds a TrueType file's bytes (kept alive by the book). Nothing, and `why` set, if it can't be used (not
  /// TrueType outlines, damaged, or its licence bits forbid embedding).
  std::optional<FaceId> add(std::string bytes, FaceRequest as, std::string& why);

  /// The face that matches exactly; nothing if there is none.
  std::optional<FaceId> find(const FaceRequest& request) const;
  /// Families and their faces in words ("Public Sans: 400, 400 italic, 600, 700, 700 italic"), for messages.
  std::vector<std::string> families() const;
  std::string faces_of(std::string_view family) const;
  const Face& face(FaceId id) const;

 private:
  struct Entry;
  std::vector<Entry> entries_;
};

}  // namespace factsheet::text
