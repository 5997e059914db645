// test_cases [--update] [NAME...]: runs the named cases, or all, and compares what they give with the goldens
// in their folders. diagnostics.txt must be there; the other goldens are compared where they are. --update
// rewrites them instead.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cases/case.hpp"
#include "cases/line_diff.hpp"

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void complain(const std::string& name, const std::string& what) {
  std::printf("case %s: %s\n", name.c_str(), what.c_str());
}

// A golden with a misspelt name would never be compared.
bool has_stray_golden(const std::string& name, const cases::Outcome& outcome) {
  bool stray = false;
  for (const fs::directory_entry& entry : fs::directory_iterator(".")) {
    if (entry.path().extension() != ".txt" || outcome.count(entry.path().filename().string()) > 0) continue;
    complain(name, entry.path().filename().string() + " is no golden's name");
    stray = true;
  }
  return stray;
}

bool run(const std::string& name, bool update) {
  fs::current_path(fs::path(FACTSHEET_ROOT) / "tests" / "cases" / name);
  const cases::Outcome outcome = cases::run_case();
  bool good = !has_stray_golden(name, outcome);
  for (const auto& [golden, actual] : outcome) {
    const bool needed = golden == "diagnostics.txt";
    const bool there = fs::exists(golden);
    if (!there && !needed) continue;
    if (update) {
      std::ofstream(golden, std::ios::binary) << actual;
      continue;
    }
    const std::string diff = cases::line_diff(read(golden), actual);
    if (there && diff.empty()) continue;
    complain(name, there ? golden + " differs (- expected, + came)" : golden + " isn't there; it would be");
    std::printf("%s", diff.c_str());
    good = false;
  }
  return good;
}

std::vector<std::string> all_cases() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(FACTSHEET_ROOT "/tests/cases")) {
    if (fs::exists(entry.path() / "data.toml")) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> names(argv + 1, argv + argc);
  const bool update = !names.empty() && names.front() == "--update";
  if (update) names.erase(names.begin());
  if (names.empty()) names = all_cases();

  std::size_t bad = 0;
  for (const std::string& name : names) {
    try {
      if (!run(name, update)) ++bad;
    } catch (const std::exception& fault) {
      complain(name, fault.what());
      ++bad;
    }
  }
  std::printf("%zu cases %s, %zu of them wrong\n", names.size(), update ? "rewritten" : "compared", bad);
  return bad == 0 ? 0 : 1;
}
