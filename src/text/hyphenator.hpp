#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace factsheet::text {

/// Where words of one language may be parted (Liang's patterns, in the form that libhyphen reads). Remembers
/// words; one a thread.
class Hyphenator {
 public:
  /// For a BCP 47 tag whose primary language has patterns built in ("en-US", "en"); null if there are none.
  static std::unique_ptr<Hyphenator> create(std::string_view language);
  ~Hyphenator();

  /// Byte offsets in `word` (letters only, UTF-8) before which a hyphen may be put, ascending.
  /// Never nearer than 2 letters from the start or 3 from the end; words under 5 letters and those with a
  /// capital after the first letter (NCMEC, CyberTipline) have none.
  const std::vector<std::uint32_t>& points(std::string_view word) const;
  /// The primary language of the patterns ("en"). The view stays good for ever.
  std::string_view language() const;

 private:
  struct Impl;
  explicit Hyphenator(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace factsheet::text
