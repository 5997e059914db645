#include "figures/relation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace factsheet::figures {
namespace {

const data::Cell* cell_of(const data::Group& record, const std::string& name) {
  const data::Field* field = data::find_path(record, name);
  return field ? field->cell() : nullptr;
}

const data::Rows* rows_at(const data::Lookup& lookup, const std::string& path) {
  const data::Field* field = lookup.find(path);
  return field ? field->rows() : nullptr;
}

void add(PrintedSum& sum, const data::Cell* part) {
  if (part) sum.parts.push_back(part);
  sum.complete = sum.complete && part;
}

PrintedSum down(const Relation& relation, const data::Rows& rows, const data::Cell& total) {
  PrintedSum sum{{},
                 true,
                 &total,
                 rows.span,
                 fmt::format("sum({}.{}) == {}", relation.rows, relation.column, relation.total)};
  for (const data::Group& record : rows.records) add(sum, cell_of(record, relation.column));
  return sum;
}

PrintedSum across(const Relation& relation, const data::Group& record, const data::Cell& total) {
  PrintedSum sum{{},
                 true,
                 &total,
                 record.span,
                 fmt::format("{} == {} in a record of {}", fmt::join(relation.across, " + "), relation.total,
                             relation.rows)};
  for (const std::string& name : relation.across) add(sum, cell_of(record, name));
  return sum;
}

PrintedSum of_group(const Relation& relation, const data::Rows& rows, const std::string& key,
                    const data::Cell& total) {
  PrintedSum sum{{},
                 true,
                 &total,
                 {},
                 fmt::format("sum({}.{}) == {}.{} for {} = \"{}\"", relation.rows, relation.column,
                             relation.total, relation.column, relation.match, key)};
  for (const data::Group& record : rows.records) {
    if (data::key_of(record, relation.match) != key) continue;
    if (sum.parts.empty()) sum.parts_span = record.span;
    add(sum, cell_of(record, relation.column));
  }
  return sum;
}

}  // namespace

std::vector<PrintedSum> sums_of(const Relation& relation, const data::Lookup& lookup) {
  std::vector<PrintedSum> out;
  const data::Rows* rows = rows_at(lookup, relation.rows);
  if (!rows) return out;
  if (!relation.across.empty()) {
    for (const data::Group& record : rows->records) {
      if (const data::Cell* total = cell_of(record, relation.total))
        out.push_back(across(relation, record, *total));
    }
  } else if (!relation.match.empty()) {
    const data::Rows* totals = rows_at(lookup, relation.total);
    if (!totals) return out;
    for (const data::Group& record : totals->records) {
      const auto key = data::key_of(record, relation.match);
      const data::Cell* total = cell_of(record, relation.column);
      if (key && total) out.push_back(of_group(relation, *rows, *key, *total));
    }
  } else if (const data::Field* field = lookup.find(relation.total); field && field->cell()) {
    out.push_back(down(relation, *rows, *field->cell()));
  }
  std::erase_if(out, [](const PrintedSum& sum) { return sum.parts.empty(); });
  return out;
}

}  // namespace factsheet::figures
