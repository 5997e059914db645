#include "figures/largest_remainder.hpp"

#include <algorithm>
#include <numeric>

namespace factsheet::figures {

using data::Decimal;

std::optional<std::vector<Decimal>> largest_remainder(const std::vector<Decimal>& parts, Decimal total,
                                                      int decimals) {
  std::int64_t steps = 100;
  for (int i = 0; i < decimals; ++i) steps *= 10;
  std::vector<std::int64_t> whole;
  std::vector<Decimal> rest;  // part * steps - whole * total: what was lost, in units of the total
  std::int64_t given = 0;
  for (const Decimal& part : parts) {
    const auto scaled = Decimal::multiply(part, Decimal(steps));
    const auto quotient = scaled ? Decimal::divide(*scaled, total) : std::nullopt;
    const auto cut =
        quotient ? Decimal::to_multiple(*quotient, Decimal(1), Decimal::Rounding::down) : std::nullopt;
    const auto back = cut ? Decimal::multiply(*cut, total) : std::nullopt;
    const auto lost = back ? Decimal::subtract(*scaled, *back) : std::nullopt;
    if (!lost) return std::nullopt;
    whole.push_back(cut->units());
    rest.push_back(*lost);
    given += cut->units();
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rest[b] < rest[a]; });
  for (std::size_t i = 0; given < steps && i < order.size(); ++i, ++given) ++whole[order[i]];
  std::vector<Decimal> out;
  out.reserve(whole.size());
  for (const std::int64_t units : whole) out.emplace_back(units, decimals);
  return out;
}

}  // namespace factsheet::figures
