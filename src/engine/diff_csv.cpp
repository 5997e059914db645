#include "engine/csv_line.hpp"
#include "engine/diff.hpp"

#include <initializer_list>
#include <string_view>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

std::string line(std::initializer_list<std::string_view> fields) {
  return csv_line({fields.begin(), fields.size()});
}

std::string at(const Place& place) {
  if (place.line == 0) return place.file;
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

std::string_view yes(bool flag) {
  return flag ? "yes" : "";
}

std::string_view kind_of(const Change& change) {
  return !change.before.there ? "new" : !change.after.there ? "gone" : "changed";
}

}  // namespace

std::string to_csv(const Diff& diff) {
  std::string out = line({"area", "path", "change", "old", "new", "difference", "percent", "derived",
                          "old_status", "new_status", "old_precision", "new_precision", "old_at_least",
                          "new_at_least", "old_unit", "new_unit", "old_place", "new_place"});
  const auto short_line = [&](std::string_view area, std::string_view change, std::string_view before,
                              std::string_view after) {
    out += line({area, "", change, before, after, "", "", "", "", "", "", "", "", "", "", "", "", ""});
  };
  for (const std::string& state : diff.new_states) short_line(state, "new state", "", "");
  for (const std::string& state : diff.gone_states) short_line(state, "gone state", "", "");
  for (const AreaChanges& area : diff.areas) {
    for (const Change& change : area.changes) {
      const Side& before = change.before;
      const Side& after = change.after;
      out += line({area.code, change.path, kind_of(change), before.value, after.value, change.difference,
                   change.percent, yes(change.derived()), before.status, after.status, before.precision,
                   after.precision, yes(before.at_least), yes(after.at_least), before.unit, after.unit,
                   at(before.place), at(after.place)});
    }
    if (area.words) short_line(area.code, "words", area.words->before, area.words->after);
    if (!area.words_compared) short_line(area.code, "words not compared", "", "");
  }
  return out;
}

}  // namespace factsheet::engine
