#include "cli/trace_text.hpp"

#include "base/diagnostics.hpp"
#include "cli/report.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace factsheet::cli {

using engine::Across;
using engine::Extreme;
using engine::Figure;
using engine::Place;
using engine::Print;
using engine::Reading;

namespace {

std::string at(const Place& place) {
  if (place.line == 0) return place.file;
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

// A line of a file, not too long.
std::string shown(std::string_view line) {
  constexpr std::size_t most = 100;
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  std::size_t letters = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(line[i]) & 0xC0) != 0x80;
    if (starts && ++letters > most) return std::string(line.substr(0, i)) + "…";
  }
  return std::string(line);
}

std::string value_of(const Figure& figure) {
  if (figure.type == "none") return fmt::format("none: {}", figure.status);
  std::string out = figure.type == "number" && figure.unit != "year" ? grouped(figure.value) : figure.value;
  if (figure.at_least) out = "more than " + out;
  if (!figure.unit.empty() && figure.unit != "year") out += " " + figure.unit;
  return out;
}

class Writer {
 public:
  explicit Writer(const engine::Trace& trace) : trace_(trace) {}

  std::string take() {
    out_ = fmt::format("{} ({}), {}\n", trace_.state_name, trace_.state, trace_.sheet_file);
    for (std::size_t i = 0; i < trace_.figures.size(); ++i) {
      out_ += '\n';
      figure(trace_.figures[i], i);
    }
    return std::move(out_);
  }

 private:
  void line(std::string_view name, std::string_view text) {
    out_ +=
        fmt::format("{:{}}  {:<9}{}{}\n", "", indent_, name, text.empty() ? "" : "  ", terminal::safe(text));
  }

  void figure(const Figure& figure, std::size_t index) {
    out_ += fmt::format("{:{}}{}\n", "", indent_, figure.path);
    line("value", value_of(figure));
    prints(index);
    if (!figure.formula.empty()) line("formula", figure.formula);
    place("stands at", figure.place);
    details(figure);
    inputs(figure);
  }

  void prints(std::size_t index) {
    std::size_t place = 0;
    std::size_t part = 0;
    for (const Print& print : trace_.prints) {
      if (print.figure != index) continue;
      place = std::max(place, at(print.place).size());
      part = std::max(part, print.part.size());
    }
    bool any = false;
    for (const Print& print : trace_.prints) {
      if (print.figure != index) continue;
      std::string text =
          fmt::format("{:<{}}  {:<{}}  \"{}\"", at(print.place), place, print.part, part, print.text);
      if (!print.formats.empty()) text += fmt::format("  by the format {}", print.formats);
      line(any ? "" : "printed", text);
      any = true;
    }
    if (!any && indent_ == 0) line("printed", "nowhere on this sheet");
  }

  void place(std::string_view name, const Place& place) {
    if (place.file.empty()) return;
    line(name, at(place));
    if (place.line == 0) return;
    line("", place.text.empty() ? "(not shown: a figure on this line is suppressed)"
                                : fmt::format("| {}", shown(place.text)));
  }

  void details(const Figure& figure) {
    if (!figure.precision.empty()) line("precision", fmt::format("to the nearest {}", figure.precision));
    if (!figure.status.empty() && figure.type != "none") line("status", figure.status);
    if (!figure.note.empty()) line("note", figure.note);
    if (!figure.source.empty()) {
      line("source", figure.source_of_file ? figure.source + " (of the whole file)" : figure.source);
    }
    if (!figure.vintage.empty()) line("vintage", figure.vintage);
  }

  void inputs(const Figure& figure) {
    if (figure.inputs.empty()) return;
    line("made from", "");
    indent_ += 4;
    for (const Reading& reading : figure.inputs) input(reading);
    indent_ -= 4;
  }

  void input(const Reading& reading) {
    if (reading.across) over(*reading.across);
    if (reading.across && !reading.figure.path.empty()) indent_ += 4;
    if (reading.repeated) {
      out_ += fmt::format("{:{}}{}\n", "", indent_, reading.figure.path);
      line("value", fmt::format("{} (see above)", grouped(reading.figure.value)));
    } else if (!reading.figure.path.empty()) {
      figure(reading.figure, trace_.figures.size());
    }
    if (reading.across && !reading.figure.path.empty()) indent_ -= 4;
  }

  void over(const Across& across) {
    out_ += fmt::format("{:{}}{}\n", "", indent_, across.call);
    std::string read = fmt::format("over {}", counted(across.areas, "area"));
    if (across.without > 0) read += fmt::format(", {} of them without a figure", across.without);
    line("reads", read);
    if (across.least) extreme("least", *across.least);
    if (across.most) extreme("most", *across.most);
  }

  void extreme(std::string_view name, const Extreme& extreme) {
    std::string text = fmt::format("{}  {}  {}", extreme.state, grouped(extreme.value), at(extreme.place));
    if (extreme.ties > 0) text += fmt::format("  (and {} with the same)", counted(extreme.ties, "other"));
    line(name, text);
  }

  const engine::Trace& trace_;
  std::string out_;
  std::size_t indent_ = 0;
};

}  // namespace

std::string grouped(const std::string& number) {
  const std::size_t sign = number.starts_with('-') ? 1 : 0;
  const std::size_t point = std::min(number.find('.'), number.size());
  if (number.find_first_not_of("0123456789.", sign) != std::string::npos) return number;
  std::string out = number;
  for (std::size_t i = point; i > sign + 3; i -= 3) out.insert(i - 3, 1, ',');
  return out;
}

std::string trace_text(const engine::Trace& trace) {
  return Writer(trace).take();
}

}  // namespace factsheet::cli
