#include "data/state_names.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace factsheet::data;

namespace {

// "WI Wisconsin, IA Iowa": the codes of those named, and the words that name them.
std::string named(std::string_view text, std::string_view own) {
  std::string out;
  for (const NamedArea& found : other_areas_named(text, *find_area(own))) {
    if (!out.empty()) out += "; ";
    out +=
        std::string(found.area->code) + " " + std::string(text.substr(found.begin, found.end - found.begin));
  }
  return out;
}

}  // namespace

TEST_CASE("a text that names another state is noticed, in whole words") {
  CHECK(named("children in Wisconsin and Iowa.", "IL") == "WI Wisconsin; IA Iowa");
  CHECK(named("children in Illinois", "IL").empty());
  CHECK(named("Illinois's, Wisconsin's, Iowa\u2019s", "IL") == "WI Wisconsin; IA Iowa");
  CHECK(named("WISCONSIN, wisconsin", "IL") == "WI WISCONSIN; WI wisconsin");
  CHECK(named("Wisconsinite, Iowan, Indianapolis, Arkansas City", "IL") == "AR Arkansas");
  CHECK(named("the Wisconsin-Iowa line\u2014Ohio\u2014and \u201CUtah\u201D", "IL") ==
        "WI Wisconsin; IA Iowa; OH Ohio; UT Utah");
  CHECK(named("", "IL").empty());
  CHECK(named("Ohio", "IL") == "OH Ohio");
}

TEST_CASE("the longest name counts") {
  CHECK(named("West Virginia", "VA") == "WV West Virginia");
  CHECK(named("West Virginia", "WV").empty());
  CHECK(named("Virginia", "WV") == "VA Virginia");
  CHECK(named("out in the West, Virginia", "VA").empty());
  CHECK(named("Arkansas", "KS") == "AR Arkansas");
  CHECK(named("New Mexico, Mexico", "AZ") == "NM New Mexico");
  CHECK(named("North Carolina", "SC") == "NC North Carolina");
}

TEST_CASE("a name counts however its blanks are written") {
  CHECK(named("New\u00A0York", "NJ") == "NY New\u00A0York");
  CHECK(named("New \n York", "NJ") == "NY New \n York");
  CHECK(named("Wis\u00ADconsin", "IL") == "WI Wis\u00ADconsin");
}

TEST_CASE("Washington is a state, a city, counties and people") {
  CHECK(named("in Washington", "OR") == "WA Washington");
  CHECK(named("Washington state", "OR") == "WA Washington");
  CHECK(named("Washington, D.C., and more", "DC").empty());
  CHECK(named("Washington, D.C.", "WA") == "DC Washington, D.C.");
  CHECK(named("Washington D.C. and Washington, DC", "MD") == "DC Washington D.C.; DC Washington, DC");
  CHECK(named("the District of Columbia and D.C. alone", "MD") == "DC District of Columbia; DC D.C.");
  CHECK(named("Washington", "DC") == "WA Washington");
  CHECK(named("Washington County, George Washington, Mount Washington, Washington Post", "IL").empty());
}

TEST_CASE("cities name their states") {
  CHECK(named("New York City", "NY").empty());
  CHECK(named("New York City", "NJ") == "NY New York");
  CHECK(named("Virginia Beach, Iowa City", "IL") == "VA Virginia; IA Iowa");
  CHECK(named("Kansas City", "KS").empty());
  CHECK(named("Kansas City", "MO").empty());
  CHECK(named("Kansas City", "IL") == "MO Kansas City");
  CHECK(named("Michigan City", "IN").empty());
}

TEST_CASE("what only sounds like a state is passed over") {
  CHECK(named("American Indian and Alaska Native children, Alaska Natives", "IL").empty());
  CHECK(named("Lake Michigan, the Ohio River, Michigan Avenue", "IL").empty());
  CHECK(named("Indiana University, University of Michigan, Ohio State University", "IL").empty());
  CHECK(named("Delaware County and DELAWARE COUNTY", "IN").empty());
  CHECK(named("all Texas counties; a Texas county", "IL") == "TX Texas; TX Texas");
  CHECK(named("Texas Countywide", "IL") == "TX Texas");
  CHECK(named("British Virgin Islands", "IL").empty());
  CHECK(named("the Virgin Islands and the U.S. Virgin Islands", "PR") ==
        "VI Virgin Islands; VI U.S. Virgin Islands");
  CHECK(named("the 50 states and the District of Columbia", "IL").empty());
  CHECK(named("the 50 states, the District of Columbia, and Puerto Rico", "IL").empty());
  CHECK(named("states like Ohio and the District of Columbia", "IL") == "OH Ohio; DC District of Columbia");
  CHECK(named("call us in OR or ME", "IL").empty());
}

TEST_CASE("every area is found by its name, and not on its own sheet") {
  for (const Area& area : areas()) {
    const Area& other = area.code == "IL" ? *find_area("WI") : *find_area("IL");
    const auto found = other_areas_named(area.in_text(), other);
    REQUIRE(found.size() == 1);
    CHECK(*found.front().area == area);
    CHECK(other_areas_named(area.in_text(), area).empty());
  }
}

TEST_CASE("bytes that aren't UTF-8 do no harm") {
  CHECK(named("\xE2\x80", "IL").empty());
  CHECK(named("Iowa\xE2", "IL").empty());
  CHECK(named("\xC2 Iowa", "IL") == "IA Iowa");
}

TEST_CASE("an own area's sheet may name its state and itself, and no other state") {
  const Gazetteer own({{"1", "Delaware Valley Schools", "", "PA", "", {}}, {"2", "Orange", "", "", "", {}}});
  const auto named = [&](std::string_view text, const char* code) {
    std::string out;
    for (const NamedArea& found : other_areas_named(text, *own.find(code)))
      out += std::string(found.area->code) + " ";
    return out;
  };
  CHECK(named("Pennsylvania's Delaware Valley Schools", "1") == "");
  CHECK(named("DELAWARE  VALLEY SCHOOLS", "1") == "");
  CHECK(named("Delaware Valley Schoolsx", "1") == "DE ");
  CHECK(named("Delaware and Ohio, Orange and Lake", "1") == "DE OH ");
  CHECK(named("Delaware and Ohio", "2") == "");  // nobody knows where it lies
}
