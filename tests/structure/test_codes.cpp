#include "base/codes.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// What the cases say they print, and what the command-line tests ask for (in quotes, so that a comment is no
// case).
std::vector<std::string> expectations() {
  std::vector<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(FACTSHEET_ROOT "/tests/cases")) {
    if (entry.path().filename() == "diagnostics.txt") all.push_back(read(entry.path()));
  }
  for (const auto& entry : fs::recursive_directory_iterator(FACTSHEET_ROOT "/tests/cli")) {
    if (entry.path().extension() == ".cpp") all.push_back(read(entry.path()));
  }
  return all;
}

bool is_covered(std::string_view code, const std::vector<std::string>& texts) {
  const std::string printed = "[" + std::string(code) + "]";
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& text) { return text.find(printed) != std::string::npos; });
}

}  // namespace

TEST_CASE("every kind of diagnostic has a case that produces it") {
  const auto texts = expectations();
  for (const factsheet::CodeInfo& info : factsheet::all_codes) {
    if (!is_covered(info.name, texts))
      FAIL_CHECK("no case under tests/cases or tests/cli prints [" << info.name << "]");
  }
}

TEST_CASE("a code that no case prints is noticed") {
  CHECK_FALSE(is_covered("no-such-code", {"error[unknown-key]: x\n", "no-such-code"}));
  CHECK(is_covered("unknown-key", {"error[unknown-key]: x\n"}));
}

TEST_CASE("codes are kebab-case and named once") {
  std::vector<std::string_view> names;
  for (const factsheet::CodeInfo& info : factsheet::all_codes) {
    CHECK(info.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK_FALSE(info.what.empty());
    names.push_back(info.name);
  }
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}
