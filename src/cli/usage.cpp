#include "cli/usage.hpp"

#include "base/suggest.hpp"

#include <vector>

#include <fmt/format.h>

namespace factsheet::cli {
namespace {

class HelpFormatter final : public CLI::Formatter {
 public:
  HelpFormatter() {
    column_width(24);
    label("Positionals", "Arguments");
  }

  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string usage = "\nUsage: " + name;
    if (!app->get_subcommands({}).empty()) usage += " COMMAND";
    for (const CLI::Option* option : app->get_options()) {
      if (option->get_positional()) usage += " " + make_option_usage(option);
    }
    return usage + " [options]\n";
  }

  // The value's name alone; what CLI11 adds to it ("REQUIRED", "TEXT ...") the usage line says better.
  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_positional() || option->get_type_size() == 0) return {};
    return " " + option->get_type_name();
  }
};

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

std::string with_hint(std::string message, const std::string& hint) {
  return hint.empty() ? std::move(message) : fmt::format("{}; {}", message, hint);
}

std::string left_over(const CLI::App& app, const CLI::App* command, const std::string& word) {
  if (word.size() > 1 && word.front() == '-') {
    const std::string name = word.substr(0, word.find('='));
    return with_hint(fmt::format("there is no option \"{}\"", name),
                     did_you_mean(name, option_names(command ? *command : app)));
  }
  if (command) {
    return fmt::format(
        "\"{}\" is one word too many; put quotes around a name or a path that has blanks in it", word);
  }
  const std::string hint = word.ends_with(".toml") ? fmt::format("did you mean \"factsheet build {}\"?", word)
                                                   : did_you_mean(word, command_names(app));
  return with_hint(fmt::format("there is no command \"{}\"", word), hint);
}

std::string in_words(const CLI::App& app, const CLI::App* command, const CLI::ParseError& error) {
  const std::vector<std::string> rest = app.remaining(true);
  if (!rest.empty()) return left_over(app, command, rest.front());
  if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    return command ? "the data file is missing" : "say what to do: build, check or reference";
  }
  const std::string message = error.what();
  // CLI11 says "--layout: 1 required FILE missing" and "--layout: At Most 1 required but received 2".
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) {
    const std::string option = message.substr(0, message.find(':'));
    if (message.ends_with(" missing")) return option + " needs a value";
    if (message.find("but received") != std::string::npos) return option + " is given more than once";
  }
  return message;
}

}  // namespace

std::shared_ptr<CLI::Formatter> help_formatter() {
  return std::make_shared<HelpFormatter>();
}

std::string usage_message(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  const CLI::App* command = chosen.empty() ? nullptr : chosen.front();
  return fmt::format("factsheet: {}\nFor help: factsheet {}--help\n", in_words(app, command, error),
                     command ? command->get_name() + " " : "");
}

}  // namespace factsheet::cli
