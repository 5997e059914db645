#include "graphics/svg.hpp"

#include "base/utf8.hpp"
#include "graphics/svg_frame.hpp"
#include "graphics/svg_matrix.hpp"
#include "graphics/svg_shapes.hpp"
#include "graphics/svg_style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <span>

#include <fmt/format.h>

namespace factsheet::graphics {
namespace {

constexpr int deepest = 200;                  // groups in groups; programs write a dozen
constexpr std::size_t most_pieces = 200'000;  // of all paths; a map of all states has a twentieth

/// Elements that show nothing, whatever they hold.
constexpr auto silent = std::to_array<std::string_view>({"title", "desc", "metadata", "defs"});

/// Elements that sheets can't draw, and what helps.
struct UndrawnElement {
  std::string_view name;
  std::string_view hint;
};
constexpr auto undrawn_elements = std::to_array<UndrawnElement>({
    {"text", "convert text to paths in the drawing program"},
    {"image", "put the pixels into a PNG or JPEG file, and name that in the layout"},
    {"use", "replace clones by copies (Inkscape: unlink clone; Illustrator: expand)"},
    {"style", "let the drawing program write presentation attributes instead of a style sheet"},
    {"symbol", "replace symbols by the shapes in them"},
    {"clipPath", "release the clipping path, and cut the shapes to size"},
    {"mask", "release the mask"},
    {"linearGradient", "give the shape one plain colour"},
    {"radialGradient", "give the shape one plain colour"},
    {"pattern", "give the shape one plain colour"},
    {"filter", "take the effect off"},
    {"foreignObject", "save as plain SVG"},
    {"script", "save as plain SVG"},
    {"animate", "save it without animation"},
    {"animateTransform", "save it without animation"},
    {"set", "save it without animation"},
    {"a", "take the link off the shapes; a block of the layout can be linked"},
    {"switch", "save as plain SVG"},
    {"svg", "ungroup the drawing that is placed inside this one"},
});

constexpr auto attributes_of_svg =
    std::to_array<std::string_view>({"x", "y", "width", "height", "viewBox", "preserveAspectRatio", "version",
                                     "baseProfile", "zoomAndPan", "contentScriptType", "contentStyleType"});

bool contains(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_element(pugi::xml_node node) {
  return node.type() == pugi::node_element;
}

/// Names for machines, scripts and editors: they change nothing that shows.
bool is_silent_attribute(std::string_view name) {
  constexpr auto names =
      std::to_array<std::string_view>({"id", "class", "role", "lang", "tabindex", "focusable", "xmlns"});
  return name.find(':') != std::string_view::npos || contains(names, name) || name.starts_with("data-") ||
         name.starts_with("aria-") || name.starts_with("on");
}

class SvgReader {
 public:
  SvgReader(SvgFindings& findings, SvgFrame frame)
      : findings_(findings), size_(frame.size), units_(frame.units) {}

  Drawing read(pugi::xml_node svg) {
    SvgStyle style;
    read_style(svg, attributes_of_svg, style);
    if (style.displayed) children(svg, style, units_, 0);
    return {size_, std::move(shapes_)};
  }

 private:
  void children(pugi::xml_node parent, const SvgStyle& style, const Matrix& units, int depth) {
    for (const pugi::xml_node child : parent.children()) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        findings_.at_element(parent, Code::unsupported_svg, "words that stand among shapes can't be drawn",
                             "convert text to paths in the drawing program");
      }
      if (is_element(child)) element(child, style, units, depth);
    }
  }

  void element(pugi::xml_node node, const SvgStyle& outer, const Matrix& outer_units, int depth) {
    const std::string_view name = node.name();
    if (contains(silent, name)) return check_silent(node);
    if (name.find(':') != std::string_view::npos) return foreign(node);
    const bool group = name == "g";
    const auto attributes = shape_attributes(name);
    if (!group && attributes.empty()) return undrawn(node);
    if (depth > deepest) {
      return findings_.at_element(node, Code::unsupported_svg,
                                  fmt::format("groups lie in each other more than {} deep", deepest),
                                  "ungroup the drawing");
    }
    SvgStyle style = outer;
    style.displayed = true;
    read_style(node, attributes, style);
    if (!style.displayed) return;
    const Matrix units = outer_units * transform(node);
    if (group) return children(node, style, units, depth + 1);
    check_no_children(node);
    shape(node, style, units);
  }

