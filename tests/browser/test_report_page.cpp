// The report's page in a browser: it runs its own script and no other, asks for nothing, and sorts and
// filters. Ends with 77, which CTest takes for "skipped", where no Chromium is installed.
#include "engine/factsheet.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using namespace factsheet;
using namespace factsheet::engine;

constexpr int skipped = 77;
int failures = 0;

void expect(bool holds, std::string_view what) {
  if (holds) return;
  ++failures;
  std::cout << "FAILED: " << what << '\n';
}

std::string find_browser() {
  const char* paths = std::getenv("PATH");
  for (const char* name : {"chromium", "chromium-headless-shell", "google-chrome"}) {
    std::istringstream folders(paths ? paths : "");
    for (std::string folder; std::getline(folders, folder, ':');) {
      const fs::path program = fs::path(folder) / name;
      if (::access(program.c_str(), X_OK) == 0) return program.string();
    }
  }
  return {};
}

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void replace(std::string& text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  expect(at != std::string::npos, what);
  if (at != std::string::npos) text.replace(at, what.size(), by);
}

struct Shown {
  std::string page;  // as it is once the scripts have run
  std::string log;
};

Shown show(const std::string& browser, const fs::path& folder, const std::string& html) {
  std::ofstream(folder / "page.html", std::ios::binary) << html;
  const std::string command =
      "timeout 120 " + browser + " --headless --no-sandbox --disable-gpu --no-first-run --user-data-dir=" +
      (folder / "profile").string() +
      " --host-resolver-rules='MAP * ~NOTFOUND' --enable-logging=stderr --dump-dom file://" +
      (folder / "page.html").string() + " >" + (folder / "dom").string() + " 2>" + (folder / "log").string();
  expect(std::system(command.c_str()) == 0, "the browser ends well");
  return {slurp(folder / "dom"), slurp(folder / "log")};
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

ReportedSheet sheet(const std::string& state, const std::string& name, std::uint64_t bytes,
                    std::uint64_t warnings) {
  ReportedSheet out;
  out.state = state;
  out.name = name;
  out.status = SheetStatus::written;
  out.file = "out/" + state + ".pdf";
  out.pages = 1;
  out.bytes = bytes;
  out.sha256 = std::string(64, 'a');
  out.warnings = warnings;
  out.picture = "<svg role=\"img\" aria-label=\"First page\" viewBox=\"0 0 10 10\"></svg>";
  return out;
}

Report sample() {
  Report report;
  report.version = "1";
  report.data = "<script>document.title = 'taken over'</script>";
  report.sheets = {sheet("WI", "Wisconsin", 9000, 0),
                   sheet("IL", "Illinois<img src=x onerror=alert(1)>", 20000, 2),
                   sheet("AL", "Alabama", 11000, 0)};
  ReportedFinding finding;
  finding.severity = Severity::warning;
  finding.code = "check-failed";
  finding.message = "\"><script src=\"https://example.org/x.js\"></script>";
  finding.states = {"IL"};
  report.findings.push_back(finding);
  return report;
}

// Clicks and types as a person would, and writes down what is then to be seen.
constexpr std::string_view harness = R"html(<script>
const seen = [];
const rows = () => [...document.querySelectorAll("#sheets tbody tr")].filter((row) => !row.hidden)
  .map((row) => row.querySelector(".code").textContent).join(" ");
const head = (text) => [...document.querySelectorAll("#sheets thead th")].find((th) => th.textContent === text);
const click = (text) => { head(text).querySelector("button").click(); return head(text).getAttribute("aria-sort"); };
seen.push("first: " + rows());
seen.push("size: " + click("Size") + " " + rows());
seen.push("size: " + click("Size") + " " + rows());
seen.push("size: " + click("Size") + " " + rows());
seen.push("name: " + click("Sheet") + " " + rows() + " " + head("Size").getAttribute("aria-sort"));
document.getElementById("only").click();
seen.push("noted: " + rows() + ", " + document.getElementById("shown").textContent);
seen.push("pages: " + document.querySelectorAll(".gallery li:not([hidden])").length);
document.getElementById("only").click();
const search = document.getElementById("search");
search.value = "wis";
search.dispatchEvent(new Event("input"));
seen.push("search: " + rows());
const zoom = document.querySelector(".gallery button");
zoom.click();
seen.push("dialog: " + document.querySelector("dialog").open + " " +
          document.querySelectorAll("dialog svg").length);
document.querySelector("dialog button").click();
seen.push("closed: " + !document.querySelector("dialog").open);
const all = [...document.querySelectorAll("button")];
const tabbable = all.every((button) => button.tabIndex === 0 && button.type === "button");
seen.push("tabbable: " + tabbable);
seen.push("loaded: " + performance.getEntriesByType("resource").length);
seen.push("scripts: " + document.scripts.length + ", pictures: " + document.images.length);
seen.push("wide: " + (document.documentElement.scrollWidth <= innerWidth));
const told = document.createElement("pre");
told.textContent = seen.map((line) => "[" + line + "]").join("\n");
document.body.append(told);
</script>)html";

}  // namespace

int main() {
  const std::string browser = find_browser();
  if (browser.empty()) {
    std::cout << "skipped: no chromium on the path\n";
    return skipped;
  }
  std::string name = (fs::temp_directory_path() / "factsheet-browser-XXXXXX").string();
  if (!::mkdtemp(name.data())) return 1;
  const fs::path folder = name;
  const std::string html = to_html(sample(), "page.html");

  const Shown as_is = show(browser, folder, html);
  expect(has(as_is.page, "<button type=\"button\">Size</button>"),
         "the policy lets the page's own script run");
  expect(has(as_is.page, "3 of 3 shown"), "the page says how many sheets are shown");
  expect(!has(as_is.log, "CONSOLE"), "nothing is complained of: " + as_is.log);
  expect(!has(as_is.page, "<title>taken over"), "no text of the data becomes a script");

  // The harness is a script of its own, which the page's policy would stop.
  std::string driven = html;
  const std::size_t policy = driven.find("script-src 'sha256-");
  expect(policy != std::string::npos, "the page has a policy");
  if (policy == std::string::npos) return 1;
  driven.replace(policy, driven.find(';', policy) - policy, "script-src 'unsafe-inline'");
  replace(driven, "</body>", std::string(harness) + "</body>");
  const Shown shown = show(browser, folder, driven);
  for (const char* line :
       {"[first: WI IL AL]", "[size: ascending WI AL IL]", "[size: descending IL AL WI]",
        "[size: null WI IL AL]", "[name: ascending AL IL WI null]", "[noted: IL, 1 of 3 shown]", "[pages: 1]",
        "[search: WI]", "[dialog: true 1]", "[closed: true]", "[tabbable: true]", "[loaded: 0]",
        "[scripts: 2, pictures: 0]", "[wide: true]"}) {
    expect(has(shown.page, line), line);
  }
  expect(!has(shown.log, "CONSOLE"), "nothing is complained of when it is used: " + shown.log);
  if (failures > 0)
    std::cout << shown.page.substr(shown.page.find("<pre>") == std::string::npos ? 0
                                                                                 : shown.page.find("<pre>"))
              << '\n';
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  return failures == 0 ? 0 : 1;
}
