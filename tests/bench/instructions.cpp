// Holds the instructions that sheets take, as callgrind counts them, to those in instructions.txt: unlike
// times they are the same on a busy machine, so that a slow-down of a twentieth shows.
//
//   bench_instructions             ends with 77 if it can't be told here
//   bench_instructions --update    stores what it counts

#include <cmath>
#include <exception>
#include <fstream>
#include <sstream>
#include <utility>

#include "bench/areas.hpp"
#include "bench/child.hpp"
#include "bench/temporary_folder.hpp"
#include <fmt/format.h>

namespace {

using namespace bench;

constexpr double tolerance = 0.05;
constexpr int skipped = 77;
const char* const how_to_update = "build/release/tests/bench/bench_instructions --update";

// What was counted, in the file's order: "start", all that comes before the first sheet; then a sheet of each
// kind, once the caches are warm.
using Counts = std::vector<std::pair<std::string, double>>;

// callgrind writes what it counted since the last time whenever a sheet begins: FILE.1 is the start.
double part(const std::filesystem::path& file, std::size_t number) {
  std::ifstream in(fmt::format("{}.{}", file.string(), number));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("totals: ")) return std::stod(line.substr(8));
  }
  throw std::runtime_error(fmt::format("callgrind told nothing of part {}", number));
}

Counts count() {
  constexpr std::size_t warming = 2, rounds = 6;
  const TemporaryFolder folder;
  const std::filesystem::path out = folder.path / "callgrind";
  const std::string root = FACTSHEET_ROOT;
  const std::vector<std::pair<std::string, std::string>> kinds = {
      {"areas", write_areas(folder.path / "areas", 50).string()},
      {"brief", root + "/data/ncmec-2023.toml@" + root + "/layouts/state-brief.toml"},
      {"profile", root + "/data/population-2023.toml"}};
  std::vector<std::string> command = {"valgrind",
                                      "-q",
                                      "--tool=callgrind",
                                      "--dump-before=bench_sheet_begins",
                                      "--callgrind-out-file=" + out.string(),
                                      FACTSHEET_SHEETS,
                                      std::to_string(rounds * kinds.size()),
                                      "-"};
  for (const auto& kind : kinds) command.push_back(kind.second);
  run_once(command);

  Counts counts = {{"start", part(out, 1)}};
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    double sum = 0;
    for (std::size_t round = warming; round < rounds; ++round) sum += part(out, 2 + round * kinds.size() + k);
    counts.emplace_back(kinds[k].first, sum / (rounds - warming));
  }
  return counts;
}

struct Stored {
  std::string compiler;
  Counts counts;
};

const std::string stored_file = FACTSHEET_ROOT "/tests/bench/instructions.txt";

Stored read_stored() {
  Stored stored;
  std::ifstream in(stored_file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string name;
    words >> name;
    if (name == "compiler") {
      std::getline(words >> std::ws, stored.compiler);
    } else if (double figure = 0; words >> figure && figure > 0) {
      stored.counts.emplace_back(name, figure);
    } else {
      throw std::runtime_error("can't read this line of instructions.txt: " + line);
    }
  }
  return stored;
}

void store(const Counts& counts) {
  std::string text = fmt::format(
      "# Instructions by callgrind: until the first sheet, and of a sheet of each kind once caches are "
      "warm.\n"
      "# They hold for the compiler that they were counted with. Written by: {}\ncompiler {}\n",
      how_to_update, FACTSHEET_COMPILER);
  for (const auto& [name, figure] : counts) text += fmt::format("{:<8} {:>10.0f}\n", name, figure);
  std::ofstream out(stored_file);
  if (!(out << text).flush()) throw std::runtime_error("can't write " + stored_file);
  fmt::print("{}", text);
}

bool holds(const std::string& name, double now, double stored) {
  const double change = now / stored - 1;
  const bool good = std::abs(change) <= tolerance;
  fmt::print("{:<8} {:>10.0f} instructions, stored {:>10.0f}: {:+.1f} %{}\n", name, now, stored, change * 100,
             good         ? ""
             : change > 0 ? ", too many"
                          : ", so few that a later slow-down wouldn't show");
  return good;
}

int check() {
  const Stored stored = read_stored();
  if (stored.compiler != FACTSHEET_COMPILER) {
    fmt::print("skipped: the stored figures are of {}, this is {}\n", stored.compiler, FACTSHEET_COMPILER);
    return skipped;
  }
  const Counts now = count();
  bool good = now.size() == stored.counts.size();
  if (!good) fmt::print("instructions.txt holds {} figures, not {}\n", stored.counts.size(), now.size());
  for (std::size_t i = 0; i < now.size() && i < stored.counts.size(); ++i) {
    if (now[i].first != stored.counts[i].first)
      throw std::runtime_error("instructions.txt lacks " + now[i].first);
    good &= holds(now[i].first, now[i].second, stored.counts[i].second);
  }
  if (!good) fmt::print("if that is meant, store the new figures: {}\n", how_to_update);
  return good ? 0 : 1;
}

bool has_valgrind() {
  try {
    run_once({"valgrind", "--version"});
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool update = argc == 2 && std::string(argv[1]) == "--update";
  if (argc != 1 && !update) {
    fmt::print(stderr, "usage: bench_instructions [--update]\n");
    return 2;
  }
  try {
    if (!has_valgrind()) {
      fmt::print("skipped: valgrind isn't installed; scripts/packages test installs it\n");
      return skipped;
    }
    if (!update) return check();
    store(count());
    return 0;
  } catch (const std::exception& fault) {
    fmt::print(stderr, "bench_instructions: {}\n", fault.what());
    return 1;
  }
}
