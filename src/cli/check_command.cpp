#include "cli/command.hpp"
#include "cli/make_sheets.hpp"

#include <memory>

namespace factsheet::cli {

Command add_check(CLI::App& app) {
  const auto options = std::make_shared<SheetOptions>();
  CLI::App* command = app.add_subcommand("check", "Find every mistake in data and layout, and write nothing");
  add_sheet_options(*command, *options);
  command->footer(
      "Examples:\n"
      "  factsheet check data/ncmec-2023.toml\n"
      "  factsheet check data/ncmec-2023.toml --state Illinois\n"
      "\n"
      "All that `build` would do is done, but for the writing: what passes here will build.");
  return {command, [options](Console& console) { return make_sheets(*options, std::nullopt, console); }};
}

}  // namespace factsheet::cli
