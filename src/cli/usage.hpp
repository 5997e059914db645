#pragma once

#include <memory>
#include <string>

#include <CLI/App.hpp>
#include <CLI/Formatter.hpp>

namespace factsheet::cli {

/// Lays help out for a person: the usage as one would type it, then what each word means.
std::shared_ptr<CLI::Formatter> help_formatter();

/// What is wrong with a command line, in plain words, with the likely fix and where to read on. `app` is the
/// app that threw `error` while parsing.
std::string usage_message(const CLI::App& app, const CLI::ParseError& error);

}  // namespace factsheet::cli
