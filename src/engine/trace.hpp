#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace factsheet::engine {

/// A place in a file, as a person finds it.
struct Place {
  std::string file;
  std::uint32_t line = 0;  ///< from 1; 0: the file as a whole
  std::uint32_t column = 0;
  std::string text;  ///< of the line; empty where a figure that is suppressed stands on it
};

struct Reading;

/// One value of the data, with all that is known of where it came from.
struct Figure {
  std::string path;   ///< "missing.rows[2].n" for one in the second record of a list
  std::string type;   ///< "number", "text", "date", "true or false", "list"; "none" if there is no value
  std::string value;  ///< exact: "36200000", "19.50"; of a list, "3 records"
  std::string status;
  std::string precision;  ///< "0.1 million"; empty: as fine as the value
  bool at_least = false;  ///< it was published as "more than" the value
  std::string unit;
  std::string note;
  std::string source;
  bool source_of_file = false;  ///< the file's, since the figure names none of its own
  std::string vintage;
  Place place;                  ///< of the value; of the formula where it is derived
  std::string formula;          ///< empty: it was given
  std::vector<Reading> inputs;  ///< what the formula reads
};

/// The smallest or largest of all states' figures.
struct Extreme {
  std::string state;  ///< postal code
  std::string value;
  Place place;
  std::size_t ties = 0;  ///< how many other states have the same
};

/// What a function such as `rank` or `total` went over.
struct Across {
  std::string call;         ///< "rank(population, 'states')"
  std::size_t areas = 0;    ///< how many were read
  std::size_t without = 0;  ///< how many of them have no figure
  std::optional<Extreme> least;
  std::optional<Extreme> most;
};

/// One input of a formula: a value, or a function over all states with this state's own value.
struct Reading {
  Figure figure;  ///< its path is empty if a function over all states found no value of the state's own
  std::optional<Across> across;
  bool repeated = false;  ///< it was told in full before; only its path and value are given
};

/// Where a value is printed.
struct Print {
  std::size_t figure = 0;  ///< index into Trace::figures
  std::string text;        ///< as the sheet shows it
  std::string part;        ///< "heading", "text", "callout", "table", "header", "footer", "title", "subject",
                           ///< "file name", "link"
  Place place;             ///< in the layout
  std::string formats;     ///< as the layout gives them, "round:100"; empty: none
};

/// Where the values of one sheet came from.
struct Trace {
  std::string state;  ///< postal code
  std::string state_name;
  std::string data_file;
  std::string layout_file;
  std::string sheet_file;
  std::vector<Print> prints;    ///< in reading order
  std::vector<Figure> figures;  ///< each once, in the order in which they are first printed
};

/// The trace as JSON; the same for the same input, byte for byte. `figures_first` lists each figure with the
/// places where it is printed, otherwise each print comes with its figure.
std::string to_json(const Trace& trace, bool figures_first);

}  // namespace factsheet::engine
