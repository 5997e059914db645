#pragma once

#include "document/values.hpp"

#include <string>
#include <vector>

namespace factsheet::document {

/// The letter of a note, to be raised behind a figure.
Inline letter_run(const std::string& letter, Span span);

/// The notes of the figures filled since the last call, each after its letter.
std::vector<Rich> notes_of(Values& values);

}  // namespace factsheet::document
