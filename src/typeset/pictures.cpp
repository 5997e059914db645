// Pictures from files and QR codes: a slab each, with the words that belong to it.

#include "graphics/qr.hpp"
#include "typeset/blocks.hpp"
#include "typeset/stack.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace factsheet::typeset {
namespace {

using graphics::Drawing;
using graphics::Picture;

constexpr double fewest_dots = 150;  // an inch; below, a print shows them
// Phones read finer codes, but not from a sheet on a wall or out of a worn print.
constexpr Length finest_module = Length::millimetres(0.33);
constexpr int quiet_zone = 4;  // modules at each side, as qr_code makes it

Length width_of(const layout::ImageBlock& block, const Picture& picture, Length measure) {
  if (block.width) return *block.width;
  if (block.share > 0) return measure * block.share;
  const auto* drawing = std::get_if<Drawing>(&picture);
  return drawing ? std::min(drawing->size.width, measure) : measure;
}

bool is_address(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://", "mailto:", "tel:"}) {
    if (text.starts_with(scheme)) return true;
  }
  return false;
}

/// The code to be drawn; nothing after a report.
std::optional<Drawing> code_for(Context& context, const document::Qr& qr, Length measure, Span span) {
  const std::string text = document::plain(qr.text);
  const Span text_span = qr.from->text.span;
  if (text.empty()) {
    context.diagnostics()
        .error(Code::bad_value, text_span, "this QR code comes out empty")
        .hint("give its text something to hold");
    return std::nullopt;
  }
  auto drawing = graphics::qr_code(text);
  if (!drawing) {
    context.diagnostics()
        .error(Code::bad_value, text_span,
               fmt::format("a QR code can't hold this text of {} bytes", text.size()))
        .hint("put it on a web page, and its address into the code");
    return std::nullopt;
  }
  const double modules = drawing->size.width.pt() - 2 * quiet_zone;
  if (qr.from->size < finest_module * modules) {
    context.diagnostics()
        .error(Code::bad_value, qr.from->size_span,
               fmt::format(
                   "at this size the squares of the QR code are too fine to be scanned: it has {:.0f} across",
                   modules))
        .hint(fmt::format("write size = \"{:.1f}in\" or more, or shorten its text",
                          std::ceil(finest_module.pt() * modules / 7.2) / 10));
    return std::nullopt;
  }
  const Length with_rim = qr.from->size * (1 + 2 * quiet_zone / modules);
  if (with_rim > measure) {
    context.diagnostics()
        .error(Code::text_overflow, span,
               fmt::format("this QR code is {:.1f} pt too wide for its column (horizontal)",
                           (with_rim - measure).pt()))
        .hint("make its size smaller; its white rim counts, too");
    return std::nullopt;
  }
  return drawing;
}

}  // namespace

void check_resolution(Context& context, const std::string& file, Span named_at, const Picture& picture,
                      Length width, std::string_view size_key) {
  const auto* raster = std::get_if<std::shared_ptr<const graphics::Raster>>(&picture);
  if (!raster) return;
  const double inches = width.pt() / 72;
  const double dots = (*raster)->width / inches;
  if (dots >= fewest_dots) return;
  const int pixels = size_key == "height" ? (*raster)->height : (*raster)->width;
  const double tenths = std::floor(pixels / fewest_dots * 10);
  context.diagnostics()
      .warning(Code::low_resolution, named_at,
               fmt::format("the picture \"{}\" has {:.0f} dots an inch at this {}, so a print shows them",
                           file, std::floor(dots), size_key == "height" ? size_key : "width"))
      .hint(fmt::format(
          "use one with at least {:.0f} pixels across instead of {}{}", std::ceil(inches * fewest_dots),
          (*raster)->width,
          tenths < 1 ? "" : fmt::format(", or give it {} = \"{:.1f}in\"", size_key, tenths / 10)));
}

