#include "engine/descriptor.hpp"
#include "engine/files.hpp"
#include "engine/new_file.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

constexpr off_t largest_file = off_t{256} << 20;

bool is_changed(const struct stat& before, const struct stat& after) {
  return before.st_size != after.st_size || before.st_mtim.tv_sec != after.st_mtim.tv_sec ||
         before.st_mtim.tv_nsec != after.st_mtim.tv_nsec;
}

}  // namespace

bool DiskFiles::exists(const std::string& path) const {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

ReadResult DiskFiles::read(const std::string& path) const {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait forever.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return {std::nullopt, error_in_words(errno)};
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return {std::nullopt, error_in_words(errno)};
  if (S_ISDIR(status.st_mode)) return {std::nullopt, error_in_words(EISDIR)};
  if (!S_ISREG(status.st_mode)) return {std::nullopt, "it isn't an ordinary file"};
  if (status.st_size > largest_file) {
    return {std::nullopt, fmt::format("it is larger than {} MiB", largest_file >> 20)};
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  std::string bytes(size + 1, '\0');  // one more, so that a file that grew is seen to
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {std::nullopt, error_in_words(errno)};
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  // Half of one version with half of the next would be taken for what somebody wrote.
  struct stat after {};
  if (::fstat(file.get(), &after) != 0) return {std::nullopt, error_in_words(errno)};
  if (filled != size || is_changed(status, after)) return {std::nullopt, "it changed while it was read"};
  bytes.resize(size);
  return {std::move(bytes), {}};
}

std::optional<WriteFailure> DiskFiles::write_atomically(const std::string& path, std::string_view bytes) {
  return write_new_file(path, bytes, durable_);
}

std::vector<std::string> DiskFiles::list(const std::string& folder) const {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error))
    names.push_back(entry->path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

// The folder itself is locked, so that no file of a lock is left in it. The system lets go of it whatever
// becomes of the program.
std::shared_ptr<void> DiskFiles::lock(const std::string& folder) {
  auto held = std::make_shared<Descriptor>(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!held->is_open()) return nullptr;
  while (::flock(held->get(), LOCK_EX) != 0) {
    if (errno != EINTR) return nullptr;
  }
  return held;
}

void DiskFiles::sweep(const std::string& folder) {
  namespace fs = std::filesystem;
  constexpr auto old = std::chrono::hours(1);
  std::error_code error;
  const auto now = fs::file_time_type::clock::now();
  std::vector<fs::path> left;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (!is_temporary_name(entry->path().filename().string())) continue;
    std::error_code unknown;
    const auto time = entry->last_write_time(unknown);
    if (!unknown && entry->is_regular_file(unknown) && now - time > old) left.push_back(entry->path());
  }
  for (const fs::path& path : left) fs::remove(path, error);
}

}  // namespace factsheet::engine
