// The layouts that ship, filled with figures that no state has: none, one, nine digits, figures that are
// missing, words that are far too long, the longest name of a state. A sheet comes through whole, with no
// text over another and none beyond the paper, or it isn't made and says why.
#include "engine/caches.hpp"
#include "engine/factsheet.hpp"
#include "engine/sheet.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "conformance/pdf_rules.hpp"
#include "conformance/temporary_file.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::tests;
using conformance::broken_rules;

namespace {

const std::string root = FACTSHEET_ROOT;

std::string read(const std::string& path) {
  std::ifstream in(root + "/" + path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  REQUIRE(!text.empty());
  return text;
}

std::string replaced(const std::string& text, const std::string& pattern, const std::string& with) {
  const std::string out = std::regex_replace(text, std::regex(pattern), with);
  INFO(pattern);
  REQUIRE(out != text);
  return out;
}

// Made-up figures keep no sums.
std::string as_sample(std::string data) {
  const std::size_t checks = data.find("\n[[check]]");
  if (checks != std::string::npos) data.erase(checks + 1);
  return "sample = true\n" + data;
}

struct InkBox {
  double left, top, right, bottom;
  std::string text;
};

// Where a text's letters stand: from a small letter's height, which is what collides, to the baseline.
std::vector<InkBox> ink(const pages::Page& page) {
  std::vector<InkBox> out;
  for (const pages::Item& item : page.items) {
    const auto* text = std::get_if<pages::Text>(&item);
    if (!text || text->text.find_first_not_of(' ') == std::string::npos) continue;
    Length width;
    for (const pages::Glyph& glyph : text->glyphs) width += glyph.advance;
    out.push_back({text->origin.x.pt() + 0.3, (text->origin.y - text->size * 0.5).pt(),
                   (text->origin.x + width).pt() - 0.3, text->origin.y.pt(), text->text});
  }
  return out;
}

void check_pages(const pages::Pages& pages) {
  for (const pages::Page& page : pages.pages) {
    const std::vector<InkBox> boxes = ink(page);
    CHECK(!boxes.empty());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const InkBox& a = boxes[i];
      INFO(a.text);
      CHECK(a.left > 0);
      CHECK(a.right < page.size.width.pt());
      CHECK(a.bottom < page.size.height.pt());
      for (std::size_t k = i + 1; k < boxes.size(); ++k) {
        const InkBox& b = boxes[k];
        const bool apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        if (!apart) FAIL_CHECK("\"" << a.text << "\" and \"" << b.text << "\" stand on each other");
      }
    }
  }
}

// What may stop a sheet of such figures: it has no room, or no words, for them.
const std::set<Code> reasons = {Code::text_overflow, Code::page_overflow, Code::missing_value};

struct Outcome {
  std::size_t whole = 0;
  std::size_t refused = 0;
};

// Names long and short, shapes wide, tall and tiny.
const std::set<std::string> chosen = {"AK", "CA", "DC", "HI", "IL", "NC", "PR", "RI", "TX", "VI"};

Outcome make_all(const engine::MemoryFiles& files, const std::string& data, const std::string& layout) {
  engine::Timings timings;
  const engine::Project project = engine::load_project(data, layout, files, timings);
  for (const Diagnostic& finding : project.diagnostics().all())
    FAIL_CHECK(render(finding, project.sources()));
  engine::Caches caches(project);
  Outcome out;
  for (const std::string& state : project.states()) {
    if (chosen.count(state) == 0) continue;
    INFO(state);
    const engine::Sheet sheet = engine::make_sheet(project, state, caches, timings);
    bool told = false;
    for (const Diagnostic& finding : sheet.diagnostics.all()) {
      const bool expected = reasons.count(finding.code) > 0;
      told |= expected;
      if (!expected) FAIL_CHECK(render(finding, project.sources()));
    }
    CHECK(sheet.pdf.empty() == told);
    ++(sheet.pdf.empty() ? out.refused : out.whole);
    if (sheet.pdf.empty()) continue;
    Diagnostics unheard;
    check_pages(
        engine::draft_sheet(project.impl(), *project.impl().find(state), caches.impl(), timings, unheard)
            .pages);
    const TemporaryFile file(sheet.pdf);
    const std::vector<std::string> broken = broken_rules(file.path());
    for (const std::string& rule : broken) FAIL_CHECK(rule);
  }
  return out;
}

Outcome ncmec(const std::string& layout, const std::string& figures, const std::string& label = {}) {
  std::string data = read("data/ncmec-2023.toml");
  data.erase(data.find("[states.IL]"));
  data = as_sample(data);
  for (const char* state : {"DC", "IL", "NC", "VI"})
    data += "\n[states." + std::string(state) + "]\n" + figures;
  // A set of figures that is the same in all states is what the guard is there for.
  data += "\n[guards]\nidentical-states = \"made up\"\n";
  std::string words = read(layout);
  if (!label.empty()) words = replaced(words, "other           = \"[^\"]*\"", "other = \"" + label + "\"");
  const engine::MemoryFiles files(
      engine::MemoryFiles::Contents{{"data/d.toml", data}, {"layouts/l.toml", words}});
  return make_all(files, "data/d.toml", "layouts/l.toml");
}

std::string figures(const std::string& n, const std::string& total) {
  return "cybertipline.to_law_enforcement = " + n + "\ncvip.submissions = " + n +
         "\nmissing.total = " + total + "\nmissing.rows = [ { kind = \"social_services\", n = " + n +
         " }, { kind = \"other\", n = " + n + " }, { kind = \"hhs_orr\", n = " + n +
         " } ]\ntrafficking.engagements = " + n + "\nteam_hope.supported = " + n +
         "\nteam_hope.mental_health = " + n + "\nteam_adam.cases = " + n + "\nconnect.new_users = " + n +
         "\n";
}

}  // namespace

