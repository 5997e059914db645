// What README.md promises, done as it says.
#include "cli/program.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <catch2/catch.hpp>

using namespace cli_test;

namespace {

std::string readme() {
  std::ifstream in(std::string(FACTSHEET_ROOT) + "/README.md", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The fenced block whose text begins with `start`.
std::string block(const std::string& text, const std::string& language, const std::string& start) {
  const std::string opening = "```" + language + "\n" + start;
  const std::size_t at = text.find(opening);
  INFO(start);
  REQUIRE(at != std::string::npos);
  const std::size_t begin = at + language.size() + 4;
  return text.substr(begin, text.find("```", begin) - begin);
}

// Sizes change with the program; what is built doesn't.
std::string without_sizes(const std::string& text) {
  return std::regex_replace(text, std::regex("[0-9.]+ kB"), "… kB");
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t begin = text.find(from);
  REQUIRE(begin != std::string::npos);
  return text.substr(begin + from.size(), text.find(to, begin) - begin - from.size());
}

}  // namespace

TEST_CASE("README: the first sheet is made as it says, and its mistake is shown as it says") {
  const std::string text = readme();
  const Workspace workspace;
  const std::string data = block(text, "toml", "# libraries.toml");
  workspace.write("libraries.toml", data);
  workspace.write("libraries-layout.toml", block(text, "toml", "# libraries-layout.toml"));
  const Run made = workspace.run({"build", "libraries.toml"});
  CHECK(made.err.empty());
  CHECK(made.status == 0);
  CHECK(without_sizes(made.out) == without_sizes(block(text, "", "out/libraries-IL.pdf")));

  workspace.write("libraries.toml", std::regex_replace(data, std::regex("1_204"), "1,204"));
  const Run mistaken = workspace.run({"build", "libraries.toml"});
  CHECK(mistaken.status == 1);
  CHECK(mistaken.err.find(block(text, "", "error[thousands-comma]")) == 0);
}

TEST_CASE("README: a number is explained and two editions are compared as it says") {
  const std::string text = readme();
  const Workspace workspace;
  const std::string data = block(text, "toml", "# libraries.toml");
  workspace.write("libraries.toml", data);
  workspace.write("libraries-layout.toml", block(text, "toml", "# libraries-layout.toml"));
  const Run explained = workspace.run({"explain", "libraries.toml", "IL", "1204"});
  CHECK(explained.err.empty());
  CHECK(explained.status == 0);
  CHECK(explained.out == block(text, "", "Illinois (IL)"));
  CHECK(workspace.run({"explain", "libraries.toml", "IL", "671 million"}).status == 0);
  CHECK(workspace.run({"explain", "libraries.toml", "IL", "branches[rural].n"}).status == 0);
  CHECK(workspace.run({"build", "libraries.toml", "--trace"}).status == 0);
  CHECK(workspace.has("out/libraries-IL.trace.json"));

  std::string later = std::regex_replace(data, std::regex("1_204"), "1_216");
  later = std::regex_replace(later, std::regex("n = 800"), "n = 812");
  workspace.write("libraries-2024.toml", std::regex_replace(later, std::regex("2023"), "2024"));
  const Run compared = workspace.run({"diff", "libraries.toml", "libraries-2024.toml"});
  CHECK(compared.err.empty());
  CHECK(compared.status == 0);
  CHECK(compared.out == block(text, "", "libraries.toml → "));
}

TEST_CASE("README: what changed is made again and a folder is verified as it says") {
  const std::string text = readme();
  const Workspace workspace;
  const std::string data = block(text, "toml", "# libraries.toml");
  workspace.write("libraries.toml", data);
  workspace.write("libraries-layout.toml", block(text, "toml", "# libraries-layout.toml"));
  REQUIRE(workspace.run({"build", "libraries.toml"}).status == 0);
  std::string later = std::regex_replace(data, std::regex("1_204"), "1_205");
  later = std::regex_replace(later, std::regex("n = 800"), "n = 801");
  workspace.write("libraries.toml", later);
  const Run again = workspace.run({"build", "libraries.toml"});
  CHECK(again.err.empty());
  CHECK(again.status == 0);
  CHECK(without_sizes(again.out) ==
        without_sizes(block(text, "", "out/libraries-IL.pdf  1 page  15.3 kB  anew")));

  workspace.write("libraries.toml", data);
  std::filesystem::remove(workspace.path("out/libraries-DC.pdf"));
  const Run verified = workspace.run({"verify", "out"});
  CHECK(verified.status == 1);
  CHECK(verified.out == block(text, "", "missing  libraries-DC.pdf"));
}

TEST_CASE("README: a batch with a mistake is reported as it says") {
  const std::string text = readme();
  const Workspace workspace;
  workspace.write("libraries.toml", std::regex_replace(block(text, "toml", "# libraries.toml"),
                                                       std::regex("libraries = 1\n"), "libraries = 2\n"));
  workspace.write("libraries-layout.toml", block(text, "toml", "# libraries-layout.toml"));
  CHECK(workspace.run({"build", "libraries.toml", "--report", "batch.csv"}).status == 1);
  // Sizes and digests change with the program.
  const auto comparable = [](const std::string& csv) {
    return std::regex_replace(std::regex_replace(csv, std::regex(",[0-9]+,[0-9a-f]{8,64}(…)?,"), ",…,…,"),
                              std::regex("\r\n"), "\n");
  };
  CHECK(comparable(workspace.read("batch.csv")) == comparable(block(text, "", "state,name,")));
}

TEST_CASE("README: a spreadsheet's table becomes a sheet for every state") {
  const std::string text = readme();
  const Workspace workspace;
  workspace.write("beds.csv", block(text, "", "FIPS,State"));
  workspace.write("beds.toml", block(text, "toml", "# beds.toml"));
  workspace.write("beds-layout.toml", block(text, "toml", "# beds-layout.toml"));
  const Run made = workspace.run({"build", "beds.toml"});
  CHECK(made.err.empty());
  CHECK(made.status == 0);
  CHECK(without_sizes(made.out) == without_sizes(block(text, "", "out/AL-2023.pdf")));
}

TEST_CASE("README: the references are the program's own") {
  const Workspace workspace;
  for (const std::string file : {"data", "formulas", "layout"}) {
    const Run printed = workspace.run({"reference", file});
    CHECK(printed.status == 0);
    INFO("if this fails: scripts/update-readme");
    CHECK(between(readme(), "<!-- reference " + file + " -->\n", "<!-- end -->") == printed.out);
  }
}

TEST_CASE("README: every kind of block and of chart is shown, with words for those who don't see it") {
  namespace fs = std::filesystem;
  const std::string text = readme();
  const std::string folder = "tests/visual/blocks/";
  std::set<std::string> shown;
  for (const auto& entry : fs::directory_iterator(FACTSHEET_ROOT "/" + folder)) {
    if (entry.path().extension() != ".png") continue;
    const std::string name = entry.path().stem().string();
    INFO(name);
    CHECK(text.find("(" + folder + name + ".toml)") != std::string::npos);
    const std::string words = between(text, "<img src=\"" + folder + name + ".png\" alt=\"", "\"");
    CHECK(words.size() > 10);
    shown.insert(name);
  }
  const std::regex link("tests/visual/[A-Za-z0-9/-]+\\.(png|toml)");
  for (std::sregex_iterator found(text.begin(), text.end(), link), end; found != end; ++found) {
    INFO(found->str());
    CHECK(fs::exists(FACTSHEET_ROOT "/" + found->str()));
  }

  const Workspace workspace;
  const std::string reference = workspace.run({"reference", "layout"}).out;
  const std::regex block_kind("`\\[block\\.([a-z]+)\\]`");
  for (std::sregex_iterator found(reference.begin(), reference.end(), block_kind), end; found != end;
       ++found) {
    if (found->str(1) == "chart") continue;
    INFO(found->str(1));
    CHECK(shown.count(found->str(1)) == 1);
  }
  const std::string charts = between(reference, "### `[block.chart]`", "(required)");
  const std::regex chart_kind("\"([a-z]+)\"");
  int kinds = 0;
  for (std::sregex_iterator found(charts.begin(), charts.end(), chart_kind), end; found != end; ++found) {
    INFO(found->str(1));
    CHECK(shown.count("chart-" + found->str(1)) == 1);
    ++kinds;
  }
  CHECK(kinds >= 9);
}

TEST_CASE("README: every format in its table is one that the program knows") {
  const std::string table = between(readme(), "| format | ", "Built in for every state");
  const Workspace workspace;
  workspace.write(
      "data.toml",
      "layout = \"layout.toml\"\nedition = 2023\nsource = \"test\"\nsample = true\n[states.IL]\nn = 3\n");
  for (const std::string format : {"integer", "plain", "round:100", "percent", "signed", "ordinal",
                                   "date:long", "plural:case,cases", "label"}) {
    CHECK(table.find("`" + format + "`") != std::string::npos);
    workspace.write("layout.toml",
                    "[document]\ntitle = \"T\"\n[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{n|" +
                        format + "}\"\n");
    CHECK(workspace.run({"check", "data.toml"}).err.find("unknown-format") == std::string::npos);
  }
}

TEST_CASE("README: counties are made as it says") {
  const std::string text = readme();
  const Workspace workspace;
  workspace.write("counties.csv", block(text, "csv", "code,name,in,state,region"));
  workspace.write("visits.csv", block(text, "csv", "code,visits"));
  workspace.write("counties.toml", block(text, "toml", "# counties.toml"));
  workspace.write("counties-layout.toml", block(text, "toml", "# counties-layout.toml"));
  const Run made = workspace.run({"build", "counties.toml"});
  CHECK(made.err.empty());
  CHECK(made.status == 0);
  CHECK(workspace.files_in("out") == std::vector<std::string>{"S-1.pdf", "S-2.pdf", "S-3.pdf"});
}
