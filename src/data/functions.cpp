#include "data/functions.hpp"

#include <algorithm>
#include <array>

namespace factsheet::data {
namespace {

constexpr std::size_t any = 64;

// clang-format off
constexpr auto all = std::to_array<Function>({
    {"sum",     1, 1,   true,  false, false, "sum(rows.n)",   "A column of a list, added up."},
    {"count",   1, 1,   true,  false, false, "count(rows)",   "How many records a list has."},
    {"has",     1, 1,   true,  false, false, "has(path)",     "Whether this state's data has the path at all."},
    {"known",   1, 1,   true,  false, false, "known(path)",   "Whether there is a figure to print: not suppressed, not available or not applicable."},
    {"status",  1, 1,   true,  false, false, "status(path)",  "The value's status as a text, `'suppressed'`."},
    {"absent",  1, 1,   false, false, false, "absent('not applicable')", "No figure, with the status that says why."},
    {"if",      3, 3,   false, false, false, "if(condition, a, b)", "`a` where the condition holds, else `b`."},
    {"abs",     1, 1,   false, false, false, "abs(x)",        "The number without its sign."},
    {"min",     2, any, false, false, false, "min(a, b, …)",  "The smallest of some numbers."},
    {"max",     2, any, false, false, false, "max(a, b, …)",  "The largest of some numbers."},
    {"near",    3, 3,   false, false, false, "near(a, b, 2)", "Whether two numbers differ by no more than the third."},
    {"share",   2, 2,   false, false, true,  "share(part, whole)", "The part in percent of the whole."},
    {"rate",    3, 3,   false, false, true,  "rate(n, of, 100000)", "So many in 1,000 or 100,000."},
    {"percent_change", 2, 2, false, false, true, "percent_change(old, new)", "The change in percent of the old figure."},
    {"percent_of_rows", 2, 2, true, false, false, "percent_of_rows(n, 1)", "In a column of a list: each record's percentage, rounded to so many decimals, so that they add up to 100 exactly (largest remainder)."},
    {"rank",    1, 4,   true,  true,  false, "rank(path, 'low', 'dense', 'states')", "The state's place among all: from the highest, or from the `'low'`est; states that tie share a place and the next ones are skipped, or not (`'dense'`); among all areas in the data, or only `'states'` or `'states and DC'`."},
    {"ranked",  1, 4,   true,  true,  false, "ranked(path, 'states')", "How many areas `rank` counts: those that have a figure."},
    {"total",   1, 2,   true,  true,  false, "total(path, region)", "The figure added up over all states, or over those whose second path has the same value as this state's."},
    {"least",   1, 2,   true,  true,  false, "least(path, 'states')", "The smallest figure of any state."},
    {"most",    1, 2,   true,  true,  false, "most(path, 'states')", "The largest figure of any state."},
    {"median",  1, 2,   true,  true,  true,  "median(path, 'states')", "The figure in the middle of all states'."},
    {"states",  1, 2,   false, true,  false, "states(growth > 0, 'states')", "How many states a condition holds for."},
});
// clang-format on

}  // namespace

std::span<const Function> functions() {
  return all;
}

const Function* find_function(std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Function& function) { return function.name == name; });
  return found == all.end() ? nullptr : found;
}

}  // namespace factsheet::data
