#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace factsheet::graphics {

/// What is wrong with an attribute's value, and at which of its bytes.
struct ValueFault {
  std::size_t offset = 0;
  std::string message;
};

/// Reads numbers as SVG's attributes write them, parted by blanks, a comma, or nothing where that is clear.
class SvgScanner {
 public:
  explicit SvgScanner(std::string_view text) : text_(text) {}

  void skip_blanks();
  /// Blanks with at most one comma among them.
  void skip_comma();
  bool at_end() const { return at_ == text_.size(); }
  /// The next byte; 0 at the end.
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  bool take(char c);
  /// Letters, as commands, names of functions and units are.
  std::string_view take_letters();
  /// Up to ten million in size, more than any drawing needs.
  std::optional<double> number();
  /// A 0 or 1, which needs nothing behind it.
  std::optional<bool> flag();
  bool at_number() const;
  std::size_t offset() const { return at_; }
  void advance() { ++at_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace factsheet::graphics
