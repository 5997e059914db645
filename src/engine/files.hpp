#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::engine {

/// What reading a file gave: its bytes, or the reason why not, in plain words ("there is no such file").
struct ReadResult {
  std::optional<std::string> bytes;
  std::string reason;
};

/// Why a file wasn't written. `path` is what is at fault: the folder if nothing can be written there, else
/// the file.
struct WriteFailure {
  std::string path;
  std::string reason;
};

/// Where files come from and go to; the seam that lets tests and embedders work in memory. Paths are as the
/// user wrote them, relative to the working directory. Several threads may use it at once.
class Files {
 public:
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  virtual ~Files() = default;

  virtual ReadResult read(const std::string& path) const = 0;
  /// True if there is something by that name.
  virtual bool exists(const std::string& path) const = 0;
  /// Puts a file in place whole or not at all, making the folders that it needs. Another file of that name is
  /// replaced.
  virtual std::optional<WriteFailure> write_atomically(const std::string& path, std::string_view bytes) = 0;
  /// The names of what lies in a folder, sorted; none if it can't be read, or where nothing can be listed.
  virtual std::vector<std::string> list(const std::string& folder) const;
  /// Waits until nobody else has a folder locked, and has it while what is given lives. Null if the folder
  /// can't be locked. It binds only those that ask for it.
  virtual std::shared_ptr<void> lock(const std::string& folder);
  /// Takes away what runs that were killed have left in a folder: files under the names that only
  /// `write_atomically` gives, and so old that none is still being written.
  virtual void sweep(const std::string& folder);
};

/// The machine's own files. Reads ordinary files of up to 256 MiB only, so that a device or a pipe can't hang
/// a build.
class DiskFiles final : public Files {
 public:
  /// `durable`: a file counts as written only when it is on the disk itself, so that a power cut can't lose
  /// it. That takes its time.
  explicit DiskFiles(bool durable = false) : durable_(durable) {}
  ReadResult read(const std::string& path) const override;
  bool exists(const std::string& path) const override;
  std::optional<WriteFailure> write_atomically(const std::string& path, std::string_view bytes) override;
  std::vector<std::string> list(const std::string& folder) const override;
  std::shared_ptr<void> lock(const std::string& folder) override;
  void sweep(const std::string& folder) override;

 private:
  bool durable_;
};

/// Files that are held in memory, by path.
class MemoryFiles final : public Files {
 public:
  using Contents = std::map<std::string, std::string>;

  MemoryFiles() = default;
  explicit MemoryFiles(Contents files) : files_(std::move(files)) {}

  ReadResult read(const std::string& path) const override;
  bool exists(const std::string& path) const override;
  std::optional<WriteFailure> write_atomically(const std::string& path, std::string_view bytes) override;
  std::vector<std::string> list(const std::string& folder) const override;
  std::shared_ptr<void> lock(const std::string& folder) override;  // one for all folders
  /// While nobody writes.
  const Contents& all() const { return files_; }

 private:
  mutable std::mutex mutex_;
  std::mutex locked_;
  Contents files_;
};

/// A path that a file names, seen from that file's folder: ("data/a.toml", "../l.toml") gives "l.toml".
/// Absolute paths stay as they are.
std::string relative_to_file(std::string_view file, std::string_view path);

/// A path's file name: "IL.pdf" of "out/IL.pdf".
std::string last_part(std::string_view path);

/// A folder and a file name, joined: ("out", "IL.pdf") gives "out/IL.pdf".
std::string in_folder(std::string_view folder, std::string_view name);

}  // namespace factsheet::engine
