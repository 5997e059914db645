// The real sheet, from the files that ship to the PDF's text as readers see it.
#include "engine/factsheet.hpp"
#include "engine/sheet.hpp"

#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "conformance/pdf_rules.hpp"
#include "conformance/temporary_file.hpp"
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace factsheet;
using namespace factsheet::tests;

namespace {

const std::string root = FACTSHEET_ROOT;

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

std::string without(std::string text, const std::string& piece) {
  const std::size_t at = text.find(piece);
  INFO(piece);
  REQUIRE(at != std::string::npos);
  return text.erase(at, piece.size());
}

// The reference as it came, its two slips of typing mended: "(HHS-ORR) :", and a line break inside a
// sentence, which counts for nothing among words.
std::string reference() {
  std::ifstream in(root + "/tests/conformance/illinois-2023.txt", std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  REQUIRE(text.size() > 4000);
  text = std::regex_replace(text, std::regex(R"(\*\*)"), "");
  return std::regex_replace(text, std::regex(R"(\(HHS-ORR\) :)"), "(HHS-ORR)");
}

struct Illinois {
  engine::DiskFiles files;
  engine::Timings timings;
  engine::Project project = engine::load_project(root + "/data/ncmec-2023.toml", "", files, timings);
  engine::Caches caches{project};
  engine::Sheet sheet = engine::make_sheet(project, "IL", caches, timings);

  Illinois() {
    for (const Diagnostic& finding : project.diagnostics().all())
      UNSCOPED_INFO(render(finding, project.sources()));
    for (const Diagnostic& finding : sheet.diagnostics.all())
      UNSCOPED_INFO(render(finding, project.sources()));
    REQUIRE(project.diagnostics().all().empty());
    REQUIRE(sheet.diagnostics.all().empty());
  }

  // In the structure's order.
  std::string text() const {
    Diagnostics again;
    engine::Timings more;
    engine::Caches fresh(project);
    const data::StateData& state = project.impl().dataset->states.front();
    return pages::plain_text(engine::draft_sheet(project.impl(), state, fresh.impl(), more, again).pages);
  }
};

// The texts of the sheet that scripts/bench has other programs set, in its order.
std::string texts_of(const nlohmann::json& node) {
  if (node.is_string()) return node.get<std::string>() + " ";
  std::string texts;
  for (const auto& [key, child] : node.items()) {
    if (key != "kind") texts += texts_of(child);
  }
  return texts;
}

}  // namespace

TEST_CASE("Illinois: one page, under 25 kB, by the rules of PDF/UA-1 and PDF/A-2a") {
  const Illinois illinois;
  CHECK(illinois.sheet.pages == 1);
  CHECK(illinois.sheet.file_name == "IL-2023.pdf");
  CHECK(illinois.sheet.pdf.size() <= 25'000);
  const TemporaryFile file(illinois.sheet.pdf);
  CHECK(conformance::broken_rules(file.path()).empty());
  const CommandResult checked = run("qpdf --check " + file.path());
  INFO(checked.output);
  CHECK(checked.status == 0);
}

TEST_CASE("Illinois: the structure gives the reference's words in order") {
  std::string text = Illinois().text();
  text = std::regex_replace(text, std::regex("Category\\s+Cases"), "");
  text = std::regex_replace(text, std::regex("Total\\s+980"), "");
  CHECK(words(text) == words(reference()));
}

TEST_CASE("Illinois: the programs that scripts/bench compares with set the same words") {
  std::ifstream in(root + "/tests/bench/rivals/sheet.json");
  std::string text = texts_of(nlohmann::json::parse(in));
  text = std::regex_replace(text, std::regex(R"([*{}])"), "");
  text = std::regex_replace(text, std::regex("\u2019"), "'");
  CHECK(words(text) == words(Illinois().text()));
}

TEST_CASE("Illinois: pdftotext gives the reference's words, by the page's layout and in the file's order") {
  const Illinois illinois;
  const TemporaryFile file(illinois.sheet.pdf);
  for (const std::string mode : {"", "-raw "}) {
    INFO("pdftotext " << mode);
    CommandResult result = run("pdftotext " + mode + file.path() + " -");
    REQUIRE(result.status == 0);
    // Poppler writes the soft hyphen that ends a line of parted words; no other reader's words hold one.
    std::string text = std::regex_replace(result.output, std::regex("\u00AD"), "");
    text = without(text, "STATE FACT SHEET · 2023");
    text = without(text, "NCMEC · Illinois Data · 2023");
    text = without(text, "Page 1 of 1");
    text = std::regex_replace(text, std::regex("Category\\s+Cases\\s"), " ");
    text = std::regex_replace(text, std::regex("Total\\s+980\\s"), " ");
    CHECK(words(text) == words(reference()));
  }
}

TEST_CASE("Illinois: the same bytes every time, whatever was made before") {
  const Illinois first;
  const Illinois second;
  CHECK(first.sheet.pdf == second.sheet.pdf);
  engine::Caches warm(first.project);
  engine::Timings timings;
  const std::string once = engine::make_sheet(first.project, "IL", warm, timings).pdf;
  CHECK(engine::make_sheet(first.project, "IL", warm, timings).pdf == once);
  CHECK(once == first.sheet.pdf);
}
