#pragma once

#include "document/document.hpp"

#include <string>

namespace factsheet::document {

/// Sets a text in capitals where its style asks for them, by the rules of its language.
void set_case(Rich& rich, const Style& style, const std::string& language);

}  // namespace factsheet::document
