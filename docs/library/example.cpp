// Sheets from a program of one's own: a data file is read once, and its sheets are made in memory by two
// threads.
//
//     library_example DATA.toml FOLDER
//
// With an installed library: find_package(factsheet) and target_link_libraries(… factsheet::factsheet).

#include "engine/factsheet.hpp"

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace engine = factsheet::engine;

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: library_example DATA.toml FOLDER\n";
    return EXIT_FAILURE;
  }
  engine::DiskFiles files;
  engine::Timings timings;
  // Immutable once it is loaded: all threads may read it.
  const engine::Project project = engine::load_project(argv[1], "", files, timings);
  for (const auto& finding : project.diagnostics().all()) std::cerr << render(finding, project.sources());
  if (project.diagnostics().has_errors()) return EXIT_FAILURE;

  const std::vector<std::string> states = project.states();
  const engine::Caches first(project);
  std::atomic<std::size_t> next{0};
  std::atomic<bool> good{true};
  std::mutex console;
  const auto work = [&] {
    engine::Caches caches = first.for_another_thread();  // what a thread remembers is its own
    engine::Timings spent;
    for (std::size_t i; (i = next++) < states.size();) {
      const engine::Sheet sheet = engine::make_sheet(project, states[i], caches, spent);
      // The bytes are in memory, for a web server to send or a mail to carry; here they go to disk.
      const bool written =
          !sheet.diagnostics.has_errors() &&
          !files.write_atomically(engine::in_folder(argv[2], sheet.file_name), sheet.pdf).has_value();
      const std::lock_guard lock(console);
      for (const auto& finding : sheet.diagnostics.all()) std::cerr << render(finding, project.sources());
      if (!written) good = false;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  std::cout << states.size() << " sheets\n";
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
