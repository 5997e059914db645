#include "engine/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
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
    case EFBIG:
      return "files may not be that large here";
    case EIO:
      return "the disk has a fault";
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
  void reset(int fd) {
    close();
    fd_ = fd;
  }
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

/// A file that is being written beside its place, and comes into it whole. It has no name until it is, where
/// the file system has such files: then a run that is killed leaves no part of one behind. Else a hidden one.
class NewFile {
 public:
  explicit NewFile(const std::string& path)
      : path_(path), folder_(folder_of(path)), temporary_(in_folder(folder_, temporary_name())), file_(-1) {}
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (named_) ::unlink(temporary_.c_str());
  }

  std::optional<WriteFailure> write(std::string_view bytes, bool durable) {
    if (const auto failure = open(durable)) return failure;
    if (const auto failure = fill(bytes, durable)) return failure;
    if (!named_ && !give_name(temporary_)) {
      // There are file systems and guards that allow no links: then by name all the way.
      if (!open_by_name()) return WriteFailure{folder_, in_words(errno)};
      if (const auto failure = fill(bytes, durable)) return failure;
    }
    named_ = true;
    if (!file_.close()) return WriteFailure{folder_, in_words(errno)};
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) return WriteFailure{path_, in_words(errno)};
    named_ = false;
    if (durable && !sync(folder_)) return WriteFailure{folder_, in_words(errno)};
    return std::nullopt;
  }

 private:
  static std::string folder_of(const std::string& path) {
    const std::filesystem::path target(path);
    return target.has_parent_path() ? target.parent_path().string() : ".";
  }

  std::optional<WriteFailure> open(bool durable) {
    const bool name_fits = std::filesystem::path(path_).filename().string().size() <= longest_name;
    if (!name_fits) return WriteFailure{path_, in_words(ENAMETOOLONG)};
    if (open_without_name() || open_by_name()) return std::nullopt;
    if (errno == ENOENT) {
      if (const auto failure = make_folders(durable)) return failure;
      if (open_without_name() || open_by_name()) return std::nullopt;
    }
    // A name that is too long is the file's fault; anything else holds for the whole folder.
    return WriteFailure{errno == ENAMETOOLONG ? path_ : folder_, in_words(errno)};
  }

  std::optional<WriteFailure> fill(std::string_view bytes, bool durable) {
    if (!write_all(file_.get(), bytes) || (durable && ::fsync(file_.get()) != 0))
      return WriteFailure{folder_, in_words(errno)};
    return std::nullopt;
  }

  std::optional<WriteFailure> make_folders(bool durable) const {
    std::error_code error;
    std::filesystem::path there = std::filesystem::absolute(folder_, error);
    while (!error && there.has_relative_path() && !std::filesystem::exists(there, error))
      there = there.parent_path();
    std::filesystem::create_directories(folder_, error);
    if (error) return WriteFailure{folder_, in_words(error.value())};
    // From the file's own folder, which is yet to be, up to the one that was there.
    for (auto folder = std::filesystem::absolute(folder_, error);
         durable && folder.has_relative_path() && folder != there;) {
      folder = folder.parent_path();
      if (!sync(folder.string())) return WriteFailure{folder_, in_words(errno)};
    }
    return std::nullopt;
  }

  // A name is on the disk only when its folder is.
  static bool sync(const std::string& path) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder.is_open() && ::fsync(folder.get()) == 0;
  }

  // Short, so that it fits wherever the file's own name does. Two threads never write at the same address.
  std::string temporary_name() const {
    return fmt::format(".{}-{:x}.tmp", ::getpid(), reinterpret_cast<std::uintptr_t>(this));
  }

  bool open_without_name() {
#ifdef O_TMPFILE
    file_.reset(::open(folder_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
    // It can be given its name only through /proc (open(2)).
    if (file_.is_open() && ::access(as_link().c_str(), F_OK) != 0) file_.close();
#endif
    return file_.is_open();
  }

  bool open_by_name() {
    const auto open_new = [this] {
      file_.reset(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
      return file_.is_open();
    };
    if (!open_new() && errno == EEXIST) {  // left behind by a run of the same number that was killed
      ::unlink(temporary_.c_str());
      open_new();
    }
    named_ = file_.is_open();
    return named_;
  }

  std::string as_link() const {
    return fmt::format("/proc/self/fd/{}", file_.get());
  }
  bool give_name(const std::string& name) {
    return ::linkat(AT_FDCWD, as_link().c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  }

  static constexpr std::size_t longest_name = 255;
  std::string path_;
  std::string folder_;
  std::string temporary_;
  Descriptor file_;
  bool named_ = false;  // there is something by the temporary name
};

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
  return NewFile(path).write(bytes, durable_);
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

}  // namespace factsheet::engine
