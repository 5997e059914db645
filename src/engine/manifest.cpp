#include "engine/manifest.hpp"

#include "engine/digest.hpp"

#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace factsheet::engine {
namespace {

using Json = nlohmann::ordered_json;
using Parsed = nlohmann::json;  // finds keys fast

constexpr int format_version = 1;
constexpr std::size_t key_length = 16;

std::string line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// {"a": …, "b": …}, an entry a line.
template <class Map, class Each>
void put_map(std::string& out, std::string_view name, const Map& map, Each each) {
  fmt::format_to(std::back_inserter(out), "\"{}\": {{", name);
  bool first = true;
  for (const auto& [key, value] : map) {
    fmt::format_to(std::back_inserter(out), "{}\n{}: {}", first ? "" : ",", line(key), line(each(value)));
    first = false;
  }
  out += first ? "}" : "\n}";
}

Json json_of(const std::vector<InputSet::File>& files) {
  Json out = Json::array();
  for (const InputSet::File& file : files) out.push_back({{"path", file.path}, {"sha256", file.sha256}});
  return out;
}

Json json_of(const InputSet& inputs) {
  Json out;
  out["program"] = inputs.program;
  out["data"] = json_of(inputs.data);
  out["look"] = json_of(inputs.look);
  return out;
}

Json json_of(const SheetRecord& sheet) {
  Json out;
  out["state"] = sheet.state;
  out["sha256"] = sheet.sha256;
  out["size"] = sheet.size;
  out["pages"] = sheet.pages;
  if (!sheet.fitting.empty()) out["fitting"] = sheet.fitting;
  if (!sheet.stale.empty()) out["stale"] = sheet.stale;
  if (sheet.warned) out["warned"] = true;
  if (!sheet.trace.empty()) out["trace"] = sheet.trace;
  out["inputs"] = sheet.inputs;
  out["made_of"] = sheet.made_of;
  out["parts"] = sheet.parts;
  out["digests"] = sheet.digests;
  return out;
}

std::vector<InputSet::File> files_of(const Parsed& json) {
  std::vector<InputSet::File> out;
  for (const Parsed& file : json) {
    out.push_back({file.at("path").get<std::string>(), file.at("sha256").get<std::string>()});
  }
  return out;
}

SheetRecord sheet_of(const Parsed& json) {
  SheetRecord sheet;
  sheet.state = json.at("state").get<std::string>();
  sheet.sha256 = json.at("sha256").get<std::string>();
  sheet.size = json.at("size").get<std::size_t>();
  sheet.pages = json.at("pages").get<std::size_t>();
  sheet.fitting = json.value("fitting", std::vector<std::string>());
  sheet.stale = json.value("stale", std::string());
  sheet.warned = json.value("warned", false);
  sheet.trace = json.value("trace", std::string());
  sheet.inputs = json.at("inputs").get<std::string>();
  sheet.made_of = json.at("made_of").get<std::string>();
  sheet.parts = json.at("parts").get<std::string>();
  sheet.digests = json.at("digests").get<std::string>();
  return sheet;
}

}  // namespace

bool InputSet::same_project(const InputSet& other) const {
  const auto first = [](const std::vector<File>& files) {
    return files.empty() ? std::string() : files.front().path;
  };
  return first(data) == first(other.data) && first(look) == first(other.look);
}

std::string to_json(const Manifest& manifest) {
  std::map<std::string, const InputSet*> inputs;
  std::map<std::string, const std::vector<std::string>*> parts;
  for (const auto& [file, sheet] : manifest.sheets) {
    if (const auto found = manifest.inputs.find(sheet.inputs); found != manifest.inputs.end())
      inputs.emplace(found->first, &found->second);
    if (const auto found = manifest.parts.find(sheet.parts); found != manifest.parts.end())
      parts.emplace(found->first, &found->second);
  }
  std::string out = fmt::format("{{\"factsheet_manifest\": {},\n", format_version);
  put_map(out, "inputs", inputs, [](const InputSet* set) { return json_of(*set); });
  out += ",\n";
  put_map(out, "parts", parts, [](const std::vector<std::string>* names) { return Json(*names); });
  out += ",\n";
  put_map(out, "sheets", manifest.sheets, [](const SheetRecord& sheet) { return json_of(sheet); });
  return out + "}\n";
}

std::optional<Manifest> read_manifest(std::string_view text) {
  // The library tells of what doesn't fit by throwing.
  try {
    const Parsed json = Parsed::parse(text);
    if (json.at("factsheet_manifest").get<int>() != format_version) return std::nullopt;
    Manifest manifest;
    for (const auto& [key, set] : json.at("inputs").items()) {
      manifest.inputs[key] = {set.at("program").get<std::string>(), files_of(set.at("data")),
                              files_of(set.at("look"))};
    }
    for (const auto& [key, names] : json.at("parts").items())
      manifest.parts[key] = names.get<std::vector<std::string>>();
    for (const auto& [file, sheet] : json.at("sheets").items()) manifest.sheets[file] = sheet_of(sheet);
    return manifest;
  } catch (const Parsed::exception&) {
    return std::nullopt;
  }
}

std::string key_of(const InputSet& inputs) {
  return sha256_hex(line(json_of(inputs))).substr(0, key_length);
}

std::string key_of(const std::vector<std::string>& parts) {
  return sha256_hex(line(Json(parts))).substr(0, key_length);
}

// Both by their names alone: a folder that is a link to elsewhere is seen where its link stands.
std::string seen_from(const std::string& folder, const std::string& path) {
  namespace fs = std::filesystem;
  const fs::path from = fs::absolute(folder).lexically_normal();
  const fs::path to = fs::absolute(path).lexically_normal();
  const fs::path seen = to.lexically_relative(from);
  return (seen.empty() ? to : seen).generic_string();
}

std::string from_here(const std::string& folder, const std::string& seen) {
  namespace fs = std::filesystem;
  const fs::path path(seen);
  if (path.is_absolute()) return seen;
  const fs::path there = (fs::absolute(folder) / path).lexically_normal();
  const fs::path here = there.lexically_relative(fs::current_path());
  return (here.empty() ? there : here).generic_string();
}

}  // namespace factsheet::engine
