#pragma once

#include "cli/console.hpp"

#include <functional>

#include <CLI/App.hpp>

namespace factsheet::cli {

/// One of the program's commands: how its options are read, and what it does once they are.
struct Command {
  CLI::App* options = nullptr;
  std::function<Status(Console&)> run;
};

/// `factsheet build DATA`: makes the sheets.
Command add_build(CLI::App& app);
/// `factsheet check DATA`: all of it but the writing.
Command add_check(CLI::App& app);
/// `factsheet reference`: what may stand in the files.
Command add_reference(CLI::App& app);

}  // namespace factsheet::cli
