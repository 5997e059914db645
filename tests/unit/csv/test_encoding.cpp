#include "unit/csv/reading.hpp"
#include <catch2/catch.hpp>

using factsheet::test::CsvReading;
using Fields = std::vector<std::string>;

namespace {

std::string utf16(std::u16string_view text, bool little) {
  std::string out;
  for (const char16_t c : text) {
    const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
    out += little ? low : high;
    out += little ? high : low;
  }
  return out;
}

}  // namespace

TEST_CASE("UTF-8 is taken as it is, with or without a byte order mark") {
  const CsvReading plain("näme,n\nÉire,1\n");
  CHECK(plain.source->encoding == "UTF-8");
  CHECK(plain.table->head() == Fields{"näme", "n"});
  const CsvReading marked("\xEF\xBB\xBFname,n\nA,1\n");
  CHECK(marked.source->encoding == "UTF-8");
  CHECK(marked.table->column("name") == 0);
  CHECK(CsvReading::where(marked.table->head_place(0).span) == "1:1-1:5");
}

TEST_CASE("UTF-16 is known by its byte order mark") {
  const std::u16string_view text = u"\uFEFFnáme\tn\r\nA😀\t1\r\n";
  for (const bool little : {true, false}) {
    const CsvReading read(utf16(text, little));
    REQUIRE(read.source);
    CHECK(read.source->encoding == (little ? "UTF-16LE" : "UTF-16BE"));
    CHECK(read.table->head() == Fields{"náme", "n"});
    CHECK(read.records == std::vector<Fields>{{"A😀", "1"}});
    CHECK(read.place(0, 1) == "2:4-2:5");
  }
}

TEST_CASE("UTF-16 that is cut off or broken is refused") {
  const CsvReading odd(utf16(u"\uFEFFa,b", true) + "x");
  CHECK_FALSE(odd.source);
  CHECK(odd.findings() ==
        "invalid-utf8 0:0-0:0 this file begins as UTF-16, but byte 9 can't be read as such\n");
  const CsvReading lone(std::string("\xFF\xFE\x00\xDC\x41\x00", 6));
  CHECK_FALSE(lone.source);
  CHECK(lone.diagnostics.errors() == 1);
  const CsvReading nul(std::string("\xFF\xFE\x41\x00\x00\x00\x42\x00", 8));
  CHECK(nul.findings() == "csv-syntax 1:2-1:3 there is a NUL byte here, which no text has\n");
}

TEST_CASE("what isn't UTF-8 anywhere is Windows-1252") {
  const CsvReading read(
      "name,n\nDo\xF1"
      "a Ana \x96 \x80,1\n");
  REQUIRE(read.source);
  CHECK(read.source->encoding == "WINDOWS-1252");
  CHECK(read.records == std::vector<Fields>{{"Doña Ana – €", "1"}});
  CHECK(read.place(0, 0) == "2:1-2:13");
}

TEST_CASE("bytes that fit no encoding are refused, and pointed at") {
  const CsvReading undefined("name,n\nab\x81,1\n");
  CHECK_FALSE(undefined.source);
  CHECK(undefined.findings() == "invalid-utf8 2:3-2:4 this byte is neither UTF-8 nor Windows-1252\n");
  const CsvReading mixed("name,n\nñ\xF1,1\n");
  CHECK(mixed.findings() == "invalid-utf8 2:2-2:3 this byte isn't UTF-8, but the file's other letters are\n");
  const CsvReading marked("\xEF\xBB\xBFname,n\nab\xF1,1\n");
  CHECK(marked.findings() ==
        "invalid-utf8 2:3-2:4 this byte isn't UTF-8, but the file's other letters are\n");
  const CsvReading nul(std::string("name,n\na\0,1\n", 12));
  CHECK(nul.findings() == "csv-syntax 2:2-2:3 there is a NUL byte here, which no text has\n");
}

TEST_CASE("a spreadsheet's own file is known") {
  const CsvReading read(std::string("PK\x03\x04\x14\x00\x06\x00", 8));
  CHECK_FALSE(read.source);
  CHECK(read.findings() == "csv-syntax 0:0-0:0 this is a spreadsheet's own file, not a CSV file\n");
}

TEST_CASE("a damaged file without line ends isn't shown") {
  CsvReading read("a,b" + std::string(2 << 20, 'x') + '\0');
  CHECK(read.findings() == "csv-syntax 0:0-0:0 there is a NUL byte here, which no text has\n");
}
