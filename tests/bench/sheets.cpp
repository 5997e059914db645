// The work that is measured: makes COUNT sheets in one thread, in turn of each DATA and of each of its states
// in turn, and writes each over FILE, as the rivals do.
//
//   bench_sheets COUNT FILE DATA[@LAYOUT]...    a FILE of "-" writes nothing

#include "engine/factsheet.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

// Called before each sheet and after the last, for tools that tell sheets apart by it.
extern "C" [[gnu::noinline]] void bench_sheet_begins();
void bench_sheet_begins() {
  asm volatile("");
}

namespace {

using namespace factsheet;

struct Kind {
  explicit Kind(const std::string& word, engine::Timings& timings)
      : project(engine::load_project(word.substr(0, word.find('@')), layout_of(word), engine::DiskFiles(),
                                     timings)),
        caches(project),
        states(project.states()) {
    if (states.empty()) throw std::runtime_error(word + " has no states; run factsheet check");
  }

  static std::string layout_of(const std::string& word) {
    const std::size_t at = word.find('@');
    return at == std::string::npos ? "" : word.substr(at + 1);
  }

  engine::Project project;
  engine::Caches caches;
  std::vector<std::string> states;
};

void write(const std::string& file, const std::string& bytes) {
  std::ofstream out(file, std::ios::binary);
  if (!out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush()) {
    throw std::runtime_error("can't write " + file);
  }
}

void make(std::size_t count, const std::string& file, const std::vector<std::string>& words) {
  engine::Timings timings;
  std::vector<Kind> kinds;
  kinds.reserve(words.size());
  for (const std::string& word : words) kinds.emplace_back(word, timings);
  for (std::size_t i = 0; i < count; ++i) {
    bench_sheet_begins();
    Kind& kind = kinds[i % kinds.size()];
    const std::string& state = kind.states[i / kinds.size() % kind.states.size()];
    const engine::Sheet sheet = engine::make_sheet(kind.project, state, kind.caches, timings);
    if (sheet.pdf.empty()) throw std::runtime_error(state + " has errors; run factsheet check");
    if (file != "-") write(file, sheet.pdf);
  }
  bench_sheet_begins();
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() < 3) {
    std::fputs("usage: bench_sheets COUNT FILE DATA[@LAYOUT]...\n", stderr);
    return 2;
  }
  try {
    make(std::strtoul(words[0].c_str(), nullptr, 10), words[1], {words.begin() + 2, words.end()});
    return 0;
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "bench_sheets: %s\n", fault.what());
    return 1;
  }
}
