#pragma once

#include "engine/files.hpp"

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace factsheet::engine {

/// A file that was read, or should have been.
struct InputFile {
  std::string path;         ///< as the user or the file that names it wrote it
  std::uint64_t bytes = 0;  ///< its size
  std::string sha256;       ///< of its bytes, 64 hexadecimal digits; empty if it couldn't be read
  std::string reason;       ///< why it couldn't be read; empty if it was
  bool operator==(const InputFile&) const = default;
};

/// Other files, with an account of what is read of them.
class RecordedFiles final : public Files {
 public:
  /// `files` must outlive it.
  explicit RecordedFiles(Files& files) : files_(files) {}

  ReadResult read(const std::string& path) const override;
  bool exists(const std::string& path) const override { return files_.exists(path); }
  std::optional<WriteFailure> write_atomically(const std::string& path, std::string_view bytes) override {
    return files_.write_atomically(path, bytes);
  }

  /// Every file that was asked for, each once, in the order in which they first were.
  std::vector<InputFile> inputs() const;

 private:
  Files& files_;
  mutable std::mutex mutex_;
  mutable std::vector<InputFile> inputs_;
};

}  // namespace factsheet::engine
