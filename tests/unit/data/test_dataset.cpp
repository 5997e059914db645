#include "reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::data;

TEST_CASE("the data file of 2023 holds every figure of the Illinois sheet") {
  const DataReading reading(read_file(FACTSHEET_ROOT "/data/ncmec-2023.toml"));
  CHECK(reading.findings().empty());
  REQUIRE(reading.dataset.states.size() == 1);
  const Lookup lookup = reading.lookup();
  const std::pair<const char*, const char*> figures[] = {
      {"national.cybertipline.reports", "36200000"},
      {"national.cybertipline.files", "105000000"},
      {"national.cvip.children_identified", "27130"},
      {"national.missing.cases", "28886"},
      {"national.missing.runaways", "22442"},
      {"national.missing.likely_trafficked", "19"},
      {"national.trafficking.reports", "18400"},
      {"national.team_hope.supported", "5759"},
      {"national.connect.users", "18000"},
      {"cybertipline.to_law_enforcement", "26696"},
      {"cvip.submissions", "77"},
      {"missing.total", "980"},
      {"trafficking.engagements", "78"},
      {"team_hope.supported", "151"},
      {"team_hope.mental_health", "123"},
      {"team_adam.cases", "1"},
      {"connect.new_users", "354"},
      {"edition", "2023"},
  };
  for (const auto& [path, figure] : figures) {
    CAPTURE(path);
    const Field* field = lookup.find(path);
    REQUIRE(field != nullptr);
    REQUIRE(field->cell() != nullptr);
    REQUIRE(field->cell()->number() != nullptr);
    CHECK(field->cell()->number()->value.to_string() == figure);
  }
  const Rows* rows = lookup.find("missing.rows")->rows();
  REQUIRE(rows != nullptr);
  std::string listed;
  for (const Group& row : rows->records) {
    listed += fmt::format("{} {}; ", *row.find("kind")->cell()->text(),
                          row.find("n")->cell()->number()->value.to_string());
  }
  CHECK(listed == "social_services 805; other 133; hhs_orr 42; ");

  const Number& reports = *lookup.find("national.cybertipline.reports")->cell()->number();
  REQUIRE(reports.precision);
  CHECK(reports.precision->step == Decimal(100'000));
  CHECK(reports.precision->magnitude == "million");
  CHECK_FALSE(reports.at_least);
  CHECK(lookup.find("national.cybertipline.files")->cell()->number()->at_least);
  CHECK(lookup.find("national.missing.likely_trafficked")->cell()->unit == "percent");
}

TEST_CASE("a data file's own keys") {
  const DataReading reading(
      "layout='x.toml'\nedition='2023-24'\nas_of=2024-05-01\nsource={value='NCMEC', note='n'}\nsample=true\n"
      "[national]\na=1\n[states.Illinois]\nb='x'\nc=true\nd=2024-01-02\n[states.11]\nb='y'\n");
  CHECK(reading.findings().empty());
  const Dataset& data = reading.dataset;
  CHECK(data.layout == "x.toml");
  CHECK(reading.at(data.layout_span) == "'x.toml'");
  CHECK(*data.edition->text() == "2023-24");
  CHECK(std::get<Date>(data.as_of->value) == Date{2024, 5, 1});
  CHECK(*data.source_note->text() == "NCMEC");
  CHECK(data.sample);
  REQUIRE(data.states.size() == 2);
  CHECK(data.states[0].area->code == "IL");
  CHECK(data.states[1].area->code == "DC");
  CHECK(reading.at(data.states[1].key_span) == "11");
}

TEST_CASE("precision") {
  CHECK(parse_precision("0.1 million")->step == Decimal(100'000));
  CHECK(parse_precision("1 thousand")->magnitude == "thousand");
  CHECK(parse_precision("100")->magnitude.empty());
  CHECK(parse_precision("0.01")->step == Decimal(1, 2));
  for (const char* text : {"", "0", "-1", "million", "1 zillion", "1,000", "1  million", "1 million ", "x"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_precision(text));
  }
}

TEST_CASE("mistakes in the figures") {
  const DataReading reading(
      "[national]\n"
      "a = { value = 36_212_345, precision = '0.1 million' }\n"
      "b = '26,696'\n"
      "c = '19%'\n"
      "d = '26696'\n"
      "e = { value = 5, precison = '100' }\n"
      "f = { value = 5, precision = 'coarse' }\n"
      "g = { precision = '1' }\n"
      "h = ['x']\n"
      "i = [26,696]\n"
      "j = ''\n"
      "k = { value = 'x', at_least = true }\n"
      "'l.m' = 1\n"
      "n = { value = 5, precision = 100 }\n"
      "o = { value = [1] }\n"
      "p = [{ q = [{ r = 1 }] }]\n"
      "zip = '01234'\n"
      "years = '2023-24'\n");
  CHECK(reading.findings() ==
        "precision-mismatch 2:15 36_212_345 isn't rounded to 0.1 million, as its precision says / write "
        "36_200_000, or a "
        "finer precision\n"
        "wrong-type 3:5 \"26,696\" is a figure, but stands in quotes as a text / write 26_696\n"
        "wrong-type 4:5 \"19%\" is a figure, but stands in quotes as a text / write 19 and let the layout "
        "add the sign with "
        "{path|percent}\n"
        "wrong-type 5:5 \"26696\" is a figure, but stands in quotes as a text / write 26696\n"
        "unknown-key 6:18 the value \"e\" knows no key \"precison\" / did you mean \"precision\"?\n"
        "bad-value 7:30 \"coarse\" is no precision / write a number, and thousand, million, billion or "
        "trillion if need "
        "be: \"0.1 million\", \"100\"\n"
        "missing-key 8:5 the value \"g\" has no \"value\" / write { value = …, … }, or { status = \"not "
        "available\" "
        "}\n"
        "wrong-type 9:6 \"h\" takes a list of tables, one for each row, not a text / write rows such as { "
        "kind = \"other\", "
        "n = 133 }\n"
        "wrong-type 10:6 \"i\" takes a list of tables, one for each row, not a number / write rows such as { "
        "kind = "
        "\"other\", n = 133 } / if this is one number, write 26_696: TOML has no thousands commas\n"
        "bad-value 11:5 this text is empty / leave the key out where there is nothing to say\n"
        "bad-value 12:20 only a number has \"at_least\" / leave it out\n"
        "bad-value 13:1 \"l.m\" can't be the name of a figure / write letters, digits and _ in a name; a "
        "point parts a "
        "group from its figures\n"
        "wrong-type 14:30 \"precision\" of the value \"n\" takes a text, not a number / write \"100\"\n"
        "wrong-type 15:15 a value can't be a list / write a number, a text, a date, true or false\n"
        "wrong-type 16:12 \"q\" can't be a list here / a row holds single values; put the list under a name "
        "of its own\n");
}

TEST_CASE("mistakes in a state's figures are its own, and no other figure is taken for what they stand for") {
  const DataReading reading(
      "[states.IL]\na = '1,234'\nnational = 1\n'x.y' = 2\nb.c = ''\nd = ['x']\nrows = [{ n = '5%' }]\n"
      "[states.WI]\na = 1\n");
  CHECK(reading.findings().empty());
  REQUIRE(reading.dataset.states.size() == 2);
  CHECK(reading.dataset.states[1].findings.all().empty());
  const std::string own = Reading::in_words(reading.dataset.states[0].findings);
  CHECK_THAT(own,
             Catch::StartsWith("wrong-type 2:5 \"1,234\" is a figure, but stands in quotes") &&
                 Catch::Contains("bad-value 3:1 \"national\" can't be the name of a state's figure / "
                                 "{national} means something else in a layout: give it another name\n") &&
                 Catch::Contains("bad-value 4:1 \"x.y\" can't be the name of a figure") &&
                 Catch::Contains("bad-value 5:7 this text is empty") &&
                 Catch::Contains("wrong-type 6:6 \"d\" takes a list of tables") &&
                 Catch::Contains("wrong-type 7:15 \"5%\" is a figure"));
  const Lookup lookup = reading.lookup();
  for (const char* path : {"a", "b.c", "d"}) {
    CAPTURE(path);
    REQUIRE(lookup.find(path) != nullptr);
    REQUIRE(lookup.find(path)->cell() != nullptr);
    CHECK(lookup.find(path)->cell()->status == Status::faulty);
  }
  CHECK(lookup.find("rows")->rows()->records[0].find("n")->cell()->status == Status::faulty);
}

TEST_CASE("mistakes in the file's own keys") {
  const DataReading reading(
      "editon = 2023\n"
      "as_of = 5\n"
      "layout = ''\n"
      "source = 5\n"
      "[states.IL]\nnational = 1\n"
      "[states.Ilinois]\na = 1\n"
      "[states.illinois]\na = 1\n"
      "[[check]]\nname = 'x'\n"
      "[[check]]\nrule = 'a >'\nnote = 'x'\n");
  CHECK(reading.findings() ==
        "unknown-key 1:1 a data file knows no key \"editon\" / did you mean \"edition\"?\n"
        "bad-value 3:10 the layout has no name / write the layout file's path, or leave the key out\n"
        "wrong-type 2:9 \"as_of\" takes a date or a text, not a number / write a date such as 2024-05-31\n"
        "wrong-type 4:10 \"source\" takes a text, not a number / write it in quotes\n"
        "unknown-state 7:9 \"Ilinois\" is no state or area / did you mean \"Illinois\"? / write a postal "
        "code such as IL; "
        "the country's figures stand in [national]\n"
        "repeated-key 9:9 Illinois is given twice / put its figures under one heading\n"
        "missing-key 11:1 [[check]] has no \"rule\" / add rule = …, an expression such as \"missing.total > "
        "0\"\n"
        "missing-key 13:1 [[check]] has no \"name\" / add name = …, a text\n"
        "unknown-key 15:1 [[check]] knows no key \"note\" / \"note\" is a key of [cell]\n"
        "bad-expression 14:12 the expression ends where a number, a text or a path is asked\n");
  CHECK(Reading("[states]\nIL = 5\n").root);
  CHECK(DataReading("[states]\nIL = 5\n").findings() ==
        "wrong-type 2:6 [states.IL] takes a table of figures, not a number / head it with [states.IL] and "
        "write a name = "
        "figure on each line below\n");
}

TEST_CASE("looking paths up") {
  const DataReading reading(
      "edition = 2023\n[national]\na.b = 1\n[states.IL]\na.b = 2\nr = [{ n = 3, edition = 'row' }]\nonly.il "
      "= 5\n"
      "[states.DC]\na.b = 4\nonly_dc = 1\n");
  CHECK(reading.findings().empty());
  const Lookup illinois = reading.lookup(0);
  const Lookup district = reading.lookup(1);
  const auto text = [](const Field* field) { return *field->cell()->text(); };
  const auto number = [](const Field* field) { return field->cell()->number()->value.to_string(); };
  CHECK(number(illinois.find("national.a.b")) == "1");
  CHECK(number(illinois.find("a.b")) == "2");
  CHECK(number(district.find("a.b")) == "4");
  CHECK(text(illinois.find("state.name")) == "Illinois");
  CHECK(text(district.find("state.in")) == "the District of Columbia");
  CHECK(text(district.find("state.code")) == "DC");
  CHECK(text(district.find("state.fips")) == "11");
  CHECK(text(district.find("state.abbreviation")) == "D.C.");
  CHECK(text(illinois.find("state.capital")) == "Springfield");
  CHECK(district.find("state.capital") == nullptr);
  CHECK(district.other_state_has("state.capital"));
  CHECK(number(illinois.find("edition")) == "2023");
  const Group& row = illinois.find("r")->rows()->records.front();
  CHECK(number(illinois.find("n", &row)) == "3");
  CHECK(text(illinois.find("edition", &row)) == "row");
  CHECK(number(illinois.find("a.b", &row)) == "2");
  CHECK(illinois.find("a")->group() != nullptr);
  for (const char* path : {"", ".", "a.", ".a", "a.b.c", "r.n", "n", "national", "state", "b", "only_dc"}) {
    CAPTURE(path);
    const Field* field = illinois.find(path);
    CHECK((field == nullptr || field->cell() == nullptr));
  }
  CHECK(illinois.other_state_has("only_dc"));
  CHECK_FALSE(illinois.other_state_has("only.il"));
  CHECK_FALSE(illinois.other_state_has("nowhere"));
  std::string paths;
  for (const std::string& path : illinois.paths(&row)) paths += path + " ";
  CHECK(paths ==
        "n edition a.b r only.il national.a.b edition state.name state.in state.code state.fips "
        "state.abbreviation "
        "state.capital state.region state.division ");
}
