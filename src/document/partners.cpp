#include "document/partners.hpp"

#include <utility>

#include <fmt/format.h>

namespace factsheet::document {

Partners::Partners(Asked asked, Values& values, Diagnostics& diagnostics)
    : asked_(std::move(asked)), diagnostics_(diagnostics), rows_(values.rows(asked_.list, asked_.list_span)) {
  values.count_as_used(asked_.list, asked_.match);
  if (!rows_) return;
  for (const data::Group& record : rows_->records) {
    const auto key = data::key_of(record, asked_.match);
    if (!key) {
      lacks_key(asked_.list, record);
    } else if (const auto [known, is_new] = by_key_.emplace(*key, Partner{&record}); !is_new) {
      diagnostics_
          .error(Code::bad_value, asked_.match_span,
                 fmt::format("two records of \"{}\" have {} = \"{}\"", asked_.list, asked_.match, *key))
          .label(known->second.record->span, "the first")
          .label(record.span, "the second")
          .hint("a record needs one partner; take one of them out, or match by another name");
    }
  }
}

std::optional<Row> Partners::of(const data::Group& record, const std::string& own_list) {
  if (!rows_) return std::nullopt;
  const auto key = data::key_of(record, asked_.match);
  if (!key) {
    lacks_key(own_list, record);
    return std::nullopt;
  }
  const auto found = by_key_.find(*key);
  if (found != by_key_.end()) {
    found->second.taken = true;
    return Row{found->second.record, rows_, asked_.list};
  }
  diagnostics_
      .error(Code::missing_value, asked_.list_span,
             fmt::format("\"{}\" has no record with {} = \"{}\"", asked_.list, asked_.match, *key))
      .label(record.span, "the record that lacks a partner")
      .label(rows_->span, "the list that should have it")
      .hint(fmt::format("add it to \"{}\", or write its {} in the same way in both", asked_.list,
                        asked_.match));
  return std::nullopt;
}

void Partners::tell_of_unused(Severity severity) {
  if (!rows_) return;
  for (const data::Group& record : rows_->records) {
    const auto key = data::key_of(record, asked_.match);
    const auto found = key ? by_key_.find(*key) : by_key_.end();
    if (found == by_key_.end() || found->second.taken || found->second.record != &record) continue;
    const std::string message =
        fmt::format("the record of \"{}\" with {} = \"{}\" is not printed: no row asks for it", asked_.list,
                    asked_.match, *key);
    (severity == Severity::error ? diagnostics_.error(Code::unused_field, record.span, message)
                                 : diagnostics_.warning(Code::unused_field, record.span, message))
        .label(asked_.list_span, "the table takes its partners from here")
        .hint("add the rows that it belongs to, or take it out of the data");
  }
}

void Partners::lacks_key(const std::string& list, const data::Group& record) {
  diagnostics_
      .error(Code::missing_value, asked_.match_span,
             fmt::format("a record of \"{}\" has no text or number \"{}\"", list, asked_.match))
      .label(record.span, "this record")
      .hint("records are matched by it; add it, or name another with match = \"…\"");
}

}  // namespace factsheet::document
