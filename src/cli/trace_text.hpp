#pragma once

#include "engine/trace.hpp"

#include <string>

namespace factsheet::cli {

/// A trace as a person reads it: a paragraph a figure, its inputs indented below it.
std::string trace_text(const engine::Trace& trace);

/// Digits in groups of three, "36,200,000"; any other text as it is.
std::string grouped(const std::string& number);

}  // namespace factsheet::cli
