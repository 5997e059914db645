#include "engine/report/counts.hpp"

namespace factsheet::engine {

Counts::Counts(const Report& report) : sheets(report.sheets.size()) {
  for (const ReportedSheet& sheet : report.sheets) {
    ++by_status[static_cast<std::size_t>(sheet.status)];
    if (is_there(sheet.status)) pages += sheet.pages;
    bytes += sheet.bytes;
  }
  for (const ReportedFinding& finding : report.findings)
    ++(finding.severity == Severity::error ? errors : warnings);
}

}  // namespace factsheet::engine
