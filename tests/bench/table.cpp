// The table of scripts/bench: what sheets cost, beside a page written straight onto libharu and beside other
// programs on the same text.
//
//   bench_table [REPETITIONS]    rounds that go through all rows, so that a busy moment meets them alike

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <unistd.h>

#include "bench/rows.hpp"
#include "bench/temporary_folder.hpp"
#include <fmt/format.h>

namespace {

using namespace bench;
namespace fs = std::filesystem;

bool installed(const Row& row) {
  if (row.probe.empty()) return true;
  try {
    run_once(row.probe);
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

// What was written before is kept until the end: some file systems look at every file that was deleted in the
// last minutes whenever one is made.
Cost run(const Row& row) {
  if (fs::exists(row.out)) {
    fs::path before = row.out;
    for (int i = 1; fs::exists(before); ++i) before.replace_extension(std::to_string(i));
    fs::rename(row.out, before);
  }
  fs::create_directories(row.out);
  return run_once(row.command);
}

void measure(Groups& groups, int repetitions) {
  std::vector<Row*> rows;
  for (Group* group : {&groups.single, &groups.batch, &groups.ours}) {
    for (Row& row : group->rows) {
      if (installed(row)) rows.push_back(&row);
    }
  }
  // The programs come off the disk, once.
  for (Row& row : groups.single.rows) {
    if (installed(row)) run(row);
  }
  const bool watched = ::isatty(STDERR_FILENO) != 0;
  for (int i = 0; i < repetitions; ++i) {
    for (Row* row : rows) {
      if (i > 0 && row->once) continue;
      if (watched) fmt::print(stderr, "\rround {} of {}: {:<40}", i + 1, repetitions, row->name);
      row->costs.push_back(run(*row));
    }
  }
  if (watched) fmt::print(stderr, "\r{:60}\r", "");
}

double median_of(const Row& row, double Cost::*what) {
  std::vector<double> values;
  for (const Cost& cost : row.costs) values.push_back(cost.*what);
  return median(std::move(values));
}

// What a sheet cost; `start`, unless null, is the row of one sheet, whose cost is taken off.
double a_sheet(const Row& row, const Row* start, double Cost::*what) {
  const double all = median_of(row, what);
  return start ? (all - median_of(*start, what)) / static_cast<double>(row.sheets - 1)
               : all / static_cast<double>(row.sheets);
}

// The PDFs' mean size; nothing where none were written.
std::string kilobytes_of(const Row& row) {
  double bytes = 0, files = 0;
  for (const auto& entry : fs::directory_iterator(row.out)) {
    if (entry.path().extension() != ".pdf") continue;
    bytes += static_cast<double>(entry.file_size());
    ++files;
  }
  return files > 0 ? fmt::format("{:.1f}", bytes / files / 1000) : "";
}

double peak_of(const Row& row) {
  double peak = 0;
  for (const Cost& cost : row.costs) peak = std::max(peak, cost.peak_mib);
  return peak;
}

// How busy the machine was: threads can't be seen to help where all processors are.
std::string busy() {
  double loads[2];
  const std::string processors = fmt::format("{} processors", ::sysconf(_SC_NPROCESSORS_ONLN));
  return ::getloadavg(loads, 2) == 2 ? fmt::format("{}, load before {:.1f}", processors, loads[1])
                                     : processors;
}

// `reference` holds the rows to which ratios are taken, ours and libharu; `starts`, unless null, what each
// row's start cost.
void print(const Group& group, const Group& reference, const Group* starts, const Group* reference_starts) {
  const auto cpu_of_reference = [&](std::size_t i) {
    return a_sheet(reference.rows[i], reference_starts ? &reference_starts->rows[i] : nullptr, &Cost::cpu_ms);
  };
  fmt::print("{}\n", group.name);
  for (std::size_t i = 0; i < group.rows.size(); ++i) {
    const Row& row = group.rows[i];
    if (row.costs.empty()) {
      fmt::print("  {:<28}  not installed; {}\n", row.name, row.install);
      continue;
    }
    const Row* start = starts ? &starts->rows[i] : nullptr;
    const double cpu = a_sheet(row, start, &Cost::cpu_ms);
    fmt::print("  {:<28} {:>6} {:>9.2f} {:>8.2f} {:>11.2f} {:>9.2f} {:>6} {:>8.1f}\n", row.name, row.sheets,
               cpu, cpu / cpu_of_reference(0), cpu / cpu_of_reference(1), a_sheet(row, start, &Cost::wall_ms),
               kilobytes_of(row), peak_of(row));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const int repetitions = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
  try {
    const std::string machine = busy();
    const TemporaryFolder folder;
    Groups groups = make_rows(folder.path);
    measure(groups, repetitions);
    fmt::print("{:<30} {:>6} {:>9} {:>8} {:>11} {:>9} {:>6} {:>8}\n", "a sheet", "sheets", "CPU ms",
               "to ours", "to libharu", "wall ms", "kB", "peak MiB");
    print(groups.single, groups.single, nullptr, nullptr);
    print(groups.batch, groups.batch, &groups.single, &groups.single);
    print(groups.ours, groups.batch, nullptr, &groups.single);
    fmt::print(
        "Medians of {} interleaved rounds, 10,000 sheets once; {}. Ratios are of CPU time, those of\n"
        "the last part to the batches above it. What libharu draws has fixed breaks, no kerning and no "
        "tags.\n",
        repetitions, machine);
    return 0;
  } catch (const std::exception& fault) {
    fmt::print(stderr, "bench_table: {}\n", fault.what());
    return 1;
  }
}
