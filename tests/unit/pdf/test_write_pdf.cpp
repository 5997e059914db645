#include "pdf/write_pdf.hpp"

#include <thread>

#include "conformance/pdf_rules.hpp"
#include "conformance/sheet_builder.hpp"
#include "conformance/temporary_file.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::tests;
using pages::Role;

namespace {

std::string write(const SheetBuilder& sheet) {
  pdf::ResourceCache cache;
  return pdf::write_pdf(sheet.pages, sheet.fonts, cache);
}

/// A page with an open Document, to be put right or wrong.
SheetBuilder one_page() {
  SheetBuilder sheet;
  sheet.page();
  sheet.begin(Role::document);
  sheet.block(Role::h1, 72, 72, "Title", {sheet.face(700)});
  return sheet;
}

std::vector<std::string> broken(const SheetBuilder& sheet) {
  const TemporaryFile file(write(sheet));
  return conformance::broken_rules(file.path());
}

}  // namespace

TEST_CASE("the same pages give the same bytes, whatever went before") {
  const SheetBuilder sheet = sample_sheet();
  SheetBuilder other = one_page();
  other.end();
  pdf::ResourceCache cache;
  const std::string first = pdf::write_pdf(sheet.pages, sheet.fonts, cache);
  const std::string between = pdf::write_pdf(other.pages, sheet.fonts, cache);
  CHECK(pdf::write_pdf(sheet.pages, sheet.fonts, cache) == first);
  CHECK(write(sample_sheet()) == first);
  CHECK(write(other) == between);
}

