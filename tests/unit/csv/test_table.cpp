#include <stdexcept>

#include "unit/csv/reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using factsheet::test::CsvReading;
using Fields = std::vector<std::string>;
using Records = std::vector<Fields>;

TEST_CASE("records come with their fields and lines") {
  const CsvReading read("state,n\nIL,1\n\n \t \nWI, 2 \n");
  CHECK(read.table->head() == Fields{"state", "n"});
  CHECK(read.records == Records{{"IL", "1"}, {"WI", "2"}});
  CHECK(read.lines == std::vector<std::uint32_t>{2, 5});
  CHECK(read.visit.complete);
  CHECK(read.visit.footnotes.empty());
  CHECK(read.findings().empty());
}

TEST_CASE("line ends may be of any kind, and missing at the end") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CAPTURE(end.size());
    const CsvReading read("a,b" + end + "1,2" + end + end + "\"x" + end + "y\",4");
    CHECK(read.records == Records{{"1", "2"}, {"x\ny", "4"}});
    CHECK(read.lines == std::vector<std::uint32_t>{2, 4});
    CHECK(read.place(1, 0) == "4:1-5:3");
    CHECK(read.place(1, 1) == "5:4-5:5");
    CHECK(read.visit.complete);
  }
}

TEST_CASE("quotes are taken off and halved") {
  const CsvReading read("a,b,c\n\"x,y\" , \"say \"\"yes\"\"\",\"\"\n\"\"\"\", \" z \",\"1\n2\"\n");
  CHECK(read.records == Records{{"x,y", "say \"yes\"", ""}, {"\"", " z ", "1\n2"}});
  CHECK(read.place(0, 0) == "2:1-2:6");
  CHECK(read.place(0, 1) == "2:9-2:22");
  CHECK(read.place(0, 2) == "2:23-2:25");
  CHECK(read.table->place(read.begins[0], 2).quoted);
  CHECK(read.place(1, 0) == "3:1-3:5");
  CHECK(read.place(1, 2) == "3:13-4:3");
}

TEST_CASE("places count code points, without blanks") {
  const CsvReading read("é,b,c\n  ñandú ,, ü\n");
  CHECK(read.place(0, 0) == "2:3-2:8");
  CHECK(read.place(0, 1) == "2:10-2:10");
  CHECK(read.place(0, 2) == "2:12-2:13");
  CHECK(read.place(0, 9) == "2:13-2:13");
  CHECK_FALSE(read.table->place(read.begins[0], 0).quoted);
  CHECK(CsvReading::where(read.table->head_place(2).span) == "1:5-1:6");
}

TEST_CASE("the delimiter is the one that parts the head into most fields") {
  const auto delimiter_of = [](const std::string& head) {
    return CsvReading(head).table.value().delimiter();
  };
  CHECK(delimiter_of("a,b") == ',');
  CHECK(delimiter_of("a\tb") == '\t');
  CHECK(delimiter_of("a;b") == ';');
  CHECK(delimiter_of("a|b") == '|');
  CHECK(delimiter_of("one") == ',');
  CHECK(delimiter_of("a, b;c;d") == ';');
  CHECK(delimiter_of("\"a;b;c\",d") == ',');
  CHECK(delimiter_of("\"a,x\";\"b\"") == ';');
  const CsvReading read("state\tname\nIL\t\n \tx\n");
  CHECK(read.records == Records{{"IL", ""}, {"", "x"}});
}

TEST_CASE("two delimiters that part the head alike are not guessed at") {
  const CsvReading read("name, first;age\n");
  CHECK_FALSE(read.table);
  CHECK(read.findings() == "csv-shape 1:1-1:16 a comma and a semicolon part this head into as many fields\n");
  const CsvReading told("name, first;age\nA, B;3\n", {';', 0});
  CHECK(told.records == Records{{"A, B", "3"}});
}

