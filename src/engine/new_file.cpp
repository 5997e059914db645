#include "engine/new_file.hpp"

#include "engine/descriptor.hpp"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <random>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

constexpr std::string_view temporary_start = ".";
constexpr std::string_view temporary_end = ".tmp";

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
  explicit NewFile(const std::string& path) : path_(path), folder_(folder_of(path)), file_(-1) {}
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile() {
    if (named_) ::unlink(temporary_.c_str());
  }

  std::optional<WriteFailure> write(std::string_view bytes, bool durable) {
    if (auto failure = open(durable)) return failure;
    if (auto failure = fill(bytes, durable)) return failure;
    if (!named_ && !under_new_name([this] { return give_name(temporary_); })) {
      // There are file systems and guards that allow no links, and systems without the /proc that names it
      // (open(2)): then by name all the way.
      if (!open_by_name()) return WriteFailure{folder_, error_in_words(errno)};
      if (auto failure = fill(bytes, durable)) return failure;
    }
    named_ = true;
    if (!file_.close()) return WriteFailure{folder_, error_in_words(errno)};
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) return WriteFailure{path_, error_in_words(errno)};
    named_ = false;
    if (durable && !sync(folder_)) return WriteFailure{folder_, error_in_words(errno)};
    return std::nullopt;
  }

 private:
  static std::string folder_of(const std::string& path) {
    const std::filesystem::path target(path);
    return target.has_parent_path() ? target.parent_path().string() : ".";
  }

  std::optional<WriteFailure> open(bool durable) {
    const bool name_fits = std::filesystem::path(path_).filename().string().size() <= longest_name;
    if (!name_fits) return WriteFailure{path_, error_in_words(ENAMETOOLONG)};
    if (open_without_name() || open_by_name()) return std::nullopt;
    if (errno == ENOENT) {
      if (auto failure = make_folders(durable)) return failure;
      if (open_without_name() || open_by_name()) return std::nullopt;
    }
    // A name that is too long is the file's fault; anything else holds for the whole folder.
    return WriteFailure{errno == ENAMETOOLONG ? path_ : folder_, error_in_words(errno)};
  }

  std::optional<WriteFailure> fill(std::string_view bytes, bool durable) {
    if (!write_all(file_.get(), bytes) || (durable && ::fsync(file_.get()) != 0))
      return WriteFailure{folder_, error_in_words(errno)};
    return std::nullopt;
  }

  std::optional<WriteFailure> make_folders(bool durable) const {
    std::error_code error;
    std::filesystem::path there = std::filesystem::absolute(folder_, error);
    while (!error && there.has_relative_path() && !std::filesystem::exists(there, error))
      there = there.parent_path();
    std::filesystem::create_directories(folder_, error);
    if (error) return WriteFailure{folder_, error_in_words(error.value())};
    // From the file's own folder, which is yet to be, up to the one that was there.
    for (auto folder = std::filesystem::absolute(folder_, error);
         durable && folder.has_relative_path() && folder != there;) {
      folder = folder.parent_path();
      if (!sync(folder.string())) return WriteFailure{folder_, error_in_words(errno)};
    }
    return std::nullopt;
  }

  // A name is on the disk only when its folder is.
  static bool sync(const std::string& path) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder.is_open() && ::fsync(folder.get()) == 0;
  }

  // Short, so that it fits wherever the file's own name does; by chance, since processes of several machines
  // may write here, which know nothing of each other.
  static std::string temporary_name() {
    std::random_device chance;
    const std::uint64_t high = chance();
    return fmt::format("{}{:016x}{}", temporary_start, high << 32 | chance(), temporary_end);
  }

  // Whatever has a name already isn't ours: another run may be writing it.
  template <class Make>
  bool under_new_name(Make make) {
    for (int tries = 0; tries < 8; ++tries) {
      temporary_ = in_folder(folder_, temporary_name());
      if (make()) return true;
      if (errno != EEXIST) return false;
    }
    return false;
  }

  bool open_without_name() {
#ifdef O_TMPFILE
    file_.reset(::open(folder_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
#endif
    return file_.is_open();
  }

  bool open_by_name() {
    named_ = under_new_name([this] {
      file_.reset(::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
      return file_.is_open();
    });
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

bool is_temporary_name(std::string_view name) {
  constexpr std::size_t digits = 16;
  if (!name.starts_with(temporary_start) || !name.ends_with(temporary_end)) return false;
  if (name.size() != temporary_start.size() + digits + temporary_end.size()) return false;
  return name.substr(temporary_start.size(), digits).find_first_not_of("0123456789abcdef") ==
         std::string_view::npos;
}

std::optional<WriteFailure> write_new_file(const std::string& path, std::string_view bytes, bool durable) {
  return NewFile(path).write(bytes, durable);
}

}  // namespace factsheet::engine
