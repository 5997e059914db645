#include "engine/factsheet.hpp"
#include "engine/manifest.hpp"
#include "engine/program.hpp"
#include "engine/recording_files.hpp"

#include <filesystem>
#include <stdlib.h>
#include <thread>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace factsheet;
using namespace factsheet::engine;

namespace {

const std::string plain_layout = R"([document]
title = "T"
file = "{state.code}-{edition}.pdf"
[[block]]
type = "heading"
level = 1
text = "{state.name}"
[[block]]
text = "{n} of {national.n}"
)";

const std::string plain_data = R"(layout = "l.toml"
edition = 2023
[national]
n = 5000
[states.IL]
n = 980
[states.WI]
n = 412
)";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

struct Sheets {
  MemoryFiles files{MemoryFiles::Contents{{"d.toml", plain_data}, {"l.toml", plain_layout}}};

  void put(const std::string& path, const std::string& bytes) { files.write_atomically(path, bytes); }
  BuildResult build(const BuildOptions& options = {{}, "out"}) {
    Timings timings;
    const Project project = load_project("d.toml", "", files, timings);
    return engine::build(project, options, files, timings);
  }
  Manifest manifest() const {
    const auto read = read_manifest(files.all().at("out/manifest.json"));
    REQUIRE(read);
    return *read;
  }
  Verified verify() const { return engine::verify("out", files); }
};

// "IL unchanged; WI written: its file was gone"
std::string told(const BuildResult& result) {
  constexpr std::string_view names[] = {"failed", "made", "written", "unchanged"};
  std::string out;
  for (const BuiltSheet& sheet : result.sheets) {
    if (!out.empty()) out += "; ";
    out += fmt::format("{} {}", sheet.state, names[static_cast<std::size_t>(sheet.outcome)]);
    if (!sheet.reason.empty()) out += ": " + sheet.reason;
  }
  return out;
}

std::string told(const Verified& found) {
  std::string out = found.failure;
  for (const Verified::Finding& finding : found.findings)
    out += fmt::format("{} {}: {}\n", static_cast<int>(finding.kind), finding.file, finding.what);
  return out;
}

BuildOptions only(const std::string& state) {
  return {{state}, "out"};
}

}  // namespace

TEST_CASE("the manifest names what was read and what came of it, and is the same each time") {
  Sheets folder;
  folder.build();
  const Manifest manifest = folder.manifest();
  REQUIRE(manifest.inputs.size() == 1);
  const InputSet& inputs = manifest.inputs.begin()->second;
  CHECK(inputs.program == program());
  REQUIRE(inputs.data.size() == 1);
  CHECK(inputs.data[0].path == "../d.toml");
  REQUIRE(inputs.look.size() == 1);
  CHECK(inputs.look[0].path == "../l.toml");
  REQUIRE(manifest.sheets.size() == 2);
  const SheetRecord& sheet = manifest.sheets.at("IL-2023.pdf");
  CHECK(sheet.state == "IL");
  CHECK(sheet.size == folder.files.all().at("out/IL-2023.pdf").size());
  CHECK(sheet.pages == 1);
  CHECK(sheet.digests.size() == 4 * manifest.parts.at(sheet.parts).size());
  const std::string bytes = folder.files.all().at("out/manifest.json");
  CHECK(to_json(manifest) == bytes);
  BuildOptions again{{}, "out"};
  again.force = true;
  CHECK(told(folder.build(again)) == "IL written; WI written");
  CHECK(folder.files.all().at("out/manifest.json") == bytes);
  CHECK(told(folder.verify()).empty());
}

