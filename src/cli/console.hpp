#pragma once

#include <string_view>

namespace factsheet::cli {

/// What the process ends with.
enum Status {
  status_ok = 0,
  status_input = 1,
  status_usage = 2,
  status_internal = 3,
  /// As shells count a program that a signal has ended: 130 is Ctrl-C.
  status_signal = 128
};

/// Standard output and standard error, and what may be done to them. Colour and progress are for terminals
/// only, so that what is piped into a file is the same each time.
class Console {
 public:
  /// Looks at the two streams and at NO_COLOR (https://no-color.org) and TERM.
  Console();

  void out(std::string_view text);
  void err(std::string_view text);
  /// A line on standard error that whatever comes next overwrites; nothing if that isn't a terminal.
  void progress(std::string_view line);
  void clear_progress();

  bool out_is_terminal() const { return out_is_terminal_; }
  bool colour() const { return colour_; }  ///< on standard error

  /// Writes out what is held back. False if results were lost (a full disk); a reader that has gone away, as
  /// `| head` does, is no fault.
  bool finish();

 private:
  bool out_is_terminal_;
  bool err_is_terminal_;
  bool colour_;
  bool has_progress_ = false;
  bool lost_ = false;
};

}  // namespace factsheet::cli
