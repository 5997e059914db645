#include "engine/recording_files.hpp"

#include "engine/digest.hpp"

#include <algorithm>
#include <utility>

namespace factsheet::engine {

ReadResult RecordingFiles::read(const std::string& path) const {
  ReadResult result = files_.read(path);
  if (!result.bytes) return result;
  ReadFile read{path, sha256_hex(*result.bytes)};
  const std::lock_guard lock(mutex_);
  const auto same = [&](const ReadFile& other) {
    return other.path == read.path && other.sha256 == read.sha256;
  };
  if (std::none_of(read_.begin(), read_.end(), same)) read_.push_back(std::move(read));
  return result;
}

std::optional<WriteFailure> RecordingFiles::write_atomically(const std::string& path, std::string_view) {
  return WriteFailure{path, "it is open for reading only"};
}

std::vector<ReadFile> RecordingFiles::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(read_, {});
}

}  // namespace factsheet::engine
