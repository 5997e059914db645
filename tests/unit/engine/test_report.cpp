#include "engine/digest.hpp"
#include "engine/factsheet.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace factsheet;
using namespace factsheet::engine;
using Catch::Contains;
using Json = nlohmann::json;

namespace {

// Illinois has a word that could be taken for markup, Wisconsin lacks a figure, Ohio's check fails.
MemoryFiles::Contents files() {
  return {{"data/d.toml", R"(layout = "../layouts/l.toml"
edition = 2023
[[check]]
name = "few, \"very\" few"
rule = "n < 2000"
severity = "warning"
[states.IL]
n = 980
word = "<script>alert(1)</script>"
[states.WI]
m = 412
[states.OH]
n = 5000
word = "two"
[states.IA]
n = 7000
word = "three"
)"},
          {"layouts/l.toml", R"([document]
title = "T"
file = "{state.code}.pdf"
[[block]]
type = "heading"
level = 1
text = "{n} {word}"
)"}};
}

Report report_on(MemoryFiles& memory, const std::vector<std::string>& states, bool times = false,
                 int jobs = 2, bool pictures = true) {
  Timings timings;
  const Project project = load_project("data/d.toml", "", memory, timings);
  BuildOptions options{states, "out"};
  options.jobs = jobs;
  options.report = true;
  options.pictures = pictures;
  const BuildResult result = build(project, options, memory, timings);
  return make_report(project, "data/d.toml", result, times);
}

Report report_of(const std::vector<std::string>& states, bool times = false,
                 const MemoryFiles::Contents& contents = files(), int jobs = 2) {
  MemoryFiles memory(contents);
  return report_on(memory, states, times, jobs);
}

const ReportedSheet& sheet_of(const Report& report, const std::string& state) {
  for (const ReportedSheet& sheet : report.sheets) {
    if (sheet.state == state) return sheet;
  }
  throw std::runtime_error("no sheet of " + state);
}

MergedReport merge(MemoryFiles::Contents reports) {
  std::vector<std::string> paths;
  for (const auto& [path, text] : reports) paths.push_back(path);
  return merge_reports(paths, MemoryFiles(std::move(reports)));
}

std::string message_of(const MergedReport& merged) {
  CHECK_FALSE(merged.report.has_value());
  std::string all;
  for (const Diagnostic& d : merged.diagnostics.all()) all += render(d, merged.sources);
  return all;
}

}  // namespace

TEST_CASE("a report tells of each sheet what became of it") {
  const Report report = report_of({});
  REQUIRE(report.sheets.size() == 4);
  const ReportedSheet& good = sheet_of(report, "IL");
  CHECK(good.name == "Illinois");
  CHECK(good.position == 1);
  CHECK(good.status == SheetStatus::written);
  CHECK(good.file == "out/IL.pdf");
  CHECK(good.pages == 1);
  CHECK(good.sha256.size() == 64);
  CHECK_FALSE(good.milliseconds.has_value());
  CHECK_THAT(good.picture, Catch::StartsWith("<svg role=\"img\"") && !Contains("<script"));

  const ReportedSheet& bad = sheet_of(report, "WI");
  CHECK(bad.status == SheetStatus::failed);
  CHECK(bad.errors > 0);
  CHECK(bad.bytes == 0);
  CHECK(bad.sha256.empty());
  CHECK(bad.picture.empty());  // nobody shall read figures off it
  CHECK(sheet_of(report, "OH").warnings == 1);
}

TEST_CASE("the digest of a sheet is that of the file") {
  MemoryFiles memory(files());
  Timings timings;
  const Project project = load_project("data/d.toml", "", memory, timings);
  BuildOptions options{{"IL"}, "out"};
  options.report = true;
  const BuildResult result = build(project, options, memory, timings);
  REQUIRE(result.sheets.size() == 1);
  CHECK(result.sheets[0].sha256 == sha256_hex(memory.all().at("out/IL.pdf")));
}

TEST_CASE("every file that was read is in the report, in order, each once") {
  const Report report = report_of({"IL"});
  REQUIRE(report.inputs.size() == 2);
  CHECK(report.inputs[0].path == "data/d.toml");
  CHECK(report.inputs[1].path == "layouts/l.toml");
  CHECK(report.inputs[1].sha256 == sha256_hex(files().at("layouts/l.toml")));
  CHECK(report.inputs[1].bytes == files().at("layouts/l.toml").size());
}

TEST_CASE("reports are the same from run to run and for any number of threads") {
  const Report one = report_of({}, false, files(), 1);
  const Report many = report_of({}, false, files(), 8);
  CHECK(to_json(one) == to_json(many));
  CHECK(to_csv(one) == to_csv(many));
  CHECK(to_html(one, "r.html") == to_html(many, "r.html"));
  CHECK(sheet_of(report_of({}, true), "IL").milliseconds.value() > 0);
}

TEST_CASE("the JSON report holds counts, sheets and findings") {
  const Json json = Json::parse(to_json(report_of({})));
  CHECK(json["schema"] == "factsheet-report/1");
  CHECK(json["counts"]["written"] == 3);
  CHECK(json["counts"]["failed"] == 1);
  CHECK(json["sheets"][1]["sha256"].is_null());
  CHECK(json["sheets"][1]["status"] == "failed");
  bool found = false;
  for (const Json& finding : json["findings"]) {
    if (finding["code"] != "check-failed") continue;
    found = true;
    CHECK(finding["severity"] == "warning");
    CHECK(finding["file"] == "data/d.toml");
    CHECK(finding["line"].is_number());
  }
  CHECK(found);
  CHECK(json["findings"][0].contains("hints"));
}

TEST_CASE("a lone sheet's findings are its own") {
  const Report report = report_of({"WI"});
  REQUIRE_FALSE(report.findings.empty());
  for (const ReportedFinding& finding : report.findings)
    CHECK(finding.states == std::vector<std::string>{"WI"});
}

TEST_CASE("the CSV report has a record a sheet, and nothing that a spreadsheet would work out") {
  Report report = report_of({});
  const std::string csv = to_csv(report);
  CHECK_THAT(
      csv, Catch::StartsWith("state,name,status,file,pages,fitting,errors,warnings,bytes,sha256,findings\r\n"
                             "IL,Illinois,written,out/IL.pdf,1,,0,0,"));
  CHECK_THAT(csv, Contains("\r\nOH,Ohio,written,") && Contains(",\"warning[check-failed] data/d.toml:") &&
                      Contains("few, \"\"very\"\" few"));
  ReportedFinding of_all;
  of_all.code = "toml-syntax";
  of_all.message = "m";
  report.findings.push_back(of_all);
  CHECK_THAT(to_csv(report),
             Contains("findings\r\n,all sheets,failed,,,,1,0,,,error[toml-syntax]: m\r\nIL,"));
  report.sheets[0].name = "=HYPERLINK(\"http://example.org\")";
  CHECK_THAT(to_csv(report), Contains("IL,\"'=HYPERLINK(\"\"http://example.org\"\")\","));
  CHECK_THAT(to_csv(report_of({}, true)), Contains(",milliseconds\r\n"));
}

TEST_CASE("the page escapes what comes from the data, and asks for nothing from elsewhere") {
  Report report = report_of({});
  report.sheets[0].name = "</td><script>alert(2)</script>";
  report.sheets[0].file = "out/a\"onclick=\"x\".pdf";
  report.findings[0].message = "<b>\"bold\"</b>";
  report.findings[0].hints.push_back("<i>hint</i>");
  const std::string html = to_html(report, "r.html");
  CHECK_THAT(html, Contains("&lt;/td&gt;&lt;script&gt;alert(2)"));
  CHECK_THAT(html, Contains("&lt;b&gt;&quot;bold&quot;&lt;/b&gt;") && Contains("&lt;i&gt;hint"));
  CHECK_THAT(html, Contains("href=\"out/a%22onclick%3D%22x%22.pdf\""));
  CHECK_THAT(html, Contains("&lt;script&gt;alert(1)&lt;/script&gt;</text>"));  // in the picture
  for (const char* none :
       {"<b>", "<i>", "\"onclick", "alert(1)</script>", "http://", "https://", " src=", "@import", "url("})
    CHECK_THAT(html, !Contains(none));
  std::size_t scripts = 0;
  for (std::size_t at = html.find("<script"); at != std::string::npos; at = html.find("<script", at + 1))
    ++scripts;
  CHECK(scripts == 1);
}

TEST_CASE("the page links sheets from where it stands, or not at all") {
  const Report report = report_of({"IL"});
  CHECK_THAT(to_html(report, "r.html"), Contains("href=\"out/IL.pdf\""));
  CHECK_THAT(to_html(report, "out/r.html"), Contains("href=\"IL.pdf\""));
  CHECK_THAT(to_html(report, "reports/r.html"), Contains("href=\"../out/IL.pdf\""));
  CHECK_THAT(to_html(report, "/tmp/r.html"), !Contains("IL.pdf</a>"));
}

TEST_CASE("of more sheets than pictures, those with warnings are drawn, and the page says so") {
  CHECK(shows_picture(300, 0, 299));
  CHECK_FALSE(shows_picture(301, 0, 0));
  CHECK(shows_picture(301, 1, 299));
  CHECK_FALSE(shows_picture(301, 1, 300));
  Report report = report_of({"IL"});
  CHECK_THAT(to_html(report, "r.html"), !Contains("With more than 300 sheets"));
  report.pictures_left_out = true;
  report.sheets[0].picture.clear();
  CHECK_THAT(to_html(report, "r.html"),
             Contains("With more than 300 sheets, only those with warnings are shown"));
}

TEST_CASE("an interrupted batch's report tells which sheets were not begun") {
  MemoryFiles memory(files());
  Timings timings;
  const Project project = load_project("data/d.toml", "", memory, timings);
  const std::atomic<bool> stop{true};
  BuildOptions options{{}, "out"};
  options.stop = &stop;
  const Report report = make_report(project, "data/d.toml", build(project, options, memory, timings), false);
  REQUIRE(report.sheets.size() == 4);
  CHECK(report.sheets[3].status == SheetStatus::not_begun);
  CHECK(report.sheets[3].name == "Iowa");
  CHECK_THAT(to_csv(report), Contains("IA,Iowa,not begun,,,,,,,,"));
  CHECK_THAT(to_html(report, "r.html"), Contains("None of 4 sheets written, 4 not begun."));
}

TEST_CASE("sheets that a build leaves as they are in the folder are unchanged in every report") {
  MemoryFiles memory(files());
  const Report first = report_on(memory, {"IL", "WI"}, false, 1, false);
  CHECK(sheet_of(first, "IL").status == SheetStatus::written);
  const Report all = report_on(memory, {}, false, 1, false);
  const ReportedSheet& left = sheet_of(all, "IL");
  CHECK(left.status == SheetStatus::unchanged);
  CHECK(left.sha256 == sheet_of(first, "IL").sha256);
  CHECK(left.bytes == sheet_of(first, "IL").bytes);
  CHECK(left.pages == 1);
  CHECK(sheet_of(all, "IA").status == SheetStatus::written);
  CHECK(sheet_of(all, "WI").status == SheetStatus::failed);

  const Json json = Json::parse(to_json(all));
  CHECK(json["counts"]["unchanged"] == 1);
  CHECK(json["counts"]["written"] == 2);
  CHECK(json["counts"]["pages"] == 3);
  CHECK(json["sheets"][0]["status"] == "unchanged");
  CHECK(json["sheets"][0]["bytes"] == left.bytes);
  CHECK_THAT(to_csv(all), Contains("\r\nIL,Illinois,unchanged,out/IL.pdf,1,"));
  const std::string page = to_html(all, "r.html");
  CHECK_THAT(page, Contains("2 of 4 sheets written, 1 unchanged, 1 failed.") &&
                       Contains("<span class=\"badge unchanged\">unchanged</span>") &&
                       Contains("<a href=\"out/IL.pdf\">"));
  const MergedReport merged = merge({{"a.json", to_json(all)}});
  REQUIRE(merged.report.has_value());
  CHECK(to_json(*merged.report) == to_json(all));

  const Report same = report_on(memory, {"IL", "IA"}, false, 1, false);
  CHECK_THAT(to_html(same, "r.html"), Contains("verdict written\">All 2 sheets were left unchanged."));
}

TEST_CASE("for pictures, only sheets that are shown are set anew") {
  MemoryFiles memory(files());
  const auto status = [&](const std::vector<std::string>& states, const char* of) {
    return sheet_of(report_on(memory, states, false, 1, true), of).status;
  };
  REQUIRE(status({"IL"}, "IL") == SheetStatus::written);
  CHECK(status({"IL"}, "IL") == SheetStatus::written);

  std::string areas = "code,name\n", data = memory.all().at("data/d.toml");
  data.erase(data.find("[states.IL]"));
  data.insert(0, "areas = \"areas.csv\"\nsample = true\n");
  for (std::size_t i = 1; i <= most_pictures + 1; ++i) {
    areas += fmt::format("A{},Area {}\n", i, i);
    data += fmt::format("[states.A{}]\nn = {}\nword = \"w\"\n", i, i == 7 ? 9000 : i);
  }
  for (const auto& [path, text] : {std::pair{"data/areas.csv", areas}, {"data/d.toml", data}})
    memory.write_atomically(path, text);
  const Report first = report_on(memory, {}, false, 1, true);
  REQUIRE(sheet_of(first, "A7").warnings == 1);
  const Report second = report_on(memory, {}, false, 1, true);
  CHECK(sheet_of(second, "A6").status == SheetStatus::unchanged);
  CHECK(sheet_of(second, "A7").status == SheetStatus::written);
  CHECK(sheet_of(second, "A7").picture == sheet_of(first, "A7").picture);
  CHECK_FALSE(sheet_of(second, "A7").picture.empty());
}

TEST_CASE("the parts' reports are merged into that of the whole batch, to the byte") {
  const std::string whole = to_json(report_of({}));
  const MergedReport merged =
      merge({{"a.json", to_json(report_of({"OH", "WI"}))}, {"b.json", to_json(report_of({"IA", "IL"}))}});
  for (const Diagnostic& d : merged.diagnostics.all()) FAIL_CHECK(render(d, merged.sources));
  REQUIRE(merged.report.has_value());
  CHECK(to_json(*merged.report) == whole);
  CHECK(to_csv(*merged.report) == to_csv(report_of({})));
}

TEST_CASE("reports of other inputs, versions or the same state are refused, and why") {
  const std::string one = to_json(report_of({"IL"}));
  CHECK_THAT(
      message_of(merge({{"a.json", one}, {"b.json", one}})),
      Contains("error[bad-report]: it tells of IL, and \"a.json\" does, too") && Contains("--> b.json"));

  MemoryFiles::Contents changed = files();
  changed["layouts/l.toml"] += "# later\n";
  CHECK_THAT(message_of(merge({{"a.json", one}, {"b.json", to_json(report_of({"OH"}, false, changed))}})),
             Contains("it isn't of the same batch: \"layouts/l.toml\" was another file for \"a.json\""));

  Report other = report_of({"OH"});
  other.version = "9.9";
  CHECK_THAT(message_of(merge({{"a.json", one}, {"b.json", to_json(other)}})),
             Contains("it was made by factsheet 9.9, and \"a.json\" by"));
  other = report_of({"OH"});
  other.inputs.pop_back();
  CHECK_THAT(message_of(merge({{"a.json", one}, {"b.json", to_json(other)}})),
             Contains("\"layouts/l.toml\" was read for \"a.json\" alone"));
}

TEST_CASE("parts of unlike selections are no batch, but parts by selection are") {
  const auto part = [](const std::vector<std::string>& states, const char* shard) {
    Report report = report_of(states);
    if (*shard) report.shards = {shard};
    return to_json(report);
  };
  CHECK_THAT(message_of(merge({{"a.json", part({"IL"}, "1/2")}, {"b.json", part({"OH"}, "2/2")}})),
             Contains("it is of OH, and \"a.json\" of IL"));
  const MergedReport some = merge({{"a.json", part({"IL"}, "")}, {"b.json", part({"OH"}, "")}});
  REQUIRE(some.report.has_value());
  CHECK(some.report->selection.states == std::vector<std::string>{"IL", "OH"});
  CHECK_THAT(to_html(*some.report, "r.html"), Contains(": IL and OH</p>"));
  CHECK_THAT(to_json(*some.report), Contains("\"selection\""));
  Report without = report_of({"OH", "WI", "IA"});
  without.selection.states.clear();
  without.selection.excluded = {"IL"};
  const MergedReport whole = merge({{"a.json", part({"IL"}, "")}, {"b.json", to_json(without)}});
  REQUIRE(whole.report.has_value());
  CHECK(to_json(*whole.report) == to_json(report_of({})));
  without.sheets.pop_back();
  CHECK_THAT(message_of(merge({{"a.json", part({"IL"}, "")}, {"b.json", to_json(without)}})),
             Contains("it is of all states and areas without IL, and \"a.json\" of IL"));
}

TEST_CASE("damaged reports are refused with the place of the damage") {
  const std::string good = to_json(report_of({"IL"}));
  CHECK_THAT(message_of(merge({{"a.json", good.substr(0, good.size() / 2)}})),
             Contains("error[bad-report]: this is not JSON any more") && Contains("--> a.json:"));
  CHECK_THAT(message_of(merge({{"a.json", "{\n  \"schema\": nonsense\n}\n"}})), Contains("a.json:2:14"));
  CHECK_THAT(message_of(merge({{"a.json", "[]"}})), Contains("this is no report: it should be an object"));
  CHECK_THAT(message_of(merge({{"a.json", ""}})), Contains("not JSON any more"));
  CHECK_THAT(message_of(merge({{"a.json", "{\"schema\": \"factsheet-report/2\"}"}})),
             Contains("its schema is \"factsheet-report/2\"; this program reads \"factsheet-report/1\""));

  Json edited = Json::parse(good);
  edited["sheets"][0]["status"] = "failed";
  CHECK_THAT(message_of(merge({{"a.json", edited.dump()}})),
             Contains("its counts aren't those of the sheets and findings that it tells of"));

  const auto spoilt = [&](const char* pointer, const Json& value) {
    Json json = Json::parse(good);
    json[Json::json_pointer(pointer)] = value;
    return message_of(merge({{"a.json", json.dump()}}));
  };
  CHECK_THAT(spoilt("/sheets/0/pages", "two"), Contains("/sheets/0/pages should be a whole number"));
  CHECK_THAT(spoilt("/sheets/0/pages", -2), Contains("/sheets/0/pages should be a whole number"));
  CHECK_THAT(spoilt("/sheets/0/status", "lost"), Contains("/sheets/0/status should be \"written\""));
  CHECK_THAT(spoilt("/sheets/0/sha256", "abc"), Contains("/sheets/0/sha256 should be a SHA-256 digest"));
  CHECK_THAT(spoilt("/sheets/0/fitting", Json::array({1})), Contains("/sheets/0/fitting/0 should be a text"));
  CHECK_THAT(spoilt("/sheets/0", 7), Contains("/sheets/0 should be an object"));
  CHECK_THAT(spoilt("/sheets", 7), Contains("/sheets should be a list"));
  CHECK_THAT(spoilt("/inputs/0/sha256", 7), Contains("/inputs/0/sha256 should be a text"));
  CHECK_THAT(message_of(merge({})), Catch::Equals(""));
}

TEST_CASE("a report's format goes by its file's ending") {
  CHECK(report_format("a/b.json") == ReportFormat::json);
  CHECK(report_format("b.CSV") == ReportFormat::csv);
  CHECK(report_format("x.y.html") == ReportFormat::html);
  for (const char* other : {"report", "report.txt", "json", "a.json/x", ""})
    CHECK_FALSE(report_format(other).has_value());
}
