#pragma once

#include "document/values.hpp"

#include <optional>
#include <string>
#include <unordered_map>

namespace factsheet::document {

/// What a record and its partner in another list share, as text; nothing if the record has no text or number
/// of that name.
std::optional<std::string> key_of(const data::Group& record, const std::string& name);

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

 private:
  void lacks_key(const std::string& list, const data::Group& record);

  Asked asked_;
  Diagnostics& diagnostics_;
  const data::Rows* rows_;
  std::unordered_map<std::string, const data::Group*> by_key_;
};

}  // namespace factsheet::document
