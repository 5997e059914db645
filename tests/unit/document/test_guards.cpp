#include "support/sheet_fixture.hpp"
#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace factsheet;
using factsheet::test::SheetFixture;

namespace {

// "code line:column-end message" of each finding of a sheet for Illinois.
std::string guarded(const std::string& data, const std::string& blocks, const std::string& guards = "") {
  SheetFixture sheet("edition = 2023\nsource = 't'\n" + data,
                     "[document]\ntitle = 'T'\n" + guards +
                         "\n[[block]]\ntype = 'heading'\nlevel = 1\ntext = 'T'\n" + blocks);
  sheet.compose();
  std::string out;
  for (const Diagnostic& d : sheet.diagnostics.all()) {
    out += fmt::format("{} {}-{} {}\n", name_of(d.code), d.span.column, d.span.end_column, d.message);
  }
  return out;
}

std::string text_block(const std::string& text) {
  return "[[block]]\ntext = '" + text + "'\n";
}

}  // namespace

TEST_CASE("a name is found across a change of looks, and its first part is shown") {
  const std::string state = "[states.IL]\na = 'Dakota'\n";
  CHECK(guarded(state, text_block("In New *York*.")) ==
        "other-state-named 12-16 the sheet of another state names New York here\n");
  CHECK(guarded(state, text_block("In North {a}.")) ==
        "other-state-named 12-18 the sheet of another state names North Dakota here\n");
  CHECK(guarded(state, text_block("{a}, {a}")).empty());
  CHECK(guarded(state, text_block("[here](https://iowa.gov)")).empty());
  CHECK(guarded(state, text_block("In Illinois and {state.in}.")).empty());
}

TEST_CASE("names are found in every part of a sheet") {
  const std::string state =
      "[states.IL]\nr = [{ k = 'Iowa', n = { value = 1, status = 'unreliable', note = 'as in Utah' } }]\n";
  const auto count = [&](const std::string& blocks, const std::string& head = "") {
    const std::string found = guarded(state, blocks, head);
    std::size_t lines = 0;
    for (std::size_t at = found.find("other-state-named"); at != std::string::npos;
         at = found.find("other-state-named", at + 1))
      ++lines;
    return lines;
  };
  const std::string table =
      "[[block]]\ntype = 'table'\nrows = 'r'\ncaption = '{}'\ncolumns = [{{ head = '{}', text = '{}' }}, "
      "{{ head = 'N', text = '{{n}}' }}]\n";
  CHECK(count(fmt::format(fmt::runtime(table), "C", "H", "x")) == 1);  // its note
  CHECK(count(fmt::format(fmt::runtime(table), "Ohio", "Maine", "{k} or Guam")) == 5);
  CHECK(count("[[block]]\ntype = 'callout'\ntext = '- Iowa'\n", "[footer]\ncenter = 'Iowa'\n") == 2);
  CHECK(count("[[block]]\ntype = 'heading'\nkicker = 'IOWA'\ntext = 'Utah'\n") == 2);
}

TEST_CASE("the guard is off by either file's word") {
  const std::string block = text_block("Iowa");
  CHECK_FALSE(guarded("[states.IL]\na = 1\n", block).empty());
  CHECK(guarded("guards.other-state-named = 'why'\n[states.IL]\na = 1\n", block).empty());
  CHECK(guarded("[states.IL]\na = 1\n", block, "[guards]\nother-state-named = 'why'\n").empty());
}

TEST_CASE("a sheet prints figures of one issue") {
  const std::string data =
      "vintage = 'new'\n[national]\nn = 1\n[states.IL]\na = 1\nb = { value = 2, vintage = 'old' }\n"
      "r = [{ n = 3 }, { n = { value = 4, vintage = 'old' } }]\n[derive]\n"
      "both = 'a + b'\nolds = 'b + 1'\nsum = 'sum(r.n)'\nof_both = 'both * 2'\n";
  const auto mixed = [&](const std::string& text) {
    return guarded(data, text_block(text)).find("mixed-vintages") == 0;
  };
  CHECK_FALSE(mixed("{a} {national.n} {state.name} {edition} {source}"));
  CHECK_FALSE(mixed("{b} {state.name} {edition} {source}"));
  CHECK(mixed("{a} {b}"));
  CHECK(mixed("{national.n} {b}"));
  CHECK_FALSE(mixed("{olds} {b}"));
  CHECK(mixed("{both}"));
  CHECK(mixed("{of_both}"));
  CHECK(mixed("{olds} {a}"));
  CHECK(mixed("{sum}"));
}

TEST_CASE("a figure without a vintage is of none where the file names none") {
  CHECK(guarded("[states.IL]\na = 1\nb = { value = 2, vintage = 'old' }\n", text_block("{a} {b}")).empty());
}

TEST_CASE("figures of the edition before may stand beside today's") {
  SheetFixture sheet(
      "edition = 2023\nsource = 't'\nvintage = 'new'\n[states.IL]\na = 1\n[derive]\nmore = 'a - "
      "previous.a'\n",
      test::small_layout + text_block("{a} {previous.a} {more}"));
  const SourceId id = sheet.sources.add("old.toml", "edition = 2022\nvintage = 'old'\n[states.IL]\na = 3\n");
  const auto root = data::read_toml(id, sheet.sources, sheet.diagnostics);
  sheet.dataset.previous =
      std::make_shared<data::Dataset>(data::read_dataset(*root, sheet.sources, sheet.diagnostics));
  sheet.compose();
  CHECK_FALSE(sheet.found(Code::mixed_vintages));
}
