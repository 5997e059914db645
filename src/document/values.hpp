#pragma once

#include "document/compose.hpp"

#include <optional>
#include <string>
#include <vector>

namespace factsheet::document {

/// The record of a table whose names come first while one of its cells is filled.
struct Row {
  const data::Group* record = nullptr;  ///< null: none
  const data::Rows* rows = nullptr;     ///< the list that it is of
  std::string path;                     ///< of the list
};

/// Fills placeholders for one sheet: looks paths up, prints them, remembers where each came from.
class Values {
 public:
  Values(const layout::Layout& layout, const data::Lookup& lookup, Tools& tools, UsedPaths& used,
         Diagnostics& diagnostics)
      : layout_(layout),
        lookup_(lookup),
        formats_(tools.formats),
        markup_(tools.markup),
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
  /// Prints a cell in the way that a placeholder asks for.
  std::optional<Filled> print(const data::Cell& cell, const layout::Placeholder& placeholder,
                              const Row& row = {});

  bool holds(const data::Expression& condition);
  /// Counts what a text would print as used, though it isn't printed: its block was left out on a condition.
  void count_as_used(const layout::Template& text);
  void count_as_used(const layout::TableBlock& table);
  const data::Lookup& lookup() const { return lookup_; }
  std::vector<Origin> take_origins() { return std::move(origins_); }

 private:
  const data::Field* find(const std::string& path, Span asked, const Row& row);
  const data::Field* find_in_record(const std::string& path, Span asked, const Row& row);

  const layout::Layout& layout_;
  const data::Lookup& lookup_;
  const Formats& formats_;
  MarkupBook& markup_;
  UsedPaths& used_;
  Diagnostics& diagnostics_;
  std::vector<Origin> origins_;
};

}  // namespace factsheet::document
