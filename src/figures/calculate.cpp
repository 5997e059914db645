#include "figures/calculate.hpp"

#include <algorithm>
#include <stdexcept>

namespace factsheet::figures {

using data::Decimal;

namespace {

Decimal without_sign(Decimal number) {
  return number.units() < 0 ? Decimal(-number.units(), number.scale()) : number;
}

Calculated of(const std::optional<Decimal>& number) {
  Calculated out;
  if (number) out.value = *number;
  return out;
}

Calculated quotient(const std::optional<Decimal>& above, Decimal below, std::size_t divisor) {
  if (below.is_zero()) return {{}, divisor};
  return of(above ? Decimal::divide(*above, below) : std::nullopt);
}

}  // namespace

Calculated calculate(std::string_view name, const std::vector<Decimal>& n) {
  const Decimal hundred(100);
  if (name == "+") return of(Decimal::add(n[0], n[1]));
  if (name == "-") return of(Decimal::subtract(n[0], n[1]));
  if (name == "*") return of(Decimal::multiply(n[0], n[1]));
  if (name == "/") return quotient(n[0], n[1], 1);
  if (name == "abs") return of(without_sign(n[0]));
  if (name == "min") return of(*std::min_element(n.begin(), n.end()));
  if (name == "max") return of(*std::max_element(n.begin(), n.end()));
  if (name == "share") return quotient(Decimal::multiply(n[0], hundred), n[1], 1);
  if (name == "rate") return quotient(Decimal::multiply(n[0], n[2]), n[1], 1);
  if (name == "percent_change") {
    if (n[0] < Decimal(0)) {
      Calculated out;
      out.from_below_zero = true;
      return out;
    }
    const auto change = Decimal::subtract(n[1], n[0]);
    return quotient(change ? Decimal::multiply(*change, hundred) : change, n[0], 0);
  }
  if (name == "near") {
    const auto apart = Decimal::subtract(n[0], n[1]);
    Calculated out;
    if (apart) out.value = without_sign(*apart) <= n[2];
    return out;
  }
  throw std::logic_error("a calculation that nobody knows");
}

}  // namespace factsheet::figures
