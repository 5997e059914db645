#pragma once

#include "engine/files.hpp"

#include <mutex>
#include <string>
#include <vector>

namespace factsheet::engine {

/// A file that was read, and what was in it.
struct ReadFile {
  std::string path;    ///< as it was asked for
  std::string sha256;  ///< of its bytes
};

/// Other files, of which it keeps account what was read. Nothing can be written through it.
class RecordingFiles final : public Files {
 public:
  /// `files` must outlive it.
  explicit RecordingFiles(const Files& files) : files_(files) {}

  ReadResult read(const std::string& path) const override;
  bool exists(const std::string& path) const override { return files_.exists(path); }
  std::optional<WriteFailure> write_atomically(const std::string& path, std::string_view bytes) override;
  std::vector<std::string> list(const std::string& folder) const override { return files_.list(folder); }
  std::shared_ptr<void> lock(const std::string&) override { return nullptr; }

  /// What was read since the last call, each once, in the order of the first reading; not what couldn't be.
  std::vector<ReadFile> take();

 private:
  const Files& files_;
  mutable std::mutex mutex_;
  mutable std::vector<ReadFile> read_;
};

}  // namespace factsheet::engine
