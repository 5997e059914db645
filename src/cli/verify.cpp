#include "cli/commands.hpp"
#include "cli/report.hpp"
#include "engine/factsheet.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::cli {
namespace {

std::string_view name_of(engine::Verified::Kind kind) {
  constexpr std::string_view names[] = {"missing", "changed", "extra", "stale"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace

Status run(const Verify& verify, Console& console) {
  const engine::DiskFiles files;
  const engine::Verified found = engine::verify(verify.folder, files);
  if (!found.failure.empty()) {
    console.err(fmt::format("factsheet: {}\n`factsheet build` of all sheets writes it anew beside them\n",
                            found.failure));
    return status_input;
  }
  std::size_t width = 0;
  for (const auto& finding : found.findings) width = std::max(width, finding.file.size());
  for (const auto& finding : found.findings) {
    console.out(fmt::format("{:<7}  {:<{}}  {}\n", name_of(finding.kind), finding.file, width, finding.what));
  }
  console.out(fmt::format(
      "{}{} as built{}\n", found.good == found.sheets ? "" : fmt::format("{} of ", found.good),
      counted(found.sheets, "sheet"),
      found.outdated == 0 ? "" : fmt::format(", {} from files that have changed since", found.outdated)));
  if (!found.inputs_not_found.empty()) {
    console.err(fmt::format("note: not compared with what they were made from: {} not there\n",
                            found.inputs_not_found.size() == 1
                                ? fmt::format("{} is", found.inputs_not_found.front())
                                : fmt::format("{} and {} are", found.inputs_not_found.front(),
                                              counted(found.inputs_not_found.size() - 1, "other file"))));
  }
  return found.all_well() ? status_ok : status_input;
}

}  // namespace factsheet::cli
