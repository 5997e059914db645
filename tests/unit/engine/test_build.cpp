#include "engine/factsheet.hpp"

#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::engine;

namespace {

constexpr const char* data_file = R"(layout = "../layouts/l.toml"
edition = 2023
[states.WI]
n = 412
[states.IL]
n = 980
)";

std::string layout_of(const std::string& file_name) {
  return "[document]\ntitle = \"T\"\nfile = \"" + file_name +
         "\"\n[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{n} in {state.in}\"\n";
}

struct Built {
  std::vector<std::string> told;  // by the callback
  BuildResult result;
  MemoryFiles files;
  Timings timings;
};

void build_in_memory(Built& built, const std::string& file_name, const BuildOptions& options) {
  const MemoryFiles input(
      MemoryFiles::Contents{{"data/d.toml", data_file}, {"layouts/l.toml", layout_of(file_name)}});
  const Project project = load_project("data/d.toml", "", input, built.timings);
  for (const Diagnostic& d : project.diagnostics().all()) FAIL_CHECK(render(d, project.sources()));
  built.result = build(project, options, built.files, built.timings,
                       [&](const BuiltSheet& sheet) { built.told.push_back(sheet.state); });
}

}  // namespace

TEST_CASE("a build makes every state's sheet, in the file's order") {
  Built built;
  build_in_memory(built, "{state.code}.pdf", {{}, "out"});
  CHECK_FALSE(built.result.diagnostics.has_errors());
  CHECK(built.told == std::vector<std::string>{"WI", "IL"});
  REQUIRE(built.result.sheets.size() == 2);
  for (const BuiltSheet& sheet : built.result.sheets) {
    CHECK(sheet.good);
    CHECK(sheet.pages == 1);
    REQUIRE(built.files.all().count(sheet.path) == 1);
    CHECK(built.files.all().at(sheet.path).size() == sheet.bytes);
  }
  for (const auto spent : built.timings.spent) CHECK(spent.count() > 0);
}

TEST_CASE("checking makes the sheets but writes none") {
  Built built;
  build_in_memory(built, "{state.code}.pdf", {});
  CHECK(built.result.sheets.size() == 2);
  CHECK(built.result.sheets.front().good);
  CHECK(built.result.sheets.front().bytes > 0);
  CHECK(built.files.all().empty());
}

TEST_CASE("two sheets with one name: the second is an error and doesn't overwrite the first") {
  Built built;
  build_in_memory(built, "sheet.pdf", {{}, "out"});
  REQUIRE(built.result.diagnostics.errors() == 1);
  CHECK(built.result.diagnostics.all()[0].code == Code::file_name);
  CHECK(built.result.diagnostics.all()[0].message == "WI and IL would both be written to \"sheet.pdf\"");
  CHECK(built.result.sheets[0].good);
  CHECK_FALSE(built.result.sheets[1].good);
  CHECK(built.files.all().size() == 1);
}

TEST_CASE("a sheet with a bad file name isn't written") {
  Built built;
  build_in_memory(built, "../{state.code}.pdf", {{}, "out"});
  CHECK(built.result.diagnostics.errors() == 2);
  CHECK(built.files.all().empty());
}

TEST_CASE("a sheet is made in memory, and is the same again from warm caches") {
  const MemoryFiles input(
      MemoryFiles::Contents{{"data/d.toml", data_file}, {"layouts/l.toml", layout_of("{state.code}.pdf")}});
  Timings timings;
  const Project project = load_project("data/d.toml", "", input, timings);
  CHECK(project.states() == std::vector<std::string>{"WI", "IL"});
  Caches caches(project);
  const Sheet first = make_sheet(project, "IL", caches, timings);
  CHECK(first.file_name == "IL.pdf");
  CHECK(first.pdf.rfind("%PDF-1.7", 0) == 0);
  make_sheet(project, "WI", caches, timings);
  CHECK(make_sheet(project, "IL", caches, timings).pdf == first.pdf);

  const Sheet none = make_sheet(project, "OH", caches, timings);
  CHECK(none.diagnostics.has_errors());
  CHECK(none.pdf.empty());
}

