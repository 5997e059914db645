#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::data {

/// One of the 56 areas that get a sheet: 50 states, the District of Columbia, Puerto Rico and the island
/// areas.
struct Area {
  std::string_view fips;          ///< "01" to "78", FIPS 5-2 / ANSI INCITS 38:2009
  std::string_view code;          ///< postal code, "AL"
  std::string_view name;          ///< "Alabama"
  std::string_view abbreviation;  ///< traditional, "Ala."
  std::string_view type;          ///< "state", "district", "territory", … as in data/us-areas.csv
  std::string_view capital;       ///< may be empty

  /// The name inside a sentence: "Illinois", "the District of Columbia", "the U.S. Virgin Islands".
  std::string in_text() const;
  /// The name as an adjective or at a sentence's start without article: always `name`.
  bool operator==(const Area& other) const { return fips == other.fips; }
};

/// All 56, in FIPS order. Source: Census Bureau, ANSI state codes (data/us-areas.csv; a test compares).
std::span<const Area> areas();

/// By postal code, FIPS or name (case and surrounding blanks don't count; "D.C.", "Virgin Islands" and the
/// like are known too). Null if there is none.
const Area* find_area(std::string_view text);

/// Codes and names, for "did you mean".
std::vector<std::string> area_names();

}  // namespace factsheet::data
