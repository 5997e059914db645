#include "cli/interrupt.hpp"
#include "cli/run.hpp"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace {

// A stream that was closed by the caller (`>&-`) would give its number to the next file that is opened, and
// what is printed would land in a sheet.
void open_closed_streams() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) == -1) ::open("/dev/null", O_RDWR);
  }
}

}  // namespace

int main(int argc, char** argv) {
  open_closed_streams();
  std::signal(SIGPIPE, SIG_IGN);  // `| head` must not stop a build half-way
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is one file's error, and reported as such
  factsheet::cli::Console console;
  const int status = factsheet::cli::run(argc, argv, console);
  if (status > factsheet::cli::status_signal) factsheet::cli::end_by(status - factsheet::cli::status_signal);
  return status;
}
