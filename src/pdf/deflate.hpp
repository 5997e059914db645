#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace factsheet::pdf {

/// Packs bytes as PDF's FlateDecode reads them. Keeps zlib's tables between calls, which costs more to set up
/// than a small stream takes to pack.
class Deflater {
 public:
  /// `level` as zlib's, 1 (fast) to 9 (small). Throws std::runtime_error if zlib has no memory.
  explicit Deflater(int level);
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  std::string operator()(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace factsheet::pdf