std::vector<Slab> set(Context& context, const document::Image& image, const document::Style& style,
                      Length measure, Span) {
  const layout::ImageBlock& from = *image.from;
  const Picture* picture = context.picture(from.file);
  if (!picture) return {};  // why it isn't there was said when it was read
  Stack slab(context, style, measure);
  const Length inner = slab.inner_measure();
  const Length width = width_of(from, *picture, inner);
  if (width > inner + Length::points(0.05)) {
    context.diagnostics()
        .error(Code::text_overflow, from.width_span,
               fmt::format("the picture \"{}\" is {:.1f} pt too wide for its column (horizontal)", from.file,
                           (width - inner).pt()))
        .hint("make it narrower, or write width = \"100%\"");
    return {};
  }
  check_resolution(context, from.file, from.file_span, *picture, width, "width");

  const Length free = inner - width;
  const Length x = slab.left() + (from.align == layout::Align::right    ? free
                                  : from.align == layout::Align::centre ? free / 2
                                                                        : Length());
  const Point at{x, slab.y()};
  const Length height = width * graphics::proportion(*picture);
  const bool decorative = image.alt.empty();
  if (!image.caption.empty()) slab.open(pages::Role::division);
  if (decorative) {
    slab.items().emplace_back(pages::ArtifactBegin{pages::ArtifactKind::layout});
  } else {
    pages::TagBegin figure;
    figure.role = pages::Role::figure;
    figure.alt = document::plain(image.alt);
    figure.bounds = Rect{at, {width, height}};
    slab.items().emplace_back(std::move(figure));
  }
  graphics::draw(*picture, at, width, slab.items());
  slab.items().emplace_back(decorative ? pages::Item(pages::ArtifactEnd{}) : pages::Item(pages::TagEnd{}));
  slab.go_to(at.y + height);
  if (!image.caption.empty()) {
    slab.go_to(slab.y() + image.caption_style->space_before);
    const auto alignment = from.align == layout::Align::right    ? text::Alignment::right
                           : from.align == layout::Align::centre ? text::Alignment::centre
                                                                 : text::Alignment::left;
    slab.words(image.caption, *image.caption_style, pages::Role::caption, slab.left(), inner, alignment);
    slab.close();
  }
  return slab.take();
}

std::vector<Slab> set(Context& context, const document::Qr& qr, const document::Style& style, Length measure,
                      Span span) {
  Stack slab(context, style, measure);
  const auto code = code_for(context, qr, slab.inner_measure(), span);
  if (!code) return {};
  const Length size = qr.from->size;
  const double modules = code->size.width.pt() - 2 * quiet_zone;
  const Length rim = size / modules * quiet_zone;
  // The rim hangs where the paper is as white and bare, so that what is seen stands at the column's edge.
  const bool hangs = !slab.boxed() && context.ground() == white && rim <= context.free_left();
  const Point at{hangs ? slab.left() - rim : slab.left(), slab.y()};
  const Rect area{at, {size + rim * 2, size + rim * 2}};
  const std::string text = document::plain(qr.text);
  const std::string alt = document::plain(qr.alt);
  const bool live = qr.from->live && is_address(text);

  slab.open(pages::Role::division);
  if (live) {
    slab.open(pages::Role::link);
    slab.items().emplace_back(pages::Link{area, text, alt});
  }
  pages::TagBegin figure;
  figure.role = pages::Role::figure;
  figure.alt = alt;
  figure.bounds = area;
  slab.items().emplace_back(std::move(figure));
  graphics::draw(Picture(*code), at, area.size.width, slab.items());
  slab.close();
  if (live) slab.close();

  if (!qr.label.empty() && qr.from->label_below) {
    slab.go_to(area.bottom() + style.size * 0.3);
    slab.words(qr.label, style, pages::Role::paragraph, slab.left(), slab.inner_measure());
  } else if (!qr.label.empty()) {
    const Length x = area.right() + style.size * 0.3;
    const std::size_t before = slab.items().size();
    slab.words(qr.label, style, pages::Role::paragraph, x, slab.left() + slab.inner_measure() - x);
    const Length height = slab.y() - area.top();
    // The words' middle stands beside the code's.
    const Length down = std::max((area.size.height - height) / 2, Length());
    for (std::size_t i = before; i < slab.items().size(); ++i) translate(slab.items()[i], {Length(), down});
    slab.go_to(std::max(area.bottom(), slab.y()));
  } else {
    slab.go_to(area.bottom());
  }
  slab.close();
  return slab.take();
}

}  // namespace factsheet::typeset
