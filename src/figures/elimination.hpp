#pragma once

#include "data/decimal.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace factsheet::figures {

/// A number modulo the prime 2^61 - 1: sums, products and quotients without rounding. Stands for the rational
/// number of a coefficient where only zero and not zero matter. The two could differ only where the prime
/// divides a determinant of the system, which numbers of a data file don't bring about by chance.
class Residue {
 public:
  constexpr Residue() = default;
  explicit Residue(std::uint64_t number);
  explicit Residue(data::Decimal number);

  bool is_zero() const { return value_ == 0; }
  std::uint64_t value() const { return value_; }
  /// 1 / this; must not be zero.
  Residue inverse() const;

  friend Residue operator+(Residue a, Residue b);
  friend Residue operator-(Residue a, Residue b);
  friend Residue operator*(Residue a, Residue b);
  friend bool operator==(Residue a, Residue b) = default;

 private:
  std::uint64_t value_ = 0;
};

/// A row of a matrix: its columns that aren't zero, in rising order.
using SparseRow = std::vector<std::pair<std::size_t, Residue>>;

/// An unknown that a system of equations determines, and how: the combination of rows, with these factors, in
/// which it is the only unknown left.
struct Determined {
  std::size_t unknown = 0;
  SparseRow combination;
};

/// The unknowns (columns, 0 to `unknowns` - 1) that the rows determine: those whose row of the reduced row
/// echelon form has no other entry. In rising order.
std::vector<Determined> determined(const std::vector<SparseRow>& rows, std::size_t unknowns);

}  // namespace factsheet::figures
