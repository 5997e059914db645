#pragma once

#include "data/dataset.hpp"
#include "engine/figure_text.hpp"
#include "engine/trace.hpp"

#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace factsheet::engine {

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
