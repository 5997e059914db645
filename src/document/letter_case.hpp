#pragma once

#include "document/document.hpp"

#include <string>

namespace factsheet::document {

/// Sets a text in capitals where its style asks for them, by the rules of its language.
void set_case(Rich& rich, const Style& style, const std::string& language);

/// A text as those see it who tell neither "a" from "A" nor one character from its parts (Unicode's
/// NFKC_Casefold, UAX 31). What is no UTF-8 stays as it is.
std::string case_folded(const std::string& text);

}  // namespace factsheet::document
