#pragma once

#include <map>
#include <string>

namespace cases {

/// What a case's files give, by the golden's file name: diagnostics.txt, document.txt, pages.txt, text.txt.
using Outcome = std::map<std::string, std::string, std::less<>>;

/// Runs the project in the working directory: data.toml with layout.toml, or with the layout that the data
/// names. The dumps have a part for each state.
Outcome run_case();

}  // namespace cases
