#include "engine/file_name.hpp"

#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::engine;

namespace {

std::string problem(std::string_view name) {
  Diagnostics diagnostics;
  check_file_name(name, {}, diagnostics);
  if (diagnostics.all().empty()) return {};
  CHECK(diagnostics.all().front().code == Code::file_name);
  CHECK_FALSE(diagnostics.all().front().hints.empty());
  return diagnostics.all().front().message;
}

}  // namespace

TEST_CASE("good file names pass") {
  for (const char* name : {"IL-2023.pdf", "U.S. Virgin Islands.pdf", "Año 2023.PDF", "a.pdf"})
    CHECK(problem(name).empty());
  CHECK(problem(std::string(251, 'x') + ".pdf").empty());
}

TEST_CASE("names that some system can't take are reported") {
  using Catch::Contains;
  CHECK_THAT(problem(""), Contains("empty"));
  CHECK_THAT(problem("a/b.pdf"), Contains("a / in it"));
  CHECK_THAT(problem("..\\b.pdf"), Contains("a \\ in it"));
  CHECK_THAT(problem("a:b.pdf"), Contains("a : in it"));
  CHECK_THAT(problem("a\nb.pdf"), Contains("control character"));
  CHECK_THAT(problem(".pdf"), Contains("starts with a dot"));
  CHECK_THAT(problem(" a.pdf"), Contains("starts with a blank"));
  CHECK_THAT(problem("sheet"), Contains("doesn't end in .pdf"));
  CHECK_THAT(problem("data.toml"), Contains("doesn't end in .pdf"));
  CHECK_THAT(problem(std::string(252, 'x') + ".pdf"), Contains("256 bytes"));
}

TEST_CASE("names that a forgiving file system confuses have one key") {
  CHECK(same_file_key("IL.pdf") == same_file_key("il.PDF"));
  CHECK(same_file_key("Do\u00F1a.pdf") == same_file_key("DO\u00D1A.pdf"));
  CHECK(same_file_key("Do\u00F1a.pdf") == same_file_key("Don\u0303a.pdf"));
  CHECK(same_file_key("Do\u00F1a.pdf") != same_file_key("Dona.pdf"));
  CHECK(same_file_key("IL.pdf") != same_file_key("WI.pdf"));
}
