#include "cli/commands.hpp"
#include "cli/report.hpp"
#include "engine/factsheet.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace factsheet::cli {
namespace {

bool same_file(const std::string& a, const std::string& b) {
  std::error_code unknown;
  return a == b || std::filesystem::equivalent(a, b, unknown);
}

// OUT is the first part where its own name was forgotten. Nothing else than these sheets may be told of
// there.
void keep_what_is_there(const std::string& out, const engine::Report& merged, const engine::Files& files,
                        Diagnostics& diagnostics) {
  if (engine::report_format(out) != engine::ReportFormat::json || !files.exists(out)) return;
  const engine::MergedReport there = engine::merge_reports({out}, files);
  if (!there.report) return;
  for (const engine::ReportedSheet& sheet : there.report->sheets) {
    const bool told = std::any_of(merged.sheets.begin(), merged.sheets.end(),
                                  [&](const auto& other) { return other.state == sheet.state; });
    if (told) continue;
    diagnostics
        .error(Code::bad_report, {},
               fmt::format("the report \"{}\" is there already and tells of {}, which none of those to be "
                           "merged does",
                           out, sheet.state))
        .hint(
            "name the report to write first, then all that are to be merged; if that report is old, delete "
            "it");
    return;
  }
}

}  // namespace

Status run(const MergeReports& merge, Console& console) {
  // As when OUT was forgotten: the first part would be gone.
  if (std::any_of(merge.in.begin(), merge.in.end(),
                  [&](const auto& in) { return same_file(in, merge.out); })) {
    console.err(
        fmt::format("factsheet: \"{}\" is to be merged and to be written; name the report to write first\n",
                    terminal::safe(merge.out)));
    return status_usage;
  }
  engine::DiskFiles files;
  engine::MergedReport merged = engine::merge_reports(merge.in, files);
  const std::string loss = loss_by_report(
      merge.out, merged.report ? merged.report->inputs : std::vector<engine::InputFile>(), files);
  if (!loss.empty()) {
    console.err(loss);
    return status_usage;
  }
  if (merged.report) keep_what_is_there(merge.out, *merged.report, files, merged.diagnostics);
  if (merged.report && !merged.diagnostics.has_errors())
    engine::write_report(*merged.report, merge.out, files, merged.diagnostics);
  const Status status = report(merged.diagnostics, merged.sources, console);
  if (status == status_ok) {
    console.out(fmt::format("{}  {} of {}\n", merge.out, counted(merge.in.size(), "report"),
                            counted(merged.report->sheets.size(), "sheet")));
  }
  return status;
}

}  // namespace factsheet::cli
