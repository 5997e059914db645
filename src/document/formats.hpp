#pragma once

#include "base/diagnostics.hpp"
#include "data/dataset.hpp"
#include "layout/template.hpp"

#include <memory>
#include <optional>
#include <string>

namespace factsheet::document {

/// Numbers, dates and plurals as a language writes them (ICU). Costly to make; one a thread and language.
class Formats {
 public:
  /// `language` is a BCP 47 tag.
  explicit Formats(const std::string& language);
  ~Formats();
  Formats(Formats&&) noexcept;

  /// A cell as the sheet prints it after the formats of its placeholder, in order. A number that was
  /// published rounded keeps its precision. Reports formats that don't exist or don't fit and digits that
  /// were never published. `labels` are the words for the format `label`.
  std::optional<std::string> print(const data::Cell& cell, const layout::Placeholder& placeholder,
                                   const std::vector<std::pair<std::string, std::string>>& labels,
                                   Diagnostics& diagnostics) const;

  /// "May 1, 2024".
  std::string long_date(data::Date date) const;

  /// What stands between a number's whole part and its fraction.
  std::string decimal_mark() const;

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

/// True if numbers and dates can be written in a language: a well-formed BCP 47 tag of a language that ICU
/// knows.
bool knows_language(const std::string& language);

}  // namespace factsheet::document
