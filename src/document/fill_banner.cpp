#include "document/fill.hpp"
#include "document/own_areas.hpp"

namespace factsheet::document {

Banner fill(const layout::BannerBlock& from, const Style& style, Span span, Composing& composing) {
  Banner banner;
  const std::size_t errors_before = composing.diagnostics().errors();
  banner.kicker_style = &composing.style("banner_kicker");
  banner.kicker = composing.line(from.kicker, *banner.kicker_style);
  banner.text = composing.line(from.text, style);
  banner.subtitle_style = &composing.style("banner_subtitle");
  banner.subtitle = composing.line(from.subtitle, *banner.subtitle_style);
  if (banner.text.empty() && composing.diagnostics().errors() == errors_before) {
    composing.diagnostics()
        .error(Code::bad_value, span, "this banner comes out empty")
        .hint("give its text something to print");
  }
  const data::Lookup& lookup = composing.values().lookup();
  if (from.silhouette &&
      has_outlines(lookup.dataset(), span, "this banner's silhouette", composing.diagnostics())) {
    banner.silhouette = lookup.state().area->code;
  }
  return banner;
}

}  // namespace factsheet::document
