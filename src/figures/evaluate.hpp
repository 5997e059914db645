#pragma once

#include "data/dataset.hpp"
#include "data/expression.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "figures/value.hpp"

namespace factsheet::figures {

class States;

/// Where an expression is worked out.
struct Scope {
  const data::Lookup& lookup;
  const data::Group* row = nullptr;  ///< its names come first; may be null
  const data::Rows* rows = nullptr;  ///< the list that the row is of
  States* states = nullptr;          ///< null: functions over all states can't be called
  /// Told each path that was read; may be empty.
  std::function<void(std::string_view)> used;
};

/// What came out.
struct Outcome {
  std::optional<Value> value;               ///< nothing after a report
  bool unreliable = false;                  ///< a figure that it is made from was published with a warning
  const data::Expression* bound = nullptr;  ///< reads a figure published as "more than"; null: none was
  std::optional<data::Precision> coarsest;  ///< of the figures that were published rounded

  /// Takes over how a figure was published, and where it is read.
  void note(const data::Cell& cell, const data::Expression& read);
  /// The same of what was worked out for a part.
  void note(const Outcome& part);
};

/// Works out any expression. What is made from a figure that is missing is missing for the same reason.
/// Reports unknown paths, wrong types, division by zero, and results of more than 18 digits.
Outcome evaluate(const data::Expression& expression, const Scope& scope, Diagnostics& diagnostics);

/// The outcome of an expression that asks yes or no; a figure that is missing is reported, too.
std::optional<bool> evaluate_condition(const data::Expression& expression, const Scope& scope,
                                       Diagnostics& diagnostics);

}  // namespace factsheet::figures
