// Holds the peak memory of making many sheets to that of making few: what is remembered from sheet to sheet
// must not grow with their number. Both runs read the same data.
//
//   bench_memory FEW MANY alike        the sheets that ship, three lengths in turn
//   bench_memory FEW MANY differing    sheets of MANY areas, each with figures of its own

#include <cstdlib>
#include <exception>

#include "bench/areas.hpp"
#include "bench/child.hpp"
#include "bench/temporary_folder.hpp"
#include <fmt/format.h>

namespace {

constexpr double tolerance = 0.10;

std::vector<std::string> data_of(const std::string& kind, const std::filesystem::path& folder,
                                 std::size_t sheets) {
  const std::string root = FACTSHEET_ROOT;
  const std::string illinois = root + "/data/ncmec-2023.toml";
  if (kind == "differing") return {bench::write_areas(folder / "areas", sheets).string()};
  return {illinois, illinois + "@" + root + "/layouts/state-brief.toml", root + "/data/population-2023.toml"};
}

bool run(std::size_t few, std::size_t many, const std::string& kind) {
  const bench::TemporaryFolder folder;
  const std::vector<std::string> data = data_of(kind, folder.path, many);
  const auto peak = [&](std::size_t sheets) {
    std::vector<std::string> command = {FACTSHEET_SHEETS, std::to_string(sheets), "-"};
    command.insert(command.end(), data.begin(), data.end());
    return bench::run_once(command).peak_mib;
  };
  const double before = peak(few), after = peak(many);
  const double growth = after / before - 1;
  const bool good = growth <= tolerance;
  fmt::print("{} sheets: {:.1f} MiB; {} sheets: {:.1f} MiB, {:+.1f} %, at most {:.0f}{}\n", few, before, many,
             after, growth * 100, tolerance * 100, good ? "" : "  too much");
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t few = argc == 4 ? std::strtoul(argv[1], nullptr, 10) : 0;
  const std::size_t many = argc == 4 ? std::strtoul(argv[2], nullptr, 10) : 0;
  const std::string kind = argc == 4 ? argv[3] : "";
  if (few == 0 || many <= few || (kind != "alike" && kind != "differing")) {
    fmt::print(stderr, "usage: bench_memory FEW MANY alike|differing\n");
    return 2;
  }
  try {
    return run(few, many, kind) ? 0 : 1;
  } catch (const std::exception& fault) {
    fmt::print(stderr, "bench_memory: {}\n", fault.what());
    return 1;
  }
}
