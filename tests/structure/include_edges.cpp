#include "structure/include_edges.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

namespace structure {
namespace {

namespace fs = std::filesystem;

std::string room_of(std::string_view path) {
  return std::string(path.substr(0, path.find('/')));
}

// Headers of the C++ library have no extension and no folder; those of C and POSIX are few enough to name.
bool is_standard(const std::string& header) {
  static const std::set<std::string> c_headers = {"fcntl.h", "unistd.h", "sys/file.h", "sys/stat.h"};
  return header.find_first_of("./") == std::string::npos || c_headers.count(header) > 0;
}

struct Include {
  bool own = false;  // in quotes
  std::string header;
};

// The include on a line of source, however it is spaced.
std::optional<Include> read_include(std::string_view line) {
  const auto skip = [&line](std::string_view word) {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (line.substr(0, word.size()) != word) return false;
    line.remove_prefix(word.size());
    return true;
  };
  if (!skip("#") || !skip("include") || !skip("") || line.empty()) return std::nullopt;
  const char open = line.front();
  if (open != '"' && open != '<') return std::nullopt;
  line.remove_prefix(1);
  return Include{open == '"', std::string(line.substr(0, line.find(open == '"' ? '"' : '>')))};
}

std::string check_own(const std::string& room, const std::string& header) {
  if (header.find('/') == std::string::npos)
    return "names no room: write it as \"" + room + "/" + header + "\"";
  const std::string other = room_of(header);
  if (other == room) return {};
  const auto& rooms = allowed_rooms();
  if (rooms.count(other) == 0) return "\"" + other + "\" is not a room";
  return rooms.at(room).count(other) > 0 ? "" : room + " may not include " + other;
}

std::string check_library(const std::string& room, const std::string& header) {
  if (is_standard(header)) return {};
  for (const auto& [name, rooms] : allowed_libraries()) {
    if (header.compare(0, name.size(), name) != 0) continue;
    return rooms.count(room) > 0 ? "" : room + " may not include <" + header + ">";
  }
  return "<" + header + "> is not in the table of libraries";
}

}  // namespace

const std::map<std::string, std::set<std::string>, std::less<>>& allowed_rooms() {
  static const std::map<std::string, std::set<std::string>, std::less<>> table = {
      {"base", {}},
      {"csv", {"base"}},
      {"data", {"base", "csv"}},
      {"text", {"base"}},
      {"geo", {"base"}},
      {"layout", {"data", "base"}},
      {"figures", {"csv", "data", "base"}},
      {"document", {"layout", "figures", "data", "base"}},
      {"pages", {"text", "base"}},
      {"graphics", {"pages", "base"}},
      {"typeset", {"document", "graphics", "pages", "geo", "text", "base"}},
      {"pdf", {"pages", "text", "base"}},
      {"engine",
       {"base", "csv", "data", "figures", "layout", "document", "text", "typeset", "pages", "graphics",
        "pdf"}},
      {"cli", {"engine", "base"}},
  };
  return table;
}

const std::map<std::string, std::set<std::string>, std::less<>>& allowed_libraries() {
  static const std::set<std::string> everywhere = {"base",    "data",   "csv",      "figures", "geo",
                                                   "text",    "layout", "document", "pages",   "graphics",
                                                   "typeset", "pdf",    "engine",   "cli"};
  static const std::map<std::string, std::set<std::string>, std::less<>> table = {
      {"fmt/", everywhere},
      {"toml", {"data"}},
      {"unicode/", {"document", "text"}},
      {"md4c", {"document"}},
      {"hb", {"text"}},
      {"hyphen.h", {"text"}},
      {"hpdf", {"pdf"}},
      {"qpdf/", {"pdf"}},
      {"libdeflate.h", {"pdf"}},
      {"nlohmann/", {"engine"}},
      {"nettle/", {"engine"}},
      {"CLI/", {"cli"}},
      {"csv.h", {"csv"}},
      {"iconv.h", {"csv"}},
      {"png.h", {"graphics"}},
      {"pugixml.hpp", {"graphics"}},
      {"qrcodegen/", {"graphics"}},
  };
  return table;
}

std::vector<Violation> check_includes(const std::vector<Source>& sources) {
  std::vector<Violation> found;
  for (const Source& source : sources) {
    const std::string room = room_of(source.path);
    if (allowed_rooms().count(room) == 0) {
      found.push_back({source.path, 0, "\"" + room + "\" is not a room"});
      continue;
    }
    std::istringstream lines(source.text);
    std::string text;
    for (int line = 1; std::getline(lines, text); ++line) {
      const auto include = read_include(text);
      if (!include) continue;
      std::string message =
          include->own ? check_own(room, include->header) : check_library(room, include->header);
      if (!message.empty()) found.push_back({source.path, line, std::move(message)});
    }
  }
  return found;
}

std::vector<Source> read_sources(const std::string& folder) {
  std::vector<Source> sources;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (!entry.is_regular_file() || (extension != ".cpp" && extension != ".hpp" && extension != ".h"))
      continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    sources.push_back({fs::relative(entry.path(), folder).generic_string(), text.str()});
  }
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

}  // namespace structure
