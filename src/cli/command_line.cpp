#include "cli/command_line.hpp"

#include "base/suggest.hpp"
#include "engine/factsheet.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>
#include <fmt/format.h>

namespace factsheet::cli {
namespace {

// Lays help out for a person: the usage as one would type it, then what each word means.
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

// An empty value is a script's variable that wasn't set; to take it for the default would be wrong without a
// word.
std::string not_blank(const std::string& text) {
  const bool blank = std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t'; });
  return blank ? "it is empty" : "";
}

std::string report_name(const std::string& path) {
  if (const std::string blank = not_blank(path); !blank.empty()) return blank;
  return engine::report_format(path) ? "" : fmt::format("\"{}\" ends in none of .json, .csv and .html", path);
}

void add_layout(CLI::App& command, std::string& layout) {
  command.add_option("--layout", layout, "Use this layout, not the one that the data names")
      ->type_name("FILE")
      ->check(not_blank, "");
}

void add_states(CLI::App& command, std::vector<std::string>& states) {
  command
      .add_option("--state", states, "Only these: codes, names or regions, parted by commas; may be repeated")
      ->type_name("STATES")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->check(not_blank, "");
}

void add_sheet_options(CLI::App& command, SheetOptions& options) {
  command.add_option("DATA", options.data, "The data file (.toml)")->required()->check(not_blank, "");
  add_layout(command, options.layout);
  add_states(command, options.states);
  command.add_option("--exclude", options.excluded, "Leave these states out, in the same words")
      ->type_name("STATES")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->check(not_blank, "");
  const auto is_shard = [](const std::string& text) {
    return engine::parse_shard(text) ? "" : "it is no part such as 2/8, the second of eight";
  };
  command.add_option("--shard", options.shard, "Only the K-th of N parts of the batch, for several machines")
      ->type_name("K/N")
      ->check(is_shard, "");
  command.add_option("-j,--jobs", options.jobs, "Make so many sheets at a time; by default one a core")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  command.add_flag("--fail-fast", options.fail_fast, "Begin no other sheet once one has errors")
      ->disable_flag_override();
  command.add_flag("--timings", options.timings, "Print the time that each pass took")
      ->disable_flag_override();
}

void add_build(CLI::App& app, Build& build) {
  CLI::App* command =
      app.add_subcommand("build", "Make the sheets and write them as PDF files")->group("Commands");
  add_sheet_options(*command, build.sheets);
  command->add_option("-o,--out", build.folder, "Write to this folder instead of out/")
      ->type_name("FOLDER")
      ->check(not_blank, "");
  command
      ->add_flag("--trace", build.trace,
                 "Write NAME.trace.json beside each sheet: where its numbers are from")
      ->disable_flag_override();
  command->add_flag("--force", build.force, "Make sheets anew that nothing has changed for, too")
      ->disable_flag_override();
  command->add_flag("--durable", build.durable, "Have files on the disk itself: a power cut can't take them")
      ->disable_flag_override();
  CLI::Option* report =
      command
          ->add_option("--report", build.reports,
                       "Write an account of the batch: .json, .csv or .html; may be repeated")
          ->type_name("FILE")
          ->allow_extra_args(false)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
          ->check(report_name, "");
  command->add_flag("--report-times", build.report_times, "Tell in the reports how long each sheet took")
      ->disable_flag_override()
      ->needs(report);
  command->footer(
      "Examples:\n"
      "  factsheet build data/ncmec-2023.toml\n"
      "      every state that the data has figures for, into out/\n"
      "  factsheet build data/ncmec-2023.toml --state IL,WI -o sheets\n"
      "      two of them, into sheets/\n"
      "  factsheet build data/ncmec-2023.toml --state \"District of Columbia\" --layout my.toml\n"
      "      one of them, by name, in another layout\n"
      "  factsheet build data/population-2023.toml --state Midwest --exclude OH\n"
      "      the states of a census region, but one\n"
      "  factsheet build data/population-2023.toml --shard 2/8\n"
      "      on the second of eight machines: its eighth of the sheets\n"
      "  factsheet build data/ncmec-2023.toml --report batch.html --report batch.csv\n"
      "      with an account of it to look at, and one for a spreadsheet\n"
      "\n"
      "A sheet that has errors is not written; the others are. Those that nothing has changed for\n"
      "since the last build are left as they are.");
}

void add_verify(CLI::App& app, Verify& verify) {
  CLI::App* command =
      app.add_subcommand("verify", "Say whether sheets are still as they were built")->group("Commands");
  command->add_option("FOLDER", verify.folder, "The folder with the sheets and their manifest.json")
      ->required()
      ->check(not_blank, "");
  command->footer(
      "Examples:\n"
      "  factsheet verify out\n"
      "\n"
      "Names each file that is missing, was changed, that no build made (extra), or that a later\n"
      "build would have replaced and didn't (stale); and each data file, layout, font and picture\n"
      "that has changed since. Ends with 0 if there is none, else with 1. In a folder that was\n"
      "moved away from what its sheets were made from, only the sheets are looked at.");
}

void add_check(CLI::App& app, Check& check) {
  CLI::App* command = app.add_subcommand("check", "Find every mistake in data and layout, and write nothing")
                          ->group("Commands");
  add_sheet_options(*command, check.sheets);
  command->footer(
      "Examples:\n"
      "  factsheet check data/ncmec-2023.toml\n"
      "  factsheet check data/ncmec-2023.toml --state Illinois\n"
      "\n"
      "All that `build` would do is done, but for the writing: what passes here will build.");
}

void add_explain(CLI::App& app, Explain& explain) {
  CLI::App* command =
      app.add_subcommand("explain", "Say where a number on a state's sheet came from")->group("Commands");
  command->add_option("DATA", explain.data, "The data file (.toml)")->required()->check(not_blank, "");
  command->add_option("STATE", explain.state, "A state's code, FIPS code or name")
      ->required()
      ->check(not_blank, "");
  command->add_option("WHAT", explain.what, "A printed text, a number, or a path of the data")
      ->required()
      ->check(not_blank, "");
  add_layout(*command, explain.layout);
  command->add_flag("--json", explain.json, "Print JSON, for other programs")->disable_flag_override();
  command->footer(
      "Examples:\n"
      "  factsheet explain data/ncmec-2023.toml IL 26,696\n"
      "      what stands behind a printed number; 26696 will do as well\n"
      "  factsheet explain data/ncmec-2023.toml IL \"36.2 million\"\n"
      "      quotes keep a text with blanks together\n"
      "  factsheet explain data/ncmec-2023.toml Illinois missing.total\n"
      "      a path, be it printed or not; missing.rows.n is all of a column\n"
      "\n"
      "A figure that is suppressed is never shown.");
}

void add_diff(CLI::App& app, Diff& diff) {
  CLI::App* command =
      app.add_subcommand("diff", "Say what changed between two editions of the data")->group("Commands");
  command->add_option("OLD", diff.older, "The old data file")->required()->check(not_blank, "");
  command->add_option("NEW", diff.newer, "The new data file")->required()->check(not_blank, "");
  add_layout(*command, diff.layout);
  add_states(*command, diff.states);
  const auto known = [](const std::string& word) {
    return word == "text" || word == "csv" || word == "json" ? "" : "it is neither text, csv nor json";
  };
  command->add_option("--format", diff.format, "text (the default), csv or json")
      ->type_name("FORMAT")
      ->check(known, "");
  command->footer(
      "Examples:\n"
      "  factsheet diff data/ncmec-2022.toml data/ncmec-2023.toml\n"
      "      old and new value, difference and percent; and whose sheets read otherwise\n"
      "  factsheet diff old.toml new.toml --state IL,WI --format csv > changes.csv\n"
      "      two states, for a spreadsheet\n"
      "\n"
      "Ends with 0 whether or not anything changed, and with 1 if either file has errors.\n"
      "n/a stands where a difference can't be told: a figure is missing or \"more than\" a number,\n"
      "or the old one is zero.");
}

void add_merge_reports(CLI::App& app, MergeReports& merge) {
  CLI::App* command =
      app.add_subcommand("merge-reports", "Make one report of those of a batch's parts")->group("Commands");
  command->add_option("OUT", merge.out, "The report to write: .json, .csv or .html")
      ->required()
      ->check(report_name, "");
  command->add_option("IN", merge.in, "The parts' reports (.json)")->required()->check(not_blank, "");
  command->footer(
      "Examples:\n"
      "  factsheet merge-reports all.html part-1.json part-2.json\n"
      "  factsheet merge-reports all.json part-*.json\n"
      "\n"
      "The parts must be made by the same version from the same files, and no state by two of them.");
}

void add_reference(CLI::App& app, Reference& reference) {
  CLI::App* command =
      app.add_subcommand("reference", "Print what may stand in the data and layout files, and in formulas")
          ->group("Commands");
  const auto known = [](const std::string& word) {
    const bool good = word == "data" || word == "formulas" || word == "layout";
    return good ? "" : "it is none of data, formulas and layout";
  };
  command->add_option("WHICH", reference.which, "data, formulas or layout; all if left out")
      ->check(known, "");
  command->footer(
      "Examples:\n"
      "  factsheet reference layout | less\n"
      "  factsheet reference > reference.md");
}

void describe(CLI::App& app) {
  app.formatter(std::make_shared<HelpFormatter>());
  app.set_help_flag("-h,--help", "Print this help");
  app.set_version_flag("--version", fmt::format("factsheet {}", engine::version()), "Print the version");
  app.require_subcommand(1);
  app.footer(
      "Start here:\n"
      "  factsheet build data/ncmec-2023.toml      make every state's sheet, in out/\n"
      "  factsheet build --help                    more examples\n"
      "\n"
      "Ends with 0 if all is well, 1 if data or layout have errors, 2 if the command is wrong,\n"
      "3 if the program itself is at fault, 130 if it was interrupted.");
}

std::string with_hint(std::string message, const std::string& hint) {
  return hint.empty() ? message : fmt::format("{}; {}", message, hint);
}

// What to say of a word that CLI11 could do nothing with. `command` is null if none was named.
std::string left_over(const CLI::App& app, const CLI::App* command, const std::string& word) {
  std::vector<std::string> names;
  if (word.size() > 1 && word.front() == '-') {
    for (const CLI::Option* option : (command ? *command : app).get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    const std::string name = word.substr(0, word.find('='));
    return with_hint(fmt::format("there is no option \"{}\"", name), did_you_mean(name, names));
  }
  if (command) {
    return fmt::format(
        "\"{}\" is one word too many; put quotes around a name or a path that has blanks in it", word);
  }
  for (const CLI::App* known : app.get_subcommands({})) names.push_back(known->get_name());
  const std::string hint = word.ends_with(".toml") ? fmt::format("did you mean \"factsheet build {}\"?", word)
                                                   : did_you_mean(word, names);
  return with_hint(fmt::format("there is no command \"{}\"", word), hint);
}

// Of CLI11's "STATE is required": what the user left out.
std::string missing_word(const std::string& message) {
  const std::string word = message.substr(0, message.find(' '));
  if (word == "DATA") return "the data file";
  if (word == "FOLDER") return "the folder";
  if (word == "STATE") return "the state";
  if (word == "OLD") return "the old data file";
  if (word == "NEW") return "the new data file";
  if (word == "OUT") return "the report to write";
  if (word == "IN") return "what is to be merged";
  if (word == "WHAT") return "what is to be explained";
  return word;
}

std::string in_words(const CLI::App& app, const CLI::App* command, const CLI::ParseError& error) {
  const std::vector<std::string> rest = app.remaining(true);
  if (!rest.empty()) return left_over(app, command, rest.front());
  if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    if (!command) return "say what to do: build, check, verify, explain, diff, merge-reports or reference";
    return fmt::format("{} is missing", missing_word(error.what()));
  }
  std::string message = error.what();
  // CLI11 says "--layout: 1 required FILE missing" and "--layout: At Most 1 required but received 2", and of
  // a flag "timings was given a disallowed flag override".
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) {
    const std::string option = message.substr(0, message.find_first_of(": "));
    if (message.ends_with(" missing")) return option + " needs a value";
    if (message.ends_with(" override")) return fmt::format("--{} takes no value", option);
    return option + " is given more than once";
  }
  return message;
}

}  // namespace

