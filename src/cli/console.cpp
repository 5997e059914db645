#include "cli/console.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace factsheet::cli {
namespace {

bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour && *no_colour != '\0') return false;
  const char* term = std::getenv("TERM");
  return !(term && std::string_view(term) == "dumb");
}

}  // namespace

Console::Console()
    : out_is_terminal_(::isatty(STDOUT_FILENO) == 1),
      err_is_terminal_(::isatty(STDERR_FILENO) == 1),
      colour_(err_is_terminal_ && wants_colour()) {}

void Console::out(std::string_view text) {
  if (out_is_terminal_) clear_progress();
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
                       (!out_is_terminal_ || std::fflush(stdout) == 0);
  if (!written && errno != EPIPE) lost_ = true;
}

void Console::err(std::string_view text) {
  clear_progress();
  std::fwrite(text.data(), 1, text.size(), stderr);  // there is nowhere left to report a failure to
}

void Console::progress(std::string_view line) {
  if (!err_is_terminal_) return;
  has_progress_ = true;
  const std::string text = "\r\033[K" + std::string(line);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Console::clear_progress() {
  if (!has_progress_) return;
  has_progress_ = false;
  std::fputs("\r\033[K", stderr);
}

bool Console::finish() {
  clear_progress();
  if (std::fflush(stdout) != 0 && errno != EPIPE) lost_ = true;
  return !lost_;
}

}  // namespace factsheet::cli
