#pragma once

#include "data/dataset.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::figures {

/// Stands for the nation where the index of a state is asked.
constexpr int nation = -1;

/// One figure of the data set.
struct Entry {
  int state = nation;  ///< index into Dataset::states, or `nation`
  std::string path;    ///< "births"; of a record's figure "missing.rows.n"
  std::string list;    ///< "missing.rows"; empty: it stands in no list
  int record = -1;     ///< index into the list's records; -1: it stands in no list
  const data::Cell* cell = nullptr;

  /// Null if there is none.
  const data::Number* number() const { return cell->number(); }
  /// "births", "national.births"
  std::string full_path() const { return state == nation ? "national." + path : path; }
};

/// A list, with the figures of its columns.
struct ListEntry {
  int state = nation;
  std::string path;
  const data::Rows* rows = nullptr;
  /// By column: the cell of each record, as index into CellTable::all(); -1 where a record has no such
  /// number.
  std::vector<std::pair<std::string, std::vector<int>>> columns;

  const std::vector<int>* column(std::string_view name) const;
};

/// Every figure of a data set, of all states and the nation, whether there is a number or it is absent, in
/// the order of the file (the nation's last). Points into the data set, which must not change.
class CellTable {
 public:
  explicit CellTable(const data::Dataset& dataset);

  const std::vector<Entry>& all() const { return all_; }
  const std::vector<ListEntry>& lists() const { return lists_; }
  /// The figure that stands at a path in no list: `births`, of a state, or `national.births`. -1: none.
  int find(int state, std::string_view path) const;
  /// Null if there is no such list.
  const ListEntry* find_list(int state, std::string_view path) const;
  /// The figures of `missing.rows.n`, those that there are; nothing if it names no column of a list.
  std::vector<int> find_column(int state, std::string_view path) const;

 private:
  void add_group(int state, const data::Group& group);
  void add_list(int state, const std::string& path, const data::Rows& rows);

  std::vector<Entry> all_;
  std::vector<ListEntry> lists_;
  std::map<std::pair<int, std::string>, int, std::less<>> single_;
  std::map<std::pair<int, std::string>, std::size_t, std::less<>> list_at_;
};

}  // namespace factsheet::figures
