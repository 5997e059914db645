#include "text/face_impl.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include <hb-ot.h>

namespace factsheet::text {
namespace {

/// A table's bytes, read as the OpenType specification lays them out; what lies outside reads as 0.
class Table {
 public:
  Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob_.get(), &length);
    bytes_ = {data, length};
  }
  int u16(std::size_t at) const {
    if (at + 2 > bytes_.size()) return 0;
    return (static_cast<unsigned char>(bytes_[at]) << 8) | static_cast<unsigned char>(bytes_[at + 1]);
  }
  int s16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
  double fixed(std::size_t at) const { return s16(at) + u16(at + 2) / 65536.0; }
  std::size_t size() const { return bytes_.size(); }

 private:
  HbBlob blob_;
  std::string_view bytes_;
};

/// Nobody states a stem's thickness in a TrueType file. This curve goes through the usual values of sans
/// serifs (400: 88, 700: 145 thousandths) and is what other PDF writers take; viewers use it only if the font
/// is missing.
int stem_of_weight(int weight) {
  const double w = weight / 65.0;
  return static_cast<int>(50.0 + w * w);
}

}  // namespace

void Face::Impl::open() const {
  std::call_once(opened_, [this] {
    const HbBlob blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    face_.reset(hb_face_create(blob.get(), 0));
    font_.reset(hb_font_create(face_.get()));
    hb_face_make_immutable(face_.get());
    hb_font_make_immutable(font_.get());
  });
}

void Face::Impl::read_metrics() const {
  std::call_once(measured_, [this] {
    hb_face_t* f = face();
    const Table head(f, HB_TAG('h', 'e', 'a', 'd'));
    const Table hhea(f, HB_TAG('h', 'h', 'e', 'a'));
    const Table os2(f, HB_TAG('O', 'S', '/', '2'));
    const Table post(f, HB_TAG('p', 'o', 's', 't'));
    metrics_.units_per_em = static_cast<int>(hb_face_get_upem(f));
    for (std::size_t i = 0; i < 4; ++i) metrics_.bbox[i] = head.s16(36 + 2 * i);
    metrics_.ascender = hhea.s16(4);
    metrics_.descender = hhea.s16(6);
    const bool has_heights = os2.size() >= 90;  // since version 2 of the table
    metrics_.x_height = has_heights ? os2.s16(86) : metrics_.units_per_em / 2;
    metrics_.cap_height = has_heights ? os2.s16(88) : metrics_.units_per_em * 7 / 10;
    metrics_.italic_angle = post.fixed(4);
    metrics_.stem_v = stem_of_weight(std::clamp(os2.u16(4), 100, 900)) * metrics_.units_per_em / 1000;

    unsigned size = 128;
    char name[128];
    hb_ot_name_get_utf8(f, HB_OT_NAME_ID_POSTSCRIPT_NAME, hb_language_from_string("en", -1), &size, name);
    postscript_name_.assign(name, size);
    if (postscript_name_.empty()) postscript_name_ = "Unnamed";
  });
}

void Face::Impl::find_figures() const {
  std::call_once(figured_, [this] {
    struct Release {
      void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
    };
    const std::unique_ptr<hb_buffer_t, Release> buffer(hb_buffer_create());
    for (const hb_tag_t form : {HB_TAG('l', 'n', 'u', 'm'), HB_TAG('o', 'n', 'u', 'm')}) {
      for (const hb_tag_t width : {HB_TAG('p', 'n', 'u', 'm'), HB_TAG('t', 'n', 'u', 'm')}) {
        const hb_feature_t wanted[] = {{form, 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
                                       {width, 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
        hb_buffer_reset(buffer.get());
        hb_buffer_add_utf8(buffer.get(), "0123456789", 10, 0, 10);
        hb_buffer_guess_segment_properties(buffer.get());
        hb_shape(font(), buffer.get(), wanted, 2);
        unsigned count = 0;
        const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
        Figures style{};
        if (count != style.size()) continue;  // a face that joins figures
        std::transform(glyphs, glyphs + count, style.begin(), [](const hb_glyph_info_t& glyph) {
          return static_cast<std::uint16_t>(glyph.codepoint);
        });
        const bool lacks_any = std::find(style.begin(), style.end(), 0) != style.end();
        const bool known = std::find(figures_.begin(), figures_.end(), style) != figures_.end();
        if (!lacks_any && !known) figures_.push_back(style);
      }
    }
  });
}

const std::vector<Figures>& Face::Impl::figures() const {
  return (find_figures(), figures_);
}

const FaceMetrics& Face::Impl::metrics() const {
  return (read_metrics(), metrics_);
}
const std::string& Face::Impl::postscript_name() const {
  return (read_metrics(), postscript_name_);
}

Face::Face(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Face::Face(Face&&) noexcept = default;
Face& Face::operator=(Face&&) noexcept = default;
Face::~Face() = default;

const std::string& Face::postscript_name() const {
  return impl_->postscript_name();
}
const FaceMetrics& Face::metrics() const {
  return impl_->metrics();
}

bool Face::has_glyph(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(impl_->font(), code_point, &glyph) != 0;
}

bool Face::has_small_caps(bool of_capitals) const {
  const auto has = [this](hb_tag_t wanted) {
    hb_tag_t tags[64];
    unsigned first = 0;
    for (unsigned count = 64; count == 64; first += count) {
      hb_ot_layout_table_get_feature_tags(impl_->face(), HB_OT_TAG_GSUB, first, &count, tags);
      if (std::find(tags, tags + count, wanted) != tags + count) return true;
    }
    return false;
  };
  return has(HB_TAG('s', 'm', 'c', 'p')) && (!of_capitals || has(HB_TAG('c', '2', 's', 'c')));
}

bool Face::lacks_small_cap(char32_t letter, std::uint16_t glyph, bool of_capitals) const {
  const hb_unicode_general_category_t category =
      hb_unicode_general_category(hb_unicode_funcs_get_default(), letter);
  const bool cased = category == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER ||
                     (of_capitals && category == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER);
  hb_codepoint_t plain = 0;
  return cased && hb_font_get_nominal_glyph(impl_->font(), letter, &plain) != 0 && plain == glyph;
}

int Face::advance(std::uint16_t glyph) const {
  return hb_font_get_glyph_h_advance(impl_->font(), glyph);
}

const std::vector<Figures>& Face::figures() const {
  return impl_->figures();
}

int Face::left_bearing(std::uint16_t glyph) const {
  hb_glyph_extents_t extents{};
  return hb_font_get_glyph_extents(impl_->font(), glyph, &extents) ? extents.x_bearing : 0;
}

}  // namespace factsheet::text
