#include "engine/recorded_files.hpp"

#include "engine/digest.hpp"

#include <algorithm>

namespace factsheet::engine {

ReadResult RecordedFiles::read(const std::string& path) const {
  ReadResult result = files_.read(path);
  InputFile input{path, 0, {}, result.reason};
  if (result.bytes) {
    input.bytes = result.bytes->size();
    input.sha256 = sha256_hex(*result.bytes);
  }
  const std::lock_guard lock(mutex_);
  const bool known = std::any_of(inputs_.begin(), inputs_.end(),
                                 [&path](const InputFile& other) { return other.path == path; });
  if (!known) inputs_.push_back(std::move(input));
  return result;
}

std::vector<InputFile> RecordedFiles::inputs() const {
  const std::lock_guard lock(mutex_);
  return inputs_;
}

}  // namespace factsheet::engine