TEST_CASE("only sheets whose values, look or file changed are made again") {
  Sheets folder;
  CHECK(told(folder.build()) == "IL written; WI written");
  CHECK(told(folder.build()) == "IL unchanged; WI unchanged");
  folder.put("d.toml", "# a word\n" + plain_data);
  CHECK(told(folder.build()) == "IL unchanged; WI unchanged");
  folder.put("d.toml", with(plain_data, "412", "413"));
  CHECK(told(folder.build()) == "IL unchanged; WI written: n changed");
  folder.put("d.toml", with(plain_data, "5000", "5001"));
  CHECK(told(folder.build()) == "IL written: national.n changed; WI written: n and national.n changed");
  folder.put("l.toml", with(plain_layout, "{n} of", "{n}, of"));
  CHECK(told(folder.build()) == "IL written: l.toml changed; WI written: l.toml changed");
  folder.put("out/IL-2023.pdf", "another");
  CHECK(told(folder.build()) == "IL written: its file had been changed; WI unchanged");
}

TEST_CASE("a figure is another one by all that is known of it") {
  Sheets folder;
  folder.build();
  for (const char* value :
       {"980.0", "{ value = 980, note = \"a\" }", "{ value = 980, status = \"unreliable\" }",
        "{ value = 980, precision = \"10\" }", "{ value = 980, at_least = true }",
        "{ value = 980, source = \"s\" }", "{ value = 980, unit = \"cases\" }"}) {
    INFO(value);
    folder.put("d.toml", with(plain_data, "980", value));
    CHECK(told(folder.build()).find("IL unchanged") == std::string::npos);
  }
}

TEST_CASE("a build of one state keeps what the manifest says of the others") {
  Sheets folder;
  folder.build();
  folder.put("d.toml", with(plain_data, "980", "981"));
  CHECK(told(folder.build(only("IL"))) == "IL written: n changed");
  CHECK(folder.manifest().sheets.size() == 2);
  CHECK(folder.manifest().inputs.size() == 2);  // Wisconsin's was made from the file as it was
  CHECK(told(folder.verify()) == "1 d.toml: a sheet was made from it as it was before\n");
  CHECK(told(folder.build()) == "IL unchanged; WI unchanged");
  CHECK(folder.manifest().inputs.size() == 1);
  CHECK(told(folder.verify()).empty());
}

TEST_CASE("sheets of two projects lie in one folder") {
  Sheets folder;
  folder.build();
  folder.put("e.toml", with(plain_data, "edition = 2023", "edition = 2022"));
  Timings timings;
  const Project other = load_project("e.toml", "", folder.files, timings);
  engine::build(other, {{}, "out"}, folder.files, timings);
  CHECK(folder.manifest().sheets.size() == 4);
  CHECK(told(folder.verify()).empty());
  CHECK(told(folder.build()) == "IL unchanged; WI unchanged");
}

TEST_CASE("what a former build left behind is stale until it is taken away or made again") {
  Sheets folder;
  folder.build();
  folder.put("d.toml",
             with(with(plain_data, "edition = 2023", "edition = 2024"), "[states.WI]\nn = 412\n", ""));
  CHECK(told(folder.build()) == "IL written");
  CHECK(told(folder.verify()) ==
        "3 IL-2023.pdf: the sheet is called IL-2024.pdf now\n"
        "3 WI-2023.pdf: the data no longer has its state\n");
  folder.put("d.toml", plain_data);
  CHECK(told(folder.build()) == "IL unchanged; WI unchanged");
  CHECK(told(folder.verify()) == "3 IL-2024.pdf: the sheet is called IL-2023.pdf now\n");
}

TEST_CASE("a sheet that fails leaves the former one, which is stale until it can be made") {
  Sheets folder;
  folder.build();
  folder.put("d.toml", with(plain_data, "n = 980", "m = 980"));
  const BuildResult failed = folder.build();
  CHECK(told(failed) == "IL failed; WI unchanged");
  CHECK(failed.diagnostics.has_errors());
  CHECK(told(folder.verify()) == "3 IL-2023.pdf: a later build of it failed\n");
  folder.put("d.toml", plain_data);
  CHECK(told(folder.build()) == "IL unchanged; WI unchanged");
  CHECK(told(folder.verify()).empty());
  // A mistake in the layout fails all.
  folder.put("l.toml", with(plain_layout, "level = 1", "level = 1\nlevl = 2"));
  CHECK(told(folder.build()) == "IL failed; WI failed");
  CHECK(folder.verify().good == 0);
}