  void shape(pugi::xml_node node, const SvgStyle& style, const Matrix& units) {
    pages::Shape shape;
    shape.path = read_shape(node, findings_);
    shape.fill = style.fill_colour();
    shape.fill_rule = style.fill_rule;
    if (shape.path.empty()) return;
    if (style.stroke_width > 0) {
      if (const auto colour = style.stroke_colour()) shape.stroke = stroke(node, style, units, *colour);
    }
    if (!shape.fill && !shape.stroke) return;
    units.apply(shape.path);
    const auto finite = [](Point at) { return std::isfinite(at.x.pt()) && std::isfinite(at.y.pt()); };
    const bool drawable =
        std::all_of(shape.path.begin(), shape.path.end(), [&](const pages::Segment& segment) {
          return finite(segment.to) && finite(segment.c1) && finite(segment.c2);
        });
    if (!drawable || (shape.stroke && !std::isfinite(shape.stroke->width.pt()))) {
      return findings_.at_element(node, Code::bad_picture, "this shape has coordinates too large to be drawn",
                                  "export the drawing anew");
    }
    pieces_ += shape.path.size();
    if (pieces_ > most_pieces) {
      return findings_.at_element(node, Code::unsupported_svg,
                                  fmt::format("the drawing has more than {} pieces of paths", most_pieces),
                                  "simplify its paths, or export it as PNG");
    }
    bool outside = false;
    const Length beyond = reach_beyond(shape, size_, outside);
    if (outside) return;  // nor does any other program show it
    if (beyond > std::max(size_.width, size_.height) * 0.01) {
      return findings_.at_element(
          node, Code::unsupported_svg,
          fmt::format(
              "this {} reaches {:.1f} pt out of the drawing's frame, where it would have to be cut off",
              node.name(), beyond.pt()),
          "make the page or artboard as large as the drawing, or cut the shape to size");
    }
    shapes_.push_back(std::move(shape));
  }

  std::optional<pages::Stroke> stroke(pugi::xml_node node, const SvgStyle& style, const Matrix& units,
                                      Colour colour) {
    const auto scale = units.even_scale();
    if (!scale) {
      findings_.at_element(node, Code::unsupported_svg,
                           "a line that is stretched or skewed by a transform can't be drawn",
                           "turn the stroke into a path of its own");
      return std::nullopt;
    }
    pages::Stroke stroke{
        colour, Length::points(style.stroke_width * *scale), style.cap, style.join, style.mitre_limit, {}};
    for (const double dash : style.dashes) stroke.dashes.push_back(Length::points(dash * *scale));
    return stroke;
  }

  Matrix transform(pugi::xml_node node) {
    const auto read = read_transform(node.attribute("transform").value());
    if (const auto* matrix = std::get_if<Matrix>(&read)) return *matrix;
    const ValueFault& fault = std::get<ValueFault>(read);
    findings_.at_value(node, "transform", fault.offset, Code::bad_picture, fault.message,
                       "export the drawing again");
    return {};
  }

  /// Presentation attributes, then those of `style`, which win; `own` are the element's other attributes.
  void read_style(pugi::xml_node node, std::span<const std::string_view> own, SvgStyle& style) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (contains(own, name) || name == "style" || is_silent_attribute(name)) continue;
      if (name == "transform" && std::string_view(node.name()) != "svg") continue;
      if (is_svg_property(name)) {
        set(node, name, 0, name, trimmed(attribute.value()), style);
      } else {
        findings_.at_value(node, name, 0, Code::unsupported_svg,
                           fmt::format("the attribute \"{}\" of {} isn't known", name, node.name()),
                           "take it out if it changes nothing");
      }
    }
    const std::string_view declarations = node.attribute("style").value();
    for (std::size_t at = 0; at < declarations.size();) {
      const std::size_t end = std::min(declarations.find(';', at), declarations.size());
      declaration(node, declarations.substr(at, end - at), at, style);
      at = end + 1;
    }
  }

  void declaration(pugi::xml_node node, std::string_view text, std::size_t at, SvgStyle& style) {
    if (trimmed(text).empty()) return;
    const std::size_t colon = text.find(':');
    const std::size_t begin = at + text.find_first_not_of(" \t\r\n");
    if (colon == std::string_view::npos) {
      return findings_.at_value(node, "style", begin, Code::bad_picture, "a \"property: value\" was expected",
                                "export the drawing again");
    }
    std::string_view value = trimmed(text.substr(colon + 1));
    if (value.ends_with("!important")) value = trimmed(value.substr(0, value.size() - 10));
    set(node, "style", begin, trimmed(text.substr(0, colon)), value, style);
  }

  void set(pugi::xml_node node, std::string_view attribute, std::size_t offset, std::string_view property,
           std::string_view value, SvgStyle& style) {
    const auto fault = set_property(property, value, style);
    if (!fault) return;
    const bool bad = fault->kind == PropertyFault::Kind::bad_value;
    findings_.at_value(node, attribute, offset, bad ? Code::bad_picture : Code::unsupported_svg,
                       fault->message, fault->hint);
  }

  /// What isn't drawn may still say how the rest is: a style sheet.
  void check_silent(pugi::xml_node node) {
    const pugi::xml_node sheet =
        node.find_node([](pugi::xml_node inner) { return std::string_view(inner.name()) == "style"; });
    if (sheet && sheet.first_child()) undrawn(sheet);
  }

  void undrawn(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name == "style" && !node.first_child()) return;
    const auto* known = std::find_if(undrawn_elements.begin(), undrawn_elements.end(),
                                     [&](const UndrawnElement& row) { return row.name == name; });
    findings_.at_element(node, Code::unsupported_svg, fmt::format("the element \"{}\" can't be drawn", name),
                         std::string(known != undrawn_elements.end() ? known->hint : "save as plain SVG"));
  }

  /// Editors' own elements show nothing; SVG's under another name would.
  void foreign(pugi::xml_node node) {
    const std::string_view name = node.name();
    const std::string prefix = "xmlns:" + std::string(name.substr(0, name.find(':')));
    for (pugi::xml_node up = node; up; up = up.parent()) {
      const pugi::xml_attribute space = up.attribute(prefix.c_str());
      if (!space) continue;
      if (std::string_view(space.value()) == "http://www.w3.org/2000/svg") undrawn(node);
      return;
    }
  }

  void check_no_children(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
      if (!is_element(child)) continue;
      const std::string_view name = child.name();
      if (contains(silent, name) || name.find(':') != std::string_view::npos) continue;
      undrawn(child);
    }
  }

  SvgFindings& findings_;
  Size size_;
  Matrix units_;
  std::vector<pages::Shape> shapes_;
  std::size_t pieces_ = 0;
};

