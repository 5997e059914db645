#include "cli/command.hpp"
#include "engine/factsheet.hpp"

#include <memory>

namespace factsheet::cli {

Command add_reference(CLI::App& app) {
  const auto which = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("reference", "Print what may stand in the data and layout files");
  command->add_option("WHICH", *which, "data or layout; both if left out")
      ->check(
          [](const std::string& word) {
            return word == "data" || word == "layout" ? "" : "not data or layout";
          },
          "");
  command->footer(
      "Examples:\n"
      "  factsheet reference layout | less\n"
      "  factsheet reference > reference.md");
  return {command, [which](Console& console) {
            if (*which != "layout") console.out(engine::data_reference());
            if (which->empty()) console.out("\n");
            if (*which != "data") console.out(engine::layout_reference());
            return status_ok;
          }};
}

}  // namespace factsheet::cli
