#pragma once

#include "data/gazetteer.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace factsheet::data {

/// A state or area that a text names.
struct NamedArea {
  const Area* area = nullptr;
  std::size_t begin = 0;  ///< bytes [begin, end) of the text
  std::size_t end = 0;
};

/// Every area but `own` that a text names, in the text's order. Names are whole words, however they are
/// capitalized, and the longest one counts: "West Virginia" is not Virginia. What only sounds like a state is
/// passed over: "Washington County", "Lake Michigan", "University of Michigan", "Alaska Natives". A city that
/// bears a state's name names that state, "New York City" and "Virginia Beach"; a few stand elsewhere,
/// "Kansas City". Postal codes and abbreviations are not looked for: "IN", "OR" and "Miss." are words.
///
/// Where `own` is an area of a data file's own, its state may be named and other states may not; the names of
/// such areas are not looked for ("Lake", "Orange"), and its own name is passed over whatever it holds
/// ("Delaware Valley"). Nothing is found if its list doesn't say which state it lies in.
std::vector<NamedArea> other_areas_named(std::string_view text, const Area& own);

}  // namespace factsheet::data
