#include "engine/csv_line.hpp"
#include "engine/report.hpp"
#include "engine/report/by_state.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace factsheet::engine {
namespace {

// Spreadsheets work out a field that begins so (OWASP, "CSV Injection").
std::string inert(const std::string& text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos
             ? "'" + text
             : text;
}

std::string count(bool known, std::uint64_t number) {
  return known ? std::to_string(number) : std::string();
}

// "error[unknown-path] data.toml:3:1: there is no …", a line each.
std::string in_words(std::span<const std::size_t> findings, const Report& report) {
  std::string out;
  for (const std::size_t index : findings) {
    const ReportedFinding& finding = report.findings[index];
    if (!out.empty()) out += '\n';
    out += fmt::format("{}[{}]", finding.severity == Severity::error ? "error" : "warning", finding.code);
    if (!finding.place.file.empty()) out += " " + finding.place.file;
    if (finding.place.line > 0) out += fmt::format(":{}:{}", finding.place.line, finding.place.column);
    out += ": " + finding.message;
  }
  return out;
}

}  // namespace

std::string to_csv(const Report& report) {
  const bool timed = std::any_of(report.sheets.begin(), report.sheets.end(),
                                 [](const ReportedSheet& sheet) { return sheet.milliseconds.has_value(); });
  constexpr auto heads =
      std::to_array<std::string_view>({"state", "name", "status", "file", "pages", "fitting", "errors",
                                       "warnings", "bytes", "sha256", "findings", "milliseconds"});
  const std::size_t columns = heads.size() - (timed ? 0 : 1);
  const FindingsByState findings(report);
  using Texts = std::array<std::string, heads.size()>;
  std::string out;
  const auto put = [&](const Texts& texts) {
    std::array<std::string_view, heads.size()> fields;
    std::copy(texts.begin(), texts.end(), fields.begin());
    out += csv_line({fields.data(), columns});
  };
  out += csv_line({heads.data(), columns});
  if (const auto all = findings.of_none(); !all.empty()) {
    const auto errors = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](std::size_t i) {
      return report.findings[i].severity == Severity::error;
    }));
    put({"", "all sheets", errors > 0 ? std::string(name_of(SheetStatus::failed)) : "", "", "", "",
         count(true, errors), count(true, all.size() - errors), "", "", in_words(all, report), ""});
  }
  for (const ReportedSheet& sheet : report.sheets) {
    const bool begun = sheet.status != SheetStatus::not_begun;
    const bool there = is_there(sheet.status);
    put({inert(sheet.state), inert(sheet.name), std::string(name_of(sheet.status)), inert(sheet.file),
         count(begun, sheet.pages), inert(fmt::format("{}", fmt::join(sheet.fitting, "; "))),
         count(begun, sheet.errors), count(begun, sheet.warnings), count(there, sheet.bytes), sheet.sha256,
         in_words(findings.of(sheet.state), report),
         sheet.milliseconds ? fmt::format("{:.1f}", *sheet.milliseconds) : std::string()});
  }
  return out;
}

}  // namespace factsheet::engine
