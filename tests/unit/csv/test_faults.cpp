#include "unit/csv/reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using factsheet::test::CsvReading;
using Fields = std::vector<std::string>;
using Records = std::vector<Fields>;

namespace {

std::vector<std::string> footnotes(const CsvReading& read) {
  std::vector<std::string> out;
  for (const csv::Footnote& note : read.visit.footnotes) {
    out.push_back(CsvReading::where(note.span) + " " + note.text);
  }
  return out;
}

}  // namespace

TEST_CASE("a quote that is never closed is pointed at where it opens") {
  const CsvReading read("a,b\n1,2\n3, \"x\n4,5\n6,7\n");
  CHECK(read.records == Records{{"1", "2"}});
  CHECK(read.findings() ==
        "csv-syntax 3:4-3:5 this quote is never closed: everything below would be one field\n");
  CHECK_FALSE(read.visit.complete);
  CHECK(CsvReading("a,b\n1,\"2").findings() ==
        "csv-syntax 2:3-2:4 this quote is never closed: everything below would be one field\n");
}

TEST_CASE("a quote inside an unquoted field is pointed at; the records below are read") {
  const CsvReading read("a,b\n1,é 6\" pipe\n2,3\n");
  CHECK(read.records == Records{{"2", "3"}});
  CHECK(read.findings() ==
        "csv-syntax 2:6-2:7 there is a quote inside a field that doesn't begin with one\n");
  CHECK_FALSE(read.visit.complete);
}

TEST_CASE("text behind a closing quote is pointed at") {
  const CsvReading read("a,b\n\"1\" é,2\n2,3\n");
  CHECK(read.records == Records{{"2", "3"}});
  CHECK(read.findings() ==
        "csv-syntax 2:5-2:6 a field in quotes goes on behind its closing quote, where a comma or the line's "
        "end "
        "is due\n");
  CHECK(CsvReading::where(read.diagnostics.all()[0].labels.at(0).span) == "2:1-2:2");
}

TEST_CASE("behind a misused quote that swallowed lines, nothing is read") {
  const CsvReading read("a,b\n1,\"x\n2,\"y\"\n3,4\n");
  CHECK(read.records.empty());
  REQUIRE(read.diagnostics.errors() == 1);
  const Diagnostic& finding = read.diagnostics.all()[0];
  CHECK(CsvReading::where(finding.span) == "3:4-3:5");
  CHECK(CsvReading::where(finding.labels.at(0).span) == "2:3-2:4");
  CHECK(finding.hints.back() == "the records below were not read");
}

TEST_CASE("records with more or fewer fields than the head are reported") {
  const CsvReading read("a,b,c\n1,2,3,4,5\n1,2\n1,2,3\n,,,x\n");
  CHECK(read.records == Records{{"1", "2", "3"}});
  CHECK(read.findings() ==
        "csv-shape 2:7-2:10 this record has 5 fields, but the head has 3\n"
        "csv-shape 3:1-3:4 this record has 2 fields, but the head has 3\n"
        "csv-shape 5:4-5:5 this record has 4 fields, but the head has 3\n");
  CHECK(CsvReading::where(read.diagnostics.all()[0].labels.at(0).span) == "1:1-1:6");
  CHECK_FALSE(read.visit.complete);
}

TEST_CASE("footnotes below the table are no records") {
  const CsvReading read("a,b\n1,2\n\nSource: FBI\n\"Note, \"\"x\"\"\",\n");
  CHECK(read.records == Records{{"1", "2"}});
  CHECK(footnotes(read) == std::vector<std::string>{"4:1-4:12 Source: FBI", "5:1-5:14 Note, \"x\""});
  CHECK(read.visit.complete);
  CHECK(read.findings().empty());
}

TEST_CASE("a padded footnote is one behind a blank line, and a record without") {
  const CsvReading parted("a,b,c\n1,2,3\n,,\nNote,,\nMore,,\n");
  CHECK(parted.records == Records{{"1", "2", "3"}});
  CHECK(footnotes(parted) == std::vector<std::string>{"4:1-4:5 Note", "5:1-5:5 More"});
  const CsvReading close("a,b,c\n1,2,3\nWY,,\n");
  CHECK(close.records == Records{{"1", "2", "3"}, {"WY", "", ""}});
  CHECK(footnotes(close).empty());
}

TEST_CASE("what looks like a footnote but has records below isn't one") {
  const CsvReading read("a,b\n1,2\nNortheast\n\nMaine,\n3,4\nEnd\n");
  CHECK(read.records == Records{{"1", "2"}, {"Maine", ""}, {"3", "4"}});
  CHECK(read.lines == std::vector<std::uint32_t>{2, 5, 6});
  CHECK(read.findings() == "csv-shape 3:1-3:10 this record has 1 field, but the head has 2\n");
  CHECK(footnotes(read) == std::vector<std::string>{"7:1-7:4 End"});
}

TEST_CASE("a fault among footnotes is reported once") {
  const CsvReading read("a,b\n1,2\nNote\n6\" x\n3,4\n");
  CHECK(read.records == Records{{"1", "2"}, {"3", "4"}});
  CHECK(read.findings() ==
        "csv-syntax 4:2-4:3 there is a quote inside a field that doesn't begin with one\n"
        "csv-shape 3:1-3:5 this record has 1 field, but the head has 2\n");
}

TEST_CASE("without a full record, lines of one field are faults, not footnotes") {
  const CsvReading read("a,b\nx\ny\n");
  CHECK(read.visit.footnotes.empty());
  CHECK(read.diagnostics.errors() == 2);
}

TEST_CASE("more lines than anyone writes footnotes are faults") {
  std::string text = "a,b\n1,2\n";
  for (int i = 0; i < 101; ++i) text += "x\n";
  const CsvReading read(text);
  CHECK(read.visit.footnotes.empty());
  CHECK(read.diagnostics.errors() == 10);
  CHECK(read.diagnostics.all().back().hints.back() ==
        "these are many mistakes: the records below were not read");
}

TEST_CASE("a line of many megabytes is refused without being looked at") {
  CsvReading read("a,b\n1,2\n" + std::string((16 << 20) + 1, '1'));
  CHECK(read.records == Records{{"1", "2"}});
  CHECK(read.findings() == "csv-syntax 0:0-0:0 line 3 is longer than 16 MiB\n");
  CsvReading head(std::string((16 << 20) + 1, ','));
  CHECK(head.findings() == "csv-shape 0:0-0:0 this table is empty\n");
  CsvReading only(std::string((16 << 20) + 1, 'x'));
  CHECK(only.findings() == "csv-syntax 0:0-0:0 line 1 is longer than 16 MiB\n");
}

TEST_CASE("a quote that swallows megabytes is given up") {
  std::string text = "a,b\n1,\"2\n";
  while (text.size() < (17u << 20)) text += "123456789012345678901234567890,1\n";
  const CsvReading read(text);
  CHECK(read.findings() == "csv-syntax 2:3-2:4 this quote isn't closed within 16 MiB\n");
}

TEST_CASE("a long line that is within the limit is read") {
  const std::string field(std::size_t{16 << 20} - 2, 'x');
  const CsvReading read("a,b\n1," + field + "\n2,3\n");
  REQUIRE(read.records.size() == 2);
  CHECK(read.records[0][1].size() == field.size());
}
