#include "engine/diff.hpp"

#include <nlohmann/json.hpp>

namespace factsheet::engine {
namespace {

// Keys in the order in which they are put in, so that the same difference is the same bytes.
using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json json_of(const Side& side) {
  if (!side.there) return {};
  Json out;
  out["value"] = text_or_null(side.value);
  out["status"] = side.status;
  if (!side.precision.empty()) out["precision"] = side.precision;
  if (side.at_least) out["at_least"] = true;
  if (!side.unit.empty()) out["unit"] = side.unit;
  if (side.place.file.empty()) return out;
  out["file"] = side.place.file;
  out["line"] = side.place.line;
  out["column"] = side.place.column;
  return out;
}

Json json_of(const Change& change) {
  Json out;
  out["path"] = change.path;
  out["derived"] = change.derived();
  out["old"] = json_of(change.before);
  out["new"] = json_of(change.after);
  out["difference"] = text_or_null(change.difference);
  out["percent"] = text_or_null(change.percent);
  return out;
}

}  // namespace

std::string to_json(const Diff& diff) {
  Json out;
  out["old"] = diff.old_file;
  out["new"] = diff.new_file;
  out["new_states"] = diff.new_states;
  out["gone_states"] = diff.gone_states;
  out["areas"] = Json::array();
  for (const AreaChanges& area : diff.areas) {
    Json entry;
    entry["area"] = area.code;
    entry["name"] = area.name;
    entry["changes"] = Json::array();
    for (const Change& change : area.changes) entry["changes"].push_back(json_of(change));
    entry["words_compared"] = area.words_compared;
    entry["words"] = nullptr;
    if (area.words) entry["words"] = {{"old", area.words->before}, {"new", area.words->after}};
    out["areas"].push_back(std::move(entry));
  }
  // A path on the command line may be no UTF-8.
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace factsheet::engine