TEST_CASE("a state that couldn't be read isn't gone") {
  Sheets folder;
  folder.build();
  folder.put("d.toml", with(with(plain_data, "[states.WI]\nn = 412\n", ""), "edition", "editon"));
  const BuildResult broken = folder.build();
  CHECK(told(broken) == "IL failed");
  for (const Diagnostic& d : broken.diagnostics.all())
    CHECK(d.message.find("no longer") == std::string::npos);
  CHECK(told(folder.verify()) ==
        "3 IL-2023.pdf: a later build of it failed\n"
        "3 WI-2023.pdf: a later build of it failed\n");
  // One that was gone and is back is what it was.
  folder.put("d.toml", with(plain_data, "[states.WI]\nn = 412\n", ""));
  folder.build();
  CHECK(told(folder.verify()) == "3 WI-2023.pdf: the data no longer has its state\n");
  folder.put("d.toml", plain_data);
  CHECK(told(folder.build(only("IL"))) == "IL unchanged");
  CHECK(told(folder.verify()).empty());
}

TEST_CASE("what should have been made and wasn't is missing") {
  Sheets folder;
  folder.put("d.toml", with(plain_data, "n = 980", "m = 980"));
  CHECK(told(folder.build()) == "IL failed; WI written");
  CHECK(told(folder.verify()) == "0 IL-2023.pdf: no build has made it yet\n");
  CHECK(folder.verify().good == 1);
  CHECK(folder.verify().sheets == 2);
  CHECK(told(folder.build()) == "IL failed; WI unchanged");
  folder.put("out/IL-2023.pdf", "from elsewhere");
  CHECK(told(folder.verify()) == "2 IL-2023.pdf: no build has made it yet\n");
  folder.put("d.toml", plain_data);
  CHECK(told(folder.build()) == "IL written; WI unchanged");
  CHECK(told(folder.verify()).empty());

  // A build that was stopped.
  Sheets stopped;
  stopped.put("d.toml", with(plain_data, "n = 412", "m = 412") + "[states.WY]\nn = 3\n");
  BuildOptions options{{}, "out"};
  options.fail_fast = true;
  CHECK(told(stopped.build(options)) == "IL written; WI failed");
  CHECK(told(stopped.verify()) ==
        "0 WI-2023.pdf: no build has made it yet\n"
        "0 WY-2023.pdf: no build has made it yet\n");
}

TEST_CASE("sheets that aren't begun tell of the files that stand in their place") {
  Sheets folder;
  folder.build();
  folder.put("d.toml", with(plain_data, "n = 980", "m = 980") + "[states.WY]\nn = 3\n");
  BuildOptions options{{}, "out"};
  options.fail_fast = true;
  const BuildResult result = folder.build(options);
  REQUIRE(result.not_begun.size() == 2);
  CHECK(result.not_begun[0].state == "WI");
  CHECK(result.not_begun[0].old_file == "out/WI-2023.pdf");
  CHECK(result.not_begun[1].old_file.empty());
}

TEST_CASE("a sheet takes no other state's place, in whichever build that was made") {
  Sheets folder;
  folder.put("l.toml", with(plain_layout, "{state.code}-{edition}.pdf", "sheet.pdf"));
  CHECK(told(folder.build(only("IL"))) == "IL written");
  const BuildResult second = folder.build(only("WI"));
  CHECK(told(second) == "WI failed");
  REQUIRE(second.diagnostics.all().size() == 1);
  CHECK(second.diagnostics.all()[0].message == "IL and WI would both be written to \"sheet.pdf\"");
  CHECK(told(folder.build()) == "IL unchanged; WI failed");
  CHECK(told(folder.verify()).empty());
  // Of a name that the other no longer has.
  folder.put("d.toml", with(plain_data, "[states.IL]\nn = 980\n", ""));
  CHECK(told(folder.build()) == "WI written: that of IL stood there");
}

