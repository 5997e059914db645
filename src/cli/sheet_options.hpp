#pragma once

#include <string>
#include <vector>

#include <CLI/App.hpp>

namespace factsheet::cli {

/// What `build` and `check` both take.
struct SheetOptions {
  std::string data;
  std::string layout;
  std::vector<std::string> states;
  bool timings = false;
};

/// A check for CLI11: empty if the text has something in it. An empty name is a script's variable that wasn't
/// set; to take it for "the default" would be wrong without a word.
std::string not_blank(const std::string& text);

/// Adds the options to a command. `options` must live as long as it.
void add_sheet_options(CLI::App& command, SheetOptions& options);

}  // namespace factsheet::cli
