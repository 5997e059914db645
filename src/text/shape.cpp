#include "text/shape.hpp"

#include "text/face_impl.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>

#include <hb.h>

namespace factsheet::text {
namespace {

using HbBuffer = std::unique_ptr<hb_buffer_t, HbDelete<hb_buffer_destroy>>;

struct WordView {
  std::uint32_t style;  ///< face and features packed
  std::string_view text;
};
struct Word {
  std::uint32_t style;
  std::string text;
};

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(WordView w) const {
    return std::hash<std::string_view>()(w.text) ^ (w.style * 0x9E3779B9u);
  }
  std::size_t operator()(const Word& w) const { return (*this)(WordView{w.style, w.text}); }
};
struct WordEqual {
  using is_transparent = void;
  template <typename A, typename B>
  bool operator()(const A& a, const B& b) const {
    return a.style == b.style && std::string_view(a.text) == std::string_view(b.text);
  }
};

std::uint32_t pack(FaceId face, Features features) {
  return (static_cast<std::uint32_t>(face) << 2) | (features.tabular_figures ? 2u : 0u) |
         (features.ligatures ? 1u : 0u);
}

/// The script of the first letter; digits and punctuation have none of their own and take it over.
hb_script_t script_of(hb_buffer_t* buffer) {
  hb_unicode_funcs_t* unicode = hb_buffer_get_unicode_funcs(buffer);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  for (unsigned i = 0; i < count; ++i) {
    const hb_script_t script = hb_unicode_script(unicode, infos[i].codepoint);
    if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN)
      return script;
  }
  return HB_SCRIPT_LATIN;
}

}  // namespace

struct Shaper::Impl {
  explicit Impl(const FontBook& book)
      : fonts(&book), buffer(hb_buffer_create()), language(hb_language_from_string("en", -1)) {}

  GlyphRun shape(FaceId face, std::string_view text, Features features);

  const FontBook* fonts;
  HbBuffer buffer;
  hb_language_t language;  ///< said here, because HarfBuzz would ask the process's locale
  std::unordered_map<Word, GlyphRun, WordHash, WordEqual> words;
};

GlyphRun Shaper::Impl::shape(FaceId face, std::string_view text, Features features) {
  hb_buffer_t* b = buffer.get();
  hb_buffer_clear_contents(b);
  hb_buffer_add_utf8(b, text.data(), static_cast<int>(text.size()), 0, -1);
  hb_buffer_set_direction(b, HB_DIRECTION_LTR);
  hb_buffer_set_script(b, script_of(b));
  hb_buffer_set_language(b, language);
  hb_feature_t wanted[2];
  unsigned count = 0;
  if (features.tabular_figures) wanted[count++] = {HB_TAG('t', 'n', 'u', 'm'), 1, 0, HB_FEATURE_GLOBAL_END};
  if (!features.ligatures) wanted[count++] = {HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END};
  hb_shape(fonts->face(face).impl().font(), b, wanted, count);

  unsigned length = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(b, &length);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(b, &length);
  GlyphRun run;
  run.glyphs.reserve(length);
  for (unsigned i = 0; i < length; ++i) {
    const bool safe = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) == 0;
    run.glyphs.push_back({static_cast<std::uint16_t>(infos[i].codepoint), positions[i].x_advance,
                          positions[i].x_offset, positions[i].y_offset, infos[i].cluster, safe});
    run.advance += positions[i].x_advance;
  }
  return run;
}

Shaper::Shaper(const FontBook& fonts) : impl_(std::make_unique<Impl>(fonts)) {}
Shaper::~Shaper() = default;
Shaper::Shaper(Shaper&&) noexcept = default;

const GlyphRun& Shaper::shape(FaceId face, std::string_view text, Features features) {
  const std::uint32_t style = pack(face, features);
  const auto known = impl_->words.find(WordView{style, text});
  if (known != impl_->words.end()) return known->second;
  return impl_->words.emplace(Word{style, std::string(text)}, impl_->shape(face, text, features))
      .first->second;
}

const FontBook& Shaper::fonts() const {
  return *impl_->fonts;
}

}  // namespace factsheet::text
