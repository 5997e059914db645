#include "cli/diff_text.hpp"

#include "base/diagnostics.hpp"
#include "base/utf8.hpp"
#include "cli/report.hpp"
#include "cli/trace_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace factsheet::cli {

using engine::AreaChanges;
using engine::Change;
using engine::Side;

namespace {

using Row = std::array<std::string, 5>;  // path, old, new, difference, percent

std::string value_of(const Side& side, const Side& other) {
  if (!side.there) return "—";
  std::string out = side.value.empty() ? side.status : grouped(side.shown);
  if (side.at_least) out = "more than " + out;
  if (side.unit == "year") out = side.value;
  if (!other.there || side.value.empty() || other.value.empty()) return out;
  // Where the value alone doesn't tell, or is to be thought of otherwise than before.
  if (side.status != other.status) out += fmt::format(" ({})", side.status);
  if (side.unit != other.unit) out += " " + (side.unit.empty() ? "(no unit)" : side.unit);
  if (side.precision != other.precision && side.derived == other.derived && side.value == other.value)
    out += side.precision.empty() ? " (exact)" : fmt::format(" (to {})", side.precision);
  return out;
}

Row row_of(const Change& change) {
  const bool both = change.before.there && change.after.there;
  const auto with_sign = [](const std::string& number) {
    const bool plain = number.starts_with('-') || number.find_first_not_of("0.") == std::string::npos;
    return plain ? grouped(number) : "+" + grouped(number);
  };
  std::string path = change.path;
  if (change.derived()) path += " (derived)";
  if (!change.before.there) path += " (new)";
  if (!change.after.there) path += " (gone)";
  const bool numbers = both && change.before.unit != "year";
  return {terminal::safe(path), terminal::safe(value_of(change.before, change.after)),
          terminal::safe(value_of(change.after, change.before)),
          !change.difference.empty() ? with_sign(change.shown_difference)
          : numbers                  ? "n/a"
                                     : "",
          !change.percent.empty() ? with_sign(change.percent) + "%"
          : numbers               ? "n/a"
                                  : ""};
}

// Without its sign, to be compared; those that can't be told come first, since they want a look.
std::string size_of(const Change& change) {
  if (change.percent.empty()) return "~";
  const std::string digits = change.percent.substr(change.percent.starts_with('-') ? 1 : 0);
  return fmt::format("{:0>24}", digits);  // one decimal each, so that they compare as texts
}

std::string table(const std::vector<Change>& changes) {
  std::vector<const Change*> sorted;
  sorted.reserve(changes.size());
  for (const Change& change : changes) sorted.push_back(&change);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Change* a, const Change* b) { return size_of(*b) < size_of(*a); });
  std::vector<Row> rows;
  std::array<std::size_t, 5> widths{};
  for (const Change* change : sorted) {
    rows.push_back(row_of(*change));
    for (std::size_t i = 0; i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], utf8::length(rows.back()[i]));
    }
  }
  std::string out;
  for (const Row& row : rows) {
    std::string line = "  ";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string fill(widths[i] - utf8::length(row[i]), ' ');
      line += i == 0 ? row[i] + fill : fill + row[i];  // numbers line up at their ends
      line += i == 1 ? " → " : "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
  }
  return out;
}

std::string words(const AreaChanges& area) {
  if (!area.words_compared) return "  words   not compared: a sheet has errors\n";
  if (!area.words) return {};
  const auto quoted = [](const std::string& line) {
    return line.empty() ? std::string("(no such line)") : fmt::format("\"{}\"", terminal::safe(line));
  };
  return fmt::format("  words   old {}\n          new {}\n", quoted(area.words->before),
                     quoted(area.words->after));
}

std::string joined(std::string_view what, const std::vector<std::string>& states) {
  if (states.empty()) return {};
  return fmt::format("\n{}: {}\n", what, fmt::join(states, ", "));
}

}  // namespace

std::string diff_text(const engine::Diff& diff) {
  std::string out = terminal::safe(fmt::format("{} → {}", diff.old_file, diff.new_file)) + "\n";
  std::size_t changed = 0;
  std::size_t appeared = 0;
  std::size_t gone = 0;
  std::size_t sheets = 0;
  for (const AreaChanges& area : diff.areas) {
    const bool is_state = area.code.size() == 2;
    out += fmt::format("\n{}{}\n", area.name, is_state ? fmt::format(" ({})", area.code) : "");
    out += table(area.changes) + words(area);
    for (const Change& change : area.changes) {
      ++(!change.before.there ? appeared : !change.after.there ? gone : changed);
    }
    sheets += area.words ? 1 : 0;
  }
  out += joined("New states", diff.new_states) + joined("States gone", diff.gone_states);
  out += fmt::format("\n{} changed, {} new, {} gone; {} in other words", counted(changed, "value"), appeared,
                     gone, counted(sheets, "sheet"));
  if (!diff.new_states.empty() || !diff.gone_states.empty()) {
    out +=
        fmt::format("; {} new, {} gone", counted(diff.new_states.size(), "state"), diff.gone_states.size());
  }
  return out + "\n";
}

}  // namespace factsheet::cli
