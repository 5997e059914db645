#include "cli/sheet_options.hpp"

#include <algorithm>

namespace factsheet::cli {
std::string not_blank(const std::string& text) {
  const bool blank = std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t'; });
  return blank ? "it is empty" : "";
}

void add_sheet_options(CLI::App& command, SheetOptions& options) {
  command.add_option("DATA", options.data, "The data file (.toml)")->required()->check(not_blank, "");
  command.add_option("--layout", options.layout, "Use this layout, not the one that the data names")
      ->type_name("FILE")
      ->check(not_blank, "");
  command
      .add_option("--state", options.states,
                  "Only these states: codes or names, parted by commas; may be repeated")
      ->type_name("STATES")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->check(not_blank, "");
  command.add_flag("--timings", options.timings, "Print the time that each pass took")
      ->disable_flag_override();
}

}  // namespace factsheet::cli
