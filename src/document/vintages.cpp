#include "data/read_rules.hpp"
#include "document/guards.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

// One value of a vintage, to be shown.
struct Example {
  std::string vintage;
  std::string path;
  Span value;
};

bool is_previous(std::string_view path) {
  return path.starts_with("previous.");
}

// What the file or the gazetteer says of the state or the edition is no figure.
bool is_figure(std::string_view path) {
  return path != "edition" && path != "as_of" && path != "source" && !path.starts_with("state.");
}

class Vintages {
 public:
  explicit Vintages(const data::Lookup& lookup) : lookup_(lookup), dataset_(lookup.dataset()) {}

  void add(const Origin& origin) {
    if (is_previous(origin.path) || !is_figure(origin.path)) return;
    if (origin.derive >= 0) {
      add_formula(static_cast<std::size_t>(origin.derive));
    } else {
      add(origin.vintage, origin.path, origin.value);
    }
  }

  const std::vector<Example>& examples() const { return examples_; }

 private:
  void add(const std::string& own, const std::string& path, Span value) {
    const std::string& vintage = own.empty() ? dataset_.vintage : own;
    const bool known = vintage.empty() || std::any_of(examples_.begin(), examples_.end(),
                                                      [&](const Example& e) { return e.vintage == vintage; });
    if (!known) examples_.push_back({vintage, path, value});
  }

  void add_formula(std::size_t index) {
    if (!visited_.insert(index).second) return;
    const data::Derive& derive = dataset_.derives[index];
    const auto read = [&](const data::Expression& path) { add_path(path.text); };
    if (derive.records.empty()) data::each_path_of(derive.expression, read);
    for (const auto& record : derive.records) {
      for (const data::Derive& column : record) data::each_path_of(column.expression, read);
    }
  }

  // A path of a formula: a value, or a column of a list ("missing.rows.n").
  void add_path(const std::string& path) {
    if (is_previous(path) || !is_figure(path)) return;
    if (const data::Field* field = lookup_.find(path)) {
      if (field->cell()) add_cell(*field->cell(), path);
      return;
    }
    const std::size_t point = path.rfind('.');
    const data::Field* list = point == std::string::npos ? nullptr : lookup_.find(path.substr(0, point));
    if (!list || !list->rows()) return;
    for (const data::Group& record : list->rows()->records) {
      const data::Field* field = find_path(record, path.substr(point + 1));
      if (field && field->cell()) add_cell(*field->cell(), path);
    }
  }

  void add_cell(const data::Cell& cell, const std::string& path) {
    if (cell.derive >= 0) {
      add_formula(static_cast<std::size_t>(cell.derive));
    } else {
      add(cell.vintage, path, cell.span);
    }
  }

  const data::Lookup& lookup_;
  const data::Dataset& dataset_;
  std::vector<Example> examples_;
  std::set<std::size_t> visited_;
};

}  // namespace

void guard_vintages(const Document& document, const data::Lookup& lookup, Diagnostics& diagnostics) {
  Vintages vintages(lookup);
  for (const Origin& origin : document.origins) vintages.add(origin);
  std::vector<Example> examples = vintages.examples();
  if (examples.size() < 2) return;
  // The odd one is that which isn't of the file's issue.
  std::stable_partition(examples.begin(), examples.end(),
                        [&](const Example& e) { return e.vintage != lookup.dataset().vintage; });
  const Example& odd = examples.front();
  Diagnostic& finding =
      diagnostics.error(Code::mixed_vintages, odd.value,
                        fmt::format("\"{}\" is of \"{}\", but the sheet prints figures of \"{}\" too",
                                    odd.path, odd.vintage, examples.back().vintage));
  for (std::size_t i = 1; i < examples.size(); ++i) {
    finding.label(examples[i].value,
                  fmt::format("\"{}\" is of \"{}\"", examples[i].path, examples[i].vintage));
  }
  finding.hint("figures of different issues don't fit each other: take all from one issue")
      .hint("figures of the edition before belong into the file that `previous` names")
      .hint(data::how_to_turn_off(Code::mixed_vintages));
}

}  // namespace factsheet::document
