#pragma once

#include "document/compose.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace factsheet::document {

/// The record of a table whose names come first while one of its cells is filled.
struct Row {
  const data::Group* record = nullptr;  ///< null: none
  const data::Rows* rows = nullptr;     ///< the list that it is of
  std::string path;                     ///< of the list
};

/// 0 is a, 25 is z, 26 is aa.
std::string note_letter(std::size_t index);

/// Fills placeholders for one sheet: looks paths up, prints them, remembers where each came from.
class Values {
 public:
  Values(const layout::Layout& layout, const data::Lookup& lookup, Tools& tools, UsedPaths& used,
         Diagnostics& diagnostics)
      : layout_(layout),
        lookup_(lookup),
        formats_(tools.formats),
        markup_(tools.markup),
        across_(tools.across),
        used_(used),
        diagnostics_(diagnostics) {}

  /// The text of a placeholder, or nothing after a report.
  std::optional<Filled> fill(const layout::Placeholder& placeholder, const Row& row = {});

  /// A text of the layout with its placeholders filled, as paragraphs and lists or as one line.
  std::vector<Body> bodies(const layout::Template& text, const Fill& fill) {
    return fill_markup(markup_.of(text), fill, diagnostics_);
  }
  Rich line(const layout::Template& text, const Fill& fill) {
    return fill_line(markup_.of(text), fill, diagnostics_);
  }
  /// As a function for fill_markup and its like. `counters`: {page} and {pages} are possible.
  Fill filler(bool counters = false);
  Fill filler(const Row& row);

  /// The single value at a path; reports unknown paths, groups, and values that this state lacks.
  const data::Cell* cell(const std::string& path, Span asked, const Row& row = {});
  /// The list of records at a path, reported likewise.
  const data::Rows* rows(const std::string& path, Span asked);
  /// Prints a cell in the way that a placeholder asks for, or what its status asks instead. In a table a
  /// status has its note; in running text it has the words that the layout gives, or is an error.
  std::optional<Filled> print(const data::Cell& cell, const layout::Placeholder& placeholder,
                              bool in_table = false);
  /// The same for a figure of another state, which the sheet shows beside its own.
  std::optional<Filled> print_of(const data::StateData& state, const data::Cell& cell,
                                 const layout::Placeholder& placeholder);
  /// A number that stands in no file, such as an axis has, in the way of a placeholder; nothing if the
  /// formats don't fit it. Reports nothing, and remembers no origin.
  std::optional<std::string> print_step(const data::Number& number,
                                        const layout::Placeholder& placeholder) const;
  /// The figures at a path in all states, read once a thread and layout.
  const AllStates& all_states(const std::string& path) { return across_.of(lookup_.dataset(), path); }
  /// The notes of the table that was filled last, in the order of their letters.
  std::vector<std::string> take_notes() { return std::move(notes_); }

  /// False after a report, too. The names of `row` come first.
  bool holds(const data::Expression& condition, const Row& row = {});
  /// How many values were printed so far, and taking those behind that number back: they were only compared.
  std::size_t printed() const { return origins_.size(); }
  void take_back(std::size_t printed) { origins_.resize(printed); }
  /// Counts a name of a list's records as used.
  void count_as_used(const std::string& rows, const std::string& name);
  /// Counts what a text would print as used, though it isn't printed: its block was left out on a condition.
  void count_as_used(const layout::Template& text);
  void count_as_used(const layout::BlockContent& block);
  const data::Lookup& lookup() const { return lookup_; }
  std::vector<Origin> take_origins() { return std::move(origins_); }

 private:
  const data::Field* find(const std::string& path, Span asked, const Row& row);
  const data::Field* find_in_record(const std::string& path, Span asked, const Row& row);

  const layout::Layout& layout_;
  const data::Lookup& lookup_;
  const Formats& formats_;
  MarkupBook& markup_;
  AcrossStates& across_;
  UsedPaths& used_;
  Diagnostics& diagnostics_;
  bool is_of_records(const std::string& path, const Row& row);
  std::string own_path(const std::string& path, const Row& row);
  std::string letter_of(const data::Cell& cell);
  std::optional<std::string> absent_text(const data::Cell& cell, const layout::Placeholder& placeholder,
                                         bool in_table);

  std::vector<Origin> origins_;
  std::vector<std::string> notes_;
  std::map<const data::Rows*, std::set<std::string, std::less<>>> names_of_rows_;
};

}  // namespace factsheet::document