TEST_CASE("threads that share a cache give the same bytes") {
  const SheetBuilder sheet = sample_sheet();
  const std::string expected = write(sheet);
  pdf::ResourceCache cache;
  std::vector<std::string> made(4);
  std::vector<std::thread> threads;
  for (std::string& out : made) {
    threads.emplace_back([&] { out = pdf::write_pdf(sheet.pages, sheet.fonts, cache); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : made) CHECK(out == expected);
}

TEST_CASE("other content gives another ID") {
  const auto id = [](const std::string& file) { return file.substr(file.find("/ID[") + 4, 66); };
  SheetBuilder one = one_page();
  one.end();
  SheetBuilder two = one_page();
  two.block(Role::paragraph, 72, 90, "More", {two.face(400)});
  two.end();
  CHECK(id(write(one)) != id(write(two)));
}

TEST_CASE("a small sheet is small") {
  SheetBuilder sheet = one_page();
  sheet.end();
  CHECK(write(sheet).size() < 6000);
}

TEST_CASE("tags that hold nothing, pages without tags and notes keep the rules") {
  SheetBuilder sheet = one_page();
  const LineStyle style{sheet.face(400)};
  sheet.begin(Role::table);
  sheet.begin(Role::row);
  sheet.begin(SheetBuilder::cell(Role::header_cell, pages::Scope::column));
  sheet.end();
  sheet.end();
  sheet.end();
  sheet.block(Role::note, 72, 100, "A note.", style);
  sheet.block(Role::note, 72, 120, "Another.", style);
  sheet.page(300, 200);
  sheet.artifact(pages::ArtifactKind::background);
  sheet.end_artifact();
  sheet.page();
  sheet.block(Role::h2, 72, 72, "Last", style);
  sheet.end();
  CHECK(broken(sheet) == std::vector<std::string>{});
}

TEST_CASE("the IDs of many notes are sorted, and lead to them") {
  SheetBuilder sheet = one_page();
  for (int i = 0; i < 120; ++i) sheet.block(Role::note, 72, 90 + 5 * i, "A note.", {sheet.face(400)});
  sheet.end();
  CHECK(broken(sheet) == std::vector<std::string>{});
}

TEST_CASE("a link over two lines and two pages has an annotation for each") {
  SheetBuilder sheet = one_page();
  const LineStyle style{sheet.face(400)};
  const Rect area{{Length::points(72), Length::points(90)}, {Length::points(50), Length::points(12)}};
  sheet.begin(Role::paragraph);
  sheet.begin(Role::link);
  sheet.line(72, 100, "https://example.org/a-\u00AD", style);
  sheet.add(pages::Link{area, "https://example.org/a-b", "Example"});
  sheet.page();
  sheet.begin(Role::span);
  sheet.line(72, 100, "b", style);
  sheet.add(pages::Link{area, "https://example.org/a-b", "Example"});
  sheet.end();
  sheet.end();
  sheet.end();
  sheet.end();
  CHECK(broken(sheet) == std::vector<std::string>{});
}

TEST_CASE("an inserted hyphen in a Text of its own, and ties inside artifacts, keep the rules") {
  SheetBuilder sheet = one_page();
  const LineStyle style{sheet.face(400)};
  sheet.begin(Role::paragraph);
  const double end = sheet.line(72, 100, "exploi", style);
  sheet.line(end, 100, "\u00AD", style);
  sheet.line(72, 112, "tation", style);
  sheet.end();
  sheet.artifact(pages::ArtifactKind::footer);
  sheet.line(72, 700, "trauma-\u00AD", style);
  sheet.line(72, 712, "informed", style);
  sheet.end_artifact();
  sheet.end();
  CHECK(broken(sheet) == std::vector<std::string>{});
  const TemporaryFile file(write(sheet));
  CHECK(run("pdftotext " + file.path() + " -").output.find("exploitation") != std::string::npos);
}

TEST_CASE("program faults are thrown, not written") {
  const LineStyle style{SheetBuilder().face(400)};
  using Fault = std::function<void(SheetBuilder&)>;
  const std::vector<std::pair<std::string, Fault>> faults{
      {"a tag is left open", [](SheetBuilder&) {}},
      {"a tag ends twice", [](SheetBuilder& s) { s.end(), s.end(); }},
      {"an artifact is left open", [](SheetBuilder& s) { s.end(), s.artifact(pages::ArtifactKind::layout); }},
      {"an artifact ends twice", [](SheetBuilder& s) { s.end(), s.end_artifact(); }},
      {"an artifact in an artifact",
       [](SheetBuilder& s) {
         s.end();
         s.artifact(pages::ArtifactKind::layout);
         s.artifact(pages::ArtifactKind::layout);
         s.end_artifact();
         s.end_artifact();
       }},
      {"a tag in an artifact",
       [](SheetBuilder& s) {
         s.artifact(pages::ArtifactKind::layout);
         s.begin(Role::span);
         s.end();
         s.end_artifact();
         s.end();
       }},
      {"a tag ends in an artifact",
       [](SheetBuilder& s) {
         s.artifact(pages::ArtifactKind::layout);
         s.end();
         s.end_artifact();
       }},
      {"text outside of all tags", [&](SheetBuilder& s) { s.end(), s.line(72, 90, "x", style); }},
      {"a box outside of all tags", [](SheetBuilder& s) { s.end(), s.add(pages::Box{}); }},
      {"a link outside of a Link",
       [](SheetBuilder& s) {
         s.add(pages::Link{{}, "https://x.org", "X"}), s.end();
       }},
      {"a link without a description",
       [](SheetBuilder& s) {
         s.begin(Role::link);
         s.add(pages::Link{{}, "https://x.org", ""});
         s.end();
         s.end();
       }},
      {"a figure without a text", [](SheetBuilder& s) { s.begin(Role::figure), s.end(), s.end(); }},
      {"a header cell without a scope",
       [](SheetBuilder& s) { s.begin(Role::header_cell), s.end(), s.end(); }},
      {"a page too small", [](SheetBuilder& s) { s.end(), s.page(1, 1); }},
      {"no title", [](SheetBuilder& s) { s.end(), s.pages.metadata.title.clear(); }},
      {"no language", [](SheetBuilder& s) { s.end(), s.pages.metadata.language.clear(); }},
      {"no pages", [](SheetBuilder& s) { s.pages.pages.clear(); }},
      {"text without a size",
       [&](SheetBuilder& s) {
         s.line(72, 90, "x", style);
         std::get<pages::Text>(s.pages.pages[0].items.back()).size = {};
         s.end();
       }},
  };
  for (const auto& [name, fault] : faults) {
    SheetBuilder sheet = one_page();
    fault(sheet);
    CAPTURE(name);
    CHECK_THROWS_AS(write(sheet), std::logic_error);
  }
}

TEST_CASE("a text longer than PDF/A allows is refused") {
  SheetBuilder sheet = one_page();
  sheet.begin(SheetBuilder::figure(std::string(40000, 'x'), {}));
  sheet.end();
  sheet.end();
  CHECK_THROWS_AS(write(sheet), std::runtime_error);
}

namespace {

std::shared_ptr<const pages::Raster> small_raster(bool alpha) {
  pages::Raster raster;
  raster.width = 3;
  raster.height = 2;
  for (char i = 0; i < 18; ++i) raster.bytes += static_cast<char>(i * 7);
  if (alpha) raster.alpha = std::string("\x00\x40\x80\xC0\xE0\xFF", 6);
  return std::make_shared<const pages::Raster>(std::move(raster));
}

SheetBuilder with_images(const std::shared_ptr<const pages::Raster>& raster, int times) {
  SheetBuilder sheet = one_page();
  const Rect area{{Length::points(72), Length::points(100)}, {Length::points(90), Length::points(60)}};
  sheet.begin(SheetBuilder::figure("Colours", area));
  for (int i = 0; i < times; ++i) sheet.add(pages::Image{area, raster});
  sheet.end();
  sheet.end();
  return sheet;
}

std::size_t count(const std::string& text, std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("an image is held once however often it is drawn, and keeps the rules") {
  const std::string opaque = write(with_images(small_raster(false), 3));
  CHECK(count(opaque, "/Subtype/Image") + count(opaque, "/Subtype /Image") == 1);
  CHECK(broken(with_images(small_raster(false), 3)).empty());
  const std::string clear = write(with_images(small_raster(true), 3));
  CHECK(count(clear, "/Subtype/Image") + count(clear, "/Subtype /Image") == 2);  // the mask is one, too
  CHECK(broken(with_images(small_raster(true), 3)).empty());
}

TEST_CASE("a raster whose bytes don't fit its size is refused") {
  pages::Raster raster = *small_raster(false);
  raster.bytes.pop_back();
  CHECK_THROWS_AS(write(with_images(std::make_shared<const pages::Raster>(raster), 1)), std::logic_error);
}

TEST_CASE("a file with more than 16 MiB of pictures can be read") {
  pages::Raster raster;
  raster.coding = pages::Raster::Coding::jpeg;
  raster.width = raster.height = 100;
  raster.bytes.assign(std::size_t{17} << 20, 'x');
  const std::string file = write(with_images(std::make_shared<const pages::Raster>(std::move(raster)), 1));
  CHECK(file.find("/W[1 4 2]") != std::string::npos);
  const TemporaryFile kept(file);
  CHECK(conformance::broken_rules(kept.path()).empty());
}
