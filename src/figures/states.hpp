#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "figures/evaluate.hpp"

namespace factsheet::figures {

/// Whether an area is one of 'states', of 'states and DC', or of 'all'.
bool counts_among(const data::Area& area, std::string_view who);

/// The figures of all states at once: what `rank`, `total`, `median` and their like read. Remembers what it
/// worked out, so that a rank is sorted once and not once a state. Values that are put into the data set
/// later are seen; those that were read must not change.
class States {
 public:
  explicit States(const data::Dataset& dataset);

  /// One of the functions over states. `path` is its first argument's text.
  Outcome call(const data::Expression& call, const Scope& scope, Diagnostics& diagnostics);

  const std::vector<data::Lookup>& lookups() const { return lookups_; }

 private:
  struct Figure {
    const data::StateData* state;
    Value value;
    const data::Cell* cell;
  };
  struct Request;
  std::optional<Request> read_request(const data::Expression& call, const Scope& scope,
                                      Diagnostics& diagnostics);
  using Members = std::vector<std::size_t>;  // indices of lookups_
  struct Groups {
    std::unordered_map<std::string, Members> members;  // by the value at the path
    bool faulty = false;  // where a state's value has an error nobody knows which group it would be in
  };
  const Groups& groups_of(const std::string& path);
  std::optional<std::vector<Figure>> figures(const Request& request, Diagnostics& diagnostics);
  static bool is_faulty(const std::vector<Figure>& figures);
  Outcome rank(const Request& request, const Scope& scope, Diagnostics& diagnostics);
  Outcome over_all(const Request& request, const data::Expression& call, Diagnostics& diagnostics);
  Outcome count(const data::Expression& call, const Request& request, const Scope& scope,
                Diagnostics& diagnostics);

  const data::Dataset& dataset_;
  std::vector<data::Lookup> lookups_;  // a state each, in the data set's order
  std::map<std::string, Outcome> known_;
  std::map<std::string, Groups> groups_;  // by path
  struct Ranking {
    std::vector<data::Decimal> numbers;  // highest or lowest first
    std::vector<std::size_t> firsts;     // where each different number first stands
  };
  std::map<std::string, Ranking> ranking_;
};

}  // namespace factsheet::figures
