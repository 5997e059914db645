#include "engine/recording_files.hpp"

#include "engine/digest.hpp"

#include <algorithm>
#include <utility>

namespace factsheet::engine {

ReadResult RecordingFiles::read(const std::string& path) const {
  ReadResult result = files_.read(path);
  InputFile read{path, 0, {}, result.reason};
  if (result.bytes) {
    read.bytes = result.bytes->size();
    read.sha256 = sha256_hex(*result.bytes);
  }
  const std::lock_guard lock(mutex_);
  if (std::find(read_.begin(), read_.end(), read) == read_.end()) read_.push_back(std::move(read));
  return result;
}

std::optional<WriteFailure> RecordingFiles::write_atomically(const std::string& path, std::string_view) {
  return WriteFailure{path, "it is open for reading only"};
}

std::vector<InputFile> RecordingFiles::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(read_, {});
}

}  // namespace factsheet::engine
