#include "data/table_cell.hpp"

#include "data/figure.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

const Mark* find_mark(std::string_view sign, const std::vector<Mark>& marks) {
  const auto found =
      std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.sign == sign; });
  return found == marks.end() ? nullptr : &*found;
}

// A code book's "-1 means missing": then every other negative number is a slip, or a code that was forgotten.
bool has_negative_code(const std::vector<Mark>& marks) {
  return std::any_of(marks.begin(), marks.end(), [](const Mark& mark) {
    const auto number = plain_number(mark.sign);
    return number && *number < Decimal(0);
  });
}

FieldReading of_mark(const Mark& mark) {
  FieldReading out;
  out.cell.status = mark.status;
  out.cell.note = mark.note;
  if (mark.status == Status::true_zero) {
    out.cell.value = Number{};
  } else {
    out.cell.value = Absent{};
  }
  return out;
}

FieldReading fault(std::string why, std::string hint) {
  FieldReading out;
  out.cell.value = Absent{};
  out.cell.status = Status::faulty;
  out.fault = std::move(why);
  out.hint = std::move(hint);
  return out;
}

FieldReading unmapped(std::string_view field) {
  if (field.empty()) {
    return fault("this field is empty, and nothing says what that means",
                 "map it: marks = { \"\" = \"not available\" }");
  }
  const bool accounting = field.size() > 2 && field.front() == '(' && field.back() == ')' &&
                          read_figure(field.substr(1, field.size() - 2));
  if (accounting) {
    return fault(fmt::format("\"{}\" may be a negative number or a mark", field),
                 fmt::format("if it is negative, write -{}; a mark is given its meaning under `marks`",
                             field.substr(1, field.size() - 2)));
  }
  return fault(fmt::format("\"{}\" is no number, and nothing says what it means", field),
               fmt::format("if it is a mark, map it: marks = {{ \"{}\" = \"suppressed\" }}", field));
}

}  // namespace

FieldReading read_number_field(std::string_view field, const std::vector<Mark>& marks,
                               std::string_view unit) {
  field = trimmed(field);
  if (const Mark* mark = find_mark(field, marks)) {
    if (mark->status != Status::unreliable) return of_mark(*mark);
    return fault(fmt::format("\"{}\" marks a figure as unreliable, and there is none", field),
                 "write the figure before it, or map it to \"not available\"");
  }
  const auto figure = read_figure(field);
  if (!figure) return unmapped(field);
  if (figure->separator != 0 && figure->separator != ',') {
    return fault(fmt::format("\"{}\" has blanks or apostrophes between its digits", field),
                 "write the number in plain digits");
  }
  const bool dollars = unit == "dollars" && field.find('$') != std::string_view::npos;
  if (figure->currency && !dollars) {
    return fault(fmt::format("\"{}\" is an amount of money, which the column isn't said to hold", field),
                 "say so: { column = \"…\", unit = \"dollars\" }");
  }
  std::string_view rest = trimmed(figure->rest);
  const Mark* behind = rest.empty() ? nullptr : find_mark(rest, marks);
  if (behind && behind->status != Status::unreliable && behind->status != Status::true_zero) {
    return fault(
        fmt::format("\"{}\" is a number, and yet it is marked as {}", field, name_of(behind->status)),
        "only a mark for unreliable figures can stand behind a number");
  }
  if (!rest.empty() && !behind) {
    if (is_percent(rest)) {
      if (unit != "percent") {
        return fault(fmt::format("\"{}\" is in percent, which the column isn't said to be", field),
                     "say so: { column = \"…\", unit = \"percent\" }");
      }
    } else if (rest.front() == '.' && figure->digits.find('.') != std::string::npos) {
      return fault(fmt::format("\"{}\" has two decimal points", field), "correct it in the table");
    } else if (rest.front() == ',') {
      return fault(fmt::format("\"{}\" has commas that don't part thousands", field),
                   "correct it in the table");
    } else {
      return unmapped(field);
    }
  }
  const auto number = figure->number();
  if (!number) return fault(fmt::format("\"{}\" has more than 18 digits", field), "correct it in the table");
  if (*number < Decimal(0) && has_negative_code(marks)) {
    return fault(
        fmt::format("{} is below 0 in a table where negative numbers are marks", field),
        fmt::format("map it, too, or correct it in the table: marks = {{ \"{}\" = \"not available\" }}",
                    field));
  }
  FieldReading out;
  out.cell.value = Number{*number, {}, false};
  if (behind) {
    out.cell.status = behind->status;
    out.cell.note = behind->note;
  }
  return out;
}

}  // namespace factsheet::data
