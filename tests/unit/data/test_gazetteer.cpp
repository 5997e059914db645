#include <sstream>

#include "reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet::data;

TEST_CASE("the gazetteer is data/us-areas.csv") {
  std::istringstream csv(read_file(FACTSHEET_ROOT "/data/us-areas.csv"));
  std::string line;
  std::getline(csv, line);
  REQUIRE(line.substr(0, 43) == "fips,code,name,abbrev_traditional,type,capi");
  std::size_t count = 0;
  while (std::getline(csv, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    REQUIRE(count < areas().size());
    const Area& a = areas()[count++];
    std::ostringstream row;
    row << a.fips << ',' << a.code << ',' << a.name << ',' << a.abbreviation << ',' << a.type << ','
        << a.capital;
    CHECK(row.str() == line);
  }
  CHECK(count == 56);
  CHECK(areas().size() == 56);
}

TEST_CASE("areas are found by code, FIPS, name and what else they are called") {
  for (const Area& area : areas()) {
    for (const std::string_view text : {area.code, area.fips, area.name}) {
      REQUIRE(find_area(text) != nullptr);
      CHECK(find_area(text)->fips == area.fips);
    }
    CHECK(find_area(area.in_text())->fips == area.fips);
  }
  const std::pair<const char*, const char*> cases[] = {
      {" illinois ", "IL"},
      {"il", "IL"},
      {"NEW  YORK", "NY"},
      {"D.C.", "DC"},
      {"dc", "DC"},
      {"Washington, DC", "DC"},
      {"Washington, D.C.", "DC"},
      {"Washington", "WA"},
      {"Virgin Islands", "VI"},
      {"CNMI", "MP"},
      {"the Northern Mariana Islands", "MP"},
      {"U.S. Virgin Islands", "VI"},
      {"USVI", "VI"},
      {"01", "AL"},
      {"11", "DC"},
  };
  for (const auto& [text, code] : cases) {
    CAPTURE(text);
    REQUIRE(find_area(text) != nullptr);
    CHECK(find_area(text)->code == code);
  }
  for (const char* text : {"", " ", "1", "001", "03", "XX", "Ilinois", "US", "national", "the"}) {
    CAPTURE(text);
    CHECK(find_area(text) == nullptr);
  }
}

TEST_CASE("three areas take the article in a sentence") {
  std::string with_article;
  for (const Area& area : areas()) {
    if (area.in_text() != area.name) with_article += area.in_text() + "; ";
  }
  CHECK(with_article == "the District of Columbia; the Northern Mariana Islands; the U.S. Virgin Islands; ");
  CHECK(area_names().size() == 112);
}
