#include "data/gazetteer.hpp"

#include <array>

namespace factsheet::data {
namespace {

// FIPS code, postal code, name, abbreviation, type, capital, region, division, and the name inside a sentence
// where it isn't the plain one.
// clang-format off
constexpr auto all_areas = std::to_array<Area>({
    {"01", "AL", "Alabama", "Ala.", "state", "Montgomery", "South", "East South Central"},
    {"02", "AK", "Alaska", "Alaska", "state", "Juneau", "West", "Pacific"},
    {"04", "AZ", "Arizona", "Ariz.", "state", "Phoenix", "West", "Mountain"},
    {"05", "AR", "Arkansas", "Ark.", "state", "Little Rock", "South", "West South Central"},
    {"06", "CA", "California", "Calif.", "state", "Sacramento", "West", "Pacific"},
    {"08", "CO", "Colorado", "Colo.", "state", "Denver", "West", "Mountain"},
    {"09", "CT", "Connecticut", "Conn.", "state", "Hartford", "Northeast", "New England"},
    {"10", "DE", "Delaware", "Del.", "state", "Dover", "South", "South Atlantic"},
    {"11", "DC", "District of Columbia", "D.C.", "federal district", "", "South", "South Atlantic", "the District of Columbia"},
    {"12", "FL", "Florida", "Fla.", "state", "Tallahassee", "South", "South Atlantic"},
    {"13", "GA", "Georgia", "Ga.", "state", "Atlanta", "South", "South Atlantic"},
    {"15", "HI", "Hawaii", "Hawaii", "state", "Honolulu", "West", "Pacific"},
    {"16", "ID", "Idaho", "Idaho", "state", "Boise", "West", "Mountain"},
    {"17", "IL", "Illinois", "Ill.", "state", "Springfield", "Midwest", "East North Central"},
    {"18", "IN", "Indiana", "Ind.", "state", "Indianapolis", "Midwest", "East North Central"},
    {"19", "IA", "Iowa", "Iowa", "state", "Des Moines", "Midwest", "West North Central"},
    {"20", "KS", "Kansas", "Kan.", "state", "Topeka", "Midwest", "West North Central"},
    {"21", "KY", "Kentucky", "Ky.", "state", "Frankfort", "South", "East South Central"},
    {"22", "LA", "Louisiana", "La.", "state", "Baton Rouge", "South", "West South Central"},
    {"23", "ME", "Maine", "Maine", "state", "Augusta", "Northeast", "New England"},
    {"24", "MD", "Maryland", "Md.", "state", "Annapolis", "South", "South Atlantic"},
    {"25", "MA", "Massachusetts", "Mass.", "state", "Boston", "Northeast", "New England"},
    {"26", "MI", "Michigan", "Mich.", "state", "Lansing", "Midwest", "East North Central"},
    {"27", "MN", "Minnesota", "Minn.", "state", "Saint Paul", "Midwest", "West North Central"},
    {"28", "MS", "Mississippi", "Miss.", "state", "Jackson", "South", "East South Central"},
    {"29", "MO", "Missouri", "Mo.", "state", "Jefferson City", "Midwest", "West North Central"},
    {"30", "MT", "Montana", "Mont.", "state", "Helena", "West", "Mountain"},
    {"31", "NE", "Nebraska", "Nebr.", "state", "Lincoln", "Midwest", "West North Central"},
    {"32", "NV", "Nevada", "Nev.", "state", "Carson City", "West", "Mountain"},
    {"33", "NH", "New Hampshire", "N.H.", "state", "Concord", "Northeast", "New England"},
    {"34", "NJ", "New Jersey", "N.J.", "state", "Trenton", "Northeast", "Middle Atlantic"},
    {"35", "NM", "New Mexico", "N.M.", "state", "Santa Fe", "West", "Mountain"},
    {"36", "NY", "New York", "N.Y.", "state", "Albany", "Northeast", "Middle Atlantic"},
    {"37", "NC", "North Carolina", "N.C.", "state", "Raleigh", "South", "South Atlantic"},
    {"38", "ND", "North Dakota", "N.D.", "state", "Bismarck", "Midwest", "West North Central"},
    {"39", "OH", "Ohio", "Ohio", "state", "Columbus", "Midwest", "East North Central"},
    {"40", "OK", "Oklahoma", "Okla.", "state", "Oklahoma City", "South", "West South Central"},
    {"41", "OR", "Oregon", "Ore.", "state", "Salem", "West", "Pacific"},
    {"42", "PA", "Pennsylvania", "Pa.", "state", "Harrisburg", "Northeast", "Middle Atlantic"},
    {"44", "RI", "Rhode Island", "R.I.", "state", "Providence", "Northeast", "New England"},
    {"45", "SC", "South Carolina", "S.C.", "state", "Columbia", "South", "South Atlantic"},
    {"46", "SD", "South Dakota", "S.D.", "state", "Pierre", "Midwest", "West North Central"},
    {"47", "TN", "Tennessee", "Tenn.", "state", "Nashville", "South", "East South Central"},
    {"48", "TX", "Texas", "Texas", "state", "Austin", "South", "West South Central"},
    {"49", "UT", "Utah", "Utah", "state", "Salt Lake City", "West", "Mountain"},
    {"50", "VT", "Vermont", "Vt.", "state", "Montpelier", "Northeast", "New England"},
    {"51", "VA", "Virginia", "Va.", "state", "Richmond", "South", "South Atlantic"},
    {"53", "WA", "Washington", "Wash.", "state", "Olympia", "West", "Pacific"},
    {"54", "WV", "West Virginia", "W.Va.", "state", "Charleston", "South", "South Atlantic"},
    {"55", "WI", "Wisconsin", "Wis.", "state", "Madison", "Midwest", "East North Central"},
    {"56", "WY", "Wyoming", "Wyo.", "state", "Cheyenne", "West", "Mountain"},
    {"60", "AS", "American Samoa", "A.S.", "insular area", "Pago Pago", "", ""},
    {"66", "GU", "Guam", "Guam", "insular area", "Hagåtña", "", ""},
    {"69", "MP", "Northern Mariana Islands", "Mariana Isl.", "insular area", "Saipan", "", "", "the Northern Mariana Islands"},
    {"72", "PR", "Puerto Rico", "Puerto Rico", "insular area", "San Juan", "", ""},
    {"78", "VI", "U.S. Virgin Islands", "Virgin Isl.", "insular area", "Charlotte Amalie", "", "", "the U.S. Virgin Islands"},
});
// clang-format on

}  // namespace

std::span<const Area> areas() {
  return all_areas;
}

}  // namespace factsheet::data
