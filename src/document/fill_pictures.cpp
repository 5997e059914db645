#include "document/fill.hpp"

namespace factsheet::document {

Image fill(const layout::ImageBlock& from, const Style&, Span, Composing& composing) {
  Image image;
  image.from = &from;
  image.alt = composing.words(from.alt);
  image.caption_style = &composing.style("image_caption");
  image.caption = composing.line(from.caption, *image.caption_style);
  return image;
}

Qr fill(const layout::QrBlock& from, const Style& style, Span, Composing& composing) {
  Qr code;
  code.from = &from;
  code.text = composing.words(from.text);
  code.label = composing.line(from.label, style);
  if (!from.alt.empty()) {
    code.alt = composing.words(from.alt);
  } else {
    code.alt.runs.push_back({"QR code: ", false, false, -1, -1, Counter::none, from.text.span});
    code.alt.runs.insert(code.alt.runs.end(), code.text.runs.begin(), code.text.runs.end());
  }
  return code;
}

}  // namespace factsheet::document
