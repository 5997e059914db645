#pragma once

#include "data/cell.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace factsheet::data {

/// A sign that a table puts where a figure should be, or behind one, and what it means.
struct Mark {
  std::string sign;
  Status status = Status::not_available;
  std::string note;
};

/// What a table's field comes to: a cell, or the reason why it is none.
struct FieldReading {
  Cell cell;
  std::string fault;  ///< "\"1.2.3\" has two decimal points"; empty: there is none
  std::string hint;
};

/// What a point in a table's numbers is: `ambiguous` where the fields are parted by semicolons, as a
/// spreadsheet does it where points part thousands.
enum class Points { decimal, ambiguous };

/// Reads a field as a number: digits with or without thousands commas, with a minus, a percent sign where
/// `unit` is percent, a currency sign where it is dollars; one of the marks alone; or a number with a mark of
/// an unreliable figure or a true zero behind it. Nothing else: a mark that isn't mapped is a fault, and
/// so is 1.234 where points are ambiguous.
FieldReading read_number_field(std::string_view field, const std::vector<Mark>& marks, std::string_view unit,
                               Points points = Points::decimal);

}  // namespace factsheet::data
