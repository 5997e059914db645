#include "structure/include_edges.hpp"
#include <catch2/catch.hpp>

using structure::check_includes;
using structure::Violation;

namespace {

std::vector<Violation> check_one(const std::string& path, const std::string& text) {
  return check_includes({{path, text}});
}

}  // namespace

TEST_CASE("every include of src/ keeps to the architecture") {
  const auto sources = structure::read_sources(FACTSHEET_ROOT "/src");
  REQUIRE(sources.size() > 20);
  for (const Violation& violation : check_includes(sources)) {
    FAIL_CHECK("src/" << violation.path << ":" << violation.line << ": " << violation.message);
  }
}

TEST_CASE("an include against the direction of flow is caught") {
  const auto found =
      check_one("pdf/fake.cpp", "#include \"pages/display_list.hpp\"\n#include \"document/compose.hpp\"\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 2);
  CHECK(found[0].message == "pdf may not include document");
}

TEST_CASE("a library outside its room is caught") {
  CHECK(check_one("typeset/fake.cpp", "  #  include <hpdf.h>  // why not\n").size() == 1);
  CHECK(check_one("pdf/fake.cpp", "#include <hpdf.h>\n").empty());
  CHECK(check_one("cli/fake.cpp", "#include <CLI/App.hpp>\n#include <fmt/format.h>\n#include <vector>\n")
            .empty());
}

TEST_CASE("an unknown library, an unknown room and a bare include are caught") {
  CHECK(check_one("pdf/fake.cpp", "#include <boost/any.hpp>\n").size() == 1);
  CHECK(check_one("utils/fake.cpp", "").size() == 1);
  CHECK(check_one("pdf/fake.cpp", "#include \"utils/strings.hpp\"\n").size() == 1);
  CHECK(check_one("pdf/fake.cpp", "#include \"write_pdf.hpp\"\n").size() == 1);
}

TEST_CASE("what only looks like an include is none") {
  CHECK(check_one("pdf/fake.cpp", "// #include <boost/any.hpp>\n").empty());
}
