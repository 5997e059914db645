#include "figures/elimination.hpp"

#include <map>

namespace factsheet::figures {
namespace {

constexpr std::uint64_t prime = (std::uint64_t{1} << 61) - 1;
__extension__ using Wide = unsigned __int128;

// a + factor * b
SparseRow combine(const SparseRow& a, Residue factor, const SparseRow& b) {
  SparseRow out;
  out.reserve(a.size() + b.size());
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() || right != b.end()) {
    if (right == b.end() || (left != a.end() && left->first < right->first)) {
      out.push_back(*left++);
    } else if (left == a.end() || right->first < left->first) {
      out.emplace_back(right->first, factor * right->second);
      ++right;
    } else {
      const Residue sum = left->second + factor * right->second;
      if (!sum.is_zero()) out.emplace_back(left->first, sum);
      ++left;
      ++right;
    }
  }
  return out;
}

SparseRow scaled(SparseRow row, Residue factor) {
  for (auto& [column, value] : row) value = value * factor;
  return row;
}

using Pivots = std::map<std::size_t, SparseRow>;  // by the column in which the row leads, with a 1

// Takes from a row every column, from position `at` on, in which another row leads. A row that leads in a
// column has nothing before it, so what it brings in comes later.
SparseRow reduce(SparseRow row, const Pivots& pivots, std::size_t at, std::size_t unknowns) {
  while (at < row.size() && row[at].first < unknowns) {
    const auto pivot = pivots.find(row[at].first);
    if (pivot == pivots.end()) {
      ++at;
    } else {
      row = combine(row, Residue() - row[at].second, pivot->second);
    }
  }
  return row;
}

}  // namespace

Residue::Residue(std::uint64_t number) : value_(number % prime) {}

Residue::Residue(data::Decimal number) {
  const std::int64_t units = number.units();
  const Residue magnitude(static_cast<std::uint64_t>(units < 0 ? -units : units));
  Residue power(std::uint64_t{1});
  for (int i = 0; i < number.scale(); ++i) power = power * Residue(std::uint64_t{10});
  *this = magnitude * power.inverse();
  if (units < 0) *this = Residue() - *this;
}

Residue Residue::inverse() const {
  // Fermat: a^(p-2) is 1 / a.
  Residue out(std::uint64_t{1});
  Residue power = *this;
  for (std::uint64_t exponent = prime - 2; exponent > 0; exponent >>= 1U) {
    if ((exponent & 1U) != 0) out = out * power;
    power = power * power;
  }
  return out;
}

Residue operator+(Residue a, Residue b) {
  return Residue(a.value_ + b.value_);
}

Residue operator-(Residue a, Residue b) {
  return Residue(a.value_ + prime - b.value_);
}

Residue operator*(Residue a, Residue b) {
  return Residue(static_cast<std::uint64_t>(static_cast<Wide>(a.value_) * b.value_ % prime));
}

std::vector<Determined> determined(const std::vector<SparseRow>& rows, std::size_t unknowns) {
  Pivots pivots;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // Columns behind the unknowns tell which rows went into a combination.
    SparseRow row = rows[i];
    row.emplace_back(unknowns + i, Residue(std::uint64_t{1}));
    row = reduce(std::move(row), pivots, 0, unknowns);
    const std::size_t column = row.front().first;
    if (column < unknowns) pivots.emplace(column, scaled(row, row.front().second.inverse()));
  }
  std::vector<Determined> out;
  for (auto pivot = pivots.rbegin(); pivot != pivots.rend(); ++pivot) {
    SparseRow& row = pivot->second;
    row = reduce(std::move(row), pivots, 1, unknowns);
    if (row.size() > 1 && row[1].first < unknowns) continue;
    Determined found{pivot->first, {}};
    for (std::size_t i = 1; i < row.size(); ++i) {
      found.combination.emplace_back(row[i].first - unknowns, row[i].second);
    }
    out.push_back(std::move(found));
  }
  return {out.rbegin(), out.rend()};
}

}  // namespace factsheet::figures
