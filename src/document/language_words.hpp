#pragma once

#include <string>
#include <string_view>

namespace factsheet::document {

/// How the figures of a map's class are worded in its legend. `{}` stands for a figure.
struct RangeWords {
  std::string_view under;
  std::string_view from_to_under;
  std::string_view or_more;
  std::string_view from_to;
};

/// The words that charts and maps print or have read aloud where the layout gives none of its own, in one
/// language. `{}` stands for a name, a figure or a number, in the order in which they are told.
struct LanguageWords {
  // What a chart is.
  std::string_view bars;
  std::string_view columns;
  std::string_view grouped_bars;
  std::string_view grouped_columns;
  std::string_view stacked_bars;
  std::string_view stacked_columns;
  std::string_view line;
  std::string_view dots;
  std::string_view slope;
  std::string_view share;
  // What is told of its figures.
  std::string_view total;    ///< of a record's parts
  std::string_view largest;  ///< the record
  std::string_view lowest;   ///< of how many states, and whose
  std::string_view highest;
  std::string_view axis_from;
  // What a map is, and what is told of it.
  std::string_view map;
  std::string_view tile_map;
  std::string_view outline;   ///< of the state
  std::string_view in_class;  ///< the state, its figure, which class, its range
  std::string_view only_class;
  std::string_view lowest_class;   ///< of how many
  std::string_view highest_class;  ///< of how many
  std::string_view nth_class;      ///< which, of how many
  std::string_view extremes;       ///< the highest, the lowest
  std::string_view quantile;
  std::string_view equal;
  std::string_view natural;
  std::string_view breaks;
  std::string_view and_others;  ///< a state, and how many more
  RangeWords ranges;
  /// Two names joined by "and".
  std::string (*both)(std::string_view first, std::string_view second);
  bool states_in_text;  ///< the gazetteer's "the District of Columbia" fits in a sentence
  // How a card's figure went.
  std::string_view up;
  std::string_view down;
  std::string_view unchanged;
  // What the keys of the same names say where the layout doesn't give them.
  std::string_view no_figure;
  std::string_view compare_label;
  std::string_view left_out;
  std::string_view total_label;
  std::string_view continued;
  // What stands on every page that must not be taken for final.
  std::string_view sample_data;
  std::string_view draft;
  std::string_view embargoed_until;  ///< the date
};

/// The words of a document's language, a BCP 47 tag: English and Spanish have some. Null for any other: its
/// authors give their own.
const LanguageWords* words_of(std::string_view language);

/// The marks of pages that must not be taken for final, in English where a language's words aren't known:
/// such a page must never go without.
const LanguageWords& mark_words(std::string_view language);

/// What stands behind the caption of a table that goes on; in signs where a language's words aren't known.
std::string_view continued_words(std::string_view language);

/// How ranges are worded in a language; in signs where its words aren't known.
const RangeWords& range_words(std::string_view language);

}  // namespace factsheet::document
