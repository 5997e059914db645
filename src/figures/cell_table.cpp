#include "figures/cell_table.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::figures {

using data::Cell;
using data::Field;
using data::Group;

namespace {

constexpr std::string_view national_prefix = "national.";

bool is_figure(const Field& field) {
  return field.cell() != nullptr && (field.cell()->number() != nullptr || field.cell()->absent());
}

// "national.births" is the nation's, whoever asks.
std::pair<int, std::string> key_of(int state, std::string_view path) {
  if (!path.starts_with(national_prefix)) return {state, std::string(path)};
  return {nation, std::string(path.substr(national_prefix.size()))};
}

}  // namespace

const std::vector<int>* ListEntry::column(std::string_view name) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const auto& candidate) { return candidate.first == name; });
  return found == columns.end() ? nullptr : &found->second;
}

CellTable::CellTable(const data::Dataset& dataset) {
  for (std::size_t i = 0; i < dataset.states.size(); ++i) {
    add_group(static_cast<int>(i), dataset.states[i].fields);
  }
  add_group(nation, dataset.national);
}

void CellTable::add_group(int state, const Group& group) {
  each_path(group, {}, [&](const std::string& path, const Field& field) {
    if (const data::Rows* rows = field.rows()) {
      add_list(state, path, *rows);
    } else if (is_figure(field)) {
      single_.emplace(std::pair(state, path), static_cast<int>(all_.size()));
      all_.push_back({state, path, {}, -1, field.cell()});
    }
  });
}

void CellTable::add_list(int state, const std::string& path, const data::Rows& rows) {
  ListEntry list{state, path, &rows, {}};
  for (std::size_t i = 0; i < rows.records.size(); ++i) {
    each_path(rows.records[i], {}, [&](const std::string& name, const Field& field) {
      if (!is_figure(field)) return;
      auto column = std::find_if(list.columns.begin(), list.columns.end(),
                                 [&](const auto& known) { return known.first == name; });
      if (column == list.columns.end()) {
        column = list.columns.insert(list.columns.end(), {name, std::vector<int>(rows.records.size(), -1)});
      }
      column->second[i] = static_cast<int>(all_.size());
      all_.push_back({state, fmt::format("{}.{}", path, name), path, static_cast<int>(i), field.cell()});
    });
  }
  list_at_.emplace(std::pair(state, path), lists_.size());
  lists_.push_back(std::move(list));
}

int CellTable::find(int state, std::string_view path) const {
  const auto found = single_.find(key_of(state, path));
  return found == single_.end() ? -1 : found->second;
}

const ListEntry* CellTable::find_list(int state, std::string_view path) const {
  const auto found = list_at_.find(key_of(state, path));
  return found == list_at_.end() ? nullptr : &lists_[found->second];
}

std::vector<int> CellTable::find_column(int state, std::string_view path) const {
  std::vector<int> out;
  for (std::size_t dot = path.rfind('.'); dot != std::string_view::npos && dot > 0;
       dot = path.rfind('.', dot - 1)) {
    const ListEntry* list = find_list(state, path.substr(0, dot));
    const std::vector<int>* column = list ? list->column(path.substr(dot + 1)) : nullptr;
    if (!column) continue;
    std::copy_if(column->begin(), column->end(), std::back_inserter(out), [](int cell) { return cell >= 0; });
    break;
  }
  return out;
}

}  // namespace factsheet::figures
