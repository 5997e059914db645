#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace structure {

/// A source file of src/, by its path from there, and its text.
struct Source {
  std::string path;
  std::string text;
};

/// An include that the architecture doesn't allow.
struct Violation {
  std::string path;
  int line = 0;
  std::string message;
};

/// The rooms that each room may include.
const std::map<std::string, std::set<std::string>, std::less<>>& allowed_rooms();

/// The rooms that may include a third-party header, by how its name starts ("hb" for <hb-subset.h>).
const std::map<std::string, std::set<std::string>, std::less<>>& allowed_libraries();

/// Checks every include of the sources against both tables.
std::vector<Violation> check_includes(const std::vector<Source>& sources);

/// All C++ sources under a folder, sorted by path.
std::vector<Source> read_sources(const std::string& folder);

}  // namespace structure
