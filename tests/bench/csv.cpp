// bench_csv [ROWS COLUMNS]: makes a table in memory, the same each time, visits it for the rows of one state,
// and prints what that took of time and memory beside the text itself. 100,000 rows of 200 columns are
// promised in well under 1.2 s.
#include "csv/encoding.hpp"
#include "csv/table.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <string>
#include <sys/resource.h>

#include <fmt/format.h>

using namespace factsheet;

namespace {

std::string make_table(std::size_t rows, std::size_t columns) {
  std::string text = "state";
  text.reserve(rows * columns * 7 + columns * 8);
  for (std::size_t c = 1; c < columns; ++c) text += fmt::format(",c{}", c);
  text += '\n';
  std::uint32_t seed = 1;
  for (std::size_t r = 0; r < rows; ++r) {
    text += r % 50 == 0 ? "IL" : "WI";
    for (std::size_t c = 1; c < columns; ++c) {
      seed = seed * 1664525u + 1013904223u;
      fmt::format_to(std::back_inserter(text), ",{}", 100000 + (seed >> 8) % 900000);
    }
    text += '\n';
  }
  return text;
}

double cpu_ms() {
  return static_cast<double>(std::clock()) * 1000.0 / CLOCKS_PER_SEC;
}

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t rows = argc > 2 ? std::strtoul(argv[1], nullptr, 10) : 100000;
  const std::size_t columns = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 200;
  std::string text = make_table(rows, columns);
  const double mib = static_cast<double>(text.size()) / (1 << 20);
  const double before = peak_mib();

  SourceMap sources;
  Diagnostics diagnostics;
  const double start = cpu_ms();
  const auto source = csv::add_source("bench.csv", std::move(text), sources, diagnostics);
  const double added = cpu_ms();
  if (!source) return 1;
  const auto table = csv::Table::open(source->id, sources, {}, diagnostics);
  if (!table) return 1;
  const std::size_t state = table->column("state").value();
  std::size_t seen = 0, kept = 0, digits = 0;
  const auto visit = table->visit(
      [&](const csv::Record& record) {
        ++seen;
        if (record.fields[state] != "IL") return true;
        ++kept;
        for (const std::string_view field : record.fields) digits += field.size();
        return true;
      },
      diagnostics);
  const double visited = cpu_ms();
  fmt::print("{:.0f} MiB, {} records, {} kept ({} bytes){}\n", mib, seen, kept, digits,
             visit.complete ? "" : ", not complete");
  fmt::print("decode and add {:.0f} ms, visit {:.0f} ms of CPU\n", added - start, visited - added);
  fmt::print("peak {:.1f} MiB, {:.1f} MiB more than with the text alone\n", peak_mib(), peak_mib() - before);
  return visit.complete && seen == rows ? 0 : 1;
}