TEST_CASE("NCMEC's sheets come through any figures") {
  for (const char* layout : {"layouts/state-data.toml", "layouts/state-brief.toml"}) {
    INFO(layout);
    const Outcome none = ncmec(layout, figures("0", "0"));
    CHECK(none.whole == 4);
    const Outcome one = ncmec(layout, figures("1", "3"));
    CHECK(one.whole == 4);
    const Outcome many = ncmec(layout, figures("123_456_789", "370_370_367"));
    CHECK(many.whole == 4);
    const Outcome wordy = ncmec(
        layout, figures("12", "36"),
        "Missing children of whom nobody could say, by the end of the year, from which kind of facility or "
        "household they had gone, and children whose files were still being looked at");
    CHECK(wordy.whole == 4);
  }
}

TEST_CASE("figures that are missing stop NCMEC's sheets with a reason") {
  for (const char* layout : {"layouts/state-data.toml", "layouts/state-brief.toml"}) {
    const Outcome missing =
        ncmec(layout, figures("{ status = \"not available\" }", "{ status = \"not available\" }"));
    CHECK(missing.refused == 4);
  }
}

TEST_CASE("population profiles come through any figures") {
  std::string data = read("data/population-2023.toml");
  data.erase(data.find("# The Census Bureau's own identities."));
  data = as_sample(replaced(data, "texts          = ", "marks = { \"X\" = \"not available\" }\ntexts = "));
  const std::string table = read("data/census-nst-est2023-alldata.csv");
  for (const char* value : {"0", "1", "123456789", "-123456789", "X"}) {
    INFO(value);
    // Every figure of every state; the nation's and the regions' records stay as they are.
    std::string changed;
    std::size_t begin = 0;
    while (begin < table.size()) {
      const std::size_t end = std::min(table.find('\n', begin), table.size());
      std::string line = table.substr(begin, end - begin);
      if (line.rfind("040,", 0) == 0) {
        std::string out;
        std::size_t column = 0;
        for (std::size_t at = 0; at <= line.size(); ++column) {
          const std::size_t comma = std::min(line.find(',', at), line.size());
          const bool figure = column > 9;
          out += (column > 0 ? "," : "") + (figure ? std::string(value) : line.substr(at, comma - at));
          at = comma + 1;
        }
        line = out;
      }
      changed += line + "\n";
      begin = end + 1;
    }
    const engine::MemoryFiles files(engine::MemoryFiles::Contents{
        {"data/d.toml", data + "\n[guards]\nidentical-states = \"made up\"\n"},
        {"data/census-nst-est2023-alldata.csv", changed},
        {"layouts/population.toml", replaced(read("layouts/population.toml"), "total   = [^\n]*\n", "")}});
    const Outcome outcome = make_all(files, "data/d.toml", "");
    CHECK(outcome.whole + outcome.refused == 9);
    CHECK(outcome.whole == (std::string(value) == "X" ? 0 : 9));
  }
}

TEST_CASE("CyberTipline sheets come through any figures") {
  const std::string data = as_sample(read("data/cybertipline-2023.toml"));
  for (const char* value : {"0", "1", "123456789"}) {
    INFO(value);
    const std::string table = std::regex_replace(read("data/cybertipline-reports-by-state-2023.csv"),
                                                 std::regex("(\n(?!SUB|UNK|US)[A-Z]{2},[^,\n]*,)[0-9]+"),
                                                 std::string("$01") + value);
    const engine::MemoryFiles files(
        engine::MemoryFiles::Contents{{"data/d.toml", data + "\n[guards]\nidentical-states = \"made up\"\n"},
                                      {"data/cybertipline-reports-by-state-2023.csv", table},
                                      {"layouts/cybertipline.toml", read("layouts/cybertipline.toml")}});
    const Outcome outcome = make_all(files, "data/d.toml", "");
    CHECK(outcome.refused == 0);
    CHECK(outcome.whole == 7);
  }
}