TEST_CASE("what is left of sheets that others replaced is stale") {
  Sheets folder;
  folder.build();
  const auto other = [&](const std::string& text) {
    folder.put("final.toml", text);
    Timings timings;
    const Project project = load_project("final.toml", "", folder.files, timings);
    return engine::build(project, {{}, "out"}, folder.files, timings);
  };
  const std::string without = with(plain_data, "[states.WI]\nn = 412\n", "");
  const BuildResult result = other(with(without, "980", "981"));
  CHECK(told(result) == "IL written: another data file's or layout's stood there");
  REQUIRE(result.diagnostics.all().size() == 1);
  CHECK(result.diagnostics.all()[0].message ==
        "1 sheet took the place of those of d.toml with l.toml in \"out\", which still holds WI-2023.pdf of "
        "them");
  CHECK(told(folder.verify()) ==
        "3 WI-2023.pdf: others of d.toml with l.toml were replaced by those of final.toml with l.toml\n");
  // The same under another name is the same.
  other(plain_data);
  const BuildResult again = folder.build();
  CHECK(told(again) == "IL unchanged; WI unchanged");
  CHECK(again.diagnostics.all().empty());
  CHECK(told(folder.verify()).empty());
}

TEST_CASE("sheets of unlike versions are found without the files that they were made from") {
  Sheets folder;
  folder.build();
  folder.put("d.toml", with(plain_data, "5000", "5001"));
  folder.build(only("WI"));
  CHECK(folder.verify().outdated == 1);
  MemoryFiles moved;
  for (const auto& [path, bytes] : folder.files.all())
    if (path.starts_with("out/")) moved.write_atomically("there/" + path, bytes);
  const Verified found = engine::verify("there/out", moved);
  CHECK(found.good == 2);
  CHECK(told(found) == "1 there/d.toml: the sheets were made from 2 versions of it, some from each\n");
}

TEST_CASE("two builds that make other sheets at the same time say so") {
  Sheets folder;
  const auto build_while = [&](const std::string& text, const auto& meanwhile) {
    folder.put("e.toml", text);
    Timings timings;
    const Project project = load_project("e.toml", "", folder.files, timings);
    return engine::build(project, {{}, "out"}, folder.files, timings,
                         [&](const BuiltSheet& sheet, std::size_t) {
                           if (sheet.state == "IL") meanwhile();
                         });
  };
  const BuildResult older = build_while(with(plain_data, "412", "413"),
                                        [&] { CHECK(told(folder.build()) == "IL written; WI written"); });
  REQUIRE(older.diagnostics.all().size() == 1);
  CHECK(
      older.diagnostics.all()[0].message ==
      "another build wrote into \"out\" at the same time, and made other sheets of WI-2023.pdf: some are of "
      "the one, some of the other");
  CHECK(older.diagnostics.has_errors());
  CHECK(folder.verify().good == 2);  // each is what the manifest says
  // The same sheets do each other no harm.
  Sheets other;
  other.put("d.toml", plain_data);
  Timings timings;
  const Project project = load_project("d.toml", "", other.files, timings);
  const BuildResult same = engine::build(project, {{}, "out"}, other.files, timings,
                                         [&](const BuiltSheet&, std::size_t) { other.build(); });
  CHECK(same.diagnostics.all().empty());
}

TEST_CASE("what is said of figures changes without them") {
  Sheets folder;
  folder.build();
  folder.put("d.toml", with(plain_data, "n = 980", "n = { value = 980, vintage = \"2021\" }"));
  CHECK(told(folder.build()) == "IL written: units, notes, sources or vintages changed; WI unchanged");
}

