#include "data/table_cell.hpp"

#include "base/ascii.hpp"
#include "data/figure.hpp"
#include "data/spoilt_field.hpp"

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

// "12345", "-12.5", "$12,345", "12 %"
bool is_whole_figure(std::string_view text) {
  const auto figure = read_figure(text);
  return figure && (figure->rest.empty() || is_percent(figure->rest));
}

// 1.234 and 1.234.567, but not 0.123: figures where the points may part thousands.
bool has_groups_of_three(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const std::size_t first = std::min(text.find('.'), text.size());
  if (first == 0 || first > 3 || first == text.size() || text.front() == '0') return false;
  if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first), is_digit)) return false;
  for (text.remove_prefix(first); !text.empty(); text.remove_prefix(4)) {
    if (text.size() < 4 || text[0] != '.' || !std::all_of(text.begin() + 1, text.begin() + 4, is_digit))
      return false;
  }
  return true;
}

std::string without_points(std::string_view text) {
  std::string out(text);
  std::erase(out, '.');
  return out;
}

// Excel parts fields with semicolons where the point parts thousands and the comma the decimals.
std::optional<FieldReading> among_semicolons(std::string_view field) {
  // Signs before and marks behind leave the question as it is.
  const std::size_t first = field.find_first_of("-0123456789");
  const std::size_t last = field.find_last_of("0123456789");
  if (first == std::string_view::npos || last == std::string_view::npos || last < first) return std::nullopt;
  const std::string_view body = field.substr(first, last + 1 - first);
  if (has_groups_of_three(body)) {
    const std::string digits = without_points(body);
    if (std::count(body.begin(), body.end(), '.') > 1) {
      return fault(fmt::format("\"{}\" has points between thousands", field),
                   fmt::format("write {} in the table, and so throughout the column", digits));
    }
    return fault(
        fmt::format(
            "\"{}\" may be {} or a number with three decimals: where fields are parted by semicolons, "
            "points often part thousands",
            field, digits),
        fmt::format("write {} if that is meant; if it has three decimals, say so: {{ column = \"…\", "
                    "precision = \"0.001\" }}",
                    digits));
  }
  const std::size_t comma = field.find(',');
  if (comma == std::string_view::npos || field.find(',', comma + 1) != std::string_view::npos)
    return std::nullopt;
  const std::string_view whole = field.substr(0, comma);
  const std::string mended =
      fmt::format("{}.{}", has_groups_of_three(whole) ? without_points(whole) : std::string(whole),
                  field.substr(comma + 1));
  const bool three = field.size() - comma == 4 && whole.find('.') == std::string_view::npos;
  if (three || !plain_number(mended)) return std::nullopt;
  return fault(fmt::format("\"{}\" has a comma for the decimal point", field),
               fmt::format("write {} in the table, and so throughout the column", mended));
}

FieldReading unmapped(std::string_view field, const std::vector<Mark>& marks) {
  if (field.empty()) {
    return fault("this field is empty, and nothing says what that means",
                 "map it: marks = { \"\" = \"not available\" }");
  }
  if (const auto visible = without_invisible(field)) {
    const auto& [text, name] = *visible;
    const bool known = is_whole_figure(text) || find_mark(text, marks);
    if (text.empty() || known) {
      return fault(
          text.empty()
              ? fmt::format("this field holds nothing but {}, which can't be seen", name)
              : fmt::format("\"{}\" would do, but there is {} in it, which can't be seen", text, name),
          text.empty() ? "empty the field in the table" : fmt::format("write {} in the table anew", text));
    }
  }
  if (const auto spoilt = spoilt_by_spreadsheet(field)) return fault(spoilt->fault, spoilt->hint);
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

FieldReading read_number_field(std::string_view field, const std::vector<Mark>& marks, std::string_view unit,
                               Points points) {
  field = trimmed(field);
  if (const Mark* mark = find_mark(field, marks)) {
    if (mark->status != Status::unreliable) return of_mark(*mark);
    return fault(fmt::format("\"{}\" marks a figure as unreliable, and there is none", field),
                 "write the figure before it, or map it to \"not available\"");
  }
  if (points == Points::ambiguous) {
    if (auto reading = among_semicolons(field)) return *std::move(reading);
  }
  const auto figure = read_figure(field);
  if (!figure) return unmapped(field, marks);
  if (figure->separator != 0 && figure->separator != ',') {
    const auto visible = without_invisible(field);
    return fault(fmt::format("\"{}\" has {} between its digits", field,
                             visible ? visible->second : "blanks or apostrophes"),
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
      return unmapped(field, marks);
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
