#pragma once

#include "engine/files.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace factsheet::engine {

/// Writes a file beside its place and puts it there whole, or not at all; makes the folders that it needs.
/// `durable`: it, its name and new folders are on the disk itself before this is done.
std::optional<WriteFailure> write_new_file(const std::string& path, std::string_view bytes, bool durable);

/// Whether a file goes by a name that `write_new_file` gives until it is in its place.
bool is_temporary_name(std::string_view name);

}  // namespace factsheet::engine
