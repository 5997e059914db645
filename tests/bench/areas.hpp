#pragma once

#include <cstddef>
#include <filesystem>

namespace bench {

/// Writes a data file for the state data sheet with `count` areas of their own, and what it reads beside it,
/// into `folder`, which is made. The areas' figures are invented and differ, so that no two sheets are alike;
/// the sheets are marked as samples. Returns the data file. Throws std::runtime_error if it can't be written.
std::filesystem::path write_areas(const std::filesystem::path& folder, std::size_t count);

}  // namespace bench
