#pragma once

#include <cstddef>
#include <string_view>

namespace factsheet::csv {

/// Where a field stands in its record's text, as bytes.
struct FieldExtent {
  std::size_t begin =
      0;  ///< its first byte, the quote if it has one; an empty field's is the delimiter behind it
  std::size_t end = 0;  ///< one past its last byte, the quote if it has one
  bool quoted = false;
  bool last = false;     ///< the record ends with it
  std::size_t next = 0;  ///< where the next field's blanks or text begin, or the line end if it is the last
};

/// The extent of field `index` (from 0) of the record that begins at byte `record`. Blanks around a field are
/// no part of it. Past the record's last field: an empty extent at its end.
///
/// libcsv parts the fields but doesn't say where they stood, so this reads a record's text once more, by the
/// same rules; a test holds it to them.
FieldExtent find_field(std::string_view text, std::size_t record, std::size_t index, char delimiter);

}  // namespace factsheet::csv
