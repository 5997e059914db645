#include "data/gazetteer.hpp"
#include "engine/factsheet.hpp"
#include "engine/in_parallel.hpp"
#include "engine/project.hpp"

#include <atomic>
#include <stdexcept>

#include <catch2/catch.hpp>
#include <fmt/format.h>

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
                       [&](const BuiltSheet& sheet, std::size_t) { built.told.push_back(sheet.state); });
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
    CHECK(sheet.outcome == Outcome::written);
    REQUIRE(built.files.all().count(sheet.path) == 1);
    CHECK(built.files.all().at(sheet.path).size() == sheet.bytes);
  }
  for (const auto spent : built.timings.spent) CHECK(spent.count() > 0);
}

namespace {

// Forty states whose sheets take unlike long, two of them with errors.
struct Forty {
  explicit Forty(BuildOptions options) {
    std::string data = "layout = \"../layouts/l.toml\"\nedition = 2023\n";
    for (std::size_t i = 0; i < 40; ++i) {
      const data::Area& area = data::areas()[i];
      std::string words;
      for (std::size_t word = 0; word < 1 + i % 5 * 60; ++word) words += "words ";
      data += fmt::format("[states.{}]\n{} = {}\nwords = \"{}\"\n", area.code, i == 7 || i == 21 ? "m" : "n",
                          i * 977 + 3, words);
    }
    const MemoryFiles input(MemoryFiles::Contents{
        {"data/d.toml", data},
        {"layouts/l.toml", layout_of("{state.code}.pdf") + "[[block]]\ntext = \"{n} {words}\"\n"}});
    const Project project = load_project("data/d.toml", "", input, timings);
    options.folder = "out";
    result = build(project, options, files, timings, [&](const BuiltSheet& sheet, std::size_t of) {
      told.push_back(sheet.state);
      all = of;
    });
  }
  std::vector<std::string> told;
  std::size_t all = 0;
  BuildResult result;
  MemoryFiles files;
  Timings timings;
};

BuildOptions jobs(int count) {
  BuildOptions options;
  options.jobs = count;
  return options;
}

}  // namespace

TEST_CASE("however many threads make the sheets, files, findings and their order are the same") {
  const Forty one(jobs(1));
  CHECK(one.result.sheets.size() == 40);
  CHECK(one.files.all().size() == 39);  // the manifest is one
  CHECK(one.all == 40);
  CHECK(one.result.diagnostics.errors() > 1);
  for (const int count : {2, 8, 0}) {
    const Forty many(jobs(count));
    CHECK(many.files.all() == one.files.all());
    CHECK(many.told == one.told);
    REQUIRE(many.result.diagnostics.all().size() == one.result.diagnostics.all().size());
    for (std::size_t i = 0; i < one.result.diagnostics.all().size(); ++i)
      CHECK(many.result.diagnostics.all()[i].message == one.result.diagnostics.all()[i].message);
  }
}

TEST_CASE("a batch stops where it is told to, and says how many sheets it didn't begin") {
  BuildOptions fast = jobs(1);
  fast.fail_fast = true;
  const Forty failed(fast);
  CHECK(failed.result.sheets.size() == 8);
  CHECK(failed.result.not_begun.size() == 32);
  CHECK(failed.files.all().size() == 8);

  std::atomic<bool> at_once{true};
  BuildOptions stopped = jobs(4);
  stopped.stop = &at_once;
  const Forty none(stopped);
  CHECK(none.result.sheets.empty());
  CHECK(none.result.not_begun.size() == 40);
}

TEST_CASE("work on several threads is taken in order and ends where it is stopped") {
  for (const int threads : {1, 3, 16}) {
    std::vector<int> done(100, 0);
    std::vector<std::size_t> taken;
    Pieces pieces;
    pieces.count = done.size();
    pieces.worker = [&] { return [&](std::size_t i) { done[i] = 1; }; };
    pieces.take = [&](std::size_t i) {
      CHECK(done[i] == 1);
      taken.push_back(i);
      return i != 60;
    };
    pieces.stopped = [] { return false; };
    const std::size_t count = in_parallel(pieces, threads);
    CHECK(count == taken.size());
    CHECK(count >= 61);
    // Where a thread that has begun a piece is kept waiting others may be far ahead.
    if (threads == 1) CHECK(count == 61);
    for (std::size_t i = 0; i < taken.size(); ++i) CHECK(taken[i] == i);
    for (std::size_t i = count; i < done.size(); ++i) CHECK(done[i] == 0);
    pieces.worker = []() -> std::function<void(std::size_t)> { throw std::runtime_error("no memory"); };
    CHECK_THROWS_AS(in_parallel(pieces, threads), std::runtime_error);
  }
}

TEST_CASE("checking makes the sheets but writes none") {
  Built built;
  build_in_memory(built, "{state.code}.pdf", {});
  CHECK(built.result.sheets.size() == 2);
  CHECK(built.result.sheets.front().good);
  CHECK(built.result.sheets.front().outcome == Outcome::made);
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
  CHECK(built.result.sheets[1].outcome == Outcome::failed);
  CHECK(built.files.all().size() == 2);  // the manifest is one
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

TEST_CASE("a fault that sheets meet which go together costs the sheet that it is in") {
  const MemoryFiles input(MemoryFiles::Contents{
      {"data/d.toml", data_file},
      {"layouts/l.toml",
       "[document]\ntitle = \"T\"\npages = { max = 1, fit = [\"size 9pt\"], together = true }\n"
       "[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{n} in {state.in}\"\n"}});
  Timings timings;
  const Project project = load_project("data/d.toml", "", input, timings);
  // A number of so many decimals comes from no file: ICU won't print it, and whoever asks it to throws.
  auto& read = const_cast<Project::Impl&>(project.impl());
  auto& wisconsin = read.dataset->states.at(0).fields.fields.at(0).second.content;
  std::get<data::Cell>(wisconsin).value = data::Number{data::Decimal(412, 1500), {}, false};

  MemoryFiles files;
  const BuildResult result = build(project, {{}, "out"}, files, timings);
  REQUIRE(result.sheets.size() == 2);
  CHECK_FALSE(result.sheets[0].good);
  CHECK(result.sheets[1].good);
  REQUIRE(result.diagnostics.all().size() == 1);
  CHECK(result.diagnostics.all().front().code == Code::internal);
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
