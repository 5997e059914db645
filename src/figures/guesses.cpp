#include "figures/guesses.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "figures/states.hpp"
#include <fmt/format.h>

namespace factsheet::figures {

using data::Decimal;

namespace {

// The group that a path stands in: "missing" of "missing.rows", nothing of "births".
std::string_view group_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : path.substr(0, dot);
}

bool is_within(std::string_view group, std::string_view outer) {
  return outer.empty() || group == outer || (group.starts_with(outer) && group[outer.size()] == '.');
}

// What a record is of, in its own words: "kind=births;".
std::string name_of_record(const ListEntry& list, std::size_t record) {
  std::string name;
  data::each_path(list.rows->records[record], {}, [&](const std::string& path, const data::Field& field) {
    const std::string* text = field.cell() ? field.cell()->text() : nullptr;
    if (text) name += fmt::format("{}={};", path, *text);
  });
  return name.empty() ? fmt::format("{}", record) : name;
}

class Guesser {
 public:
  Guesser(const data::Dataset& dataset, const CellTable& table) : dataset_(dataset), table_(table) {}

  std::vector<Sum> run() {
    for (const ListEntry& list : table_.lists()) {
      totals_of_columns(list);
      columns_of_columns(list);
    }
    totals_where_some_are_absent();
    national_sums();
    return std::move(out_);
  }

 private:
  const Entry& entry(int cell) const { return table_.all()[static_cast<std::size_t>(cell)]; }

  // A place among the states, a count of states: no total of anything, though it may equal a sum by chance.
  bool is_count(int cell) const {
    const int derive = entry(cell).cell->derive;
    if (derive < 0) return false;
    const data::Expression& e = dataset_.derives[static_cast<std::size_t>(derive)].expression;
    return e.kind == data::Expression::Kind::call &&
           (e.text == "rank" || e.text == "ranked" || e.text == "states" || e.text == "count");
  }

  std::optional<Decimal> sum(const std::vector<int>& cells) const {
    std::optional<Decimal> sum = Decimal(0);
    for (const int cell : cells) {
      const data::Number* number = cell < 0 ? nullptr : entry(cell).number();
      sum = number && sum ? Decimal::add(*sum, number->value) : std::nullopt;
    }
    return sum;
  }

  bool lacks_some(const std::vector<int>& cells) const {
    return std::any_of(cells.begin(), cells.end(),
                       [&](int cell) { return cell < 0 || entry(cell).number() == nullptr; });
  }

  bool is_sum(const std::vector<int>& parts, int total) const {
    const data::Number* number = is_count(total) ? nullptr : entry(total).number();
    const auto added = number ? sum(parts) : std::nullopt;
    return added && *added == number->value;
  }

  void put(std::vector<int> parts, int total, const std::string& what) {
    out_.push_back(
        {std::move(parts), total, fmt::format("{} adds up to {}", what, entry(total).full_path())});
  }

  void totals_of_columns(const ListEntry& list) {
    const auto group = group_of(list.path);
    for (const auto& [name, cells] : list.columns) {
      const std::string column = fmt::format("{}.{}", list.path, name);
      const bool all = sum(cells).has_value();
      if (all) ++with_all_[column];
      if (!all) lacking_.push_back({&list, &cells, column});
      for (std::size_t i = 0; i < table_.all().size() && all; ++i) {
        const Entry& total = table_.all()[i];
        if (total.state != list.state || total.record >= 0 || !is_within(group, group_of(total.path)))
          continue;
        if (!is_sum(cells, static_cast<int>(i))) continue;
        ++kept_[{column, total.path}];
        put(cells, static_cast<int>(i), column);
      }
    }
  }

  // A list with a figure that was withheld can't be added up, but its like in other states tell what it comes
  // to.
  void totals_where_some_are_absent() {
    for (const auto& [list, cells, column] : lacking_) {
      for (const auto& [key, times] : kept_) {
        if (key.first != column || times < with_all_[column]) continue;
        const int total = table_.find(list->state, key.second);
        std::vector<int> parts = *cells;
        std::erase(parts, -1);
        if (total >= 0) put(std::move(parts), total, column);
      }
    }
  }

  // "all" beside "boys" and "girls".
  void columns_of_columns(const ListEntry& list) {
    if (list.columns.size() < 3 || list.rows->records.size() < 2) return;
    for (const auto& [name, totals] : list.columns) {
      std::vector<std::vector<int>> parts(totals.size());
      bool good = true;
      std::size_t complete = 0;
      for (std::size_t record = 0; record < totals.size() && good; ++record) {
        for (const auto& [other, cells] : list.columns) {
          if (other != name) parts[record].push_back(cells[record]);
        }
        // A record with a figure that was withheld keeps to what the others keep to.
        if (lacks_some(parts[record]) || lacks_some({totals[record]})) continue;
        ++complete;
        good = is_sum(parts[record], totals[record]);
      }
      good = good && complete > 0;
      for (std::size_t record = 0; record < totals.size() && good; ++record) {
        if (totals[record] < 0 || std::count(parts[record].begin(), parts[record].end(), -1) > 0) continue;
        put(parts[record], totals[record], fmt::format("a record of {}", list.path));
      }
    }
  }

