#pragma once

#include "engine/files.hpp"
#include "engine/input_file.hpp"

#include <mutex>
#include <string>
#include <vector>

namespace factsheet::engine {

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

  /// What was asked for since the last call, each once, in the order of the first asking.
  std::vector<InputFile> take();

 private:
  const Files& files_;
  mutable std::mutex mutex_;
  mutable std::vector<InputFile> read_;
};

}  // namespace factsheet::engine
