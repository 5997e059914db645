#include <map>
#include <sstream>

#include "reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet::data;

TEST_CASE("the gazetteer is data/us-areas.csv") {
  std::istringstream csv(read_file(FACTSHEET_ROOT "/data/us-areas.csv"));
  std::string line;
  std::getline(csv, line);
  REQUIRE(line == "fips,code,name,abbrev_traditional,type,capital,region,division");
  std::size_t count = 0;
  while (std::getline(csv, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    REQUIRE(count < areas().size());
    const Area& a = areas()[count++];
    std::ostringstream row;
    row << a.fips << ',' << a.code << ',' << a.name << ',' << a.abbreviation << ',' << a.type << ','
        << a.capital << ',' << a.region << ',' << a.division;
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
  CHECK(Gazetteer::built_in()->names().size() == 112);
}

TEST_CASE("regions and divisions are those that the Census Bureau files its estimates under") {
  // Its codes: "Census Regions and Divisions of the United States".
  const std::map<std::string, std::string_view> regions = {
      {"1", "Northeast"}, {"2", "Midwest"}, {"3", "South"}, {"4", "West"}};
  const std::map<std::string, std::string_view> divisions = {
      {"1", "New England"},        {"2", "Middle Atlantic"}, {"3", "East North Central"},
      {"4", "West North Central"}, {"5", "South Atlantic"},  {"6", "East South Central"},
      {"7", "West South Central"}, {"8", "Mountain"},        {"9", "Pacific"}};
  std::istringstream csv(read_file(FACTSHEET_ROOT "/data/census-nst-est2023-alldata.csv"));
  std::string line;
  std::getline(csv, line);
  REQUIRE(line.starts_with("SUMLEV,REGION,DIVISION,STATE,NAME"));
  std::size_t count = 0;
  while (std::getline(csv, line)) {
    std::istringstream record(line);
    std::string level, region, division, fips;
    std::getline(record, level, ',');
    std::getline(record, region, ',');
    std::getline(record, division, ',');
    std::getline(record, fips, ',');
    const Area* area = level == "040" ? find_area(fips) : nullptr;
    if (!area || area->code == "PR") continue;
    CAPTURE(line.substr(0, 40));
    CHECK(area->region == regions.at(region));
    CHECK(area->division == divisions.at(division));
    ++count;
  }
  CHECK(count == 51);
  for (const std::string_view code : {"PR", "GU", "VI", "AS", "MP"}) CHECK(find_area(code)->region.empty());
}

namespace {

std::string codes_of(const std::vector<const Area*>& areas) {
  std::string out;
  for (const Area* area : areas) out += std::string(area->code) + " ";
  return out;
}

}  // namespace

TEST_CASE("groups of the states are the census's") {
  const auto states = Gazetteer::built_in();
  CHECK(codes_of(states->group("east north central")) == "IL IN MI OH WI ");
  CHECK(states->group("Midwest").size() == 12);
  CHECK(states->group("The South").size() == 17);
  CHECK(states->group_names().size() == 13);
  for (const char* text : {"", "Illinois", "IL", "Midwst", "island areas"})
    CHECK(states->group(text).empty());
}

TEST_CASE("own areas are found by code and name, unless several share the name") {
  const Gazetteer own({{"A-1", "Lake County", "", "OH", "", {}},
                       {"a2", "Lake County", "", "IN", "", {}},
                       {"A3", "Sample District", "the Sample District", "IN", "", {}}});
  CHECK(own.is_own());
  CHECK(own.find("a-1")->name == "Lake County");
  CHECK(own.find("A2")->state == "IN");
  CHECK(own.find("the  sample district.")->code == "A3");
  CHECK(own.find("A3")->in_text() == "the Sample District");
  CHECK(own.find("A-1")->in_text() == "Lake County");
  CHECK(own.find("Lake County") == nullptr);
  CHECK(codes_of(own.namesakes("lake county")) == "A-1 a2 ");
  CHECK(own.namesakes("A3").empty());
  CHECK(own.namesakes("Sample District").empty());
  for (const char* text : {"", "IL", "Illinois", "Lake", "A"}) CHECK(own.find(text) == nullptr);
}

TEST_CASE("a group of own areas is their region, their state, or without regions the state's") {
  const Gazetteer plain(
      {{"1", "A", "", "OH", "", {}}, {"2", "B", "", "TX", "", {}}, {"3", "C", "", "", "", {}}});
  CHECK(codes_of(plain.group("Midwest")) == "1 ");
  CHECK(codes_of(plain.group("TX")) == "2 ");
  CHECK(codes_of(plain.group("ohio")) == "1 ");
  const Gazetteer regions({{"1", "A", "", "OH", "Midwest", {}},
                           {"2", "B", "", "OH", "Lakes", {}},
                           {"3", "C", "", "TX", "Ohio", {}}});
  CHECK(codes_of(regions.group("Midwest")) == "1 ");
  CHECK(codes_of(regions.group("lakes")) == "2 ");
  CHECK(codes_of(regions.group("Ohio")) == "1 2 3 ");
  CHECK(regions.group("South").empty());
}

TEST_CASE("zeros that were lost are put back only where all codes are numbers of one length") {
  const Gazetteer counties({{"01001", "A", "", "", "", {}}, {"00012", "B", "", "", "", {}}});
  CHECK(counties.find_without_zeros("1001")->code == "01001");
  CHECK(counties.find_without_zeros("12")->code == "00012");
  for (const char* text : {"", "0", "01001", "001", "13", "1a", "101001", "-12"})
    CHECK(counties.find_without_zeros(text) == nullptr);
  const Gazetteer mixed({{"01", "A", "", "", "", {}}, {"0012", "B", "", "", "", {}}});
  CHECK(mixed.find_without_zeros("1") == nullptr);
  CHECK(Gazetteer::built_in()->find_without_zeros("1")->code == "AL");
}

TEST_CASE("a name that is shared is reported as such, any other with what is near") {
  const Gazetteer own({{"A1", "Lake County", "", "OH", "", {}}, {"A2", "Lake County", "", "", "", {}}});
  factsheet::Diagnostics found;
  own.report_unknown("lake county", {}, "unknown", found);
  own.report_unknown("Lake Conty", {}, "unknown", found);
  own.report_unknown("North", {}, "unknown", found, {"Norht"});
  CHECK(found.all()[0].message ==
        "2 areas are named \"lake county\", so the name doesn't tell which is meant");
  CHECK(found.all()[0].hints == std::vector<std::string>{"write its code: A1 (in OH) or A2"});
  CHECK(found.all()[1].hints == std::vector<std::string>{"did you mean \"Lake County\"?"});
  CHECK(found.all()[2].hints == std::vector<std::string>{"did you mean \"Norht\"?"});
}