  // The states' parts of one of the nation's figures: all of them, or those of a smaller set that come to it.
  void states_and(int total, const std::vector<int>& parts, const std::string& what) {
    std::vector<std::vector<int>> tried;
    for (const std::string_view who : {"all", "states and DC", "states"}) {
      std::vector<int> among;
      std::copy_if(parts.begin(), parts.end(), std::back_inserter(among), [&](int cell) {
        return counts_among(*dataset_.states[static_cast<std::size_t>(entry(cell).state)].area, who);
      });
      if (among.empty() || std::find(tried.begin(), tried.end(), among) != tried.end()) continue;
      // Where a state's figure was withheld nobody can add up, but readers take the rest from the nation's.
      const bool withheld = who == "all" && lacks_some(among) && !is_count(total) && entry(total).number();
      if (withheld || is_sum(among, total)) put(among, total, what);
      tried.push_back(std::move(among));
    }
  }

  void national_sums() {
    std::map<std::string, std::vector<int>> of_path;    // "births"
    std::map<std::string, std::vector<int>> of_record;  // "missing.rows.n|kind=births;"
    for (std::size_t i = 0; i < table_.all().size(); ++i) {
      const Entry& part = table_.all()[i];
      if (part.state != nation) of_path[part.path].push_back(static_cast<int>(i));
      if (part.state != nation && part.record >= 0) of_record[key_of(part)].push_back(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < table_.all().size(); ++i) {
      const Entry& total = table_.all()[i];
      if (total.state != nation) continue;
      const auto& among = total.record < 0 ? of_path : of_record;
      const auto same = among.find(total.record < 0 ? total.path : key_of(total));
      if (same != among.end()) {
        states_and(static_cast<int>(i), same->second, fmt::format("\"{}\" of the states", total.path));
      }
      if (total.record >= 0) continue;
      // A column of all states' lists, against the nation's figure beside the list.
      for (const auto& [path, column] : of_path) {
        const std::string_view list = entry(column.front()).list;
        if (list.empty() || !is_within(group_of(list), group_of(total.path))) continue;
        states_and(static_cast<int>(i), column, fmt::format("\"{}\" of the states", path));
      }
    }
  }

  std::string key_of(const Entry& part) const {
    const ListEntry* list = table_.find_list(part.state, part.list);
    return fmt::format("{}|{}", part.path, name_of_record(*list, static_cast<std::size_t>(part.record)));
  }

  struct Lacking {
    const ListEntry* list;
    const std::vector<int>* cells;
    std::string column;
  };
  const data::Dataset& dataset_;
  const CellTable& table_;
  std::vector<Sum> out_;
  std::map<std::pair<std::string, std::string>, int> kept_;  // by column and total: in how many lists
  std::map<std::string, int> with_all_;                      // by column: how many lists have all figures
  std::vector<Lacking> lacking_;
};

// Whether `shares` are what `parts` are in percent of their sum, rounded either way to as many decimals as
// the column shows.
bool are_shares(const CellTable& table, const std::vector<int>& parts, const std::vector<int>& shares) {
  double whole = 0;
  int places = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] < 0 || shares[i] < 0) return false;
    const data::Number* part = table.all()[static_cast<std::size_t>(parts[i])].number();
    const data::Number* share = table.all()[static_cast<std::size_t>(shares[i])].number();
    if (!part || !share || part->value < Decimal(0)) return false;
    whole += part->value.to_double();
    places = std::max(places, share->value.scale());
  }
  double step = 1;
  for (int i = 0; i < places; ++i) step /= 10;
  if (whole <= 0) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double part = table.all()[static_cast<std::size_t>(parts[i])].number()->value.to_double();
    const double share = table.all()[static_cast<std::size_t>(shares[i])].number()->value.to_double();
    const double apart = share - 100 * part / whole;
    if (apart >= step || apart <= -step) return false;
  }
  return true;
}

}  // namespace

std::vector<Sum> guess_sums(const data::Dataset& dataset, const CellTable& table) {
  return Guesser(dataset, table).run();
}

std::vector<Shares> guess_shares(const CellTable& table) {
  std::vector<Shares> out;
  for (const ListEntry& list : table.lists()) {
    if (list.rows->records.size() < 2) continue;
    for (const auto& [part, parts] : list.columns) {
      for (const auto& [share, shares] : list.columns) {
        if (part == share || !are_shares(table, parts, shares)) continue;
        // Two columns that both add up to 100 are one's shares, not each the other's.
        const bool turned = std::any_of(
            out.begin(), out.end(), [&parts = parts](const Shares& known) { return known.shares == parts; });
        if (turned) continue;
        out.push_back({parts, shares, fmt::format("{0}.{1} is {0}.{2} in percent", list.path, share, part)});
      }
    }
  }
  return out;
}

}  // namespace factsheet::figures