/// The parser's words for where it stopped, in ours.
std::string_view in_words(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_bad_attribute:
      return "an attribute can't be read";
    case pugi::status_bad_start_element:
      return "a tag can't be read";
    case pugi::status_bad_end_element:
    case pugi::status_end_element_mismatch:
      return "a tag is closed that isn't open";
    case pugi::status_bad_comment:
      return "a comment isn't closed";
    case pugi::status_no_document_element:
      return "there is no element in it";
    default:
      return "it ends early, or isn't XML";
  }
}

/// What an XML file must not hold, before it is parsed: the parser would read on as if nothing were there.
bool check_text(std::string_view text, SvgFindings& findings) {
  if (const auto at = utf8::find_invalid(text)) {
    findings.error(Code::bad_picture, *at, *at + 1, "the drawing isn't UTF-8 text", "save it as UTF-8");
    return false;
  }
  if (const std::size_t at = text.find('\0'); at != std::string_view::npos) {
    findings.error(Code::bad_picture, at, at + 1, "the drawing has a byte of value 0", "export it again");
    return false;
  }
  return true;
}

/// What stands around the outermost element.
void check_head(const pugi::xml_document& document, std::string_view text, SvgFindings& findings) {
  for (const pugi::xml_node node : document.children()) {
    if (node.type() == pugi::node_doctype &&
        std::string_view(node.value()).find('[') != std::string_view::npos) {
      const std::size_t at = text.find("<!DOCTYPE");
      findings.error(Code::unsupported_svg, at, at + 9, "entities of a document's own can't be read",
                     "save as plain SVG");
    }
    if (node.type() == pugi::node_pi && std::string_view(node.name()) == "xml-stylesheet") {
      findings.at_element(node, Code::unsupported_svg, "a style sheet can't be read",
                          "let the drawing program write presentation attributes instead");
    }
  }
}

}  // namespace

std::optional<Drawing> read_svg(SourceId source, const SourceMap& sources, Diagnostics& diagnostics) {
  const std::string& text = sources.text(source);
  SvgFindings findings(source, sources, diagnostics);
  if (!check_text(text, findings)) return std::nullopt;
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(),
                           pugi::parse_default | pugi::parse_doctype | pugi::parse_pi, pugi::encoding_utf8);
  if (!parsed) {
    if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
    const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0));
    findings.error(Code::bad_picture, at, at + 1,
                   fmt::format("the drawing can't be read: {}", in_words(parsed.status)), "export it again");
    return std::nullopt;
  }
  check_head(document, text, findings);
  const pugi::xml_node svg = document.document_element();
  if (std::string_view(svg.name()) != "svg") {
    findings.at_element(svg, Code::bad_picture,
                        fmt::format("the drawing's outermost element is \"{}\", not \"svg\"", svg.name()),
                        "pictures are PNG, JPEG or SVG files");
    return std::nullopt;
  }
  for (pugi::xml_node next = svg.next_sibling(); next; next = next.next_sibling()) {
    if (is_element(next))
      findings.at_element(next, Code::bad_picture, "the drawing has more than one outermost element",
                          "export it again");
  }
  const auto frame = read_frame(svg, findings);
  if (!frame) return std::nullopt;
  Drawing drawing = SvgReader(findings, *frame).read(svg);
  if (!findings.any() && drawing.shapes.empty()) {
    findings.at_element(svg, Code::bad_picture, "the drawing shows nothing",
                        "check that its shapes lie in its frame");
  }
  if (findings.any()) return std::nullopt;
  return drawing;
}

}  // namespace factsheet::graphics
