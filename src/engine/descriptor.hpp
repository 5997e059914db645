#pragma once

#include <string>
#include <unistd.h>
#include <utility>

namespace factsheet::engine {

/// What went wrong, by errno, said to a person who doesn't know that.
std::string error_in_words(int error);

/// A file descriptor that is closed whatever happens.
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

}  // namespace factsheet::engine
