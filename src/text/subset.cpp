#include "text/face_impl.hpp"
#include "text/shape.hpp"

#include <stdexcept>

#include <hb-subset.h>

namespace factsheet::text {
namespace {

using HbSet = std::unique_ptr<hb_set_t, HbDelete<hb_set_destroy>>;
using HbInput = std::unique_ptr<hb_subset_input_t, HbDelete<hb_subset_input_destroy>>;
using HbPlan = std::unique_ptr<hb_subset_plan_t, HbDelete<hb_subset_plan_destroy>>;

/// What a PDF CIDFontType2 needs (ISO 32000-1, 9.9), in the order that they are written.
constexpr hb_tag_t needed[] = {HB_TAG('g', 'l', 'y', 'f'),
                               HB_TAG('h', 'e', 'a', 'd'),
                               HB_TAG('h', 'h', 'e', 'a'),
                               HB_TAG('h', 'm', 't', 'x'),
                               HB_TAG('l', 'o', 'c', 'a'),
                               HB_TAG('m', 'a', 'x', 'p'),
                               HB_TAG_NONE};

/// hb-subset drops the tables it is told to, but reads them all for its plan. A face that has only the needed
/// ones spares it that, and leaves no layout table through which more glyphs could come in.
HbFace bare(hb_face_t* face) {
  HbFace out(hb_face_builder_create());
  for (const hb_tag_t* tag = needed; *tag != HB_TAG_NONE; ++tag) {
    const HbBlob table(hb_face_reference_table(face, *tag));
    if (hb_blob_get_length(table.get()) == 0 ||
        hb_face_builder_add_table(out.get(), *tag, table.get()) == 0) {
      throw std::runtime_error("a font table is missing");
    }
  }
  return out;
}

template <typename Object>
Object made(Object object) {
  if (!object) throw std::runtime_error("HarfBuzz can't subset the font");
  return object;
}

}  // namespace

Subset subset(const Face& face, const std::vector<std::uint16_t>& glyphs) {
  const HbFace source = bare(face.impl().face());
  const HbInput input = made(HbInput(hb_subset_input_create_or_fail()));
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  for (const std::uint16_t glyph : glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);

  const HbPlan plan = made(HbPlan(hb_subset_plan_create_or_fail(source.get(), input.get())));
  const HbFace cut = made(HbFace(hb_subset_plan_execute_or_fail(plan.get())));
  hb_face_builder_sort_tables(cut.get(), needed);

  Subset out;
  const hb_map_t* ids = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const std::uint16_t glyph : glyphs) {
    if (!hb_map_has(ids, glyph)) throw std::runtime_error("glyph is not in the font");
    out.ids.push_back(static_cast<std::uint16_t>(hb_map_get(ids, glyph)));
  }
  const HbBlob file(hb_face_reference_blob(cut.get()));
  unsigned length = 0;
  const char* bytes = hb_blob_get_data(file.get(), &length);
  out.bytes.assign(bytes, length);
  return out;
}

}  // namespace factsheet::text
