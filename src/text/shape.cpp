#include "text/shape.hpp"

#include "text/shaper_impl.hpp"

#include <cstddef>

namespace factsheet::text {
namespace {

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

constexpr std::uint32_t all_small_caps_bit = 16, small_caps_bit = 8, old_style_bit = 4, tabular_bit = 2,
                        ligatures_bit = 1;

}  // namespace

Shaper::Impl::Impl(const FontBook& book)
    : fonts(&book), buffer_(hb_buffer_create()), language_(hb_language_from_string("en", -1)) {}

std::uint32_t Shaper::Impl::pack(FaceId face, Features features) {
  return (static_cast<std::uint32_t>(face) << feature_bits) | (features.tabular_figures ? tabular_bit : 0u) |
         (features.ligatures ? ligatures_bit : 0u) | (features.old_style_figures ? old_style_bit : 0u) |
         (features.small_caps ? small_caps_bit : 0u) | (features.all_small_caps ? all_small_caps_bit : 0u);
}

GlyphRun Shaper::Impl::shape(std::uint32_t style, std::string_view text) {
  hb_buffer_t* b = buffer_.get();
  hb_buffer_clear_contents(b);
  hb_buffer_add_utf8(b, text.data(), static_cast<int>(text.size()), 0, -1);
  hb_buffer_set_direction(b, HB_DIRECTION_LTR);
  hb_buffer_set_script(b, script_of(b));
  hb_buffer_set_language(b, language_);
  hb_feature_t wanted[5];
  unsigned count = 0;
  const auto want = [&](hb_tag_t tag, bool on) {
    wanted[count++] = {tag, on ? 1u : 0u, 0, HB_FEATURE_GLOBAL_END};
  };
  if ((style & tabular_bit) != 0) want(HB_TAG('t', 'n', 'u', 'm'), true);
  if ((style & old_style_bit) != 0) want(HB_TAG('o', 'n', 'u', 'm'), true);
  if ((style & ligatures_bit) == 0) want(HB_TAG('l', 'i', 'g', 'a'), false);
  if ((style & (small_caps_bit | all_small_caps_bit)) != 0) want(HB_TAG('s', 'm', 'c', 'p'), true);
  if ((style & all_small_caps_bit) != 0) want(HB_TAG('c', '2', 's', 'c'), true);
  hb_shape(fonts->face(face_of(style)).impl().font(), b, wanted, count);

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

Word& Shaper::Impl::shaped(std::uint32_t style, std::string_view text) {
  const auto known = words_.find(WordView{style, text});
  if (known != words_.end()) return known->second;
  const auto made = words_.emplace(WordKey{style, std::string(text)}, Word{}).first;
  made->second.key = &made->first;
  made->second.run = shape(style, text);
  for (const Glyph& glyph : made->second.run.glyphs)
    made->second.glyphs += is_soft_hyphen(text, glyph.cluster) ? 0 : 1;
  return made->second;
}

void Shaper::Impl::trim() {
  constexpr std::size_t most = 20'000;  // some ten times a sheet's; a few megabytes
  if (words_.size() <= most) return;
  items.clear();  // they point to words
  words_.clear();
}

std::string library() {
  return std::string("HarfBuzz ") + hb_version_string();
}

Shaper::Shaper(const FontBook& fonts) : impl_(std::make_unique<Impl>(fonts)) {}
Shaper::~Shaper() = default;
Shaper::Shaper(Shaper&&) noexcept = default;

const GlyphRun& Shaper::shape(FaceId face, std::string_view text, Features features) {
  return impl_->shaped(Impl::pack(face, features), text).run;
}

void Shaper::trim() {
  impl_->trim();
}

const FontBook& Shaper::fonts() const {
  return *impl_->fonts;
}

}  // namespace factsheet::text
