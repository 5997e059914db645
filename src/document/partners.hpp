#pragma once

#include "document/values.hpp"

#include <optional>
#include <string>
#include <unordered_map>

namespace factsheet::document {

/// Another list of the data, whose records are the partners of a table's own: those that have the same value
/// under a name.
class Partners {
 public:
  /// Where the layout names the list and what is shared.
  struct Asked {
    std::string list;  ///< path
    Span list_span;
    std::string match;
    Span match_span;
  };

  /// Reports records without that name, and two that could both be a record's partner.
  Partners(Asked asked, Values& values, Diagnostics& diagnostics);

  /// The partner of a record of the list `own_list`; nothing after a report.
  std::optional<Row> of(const data::Group& record, const std::string& own_list);

  /// Says of each record that is nobody's partner that it isn't printed: as an error, or as a warning where
  /// such a list may well hold more than the table's own.
  void tell_of_unused(Severity severity);

 private:
  void lacks_key(const std::string& list, const data::Group& record);

  Asked asked_;
  Diagnostics& diagnostics_;
  const data::Rows* rows_;
  struct Partner {
    const data::Group* record;
    bool taken = false;
  };
  std::unordered_map<std::string, Partner> by_key_;
};

}  // namespace factsheet::document
