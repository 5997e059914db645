#include "pdf/write_pdf.hpp"

#include "pages/reading_text.hpp"
#include "pdf/annotations.hpp"
#include "pdf/content_stream.hpp"
#include "pdf/fonts.hpp"
#include "pdf/images.hpp"
#include "pdf/metadata.hpp"
#include "pdf/page_painter.hpp"
#include "pdf/resource_cache.hpp"
#include "pdf/shown_glyphs.hpp"
#include "pdf/structure.hpp"

#include <stdexcept>

#include <fmt/format.h>

namespace factsheet::pdf {
namespace {

// A page packs to 6 % less at level 4, a sheet to 2 %, in twice the time, which is a twentieth of a sheet's.
constexpr int page_level = 1;

std::shared_ptr<const std::string> packed_profile(ResourceCache::Impl& cache) {
  const std::lock_guard lock(cache.mutex);
  if (!cache.colour_profile) {
    Deflater deflate(12);
    cache.colour_profile = std::make_shared<const std::string>(deflate(srgb_profile()));
  }
  return cache.colour_profile;
}

// One stream, or an array of streams that are read as one (ISO 32000-1, 7.8.2).
void set_contents(Dict& page, const std::vector<ContentPart>& content, Document& document,
                  const Deflater& deflate, ResourceCache::Impl& cache) {
  const auto stream = [&](const std::string& text) {
    return document.stream(std::make_shared<const std::string>(deflate(text)), true);
  };
  if (content.size() == 1) {
    page.set("Contents", stream(content.front().text));
    return;
  }
  Array parts = document.array();
  for (const ContentPart& part : content) {
    parts.add(stream(part.text));
    if (part.shapes) parts.add(document.stream(cache.packed(part.shapes), true));
  }
  page.set("Contents", parts);
}

void check(const pages::Pages& pages) {
  if (pages.pages.empty()) throw std::logic_error("a document has no pages");
  for (const pages::Page& page : pages.pages) {
    for (const Length side : {page.size.width, page.size.height}) {
      // ISO 19005-2, 6.1.13. The comparison also fails for what is no number.
      if (!(side.pt() >= 3 && side.pt() <= 14400))
        throw std::logic_error("a page's side is not 3 to 14,400 points");
    }
  }
}

/// All images as the pages' resources name them: "I0", "I1".
Dict write_images(Document& document, const ShownImages& images, ResourceCache::Impl& cache) {
  Dict out = document.dict();
  std::size_t number = 0;
  for (const auto& raster : images.rasters()) {
    out.set(fmt::format("I{}", number++).c_str(), write_image(document, *raster, *cache.image(raster)));
  }
  return out;
}

}  // namespace

std::string write_pdf(const pages::Pages& pages, const text::FontBook& fonts, ResourceCache& cache) {
  check(pages);
  const ShownGlyphs shown(pages, fonts);
  Document document;
  Deflater deflate(page_level);
  Dict catalog = document.object();
  catalog.name("Type", "Catalog");
  Dict info = write_metadata(document, catalog, pages.metadata, packed_profile(cache.impl()));

  std::vector<std::shared_ptr<const EmbeddedFont>> embedded;
  Dict font_resources = document.dict();
  for (const FaceUse& use : shown.faces()) {
    const text::Face& face = fonts.face(use.face);
    embedded.push_back(cache.impl().font(use, face));
    font_resources.set(fmt::format("F{}", embedded.size() - 1).c_str(),
                       write_font(document, *embedded.back(), face.metrics()));
  }
  Dict resources = document.object();
  resources.set("Font", font_resources);
  const ShownImages images(pages);
  if (!images.rasters().empty()) resources.set("XObject", write_images(document, images, cache.impl()));

  Dict tree = document.object();
  Array kids = document.array();
  std::vector<Dict> page_objects;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    page_objects.push_back(document.object());
    kids.add(page_objects.back());
  }
  tree.name("Type", "Pages").set("Kids", kids).integer("Count", static_cast<int>(pages.pages.size()));
  catalog.set("Pages", tree);

  StructureTree structure(document, page_objects);
  PagePainter painter(document, structure, shown, embedded, images);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    PagePainter::Painted painted = painter.paint(pages.pages[i], i);
    Dict page = page_objects[i];
    page.name("Type", "Page").set("Parent", tree).set("Resources", resources).name("Tabs", "S");
    const Rect sheet{{}, pages.pages[i].size};
    page.set("MediaBox", rectangle(document, sheet, sheet.size.height));
    set_contents(page, painted.content, document, deflate, cache.impl());
    if (!painted.annotations.empty()) {
      Array annotations = document.array();
      for (Dict annotation : painted.annotations) annotations.add(annotation);
      page.set("Annots", annotations);
    }
  }
  structure.write(catalog, pages.pages);
  if (pages.pages.size() > 1)
    write_outline(document, catalog, painter.bookmarks(), page_objects, pages.pages);
  return document.save(catalog, info, deflate);
}

}  // namespace factsheet::pdf
