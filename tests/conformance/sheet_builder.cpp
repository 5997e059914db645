#include "conformance/sheet_builder.hpp"

#include "pdf/write_pdf.hpp"

#include <algorithm>
#include <stdexcept>

#include "conformance/sample_file.hpp"

namespace factsheet::tests {

using pages::Role;

SheetBuilder::SheetBuilder() : shaper_(fonts) {
  pages.metadata.title = "Illinois <Data> & more 2023";
  pages.metadata.author = "Research department";
  pages.metadata.subject = "Figures for tests \u2013 no real ones";
  pages.metadata.keywords = {"sample", "tests"};
}

text::FaceId SheetBuilder::face(int weight, bool italic) const {
  const auto found = fonts.find({"Public Sans", weight, italic});
  if (!found) throw std::logic_error("no such face");
  return *found;
}

void SheetBuilder::page(double width, double height) {
  pages.pages.push_back({{Length::points(width), Length::points(height)}, {}});
}

void SheetBuilder::add(pages::Item item) {
  pages.pages.back().items.push_back(std::move(item));
}

double SheetBuilder::line(double x, double y, std::string_view text, const LineStyle& style) {
  constexpr std::string_view soft_hyphen = "\u00AD";
  const bool tied = text.ends_with(soft_hyphen);
  if (tied) text.remove_suffix(soft_hyphen.size());
  const bool inserted = tied && !text.ends_with('-') && !text.ends_with('/');
  const std::string shaped = std::string(text) + (inserted ? "-" : "");
  const text::GlyphRun run = shaper_.shape(style.face, shaped, style.features);

  const double em = style.size / fonts.face(style.face).metrics().units_per_em;
  double blanks = 0;
  double natural = 0;
  for (const text::Glyph& glyph : run.glyphs) {
    natural += glyph.advance * em * style.stretch;
    if (shaped[glyph.cluster] == ' ') ++blanks;
  }
  const double widen = style.width > 0 && blanks > 0 ? (style.width - natural) / blanks : 0;

  pages::Text out;
  out.face = style.face;
  out.size = Length::points(style.size);
  out.stretch = style.stretch;
  out.colour = style.colour;
  out.origin = {Length::points(x), Length::points(y)};
  out.text = std::string(text) + (tied ? std::string(soft_hyphen) : "");
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    const text::Glyph& from = run.glyphs[i];
    pages::Glyph glyph;
    glyph.id = from.id;
    const double advance = from.advance * em * style.stretch + (shaped[from.cluster] == ' ' ? widen : 0);
    glyph.advance = Length::points(advance);
    glyph.x_offset = Length::points(from.x_offset * em * style.stretch);
    glyph.y_offset = Length::points(from.y_offset * em);
    glyph.text_begin = from.cluster;
    glyph.text_end = static_cast<std::uint32_t>(out.text.size());
    for (std::size_t k = i + 1; k < run.glyphs.size(); ++k) {
      if (run.glyphs[k].cluster == from.cluster) continue;
      glyph.text_end = run.glyphs[k].cluster;
      break;
    }
    if (i > 0 && run.glyphs[i - 1].cluster == from.cluster) glyph.text_end = glyph.text_begin;
    x += advance;
    out.glyphs.push_back(glyph);
  }
  add(std::move(out));
  return x;
}

void SheetBuilder::block(Role role, double x, double y, std::string_view text, const LineStyle& style) {
  begin(role);
  line(x, y, text, style);
  end();
}

pages::TagBegin SheetBuilder::tag(Role role) {
  pages::TagBegin begin;
  begin.role = role;
  return begin;
}

pages::TagBegin SheetBuilder::cell(Role role, pages::Scope scope, int columns, int rows) {
  pages::TagBegin begin = tag(role);
  begin.scope = scope;
  begin.column_span = columns;
  begin.row_span = rows;
  return begin;
}

pages::TagBegin SheetBuilder::figure(std::string alt, Rect bounds) {
  pages::TagBegin begin = tag(Role::figure);
  begin.alt = std::move(alt);
  begin.bounds = bounds;
  return begin;
}

