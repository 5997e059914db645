#include "document/chart.hpp"

#include <algorithm>
#include <cmath>

namespace factsheet::document {
namespace {

using data::Decimal;

constexpr int most_digits = 17;

// 1, 2, 5, 10, 20 … by their number, from 0 for 1; negative ones are 0.5, 0.2, 0.1 …
std::optional<Decimal> nice(int number) {
  constexpr std::int64_t leads[] = {1, 2, 5};
  const int power = number >= 0 ? number / 3 : -((2 - number) / 3);
  std::int64_t units = leads[number - 3 * power];
  if (power > most_digits || power < -most_digits) return std::nullopt;
  for (int i = 0; i < power; ++i) units *= 10;
  return Decimal(units, power < 0 ? -power : 0);
}

std::vector<Decimal> steps_of(Decimal least, Decimal most, Decimal step, int count) {
  std::vector<Decimal> out;
  auto at = Decimal::to_multiple(least, step, Decimal::Rounding::down);
  while (at) {
    out.push_back(at->reduced());
    if (*at >= most && out.size() > 1) return out;
    if (static_cast<int>(out.size()) > count) break;
    at = Decimal::add(*at, step);
  }
  return {};
}

}  // namespace

std::vector<Decimal> axis_steps(Decimal least, Decimal most, int count, int coarser) {
  if (least == most) {
    if (least > Decimal(0)) least = Decimal(0);
    if (most < Decimal(0)) most = Decimal(0);
    if (least == most) most = Decimal(1);
  }
  // Long numbers can differ by less than a double tells.
  constexpr double least_range = 1e-17;
  const double range = std::max(most.to_double() - least.to_double(), least_range);
  int number = 3 * static_cast<int>(std::floor(std::log10(range / count)));
  for (int tries = 0; tries < 12; ++tries, ++number) {
    const auto step = nice(number);
    if (!step) continue;
    auto out = steps_of(least, most, *step, count);
    if (!out.empty() && coarser-- == 0) return out;
  }
  return {};
}

}  // namespace factsheet::document
