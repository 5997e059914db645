#pragma once

#include "data/dataset.hpp"
#include "engine/trace.hpp"

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace factsheet::engine {

/// A cell as exact text: "36200000", "2024-05-31"; empty if it has no value.
std::string exact_text(const data::Cell& cell);
/// "0.1 million"; empty if the number was published to its last digit.
std::string precision_text(const data::Cell& cell);

/// Lines of files that a figure stands on which is suppressed: what was typed there may be the figure itself,
/// so they are never shown.
class HiddenLines {
 public:
  explicit HiddenLines(const data::Dataset& dataset);
  bool has(const Span& span) const { return lines_.count({span.source, span.line}) > 0; }

 private:
  void add(const data::Dataset& dataset);
  void add(const data::Group& group);
  void add(const Span& span);
  std::set<std::pair<SourceId, std::uint32_t>> lines_;
};

/// The place of a span, its line left out where it mustn't be shown.
Place place_of(const Span& span, const SourceMap& sources, const HiddenLines& hidden);

/// Tells of one state's figures where each comes from.
class FigureReader {
 public:
  /// `prefix` stands before all paths: "previous." for the edition before.
  FigureReader(const data::Dataset& dataset, const data::StateData& state, const SourceMap& sources,
               const HiddenLines& hidden, std::string prefix = {});

  /// Nothing if there is no value or list of that path. A record is named by its number or by one of its
  /// texts: "missing.rows[2].n" or "missing.rows[other].n".
  std::optional<Figure> read(std::string_view path);

  /// Every path that `read` knows.
  std::vector<std::string> paths() const;

 private:
  struct Found;
  using Seen = std::set<std::string>;

  std::optional<Found> find(std::string_view path) const;
  Figure describe(const Found& found, Seen& seen);
  void describe(const data::Cell& cell, const Found& found, Figure& figure, Seen& seen);
  void add_formula(const data::Cell& cell, const Found& found, Figure& figure, Seen& seen);
  void add_inputs(const data::Expression& expression, const Found& of, Figure& figure, Seen& seen);
  void add_column(const data::Expression& argument, const Found& of, Figure& figure, Seen& seen);
  void add_across(const data::Expression& call, const Found& of, Figure& figure, Seen& seen);
  void add_path(const std::string& path, Figure& figure, Seen& seen);
  FigureReader* before();

  const data::Dataset& dataset_;
  const SourceMap& sources_;
  const HiddenLines& hidden_;
  std::string prefix_;
  data::StateData nobody_;  // stands in where the edition before has no such state
  data::Lookup lookup_;
  std::unique_ptr<FigureReader> before_;
};

}  // namespace factsheet::engine