namespace {

Rect rect(double x, double y, double width, double height) {
  return {{Length::points(x), Length::points(y)}, {Length::points(width), Length::points(height)}};
}

void add_table(SheetBuilder& sheet, const LineStyle& body, const LineStyle& bold) {
  using pages::Scope;
  sheet.begin(Role::table);
  sheet.block(Role::caption, 72, 200, "Missing children by kind", bold);
  sheet.artifact(pages::ArtifactKind::layout);
  sheet.add(pages::Box{rect(72, 204, 468, 0.5), Colour{18, 51, 91}});
  sheet.end_artifact();
  sheet.begin(Role::table_head);
  sheet.begin(Role::row);
  const auto cell = [&](pages::TagBegin tag, double x, double y, std::string_view text,
                        const LineStyle& style) {
    sheet.begin(std::move(tag));
    sheet.line(x, y, text, style);
    sheet.end();
  };
  cell(SheetBuilder::cell(Role::header_cell, Scope::column), 72, 216, "Category", bold);
  cell(SheetBuilder::cell(Role::header_cell, Scope::column, 2), 300, 216, "Cases and share", bold);
  sheet.end();
  sheet.end();
  sheet.begin(Role::table_body);
  double y = 228;
  for (const auto& [label, cases, share] :
       {std::tuple{"Social services", "805", "82 %"}, std::tuple{"Other", "133", "14 %"}}) {
    sheet.begin(Role::row);
    cell(SheetBuilder::cell(Role::header_cell, Scope::row), 72, y, label, body);
    cell(SheetBuilder::cell(Role::data_cell), 300, y, cases, body);
    cell(SheetBuilder::cell(Role::data_cell), 400, y, share, body);
    sheet.end();
    y += 12;
  }
  sheet.end();
  sheet.begin(Role::table_foot);
  sheet.begin(Role::row);
  cell(SheetBuilder::cell(Role::header_cell, Scope::row), 72, y, "Total", bold);
  cell(SheetBuilder::cell(Role::data_cell, Scope::none, 2), 300, y, "938", bold);
  sheet.end();
  sheet.end();
  sheet.end();
}

void add_list(SheetBuilder& sheet, const LineStyle& body) {
  pages::TagBegin list = SheetBuilder::tag(Role::list);
  list.numbering = pages::ListNumbering::disc;
  sheet.begin(list);
  double y = 300;
  for (const char* text : {"first of the items", "second one, with an efficient affix"}) {
    sheet.begin(Role::list_item);
    sheet.block(Role::label, 72, y, "\u2022", body);
    sheet.block(Role::list_body, 84, y, text, body);
    sheet.end();
    y += 12;
  }
  sheet.end();
}

void add_figure(SheetBuilder& sheet) {
  using Kind = pages::Segment::Kind;
  sheet.begin(SheetBuilder::figure("A triangle and a disc", rect(72, 340, 100, 40)));
  const auto at = [](double x, double y) { return Point{Length::points(x), Length::points(y)}; };
  pages::Shape triangle;
  triangle.path = {{Kind::move, at(72, 380), {}, {}},
                   {Kind::line, at(112, 380), {}, {}},
                   {Kind::line, at(92, 340), {}, {}},
                   {Kind::close, {}, {}, {}}};
  triangle.fill = Colour{200, 80, 40};
  triangle.stroke = pages::Stroke{Colour{18, 51, 91}, Length::points(1.5)};
  sheet.add(triangle);
  pages::Shape arc;
  arc.path = {{Kind::move, at(120, 360), {}, {}}, {Kind::curve, at(160, 360), at(120, 330), at(160, 330)}};
  arc.stroke = pages::Stroke{Colour{90, 90, 90}, Length::points(0.75)};
  sheet.add(arc);
  sheet.end();
}

void add_link(SheetBuilder& sheet, const LineStyle& body) {
  LineStyle blue = body;
  blue.colour = Colour{0, 70, 160};
  sheet.begin(Role::paragraph);
  const double left = sheet.line(72, 400, "More is told at ", body);
  sheet.begin(Role::link);
  const double right = sheet.line(left, 400, "example.org/caf\u00E9", blue);
  sheet.add(pages::Link{rect(left, 391, right - left, 12), "https://example.org/caf\u00E9?a=(b)",
                        "Example, a caf\u00E9"});
  sheet.end();
  sheet.line(right, 400, ".", body);
  sheet.end();
}

void add_frame(SheetBuilder& sheet, const LineStyle& body, std::string_view page_number) {
  sheet.artifact(pages::ArtifactKind::background);
  sheet.add(pages::Box{rect(0, 0, 612, 40), Colour{230, 236, 245}});
  sheet.end_artifact();
  sheet.artifact(pages::ArtifactKind::header);
  sheet.line(72, 28, "Sample sheet", body);
  sheet.end_artifact();
  sheet.artifact(pages::ArtifactKind::footer);
  sheet.line(300, 770, page_number, body);
  sheet.end_artifact();
}

}  // namespace

SheetBuilder sample_sheet() {
  SheetBuilder sheet;
  const LineStyle body{sheet.face(400), 10, black, 1, 0};
  const LineStyle justified{sheet.face(400), 10, black, 1, 468};
  const LineStyle narrow{sheet.face(400), 10, black, 0.985, 468};
  const LineStyle bold{sheet.face(700), 10, Colour{18, 51, 91}, 1, 0};
  LineStyle title = bold;
  title.size = 24;

  sheet.page();
  add_frame(sheet, body, "1 of 2");
  sheet.begin(Role::document);
  sheet.block(Role::h1, 72, 80, "Illinois", title);
  sheet.block(Role::h2, 72, 110, "Trauma-informed help, AVATAR To.", bold);
  sheet.begin(Role::paragraph);
  sheet.line(72, 130,
             "A long line of words that is set to the full measure and ends in the word exploi\u00AD",
             justified);
  sheet.line(72, 142, "tation, and one more that is set a little narrower, so that it ends in trauma-\u00AD",
             narrow);
  sheet.line(72, 154, "informed care for the children, their families and the survivors/\u00AD", body);
  const double end = sheet.line(72, 166, "families themselves. ", body);
  sheet.line(end, 166, "This is bold and ends the page, ", bold);
  sheet.page();
  add_frame(sheet, body, "2 of 2");
  sheet.line(72, 80, "but the paragraph goes on.", body);
  sheet.end();
  sheet.block(Role::h2, 72, 180, "A table, a list and a figure", bold);
  add_table(sheet, body, bold);
  add_list(sheet, body);
  add_figure(sheet);
  add_link(sheet, body);
  sheet.end();
  return sheet;
}

std::string sample_file() {
  const SheetBuilder sheet = sample_sheet();
  pdf::ResourceCache cache;
  return pdf::write_pdf(sheet.pages, sheet.fonts, cache);
}

}  // namespace factsheet::tests
