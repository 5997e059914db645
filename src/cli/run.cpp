#include "cli/run.hpp"

#include "cli/command.hpp"
#include "cli/usage.hpp"
#include "engine/factsheet.hpp"

#include <exception>
#include <vector>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <fmt/format.h>

namespace factsheet::cli {
namespace {

Status parse_and_run(int argc, const char* const* argv, Console& console) {
  CLI::App app("factsheet sets state fact sheets as accessible PDF files, from data and a layout in TOML.",
               "factsheet");
  app.formatter(help_formatter());
  app.set_help_flag("-h,--help", "Print this help");
  app.set_version_flag("--version", fmt::format("factsheet {}", engine::version()), "Print the version");
  app.require_subcommand(1);
  app.get_formatter()->label("Subcommands", "Commands");
  app.footer(
      "Start here:\n"
      "  factsheet build data/ncmec-2023.toml      make every state's sheet, in out/\n"
      "  factsheet build --help                    more examples\n"
      "\n"
      "Ends with 0 if all is well, 1 if data or layout have errors, 2 if the command is wrong,\n"
      "3 if the program itself is at fault.");
  const std::vector<Command> commands{add_build(app), add_check(app), add_reference(app)};
  for (const Command& command : commands) command.options->group("Commands");

  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const std::vector<CLI::App*> chosen = app.get_subcommands();
    console.out(chosen.empty() ? app.help() : chosen.front()->help("factsheet"));
    return status_ok;
  } catch (const CLI::CallForVersion& version) {
    console.out(fmt::format("{}\n", version.what()));
    return status_ok;
  } catch (const CLI::ParseError& error) {
    console.err(usage_message(app, error));
    return status_usage;
  }
  for (const Command& command : commands) {
    if (command.options->parsed()) return command.run(console);
  }
  return status_usage;
}

}  // namespace

Status run(int argc, const char* const* argv, Console& console) {
  try {
    const Status status = parse_and_run(argc, argv, console);
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
