#pragma once

#include <cstdint>
#include <string>

namespace factsheet::engine {

/// A file that was read, or should have been.
struct InputFile {
  std::string path;         ///< as the user or the file that names it wrote it
  std::uint64_t bytes = 0;  ///< its size
  std::string sha256;       ///< of its bytes, 64 hexadecimal digits; empty if it couldn't be read
  std::string reason;       ///< why it couldn't be read; empty if it was
  bool operator==(const InputFile&) const = default;
};

}  // namespace factsheet::engine
