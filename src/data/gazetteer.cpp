#include "data/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace factsheet::data {
namespace {

// clang-format off
constexpr auto all_areas = std::to_array<Area>({
    {"01", "AL", "Alabama", "Ala.", "state", "Montgomery"},
    {"02", "AK", "Alaska", "Alaska", "state", "Juneau"},
    {"04", "AZ", "Arizona", "Ariz.", "state", "Phoenix"},
    {"05", "AR", "Arkansas", "Ark.", "state", "Little Rock"},
    {"06", "CA", "California", "Calif.", "state", "Sacramento"},
    {"08", "CO", "Colorado", "Colo.", "state", "Denver"},
    {"09", "CT", "Connecticut", "Conn.", "state", "Hartford"},
    {"10", "DE", "Delaware", "Del.", "state", "Dover"},
    {"11", "DC", "District of Columbia", "D.C.", "federal district", ""},
    {"12", "FL", "Florida", "Fla.", "state", "Tallahassee"},
    {"13", "GA", "Georgia", "Ga.", "state", "Atlanta"},
    {"15", "HI", "Hawaii", "Hawaii", "state", "Honolulu"},
    {"16", "ID", "Idaho", "Idaho", "state", "Boise"},
    {"17", "IL", "Illinois", "Ill.", "state", "Springfield"},
    {"18", "IN", "Indiana", "Ind.", "state", "Indianapolis"},
    {"19", "IA", "Iowa", "Iowa", "state", "Des Moines"},
    {"20", "KS", "Kansas", "Kan.", "state", "Topeka"},
    {"21", "KY", "Kentucky", "Ky.", "state", "Frankfort"},
    {"22", "LA", "Louisiana", "La.", "state", "Baton Rouge"},
    {"23", "ME", "Maine", "Maine", "state", "Augusta"},
    {"24", "MD", "Maryland", "Md.", "state", "Annapolis"},
    {"25", "MA", "Massachusetts", "Mass.", "state", "Boston"},
    {"26", "MI", "Michigan", "Mich.", "state", "Lansing"},
    {"27", "MN", "Minnesota", "Minn.", "state", "Saint Paul"},
    {"28", "MS", "Mississippi", "Miss.", "state", "Jackson"},
    {"29", "MO", "Missouri", "Mo.", "state", "Jefferson City"},
    {"30", "MT", "Montana", "Mont.", "state", "Helena"},
    {"31", "NE", "Nebraska", "Nebr.", "state", "Lincoln"},
    {"32", "NV", "Nevada", "Nev.", "state", "Carson City"},
    {"33", "NH", "New Hampshire", "N.H.", "state", "Concord"},
    {"34", "NJ", "New Jersey", "N.J.", "state", "Trenton"},
    {"35", "NM", "New Mexico", "N.M.", "state", "Santa Fe"},
    {"36", "NY", "New York", "N.Y.", "state", "Albany"},
    {"37", "NC", "North Carolina", "N.C.", "state", "Raleigh"},
    {"38", "ND", "North Dakota", "N.D.", "state", "Bismarck"},
    {"39", "OH", "Ohio", "Ohio", "state", "Columbus"},
    {"40", "OK", "Oklahoma", "Okla.", "state", "Oklahoma City"},
    {"41", "OR", "Oregon", "Ore.", "state", "Salem"},
    {"42", "PA", "Pennsylvania", "Pa.", "state", "Harrisburg"},
    {"44", "RI", "Rhode Island", "R.I.", "state", "Providence"},
    {"45", "SC", "South Carolina", "S.C.", "state", "Columbia"},
    {"46", "SD", "South Dakota", "S.D.", "state", "Pierre"},
    {"47", "TN", "Tennessee", "Tenn.", "state", "Nashville"},
    {"48", "TX", "Texas", "Texas", "state", "Austin"},
    {"49", "UT", "Utah", "Utah", "state", "Salt Lake City"},
    {"50", "VT", "Vermont", "Vt.", "state", "Montpelier"},
    {"51", "VA", "Virginia", "Va.", "state", "Richmond"},
    {"53", "WA", "Washington", "Wash.", "state", "Olympia"},
    {"54", "WV", "West Virginia", "W.Va.", "state", "Charleston"},
    {"55", "WI", "Wisconsin", "Wis.", "state", "Madison"},
    {"56", "WY", "Wyoming", "Wyo.", "state", "Cheyenne"},
    {"60", "AS", "American Samoa", "A.S.", "insular area", "Pago Pago"},
    {"66", "GU", "Guam", "Guam", "insular area", "Hagåtña"},
    {"69", "MP", "Northern Mariana Islands", "Mariana Isl.", "insular area", "Saipan"},
    {"72", "PR", "Puerto Rico", "Puerto Rico", "insular area", "San Juan"},
    {"78", "VI", "U.S. Virgin Islands", "Virgin Isl.", "insular area", "Charlotte Amalie"},
});
// clang-format on

struct Alias {
  std::string_view text;  // folded as `folded` does
  std::string_view code;
};

constexpr auto aliases = std::to_array<Alias>({
    {"washington dc", "DC"},
    {"washington district of columbia", "DC"},
    {"virgin islands", "VI"},
    {"us virgin islands", "VI"},
    {"usvi", "VI"},
    {"virgin islands of the united states", "VI"},
    {"united states virgin islands", "VI"},
    {"cnmi", "MP"},
    {"northern marianas", "MP"},
    {"northern mariana", "MP"},
    {"commonwealth of the northern mariana islands", "MP"},
    {"commonwealth of puerto rico", "PR"},
});

// Lower case, full stops and commas dropped, blanks made single, a leading "the" taken off.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '.' || c == ',') continue;
    if (byte == 0xC2) continue;  // of a no-break space, U+00A0
    if (std::isspace(byte) != 0 || byte == 0xA0) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += static_cast<char>(std::tolower(byte));
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.compare(0, 4, "the ") == 0) out.erase(0, 4);
  return out;
}

const Area* by_code(std::string_view code) {
  const auto found =
      std::find_if(all_areas.begin(), all_areas.end(), [&](const Area& area) { return area.code == code; });
  return found == all_areas.end() ? nullptr : &*found;
}

}  // namespace

std::string Area::in_text() const {
  const bool takes_article = code == "DC" || code == "VI" || code == "MP";
  return (takes_article ? "the " : "") + std::string(name);
}

std::span<const Area> areas() {
  return all_areas;
}

const Area* find_area(std::string_view text) {
  // Postal codes in capitals are what nearly every data file writes: no folding for them.
  if (text.size() == 2) {
    if (const Area* area = by_code(text)) return area;
  }
  const std::string wanted = folded(text);
  for (const Area& area : all_areas) {
    if (wanted == area.fips || wanted == folded(area.code) || wanted == folded(area.name)) return &area;
  }
  for (const Alias& alias : aliases) {
    if (wanted == alias.text) return by_code(alias.code);
  }
  return nullptr;
}

std::vector<std::string> area_names() {
  std::vector<std::string> names;
  for (const Area& area : all_areas) {
    names.emplace_back(area.code);
    names.emplace_back(area.name);
  }
  return names;
}

}  // namespace factsheet::data
