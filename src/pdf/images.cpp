#include "pdf/images.hpp"

#include "pdf/deflate.hpp"
#include "pdf/png_rows.hpp"

#include <stdexcept>

namespace factsheet::pdf {
namespace {

void check(const pages::Raster& raster) {
  const bool sized =
      raster.width > 0 && raster.height > 0 && (raster.components == 1 || raster.components == 3);
  const std::size_t pixels = static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height);
  const bool plain = raster.coding == pages::Raster::Coding::plain;
  if (!sized || (plain && raster.bytes.size() != pixels * static_cast<std::size_t>(raster.components)) ||
      (!raster.alpha.empty() && raster.alpha.size() != pixels))
    throw std::logic_error("a raster's bytes don't fit its size");
}

std::shared_ptr<const std::string> packed(std::string_view pixels, int width, int components) {
  Deflater deflate(9);
  const auto pixel = static_cast<std::size_t>(components);
  return std::make_shared<const std::string>(
      deflate(png_rows(pixels, static_cast<std::size_t>(width) * pixel, pixel)));
}

/// A deflated stream of rows and what is said of it.
Dict write_rows(Document& document, const pages::Raster& raster, int components,
                const std::shared_ptr<const std::string>& rows) {
  Dict parameters = document.dict();
  parameters.integer("Predictor", 15).integer("Colors", components).integer("Columns", raster.width);
  return document.stream(rows, true).set("DecodeParms", parameters);
}

void describe(Dict& image, const pages::Raster& raster, int components) {
  image.name("Type", "XObject")
      .name("Subtype", "Image")
      .integer("Width", raster.width)
      .integer("Height", raster.height)
      .integer("BitsPerComponent", 8)
      .name("ColorSpace", components == 1 ? "DeviceGray" : "DeviceRGB");
}

}  // namespace

ShownImages::ShownImages(const pages::Pages& pages) {
  for (const pages::Page& page : pages.pages) {
    for (const pages::Item& item : page.items) {
      const auto* image = std::get_if<pages::Image>(&item);
      if (!image || index_.count(image->raster.get()) > 0) continue;
      check(*image->raster);
      index_.emplace(image->raster.get(), rasters_.size());
      rasters_.push_back(image->raster);
    }
  }
}

EmbeddedImage make_image(const std::shared_ptr<const pages::Raster>& raster) {
  EmbeddedImage image;
  if (raster->coding == pages::Raster::Coding::jpeg)
    image.pixels = std::shared_ptr<const std::string>(raster, &raster->bytes);
  else
    image.pixels = packed(raster->bytes, raster->width, raster->components);
  if (!raster->alpha.empty()) image.alpha = packed(raster->alpha, raster->width, 1);
  return image;
}

Dict write_image(Document& document, const pages::Raster& raster, const EmbeddedImage& image) {
  std::optional<Dict> mask;
  if (image.alpha) {
    mask = write_rows(document, raster, 1, image.alpha);
    describe(*mask, raster, 1);
  }
  Dict made = raster.coding == pages::Raster::Coding::jpeg
                  ? document.stream(image.pixels, false).name("Filter", "DCTDecode")
                  : write_rows(document, raster, raster.components, image.pixels);
  describe(made, raster, raster.components);
  if (mask) made.set("SMask", *mask);
  return made;
}

}  // namespace factsheet::pdf
