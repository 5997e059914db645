#include "cli/run.hpp"

#include "cli/command_line.hpp"
#include "cli/commands.hpp"

#include <exception>
#include <variant>

#include <fmt/format.h>

namespace factsheet::cli {
namespace {

Status run(const Show& show, Console& console) {
  console.out(show.text);
  return status_ok;
}

Status run(const Misuse& misuse, Console& console) {
  console.err(misuse.message);
  return status_usage;
}

}  // namespace

Status run(int argc, const char* const* argv, Console& console) {
  try {
    const Request request = read_command_line(argc, argv);
    const Status status = std::visit([&](const auto& asked) { return run(asked, console); }, request);
    if (console.finish()) return status;
    console.err("factsheet: the results can't be written to standard output\n");
    return status == status_ok ? status_input : status;
  } catch (const std::exception& fault) {
    console.err(fmt::format("factsheet: a fault of the program, not of your files: {}\nPlease report it.\n",
                            fault.what()));
    return status_internal;
  }
}

}  // namespace factsheet::cli
