#include "cli/make_sheets.hpp"

#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "cli/report.hpp"
#include "cli/today.hpp"
#include "engine/factsheet.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include <fmt/format.h>

namespace factsheet::cli {
namespace {

std::string summary(std::size_t good, std::size_t unchanged, std::size_t bad, bool writing) {
  std::string text = counted(good, "sheet");
  if (!writing) text += good == 1 ? " is good" : " are good";
  if (unchanged > 0) {
    text += good == unchanged ? ", unchanged"
                              : fmt::format(", {} made, {} unchanged", good - unchanged, unchanged);
  }
  if (bad > 0) text += fmt::format(", {} {} errors", bad, bad == 1 ? "has" : "have");
  return text;
}

// What stands where this build would have put something.
std::vector<std::string> old_files(const engine::BuildResult& result) {
  std::vector<std::string> paths;
  for (const engine::BuiltSheet& sheet : result.sheets) {
    if (sheet.old_file_left) paths.push_back(sheet.path);
    if (!sheet.old_trace_left.empty()) paths.push_back(sheet.old_trace_left);
  }
  for (const engine::SheetNotBegun& sheet : result.not_begun) {
    if (!sheet.old_file.empty()) paths.push_back(sheet.old_file);
  }
  return paths;
}

bool wants_pictures(const std::vector<std::string>& reports) {
  return std::any_of(reports.begin(), reports.end(), [](const std::string& path) {
    return engine::report_format(path) == engine::ReportFormat::html;
  });
}

}  // namespace

Status make_sheets(const SheetOptions& options, const Output& output, Console& console) {
  const auto begin = std::chrono::steady_clock::now();
  const auto day = today();
  if (!day) {
    console.err("factsheet: SOURCE_DATE_EPOCH is set, but is no number of seconds since 1970\n");
    return status_usage;
  }
  // While the data is read, too: what wasn't begun is told of by its states' names.
  std::optional<Interrupt> interrupt(std::in_place);
  engine::DiskFiles files(output.durable);
  const bool reported = !output.reports.empty();
  engine::Timings timings;
  const engine::Project project = engine::load_project(options.data, options.layout, files, timings, day);
  for (const std::string& report : output.reports) {
    if (const std::string loss = loss_by_report(report, project.inputs(), files); !loss.empty()) {
      console.err(loss);
      return status_usage;
    }
  }

  const engine::Shard shard = engine::parse_shard(options.shard).value_or(engine::Shard{});

  const engine::BuildResult result = [&] {
    Progress progress(console);
    engine::BuildOptions asked;
    asked.states = options.states;
    asked.folder = output.folder;
    asked.trace = output.trace;
    asked.jobs = options.jobs;
    asked.fail_fast = options.fail_fast;
    asked.excluded = options.excluded;
    asked.shard = shard;
    asked.stop = &interrupt->asked();
    asked.force = output.force;
    asked.report = reported;
    asked.pictures = wants_pictures(output.reports);
    return engine::build(
        project, asked, files, timings,
        [&](const engine::BuiltSheet& sheet, std::size_t of) { progress.done(sheet.state, of); });
  }();
  const int signal = interrupt->signal();
  interrupt.reset();
  console.out(sheets_table(result.sheets, output.folder.has_value()));

  Diagnostics findings = result.diagnostics;
  if (reported) {
    const engine::Report account = engine::make_report(project, options.data, result, output.report_times);
    for (const std::string& path : output.reports) engine::write_report(account, path, files, findings);
  }
  Status status = report(findings, project.sources(), console);
  console.err(note_of_left(old_files(result)));
  const auto count = [&](const auto& which) {
    return static_cast<std::size_t>(std::count_if(result.sheets.begin(), result.sheets.end(), which));
  };
  const std::size_t good = count([](const auto& sheet) { return sheet.good; });
  const std::size_t unchanged =
      count([](const auto& sheet) { return sheet.outcome == engine::Outcome::unchanged; });
  if (result.sheets.empty() && !options.shard.empty() && status == status_ok && result.not_begun.empty()) {
    console.out(fmt::format("0 sheets: shard {} has none\n", options.shard));
  }
  if (!result.sheets.empty()) {
    std::string line = summary(good, unchanged, result.sheets.size() - good, output.folder.has_value());
    if (console.out_is_terminal()) {
      line += fmt::format(" in {}", time_in_words(std::chrono::steady_clock::now() - begin));
    }
    console.out(line + "\n");
  }
  if (!result.not_begun.empty()) {
    console.err(fmt::format("{} not begun: {}\n", counted(result.not_begun.size(), "sheet"),
                            signal != 0 ? "interrupted" : "another has errors (--fail-fast)"));
  }
  if (options.timings) console.err(timings_table(timings, result.sheets.size()));
  // One that came when all was done has stopped nothing.
  if (signal != 0 && !result.not_begun.empty()) status = static_cast<Status>(status_signal + signal);
  return status;
}

}  // namespace factsheet::cli