TEST_CASE("an unreadable data file is a diagnostic, and a build of it makes nothing") {
  MemoryFiles files;
  Timings timings;
  const Project project = load_project("d.toml", "l.toml", files, timings);
  REQUIRE(project.diagnostics().has_errors());
  CHECK(project.states().empty());
  const BuildResult result = build(project, {{}, "out"}, files, timings);
  CHECK(result.sheets.empty());
  CHECK(result.diagnostics.errors() == 2);  // data and layout are both missing, and both are said
}

TEST_CASE("sheets that go together take the steps that any of them needs, whichever are being built") {
  std::string words;
  for (int i = 0; i < 470; ++i) words += "word ";
  const std::string layout =
      "[document]\ntitle = \"T\"\npages = { max = 1, fit = [\"size 9pt\", \"size 8pt\"], together = true }\n"
      "[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{n} in {state.in}\"\n"
      "[[block]]\ntext = \"" +
      words + "\"\n[[block]]\nwhen = \"n > 500\"\ntext = \"" + words + "\"\n";
  const MemoryFiles input(MemoryFiles::Contents{{"data/d.toml", data_file}, {"layouts/l.toml", layout}});
  Timings timings;
  const Project project = load_project("data/d.toml", "", input, timings);
  MemoryFiles all_files;
  const BuildResult all = build(project, {{}, "out"}, all_files, timings);
  REQUIRE(all.sheets.size() == 2);
  CHECK(all.sheets[1].fitting == std::vector<std::string>{"size 9pt"});  // Illinois needs it
  CHECK(all.sheets[0].fitting == all.sheets[1].fitting);                 // Wisconsin goes with it
  MemoryFiles one_file;
  const BuildResult one = build(project, {{"WI"}, "out"}, one_file, timings);
  REQUIRE(one.sheets.size() == 1);
  CHECK(one_file.all().at(one.sheets[0].path) == all_files.all().at(all.sheets[0].path));
}

TEST_CASE("a sheet's numbers are set the same whichever sheets came before") {
  std::string layout =
      "[document]\ntitle = \"T\"\npages = { max = 1, fit = [\"spacing 40%\"] }\n"
      "[[block]]\ntype = \"banner\"\ntext = \"{state.name}\"\n"
      "[[block]]\ntype = \"cards\"\nitems = [ { value = \"{v}\", label = \"a\" }, { value = \"{w}\", label = "
      "\"b\" }, "
      "{ value = \"{w}\", label = \"c\" } ]\n";
  std::string words;
  for (int i = 0; i < 60; ++i) words += "word ";
  for (int i = 0; i < 10; ++i) layout += "[[block]]\ntext = \"" + words + "\"\n";
  const MemoryFiles input(
      MemoryFiles::Contents{{"data/d.toml",
                             "layout = \"../layouts/l.toml\"\nedition = 2023\n[states.AL]\nv = 12\nw = "
                             "345\n[states.WI]\nv = 12\nw = 345678901234\n"},
                            {"layouts/l.toml", layout}});
  Timings timings;
  const Project project = load_project("data/d.toml", "", input, timings);
  Caches batch(project);
  Caches alone(project);
  make_sheet(project, "AL", batch, timings);
  const Sheet after_another = make_sheet(project, "WI", batch, timings);
  const Sheet by_itself = make_sheet(project, "WI", alone, timings);
  for (const Diagnostic& d : by_itself.diagnostics.all()) UNSCOPED_INFO(render(d, project.sources()));
  REQUIRE(!by_itself.pdf.empty());
  CHECK(by_itself.fitting == std::vector<std::string>{"spacing 40%"});  // else nothing was scaled twice
  CHECK(after_another.pdf == by_itself.pdf);
}