Request read_command_line(int argc, const char* const* argv) {
  CLI::App app("factsheet sets state fact sheets as accessible PDF files, from data and a layout in TOML.",
               "factsheet");
  describe(app);
  Build build;
  Check check;
  Verify verify;
  Explain explain;
  Diff diff;
  MergeReports merge;
  Reference reference;
  add_build(app, build);
  add_check(app, check);
  add_verify(app, verify);
  add_explain(app, explain);
  add_diff(app, diff);
  add_merge_reports(app, merge);
  add_reference(app, reference);

  const auto chosen = [&app]() -> const CLI::App* {
    const std::vector<CLI::App*> commands = app.get_subcommands();
    return commands.empty() ? nullptr : commands.front();
  };
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Show{chosen() ? chosen()->help("factsheet") : app.help()};
  } catch (const CLI::CallForVersion& version) {
    return Show{fmt::format("{}\n", version.what())};
  } catch (const CLI::ParseError& error) {
    const CLI::App* command = chosen();
    return Misuse{fmt::format("factsheet: {}\nFor help: factsheet {}--help\n", in_words(app, command, error),
                              command ? command->get_name() + " " : "")};
  }
  if (app.got_subcommand("build")) return build;
  if (app.got_subcommand("check")) return check;
  if (app.got_subcommand("verify")) return verify;
  if (app.got_subcommand("explain")) return explain;
  if (app.got_subcommand("diff")) return diff;
  if (app.got_subcommand("merge-reports")) return merge;
  return reference;
}

}  // namespace factsheet::cli
