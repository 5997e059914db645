#include "engine/files.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

constexpr off_t largest_file = off_t{256} << 20;

// What went wrong, said to a person who doesn't know errno.
std::string in_words(int error) {
  switch (error) {
    case ENOENT:
      return "there is no such file";
    case EACCES:
    case EPERM:
      return "you don't have the permission";
    case ENOTDIR:
      return "a part of the path is a file, not a folder";
    case EISDIR:
      return "it is a folder";
    case ENOSPC:
    case EDQUOT:
      return "the disk is full";
    case EROFS:
      return "the disk is read-only";
    case ENAMETOOLONG:
      return "the path is too long";
    case ELOOP:
      return "the path goes round in circles";
    case EMFILE:
    case ENFILE:
      return "too many files are open";
    default:
      return std::generic_category().message(error);
  }
}

// A file descriptor that is closed whatever happens.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  /// False if the system reports only now that what was written is lost.
  bool close() { return fd_ < 0 || ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

int open_new(const std::string& path) {
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

}  // namespace

bool DiskFiles::exists(const std::string& path) const {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

ReadResult DiskFiles::read(const std::string& path) const {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait forever.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) return {std::nullopt, in_words(errno)};
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return {std::nullopt, in_words(errno)};
  if (S_ISDIR(status.st_mode)) return {std::nullopt, in_words(EISDIR)};
  if (!S_ISREG(status.st_mode)) return {std::nullopt, "it isn't an ordinary file"};
  if (status.st_size > largest_file) {
    return {std::nullopt, fmt::format("it is larger than {} MiB", largest_file >> 20)};
  }
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {std::nullopt, in_words(errno)};
    if (got == 0) break;  // it was cut short since fstat
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return {std::move(bytes), {}};
}

std::optional<WriteFailure> DiskFiles::write_atomically(const std::string& path, std::string_view bytes) {
  const std::filesystem::path target(path);
  const std::string folder = target.has_parent_path() ? target.parent_path().string() : ".";
  const std::string temporary =
      in_folder(folder, fmt::format(".{}.{}.tmp", target.filename().string(), ::getpid()));

  int fd = open_new(temporary);
  if (fd < 0 && errno == EEXIST) {  // left behind by a run of the same number that was killed
    ::unlink(temporary.c_str());
    fd = open_new(temporary);
  }
  if (fd < 0 && errno == ENOENT) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return WriteFailure{folder, in_words(error.value())};
    fd = open_new(temporary);
  }
  Descriptor file(fd);
  // A name that is too long is the file's fault; anything else holds for the whole folder.
  if (!file.is_open()) return WriteFailure{errno == ENAMETOOLONG ? path : folder, in_words(errno)};

  const auto fail = [&](const std::string& at, int error) {
    ::unlink(temporary.c_str());
    return WriteFailure{at, in_words(error)};
  };
  if (!write_all(file.get(), bytes)) return fail(folder, errno);
  if (!file.close()) return fail(folder, errno);
  if (::rename(temporary.c_str(), path.c_str()) != 0) return fail(path, errno);
  return std::nullopt;
}

}  // namespace factsheet::engine
