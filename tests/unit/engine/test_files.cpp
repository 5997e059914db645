#include "engine/files.hpp"

#include <chrono>
#include <filesystem>
#include <set>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace factsheet::engine;
namespace fs = std::filesystem;

namespace {

struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "factsheet-files-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }

  std::string file(const std::string& name) const { return (path / name).string(); }
  std::size_t count() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator{}));
  }

  fs::path path;
};

}  // namespace

TEST_CASE("what is written is what is read, whatever the bytes") {
  const Folder folder;
  DiskFiles files;
  const std::string bytes("a\0\xff\r\n", 5);
  REQUIRE_FALSE(files.write_atomically(folder.file("x"), bytes));
  CHECK(files.read(folder.file("x")).bytes == bytes);
  REQUIRE_FALSE(files.write_atomically(folder.file("empty"), ""));
  CHECK(files.read(folder.file("empty")).bytes == "");
}

TEST_CASE("writing replaces a file and leaves no other behind") {
  const Folder folder;
  DiskFiles files;
  REQUIRE_FALSE(files.write_atomically(folder.file("x"), "a long first version"));
  REQUIRE_FALSE(files.write_atomically(folder.file("x"), "second"));
  CHECK(files.read(folder.file("x")).bytes == "second");
  CHECK(folder.count() == 1);
}

TEST_CASE("writing makes the folders it needs") {
  const Folder folder;
  DiskFiles files;
  REQUIRE_FALSE(files.write_atomically(folder.file("a/b/x"), "1"));
  CHECK(files.read(folder.file("a/b/x")).bytes == "1");
}

TEST_CASE("a write that fails leaves nothing behind and names what is at fault") {
  const Folder folder;
  DiskFiles files;
  fs::create_directory(folder.path / "taken");
  const auto taken = files.write_atomically(folder.file("taken"), "1");
  REQUIRE(taken);
  CHECK(taken->path == folder.file("taken"));
  CHECK(taken->reason == "it is a folder");
  CHECK(folder.count() == 1);

  REQUIRE_FALSE(files.write_atomically(folder.file("file"), "1"));
  const auto inside = files.write_atomically(folder.file("file/x"), "1");
  REQUIRE(inside);
  CHECK(inside->path == folder.file("file"));
  CHECK(inside->reason == "a part of the path is a file, not a folder");

  const auto too_long = files.write_atomically(folder.file(std::string(300, 'x')), "1");
  REQUIRE(too_long);
  CHECK(too_long->reason == "the path is too long");
}

TEST_CASE("a file of the longest name can be written, and written again") {
  const Folder folder;
  DiskFiles files(true);
  const std::string name = folder.file(std::string(251, 'x') + ".pdf");
  for (const char* text : {"first", "second"}) {
    REQUIRE_FALSE(files.write_atomically(name, text));
    CHECK(files.read(name).bytes == text);
  }
  CHECK(folder.count() == 1);
}

TEST_CASE("files that can't be read say why") {
  const Folder folder;
  const DiskFiles files;
  CHECK(files.read(folder.file("x")).reason == "there is no such file");
  CHECK(files.read(folder.path.string()).reason == "it is a folder");
  CHECK(files.read("/dev/zero").reason == "it isn't an ordinary file");
  CHECK(files.read("").reason == "there is no such file");
}

// What the kernel writes when it is asked has a size of 0, so that it is seen to grow.
TEST_CASE("a file that grows while it is read isn't taken for whole") {
  const DiskFiles files;
  const ReadResult read = files.read("/proc/self/status");
  CHECK_FALSE(read.bytes);
  CHECK(read.reason == "it changed while it was read");
}

TEST_CASE("no two files are written under the same name beside their place") {
  const Folder folder;
  DiskFiles files;
  const int watch = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  REQUIRE(watch >= 0);
  REQUIRE(::inotify_add_watch(watch, folder.path.c_str(), IN_MOVED_FROM) >= 0);
  constexpr std::size_t writes = 20;
  for (std::size_t i = 0; i < writes; ++i) REQUIRE_FALSE(files.write_atomically(folder.file("x"), "1"));

  std::set<std::string> names;
  alignas(inotify_event) char events[16 * 1024];
  const ssize_t size = ::read(watch, events, sizeof events);
  for (ssize_t at = 0; at < size;) {
    const auto* event = reinterpret_cast<const inotify_event*>(events + at);
    names.insert(event->name);
    at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
  }
  ::close(watch);
  CHECK(names.size() == writes);
}

TEST_CASE("what killed runs have left is swept away, and nothing else") {
  const Folder folder;
  DiskFiles files;
  const auto put = [&](const std::string& name, std::chrono::hours age) {
    REQUIRE_FALSE(files.write_atomically(folder.file(name), "1"));
    fs::last_write_time(folder.file(name), fs::file_time_type::clock::now() - age);
  };
  using std::chrono::hours;
  put(".0123456789abcdef.tmp", hours(2));
  put(".fedcba9876543210.tmp", hours(0));  // another run may be writing it
  for (const char* name : {"IL.pdf", ".notes.tmp", ".0123456789abcdeg.tmp", "0123456789abcdef.tmp"})
    put(name, hours(2));
  files.sweep(folder.path.string());
  CHECK_FALSE(files.exists(folder.file(".0123456789abcdef.tmp")));
  CHECK(folder.count() == 5);
  files.sweep(folder.file("nowhere"));
}

TEST_CASE("files in memory behave alike") {
  MemoryFiles files(MemoryFiles::Contents{{"a", "1"}});
  CHECK(files.read("a").bytes == "1");
  CHECK(files.read("b").reason == "there is no such file");
  REQUIRE_FALSE(files.write_atomically("b", "2"));
  CHECK(files.read("b").bytes == "2");
}

TEST_CASE("paths are seen from the file that names them") {
  CHECK(relative_to_file("data/a.toml", "../layouts/l.toml") == "layouts/l.toml");
  CHECK(relative_to_file("a.toml", "l.toml") == "l.toml");
  CHECK(relative_to_file("../a.toml", "l.toml") == "../l.toml");
  CHECK(relative_to_file("/x/a.toml", "../l.toml") == "/l.toml");
  CHECK(relative_to_file("data/a.toml", "/l.toml") == "/l.toml");
  CHECK(in_folder("out", "a.pdf") == "out/a.pdf");
  CHECK(in_folder("./out/", "a.pdf") == "out/a.pdf");
  CHECK(in_folder(".", "a.pdf") == "a.pdf");
}
