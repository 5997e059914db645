#include "engine/pair_values.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

using data::Cell;
using data::Field;
using data::Group;
using data::Rows;
using Values = std::vector<std::pair<std::string, const Cell*>>;

const std::string* text_of(const Group& record, const std::string& name) {
  const Field* field = record.find(name);
  const Cell* cell = field ? field->cell() : nullptr;
  return cell ? cell->text() : nullptr;
}

bool tells_apart(const Rows& rows, const std::string& name) {
  std::set<std::string> seen;
  return std::all_of(rows.records.begin(), rows.records.end(), [&](const Group& record) {
    const std::string* text = text_of(record, name);
    return text && seen.insert(*text).second;
  });
}

// The column whose texts name the records of both lists; empty if there is none.
std::string key_column(const Rows& rows, const Rows* other) {
  if (rows.records.empty()) return {};
  for (const auto& [name, field] : rows.records.front().fields) {
    if (!field.cell() || !field.cell()->text()) continue;
    return tells_apart(rows, name) && (!other || tells_apart(*other, name)) ? name : std::string();
  }
  return {};
}

// The group that `leads` decides what records are called, so that both editions call them alike.
Values values_of(const Group& group, const Group& other, bool leads) {
  Values out;
  data::each_path(group, {}, [&](const std::string& path, const Field& field) {
    if (const Cell* cell = field.cell()) out.emplace_back(path, cell);
    const Rows* rows = field.rows();
    if (!rows) return;
    const Field* match = data::find_path(other, path);
    const Rows* others = match ? match->rows() : nullptr;
    const bool own = leads || !others || others->records.empty();
    const std::string key = own ? key_column(*rows, others) : key_column(*others, rows);
    for (std::size_t i = 0; i < rows->records.size(); ++i) {
      const Group& record = rows->records[i];
      const std::string name = key.empty() ? std::to_string(i + 1) : *text_of(record, key);
      data::each_path(record, fmt::format("{}[{}]", path, name),
                      [&](const std::string& at, const Field& part) {
                        if (part.cell()) out.emplace_back(at, part.cell());
                      });
    }
  });
  return out;
}

}  // namespace

std::vector<ValuePair> pair_values(const Group& before, const Group& after) {
  const Values old_values = values_of(before, after, false);
  const Values new_values = values_of(after, before, true);
  const std::map<std::string, const Cell*> known(old_values.begin(), old_values.end());
  std::vector<ValuePair> out;
  std::set<std::string> paired;
  for (const auto& [path, cell] : new_values) {
    const auto found = known.find(path);
    out.push_back({path, found == known.end() ? nullptr : found->second, cell});
    paired.insert(path);
  }
  for (const auto& [path, cell] : old_values) {
    if (paired.count(path) == 0) out.push_back({path, cell, nullptr});
  }
  return out;
}

}  // namespace factsheet::engine
