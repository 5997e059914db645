#pragma once

#include "data/dataset.hpp"

#include <optional>
#include <string_view>

namespace factsheet::figures {

/// The column of a list that `path` names, as `rows.n` in `sum(rows.n)`.
struct Column {
  const data::Rows* rows = nullptr;
  std::string_view rows_path;  ///< "missing.rows"
  std::string_view name;       ///< "n"; empty where the path names the list itself
};
std::optional<Column> find_column(const data::Lookup& lookup, const data::Group* row, std::string_view path);

}  // namespace factsheet::figures
