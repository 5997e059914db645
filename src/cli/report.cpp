#include "cli/report.hpp"

#include "base/diagnostics.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/ranges.h>

namespace factsheet::cli {
namespace {

double milliseconds(std::chrono::nanoseconds time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

}  // namespace

std::string time_in_words(std::chrono::nanoseconds time) {
  const double ms = milliseconds(time);
  if (ms < 9.95) return fmt::format("{:.1f} ms", ms);
  if (ms < 999.5) return fmt::format("{:.0f} ms", ms);
  return fmt::format("{:.1f} s", ms / 1000);
}

std::string sheets_table(const std::vector<engine::BuiltSheet>& sheets, bool writing) {
  struct Line {
    std::string path, pages, size, more;
    bool good;
  };
  std::vector<Line> lines;
  std::size_t path = 0, pages = 0, size = 0;
  for (const engine::BuiltSheet& sheet : sheets) {
    if (!sheet.good && sheet.errors == 0) continue;
    // A sheet whose name couldn't be made goes by its state.
    Line line{sheet.path.empty() ? sheet.state : sheet.path, {}, {}, {}, sheet.good};
    path = std::max(path, line.path.size());
    if (!sheet.good) {
      line.more = fmt::format("{}{}", writing ? "not written: " : "", counted(sheet.errors, "error"));
      lines.push_back(std::move(line));
      continue;
    }
    line.pages = counted(sheet.pages, "page");
    line.size = size_in_words(sheet.bytes);
    if (!sheet.fitting.empty()) line.more += fmt::format("  fitted: {}", fmt::join(sheet.fitting, ", "));
    if (sheet.warnings > 0) line.more += fmt::format("  {}", counted(sheet.warnings, "warning"));
    if (sheet.outcome == engine::Outcome::unchanged) line.more += "  unchanged";
    if (!sheet.reason.empty()) line.more += fmt::format("  anew: {}", sheet.reason);
    pages = std::max(pages, line.pages.size());
    size = std::max(size, line.size.size());
    lines.push_back(std::move(line));
  }
  std::string out;
  for (const Line& line : lines) {
    if (!line.good) {
      out += fmt::format("{:<{}}  {}\n", line.path, path, line.more);
      continue;
    }
    out += fmt::format("{:<{}}  {:<{}}  {:>{}}{}\n", line.path, path, line.pages, pages, line.size, size,
                       line.more);
  }
  return out;
}

std::string timings_table(const engine::Timings& timings, std::size_t sheets) {
  std::string out;
  std::chrono::nanoseconds sum{};
  const auto row = [&](std::string_view name, std::chrono::nanoseconds time) {
    out += fmt::format("{:<8}{:>9.2f} ms\n", name, milliseconds(time));
  };
  for (std::size_t i = 0; i < engine::pass_names.size(); ++i) {
    row(engine::pass_names[i], timings.spent[i]);
    sum += timings.spent[i];
  }
  row("together", sum);
  out += fmt::format("for {}\n", counted(sheets, "sheet"));
  return out;
}

Status report(const Diagnostics& diagnostics, const SourceMap& sources, Console& console) {
  const auto& all = diagnostics.all();
  for (const Diagnostic& diagnostic : all) {
    std::string text = render(diagnostic, sources, console.colour());
    while (!text.empty() && text.back() == '\n') text.pop_back();
    console.err(text + "\n\n");
  }
  if (!all.empty()) {
    const std::size_t warnings = all.size() - diagnostics.errors();
    std::string count;
    if (diagnostics.errors() > 0) count = counted(diagnostics.errors(), "error");
    if (warnings > 0) count += fmt::format("{}{}", count.empty() ? "" : ", ", counted(warnings, "warning"));
    console.err(count + "\n");
  }
  const bool fault =
      std::any_of(all.begin(), all.end(), [](const Diagnostic& d) { return d.code == Code::internal; });
  if (fault) return status_internal;
  return diagnostics.has_errors() ? status_input : status_ok;
}

std::string loss_by_report(const std::string& path, const std::vector<engine::InputFile>& inputs,
                           const engine::Files& files) {
  const auto line = [&](std::string_view what) {
    return fmt::format("factsheet: the report \"{}\" would overwrite {}\n", terminal::safe(path), what);
  };
  if (engine::keeps_account(engine::last_part(path)))
    return line("a record that belongs to the sheets; give it another name");
  for (const engine::InputFile& input : inputs) {
    std::error_code unknown;  // of a file that isn't there: it is none of the others
    if (path == input.path || std::filesystem::equivalent(path, input.path, unknown))
      return line("a file that the sheets are made from");
  }
  const engine::ReadResult there = files.read(path);
  if (there.bytes && !there.bytes->empty() && !engine::is_report(*there.bytes))
    return line("a file that is no report; give it another name, or take that file away");
  return {};
}

std::string note_of_left(const std::vector<std::string>& paths) {
  constexpr std::size_t most_named = 8;
  if (paths.empty()) return {};
  const bool one = paths.size() == 1;
  std::vector<std::string> safe;
  safe.reserve(paths.size());
  for (const std::string& path : paths) safe.push_back(terminal::safe(path));
  return fmt::format("note: {} {} of an earlier run, and {} left as {}\n",
                     listed(std::move(safe), most_named), one ? "is" : "are", one ? "was" : "were",
                     one ? "it is" : "they are");
}

}  // namespace factsheet::cli
