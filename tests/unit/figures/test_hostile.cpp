#include "data/toml_errors.hpp"

#include <random>

#include "figures/settle.hpp"
#include "unit/data/reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::data;

namespace {

// Reads a text all the way and holds the outcome to what must be true of any text.
void read_hostile(const std::string& text) {
  DataReading reading(text);
  CAPTURE(text);
  if (reading.root) {
    Diagnostics none;
    find_syntax_errors(reading.id, reading.sources, none);
    if (none.has_errors()) FAIL(render(none.all().front(), reading.sources));
  } else if (!reading.found.has_errors()) {
    FAIL("refused without a word");
  }
  Diagnostics checks;
  figures::settle(reading.dataset, checks);
  for (const Diagnostic& d : reading.found.all()) {
    if (d.message.empty() || d.span.source != reading.id || d.span.line == 0 || d.span.column == 0) {
      FAIL("a finding without a place: " << d.message);
    }
    if (render(d, reading.sources).empty()) FAIL("a finding that can't be shown");
  }
}

}  // namespace

TEST_CASE("every prefix of the data file is read or refused with reasons") {
  const std::string text = read_file(FACTSHEET_ROOT "/data/ncmec-2023.toml");
  REQUIRE(text.size() > 2000);
  for (std::size_t length = 0; length <= text.size(); ++length) read_hostile(text.substr(0, length));
  CHECK(true);
}

TEST_CASE("random damage to the data file is read or refused with reasons") {
  const std::string text = read_file(FACTSHEET_ROOT "/data/ncmec-2023.toml");
  const std::string pieces[] = {"\"", "'", "\"\"\"", "'''",   "[",      "]",     "[[",     "{",
                                "}",  ",", "=",      ".",     "#",      "\n",    "\r\n",   "%",
                                "“",  "”", "\\",     "\\u12", "\t",     " ",     "a",      "7",
                                "_",  "-", "\x01",   "\xC3",  "\u00A0", "[a]\n", "a = 1\n"};
  std::mt19937 random(20230517);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (int round = 0; round < 4000; ++round) {
    std::string damaged = text;
    for (std::size_t i = 0, n = 1 + below(3); i < n; ++i) {
      const std::size_t at = below(damaged.size());
      switch (below(4)) {
        case 0:
          damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ (1u << below(8)));
          break;
        case 1:
          damaged.erase(at, 1 + below(6));
          break;
        case 2:
          damaged.insert(at, pieces[below(std::size(pieces))]);
          break;
        default:
          damaged.insert(at, damaged.substr(below(damaged.size()), below(40)));
          break;
      }
    }
    read_hostile(damaged);
  }
  CHECK(true);
}

TEST_CASE("soups of TOML's own signs are read or refused with reasons") {
  const std::string pieces[] = {"a",
                                "b.c",
                                "\"k\"",
                                " = ",
                                "=",
                                "1",
                                "26,696",
                                "19%",
                                "\"x\"",
                                "'y'",
                                "\"\"\"",
                                "[",
                                "]",
                                "{",
                                "}",
                                ", ",
                                "\n",
                                "\n",
                                "[t]\n",
                                "[[t]]\n",
                                "# c",
                                "“q”",
                                "true",
                                "2024-01-31",
                                "value = 1",
                                "precision = \"100\"",
                                "[states.IL]\n",
                                "[[check]]\nname = 'x'\nrule = 'sum(a.b) == c'\n"};
  std::mt19937 random(4711);
  std::uniform_int_distribution<std::size_t> pick(0, std::size(pieces) - 1);
  for (int round = 0; round < 20000; ++round) {
    std::string soup;
    for (int i = 0; i < 14; ++i) soup += pieces[pick(random)];
    read_hostile(soup);
  }
  CHECK(true);
}
