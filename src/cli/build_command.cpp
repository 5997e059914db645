#include "cli/command.hpp"
#include "cli/make_sheets.hpp"
#include "cli/sheet_options.hpp"

#include <memory>

namespace factsheet::cli {

Command add_build(CLI::App& app) {
  struct Options {
    SheetOptions sheets;
    std::string folder = "out";
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("build", "Make the sheets and write them as PDF files");
  add_sheet_options(*command, options->sheets);
  command->add_option("-o,--out", options->folder, "Write to this folder instead of out/")
      ->type_name("FOLDER")
      ->check(not_blank, "");
  command->footer(
      "Examples:\n"
      "  factsheet build data/ncmec-2023.toml\n"
      "      every state that the data has figures for, into out/\n"
      "  factsheet build data/ncmec-2023.toml --state IL,WI -o sheets\n"
      "      two of them, into sheets/\n"
      "  factsheet build data/ncmec-2023.toml --state \"District of Columbia\" --layout my.toml\n"
      "      one of them, by name, in another layout\n"
      "\n"
      "A sheet that has errors is not written; the others are.");
  return {command,
          [options](Console& console) { return make_sheets(options->sheets, options->folder, console); }};
}

}  // namespace factsheet::cli