TEST_CASE("a delimiter that can't be one is the caller's mistake") {
  CHECK_THROWS_AS(CsvReading("a\n", {'"', 0}), std::invalid_argument);
}

TEST_CASE("the head stands below titles if it is said in which line") {
  const std::string text = "Table 1, \"of\" 2\n,,\n\nstate,n\nIL,1\n";
  const CsvReading read(text, {0, 4});
  CHECK(read.table->head() == Fields{"state", "n"});
  CHECK(read.records == Records{{"IL", "1"}});
  CHECK(read.lines == std::vector<std::uint32_t>{5});
  CHECK(CsvReading(text, {0, 3}).findings() ==
        "csv-shape 3:1-3:1 the head is to be in this line, which is blank\n");
  CHECK(CsvReading(text, {0, 6}).findings() ==
        "csv-shape 0:0-0:0 the head is to be in line 6, but the file ends above it\n");
}

TEST_CASE("the head is the first line that holds anything") {
  const CsvReading read("\n , ,\nstate,n\nIL,1\n");
  CHECK(read.table->head() == Fields{"state", "n"});
  CHECK(read.lines == std::vector<std::uint32_t>{4});
}

TEST_CASE("a head's names may be over lines, repeated or empty") {
  const CsvReading read("\"Total\n  cases\",n,,n\n1,2,3,4\n");
  CHECK(read.table->head() == Fields{"Total cases", "n", "", "n"});
  CHECK(read.table->column("Total cases") == 0);
  CHECK_FALSE(read.table->column("n"));
  CHECK(read.table->columns("n") == std::vector<std::size_t>{1, 3});
  CHECK_FALSE(read.table->column(""));
  CHECK_FALSE(read.table->column("N"));
  CHECK(read.lines == std::vector<std::uint32_t>{3});
  CHECK(CsvReading::where(read.table->head_place(3).span) == "2:13-2:14");
}

TEST_CASE("a file without a head is refused") {
  for (const std::string text : {"", "\n\n", "\xEF\xBB\xBF", ",,,\n"}) {
    CHECK(CsvReading(text).findings() == "csv-shape 0:0-0:0 this table is empty\n");
  }
  const CsvReading open("\"a,b\nc,d\n");
  CHECK_FALSE(open.table);
  CHECK(open.findings() ==
        "csv-syntax 1:1-1:2 this quote is never closed: everything below would be one field\n");
  const CsvReading wide(std::string(16384, ',') + "a");
  CHECK(wide.findings() == "csv-shape 0:0-0:0 the head in line 1 has 16385 columns, and 16384 is the most\n");
}

TEST_CASE("records of which all fields are blank are passed over") {
  const CsvReading read("a,b\n,\nx,1\n\"\",\" \"\n,,,,,\ny,2\n,\n");
  CHECK(read.records == Records{{"x", "1"}, {"y", "2"}});
  CHECK(read.visit.complete);
  CHECK(read.findings().empty());
}

TEST_CASE("a table of one column is read, too") {
  const CsvReading read("a\nx\n\ny\n");
  CHECK(read.records == Records{{"x"}, {"y"}});
  CHECK(read.visit.footnotes.empty());
}

TEST_CASE("a visit ends when the visitor says so") {
  CsvReading read("a,b\n1,2\n3,4\n5,6,7\n");
  std::size_t seen = 0;
  Diagnostics none;
  const csv::Visit visit = read.table->visit([&](const csv::Record&) { return ++seen < 2; }, none);
  CHECK(seen == 2);
  CHECK_FALSE(visit.complete);
  CHECK(none.all().empty());
}

TEST_CASE("what the visitor throws comes out") {
  const CsvReading read("a,b\n1,2\n");
  Diagnostics none;
  const auto thrower = [](const csv::Record&) -> bool { throw std::runtime_error("enough"); };
  CHECK_THROWS_AS(read.table->visit(thrower, none), std::runtime_error);
}
