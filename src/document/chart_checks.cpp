#include "document/chart_checks.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The year that a label tells, and the words before it: "FY 2023", "2022–23".
struct Year {
  std::string before;
  int year = 0;
};

std::optional<Year> year_of(const std::string& label) {
  const auto begin = std::find_if(label.begin(), label.end(), is_digit);
  const auto end = std::find_if_not(begin, label.end(), is_digit);
  constexpr std::ptrdiff_t digits = 4;
  if (end - begin != digits) return std::nullopt;
  Year out{std::string(label.begin(), begin), 0};
  const char* first = label.data() + (begin - label.begin());
  std::from_chars(first, first + digits, out.year);
  constexpr int earliest = 1500;
  constexpr int latest = 2200;
  if (out.year < earliest || out.year > latest) return std::nullopt;
  return out;
}

data::Decimal half_of_last(const data::Number& number) {
  if (number.precision) {
    const data::Decimal half(5, 1);
    return data::Decimal::multiply(number.precision->step, half).value_or(half);
  }
  return data::Decimal(5, std::min(number.value.scale() + 1, 18));
}

}  // namespace

void check_years(const std::vector<ChartRecord>& records, const data::Rows& rows, std::string_view path,
                 Span at, Diagnostics& diagnostics) {
  std::vector<Year> years;
  for (const ChartRecord& record : records) {
    const auto year = year_of(plain(record.label));
    if (!year || (!years.empty() && year->before != years.front().before)) return;
    years.push_back(*year);
  }
  constexpr std::size_t least = 3;
  if (years.size() < least) return;
  const auto step = [&](std::size_t i) { return years[i].year - years[i - 1].year; };
  bool parts_of_years = false;  // "2021 Q1", "2021 Q2"
  for (std::size_t i = 1; i < years.size(); ++i) {
    const bool same = plain(records[i].label) == plain(records[i - 1].label);
    parts_of_years = parts_of_years || (step(i) == 0 && !same);
    if (step(i) > 0 || (step(i) == 0 && !same)) continue;
    // A line from 2023 back to 2021 would show a fall as a rise.
    diagnostics
        .error(
            Code::bad_value, at,
            fmt::format(
                "a line is drawn from left to right, but the years of \"{}\" don't rise: {} stands after {}",
                path, years[i].year, years[i - 1].year))
        .label(rows.records[i].span, "this one")
        .hint("put the records in the order of their years, each year once")
        .hint("or use kind = \"columns\"");
    return;
  }
  if (parts_of_years) return;
  for (std::size_t i = 2; i < years.size(); ++i) {
    if (step(i) == step(i - 1)) continue;
    const auto years_between = [](int count) {
      return fmt::format("{} year{}", count, count == 1 ? "" : "s");
    };
    diagnostics
        .warning(Code::bad_value, at,
                 fmt::format("the years of \"{}\" aren't evenly spaced, and a line draws them as if they "
                             "were: {} from {} to {}, {} from {} to {}",
                             path, years_between(step(i - 1)), years[i - 2].year, years[i - 1].year,
                             years_between(step(i)), years[i - 1].year, years[i].year))
        .label(rows.records[i].span, "the space before this one is another")
        .hint("give all years; one whose figure isn't known is { status = \"not available\" }")
        .hint("or use kind = \"columns\"");
    return;
  }
}

void check_percents(const std::vector<const data::Cell*>& parts, const layout::Placeholder& printed,
                    std::string_view path, Span parts_span, Diagnostics& diagnostics) {
  const auto is_percent = [](const layout::FormatCall& call) { return call.name == "percent"; };
  if (std::none_of(printed.formats.begin(), printed.formats.end(), is_percent)) return;
  data::Decimal sum;
  data::Decimal forgiven;
  for (const data::Cell* part : parts) {
    const auto next = data::Decimal::add(sum, part->number()->value);
    if (!next) return;
    sum = *next;
    forgiven = std::max(forgiven, half_of_last(*part->number()));
  }
  const auto count = static_cast<std::int64_t>(parts.size());
  const auto beyond = data::Decimal::subtract(sum, data::Decimal(100));
  const auto most = data::Decimal::multiply(forgiven, data::Decimal(count));
  if (!beyond || !most) return;
  if (*beyond <= *most && *beyond >= data::Decimal(-most->units(), most->scale())) return;
  diagnostics
      .warning(Code::total_mismatch, printed.span,
               fmt::format("the parts of \"{}\" are printed in percent and add up to {}, not to 100", path,
                           sum.reduced().to_string()))
      .label(parts_span, "the parts")
      .hint("correct the part that is wrong, or add what is missing as a part of its own")
      .hint("if they are percentages of different things, draw them as kind = \"bars\"");
}

std::vector<data::Decimal> alike_in_decimals(const std::vector<data::Decimal>& steps,
                                             const std::vector<layout::FormatCall>& formats) {
  int decimals = 0;
  for (const data::Decimal& step : steps) decimals = std::max(decimals, step.reduced().scale());
  for (const layout::FormatCall& call : formats) {
    if (call.name == "percent" && call.argument.size() == 1 && is_digit(call.argument.front()))
      decimals = std::max(decimals, call.argument.front() - '0');
    const auto to = call.name == "round" ? data::parse_precision(call.argument) : std::nullopt;
    if (to) decimals = std::max(decimals, to->step.reduced().scale());
  }
  std::vector<data::Decimal> out;
  for (const data::Decimal& step : steps) {
    const auto same =
        data::Decimal::to_multiple(step, data::Decimal(1, decimals), data::Decimal::Rounding::nearest);
    if (!same) return {};
    out.push_back(*same);
  }
  return out;
}

}  // namespace factsheet::document
