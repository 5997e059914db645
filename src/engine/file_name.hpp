#pragma once

#include "base/diagnostics.hpp"

#include <string>
#include <string_view>

namespace factsheet::engine {

/// Reports a name that can't be a PDF file's on every system (Linux, macOS, Windows): empty, a path, a hidden
/// file, characters that Windows forbids, over 255 bytes, or without ".pdf". `span` is where the layout makes
/// it.
void check_file_name(std::string_view name, Span span, Diagnostics& diagnostics);

/// The name as file systems see it that tell neither "IL.pdf" from "il.pdf" nor "ñ" from an n with a tilde
/// behind it.
std::string same_file_key(const std::string& name);

/// The name of a sheet's trace: "IL-2023.trace.json" beside "IL-2023.pdf". Takes a name that
/// `check_file_name` lets pass, or a path that ends in one.
std::string trace_file_of(std::string_view pdf);
/// Whether a name is that of a trace.
bool is_trace_file(std::string_view name);

}  // namespace factsheet::engine