TEST_CASE("another build of the program makes sheets anew") {
  Sheets folder;
  folder.build();
  const std::string made = folder.files.all().at("out/manifest.json");
  folder.put("out/manifest.json", with(with(made, program(), std::string(version()) + " (others)"),
                                       "made_of\":\"", "made_of\":\"0"));
  CHECK(told(folder.build())
            .starts_with(fmt::format("IL written: it was made by another build of factsheet {}", version())));
}

TEST_CASE("findings are told of sheets that are left as they are, too") {
  Sheets folder;
  folder.put("l.toml", plain_layout + "[[block]]\nwhen = \"has(m1)\"\ntext = \"never\"\n");
  folder.put("d.toml", plain_data + "m = 1\n");
  const auto warnings = [](const BuildResult& result) { return result.diagnostics.all().size(); };
  const BuildResult first = folder.build();
  REQUIRE(warnings(first) > 0);
  const BuildResult second = folder.build();
  CHECK(warnings(second) == warnings(first));
  REQUIRE(second.sheets.size() == first.sheets.size());
  for (std::size_t i = 0; i < first.sheets.size(); ++i) {
    CHECK(second.sheets[i].warnings == first.sheets[i].warnings);
    CHECK(second.sheets[i].pages == first.sheets[i].pages);
    CHECK(second.sheets[i].bytes == first.sheets[i].bytes);
  }
}

TEST_CASE("a sheet whose setting gave warnings is set each time, so that they are told") {
  Sheets folder;
  folder.put("l.toml", plain_layout +
                           "[[block]]\ntype = \"table\"\nrows = \"rows\"\ncaption = \"Kinds\"\n"
                           "columns = [{ head = \"Kind\", text = \"{kind}\", sample = \"one\" }, "
                           "{ head = \"Count\", text = \"{m}\" }]\n");
  folder.put("d.toml",
             with(plain_data, "n = 980", "n = 980\nrows = [{ kind = \"longer than that\", m = 1 }]") +
                 "rows = [{ kind = \"two\", m = 1 }]\n");
  const BuildResult first = folder.build();
  REQUIRE(first.diagnostics.all().size() == 1);
  CHECK(first.diagnostics.all()[0].code == Code::text_overflow);
  CHECK(told(first) == "IL written; WI written");
  const BuildResult second = folder.build();
  CHECK(told(second) == "IL written: its warnings are told again; WI unchanged");
  CHECK(second.diagnostics.all().size() == 1);
}

TEST_CASE("a trace is kept true to its sheet and to the files") {
  Sheets folder;
  BuildOptions traced{{}, "out", true};
  folder.build();
  CHECK(told(folder.build(traced)) == "IL unchanged; WI unchanged");
  REQUIRE(folder.files.all().count("out/IL-2023.trace.json") == 1);
  const std::string before = folder.files.all().at("out/IL-2023.trace.json");
  folder.put("d.toml", with(plain_data, "[states.IL]", "\n\n[states.IL]"));
  CHECK(told(folder.build(traced)) == "IL unchanged; WI unchanged");
  CHECK(folder.files.all().at("out/IL-2023.trace.json") != before);  // its lines moved
  CHECK(told(folder.verify()).empty());
  folder.put("d.toml", with(plain_data, "980", "981"));
  folder.build();
  CHECK(told(folder.verify()) ==
        "3 IL-2023.trace.json: it is of an earlier build than the sheet\n"
        "3 WI-2023.trace.json: it is of an earlier build than the sheet\n");  // its lines may have moved
}

