#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace factsheet::pdf {

/// Packs bytes as PDF's FlateDecode reads them. Keeps libdeflate's tables between calls.
class Deflater {
 public:
  /// `level` as libdeflate's, 1 (fast) to 12 (small). Throws std::runtime_error if there is no memory.
  explicit Deflater(int level);
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  std::string operator()(std::string_view bytes) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace factsheet::pdf
