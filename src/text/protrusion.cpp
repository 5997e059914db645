#include "text/protrusion.hpp"

#include <algorithm>
#include <iterator>

namespace factsheet::text {
namespace {

struct Row {
  char32_t code_point;
  unsigned char left;  ///< hundredths of the advance
  unsigned char right;
};

// The default factors of the microtype package (R. Schlicht, "The microtype package", section "Protrusion";
// after Hàn Thế Thành, "Micro-typographic extensions to the TeX typesetting system", 2000), which suit serifs
// and sans alike. Dashes, quotes and points hang so that the margin looks straight; letters with open sides
// hang by their white only. Sorted by code point.
constexpr Row rows[] = {
    {U'!', 0, 10},       {U'"', 30, 30},      {U'%', 5, 5},        {U'\'', 30, 40},     {U'(', 10, 0},
    {U')', 0, 20},       {U'*', 20, 20},      {U'+', 25, 25},      {U',', 0, 50},       {U'-', 50, 50},
    {U'.', 0, 70},       {U'/', 10, 20},      {U'1', 5, 5},        {U'4', 5, 5},        {U'7', 5, 5},
    {U':', 0, 50},       {U';', 0, 30},       {U'?', 0, 10},       {U'@', 5, 5},        {U'A', 5, 5},
    {U'F', 0, 5},        {U'J', 5, 0},        {U'K', 0, 5},        {U'L', 0, 5},        {U'T', 5, 5},
    {U'V', 5, 5},        {U'W', 5, 5},        {U'X', 5, 5},        {U'Y', 5, 5},        {U'[', 10, 0},
    {U']', 0, 10},       {U'k', 0, 5},        {U'r', 0, 5},        {U'v', 5, 5},        {U'w', 5, 5},
    {U'x', 5, 5},        {U'y', 0, 5},        {U'~', 20, 25},      {U'\u00AB', 20, 20}, {U'\u00BB', 20, 20},
    {U'\u2010', 50, 50}, {U'\u2011', 50, 50}, {U'\u2013', 20, 20}, {U'\u2014', 15, 15}, {U'\u2018', 30, 40},
    {U'\u2019', 30, 40}, {U'\u201C', 30, 30}, {U'\u201D', 30, 30}, {U'\u2026', 0, 20},
};
constexpr bool by_code_point(const Row& a, const Row& b) {
  return a.code_point < b.code_point;
}
static_assert(std::is_sorted(std::begin(rows), std::end(rows), by_code_point));

}  // namespace

Hang hang_of(char32_t code_point) {
  const Row* row = std::lower_bound(std::begin(rows), std::end(rows), Row{code_point, 0, 0}, by_code_point);
  if (row == std::end(rows) || row->code_point != code_point) return {};
  return {row->left / 100.0, row->right / 100.0};
}

}  // namespace factsheet::text