TEST_CASE("sheets that go together are all made again when their common step changes") {
  Sheets folder;
  std::string words;
  for (int i = 0; i < 470; ++i) words += "word ";
  folder.put("l.toml",
             "[document]\ntitle = \"T\"\nfile = \"{state.code}-{edition}.pdf\"\n"
             "pages = { max = 1, fit = [\"size 9pt\", \"size 8pt\"], together = true }\n"
             "[[block]]\ntype = \"heading\"\nlevel = 1\ntext = \"{n} in {state.in}, of {national.n}\"\n"
             "[[block]]\ntext = \"" +
                 words + "\"\n[[block]]\nwhen = \"n > 1000\"\ntext = \"" + words + "\"\n");
  folder.build();
  CHECK(told(folder.build()) == "IL unchanged; WI unchanged");
  folder.put("d.toml", with(plain_data, "980", "1001"));
  CHECK(told(folder.build()) ==
        "IL written: n and the steps that all sheets take changed; "
        "WI written: the steps that all sheets take changed");
}

TEST_CASE("a manifest that can't be read is made anew") {
  Sheets folder;
  folder.build();
  for (const char* text :
       {"", "{}", "[1, 2", "{\"factsheet_manifest\": 1, \"sheets\": 3}", "{\"factsheet_manifest\": 2}"}) {
    INFO(text);
    folder.put("out/manifest.json", text);
    CHECK_FALSE(folder.verify().failure.empty());
    const BuildResult result = folder.build();
    CHECK(told(result) == "IL written; WI written");
    REQUIRE(result.diagnostics.all().size() == 1);
    CHECK(result.diagnostics.all()[0].message ==
          "\"out/manifest.json\" was damaged, or is of a later version of this program: it is made anew");
    CHECK(told(folder.verify()).empty());
  }
}

TEST_CASE("builds into one folder at the same time lose nothing of each other") {
  std::string name = (std::filesystem::temp_directory_path() / "factsheet-manifest-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  DiskFiles disk;
  const auto put = [&](const std::string& file, const std::string& text) {
    REQUIRE_FALSE(disk.write_atomically(name + "/" + file, text));
  };
  put("l.toml", plain_layout);
  std::string many = "layout = \"l.toml\"\nedition = 2023\n[national]\nn = 5000\n";
  const std::vector<std::string> codes{"AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE"};
  for (std::size_t i = 0; i < codes.size(); ++i)
    many += fmt::format("[states.{}]\nn = {}\n", codes[i], 7 + 3 * i);
  put("d.toml", many);
  {
    std::vector<std::jthread> builds;
    for (const std::string& code : codes) {
      builds.emplace_back([&name, code] {
        DiskFiles files;
        Timings timings;
        const Project project = load_project(name + "/d.toml", "", files, timings);
        engine::build(project, {{code}, name + "/out"}, files, timings);
      });
    }
  }
  const Verified found = engine::verify(name + "/out", disk);
  CHECK(told(found).empty());
  CHECK(found.good == codes.size());
  CHECK(disk.list(name + "/out").size() == codes.size() + 1);
  std::filesystem::remove_all(name);
}

TEST_CASE("what is read is taken down once, and nothing is written through it") {
  const MemoryFiles files(MemoryFiles::Contents{{"a", "1"}, {"b/c", "2"}, {"b/d/e", "3"}});
  RecordingFiles recording(files);
  recording.read("a");
  recording.read("a");
  recording.read("none");
  const auto read = recording.take();
  REQUIRE(read.size() == 2);
  CHECK(read[0].path == "a");
  CHECK(read[1].reason == "there is no such file");
  CHECK(read[0].sha256 == "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b");
  CHECK(recording.take().empty());
  CHECK(recording.write_atomically("a", "x"));
  CHECK(recording.list("b") == std::vector<std::string>{"c"});
  CHECK(recording.list(".") == std::vector<std::string>{"a"});
}

TEST_CASE("paths are seen from the manifest's folder, and found again from there") {
  CHECK(seen_from("out", "data/d.toml") == "../data/d.toml");
  CHECK(seen_from("out/", "out/../d.toml") == "../d.toml");
  CHECK(seen_from(".", "d.toml") == "d.toml");
  CHECK(from_here("out", "../data/d.toml") == "data/d.toml");
  CHECK(from_here("out/", "../d.toml") == "d.toml");
  CHECK(from_here("a/b", "../../d.toml") == "d.toml");
}
