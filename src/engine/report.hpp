#pragma once

#include "base/diagnostics.hpp"
#include "engine/files.hpp"
#include "engine/input_file.hpp"
#include "engine/trace.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::engine {

/// What became of a sheet in a batch. One that is unchanged was left as an earlier batch had written it.
enum class SheetStatus { written, unchanged, failed, not_begun };

inline constexpr std::array<std::string_view, 4> sheet_status_names{"written", "unchanged", "failed",
                                                                    "not begun"};

constexpr std::string_view name_of(SheetStatus status) {
  return sheet_status_names[static_cast<std::size_t>(status)];
}

/// Whether the sheet's file is in its place, and is what it is to be.
constexpr bool is_there(SheetStatus status) {
  return status == SheetStatus::written || status == SheetStatus::unchanged;
}

/// A sheet as a report tells of it.
struct ReportedSheet {
  std::string state;           ///< its area's code
  std::string name;            ///< its area's name
  std::uint64_t position = 0;  ///< among the areas of the data, from 1: what puts merged reports in order
  SheetStatus status = SheetStatus::failed;
  std::string file;  ///< its path; empty if its name couldn't be made, or it was not begun and there is none
  std::uint64_t pages = 0;           ///< of a failed sheet, those that were set
  std::vector<std::string> fitting;  ///< what was done to make it fit
  std::uint64_t bytes = 0;           ///< of the file; 0 if it isn't there
  std::string sha256;                ///< of the file, 64 hexadecimal digits; empty if it isn't there
  std::uint64_t errors = 0;          ///< of this sheet alone, as `warnings`
  std::uint64_t warnings = 0;
  bool old_file_left = false;          ///< a file of an earlier run stands under its name
  std::optional<double> milliseconds;  ///< spent on it; only if that was asked: it differs from run to run
  std::string picture;                 ///< its first page, an `svg` element; may be empty; HTML only
};

/// A label of a finding: another place that it speaks of.
struct ReportedLabel {
  Place place;  ///< without the line's text, as all places of a report
  std::string text;
};

/// A finding as a report tells of it: a Diagnostic whose places are names of files.
struct ReportedFinding {
  Severity severity = Severity::error;
  std::string code;
  std::string message;
  Place place;  ///< without a file's name if it has no place
  std::vector<ReportedLabel> labels;
  std::vector<std::string> hints;
  std::vector<std::string> states;    ///< whose sheets it was found in; empty: before any sheet
  std::vector<std::string> subjects;  ///< see Diagnostic::subjects
  std::uint64_t subject_at = 0;
  std::string alike;
};

/// The words that a batch's states were chosen and left out by.
struct Selection {
  std::vector<std::string> states;    ///< empty: all
  std::vector<std::string> excluded;  ///< empty: none
  bool is_all() const { return states.empty() && excluded.empty(); }
  bool operator==(const Selection&) const = default;
};

/// An account of a batch. Nothing in it depends on the machine, the day or the number of threads, but for the
/// times, where they were asked for; which sheets are unchanged depends on what was in the folder.
struct Report {
  std::string version;  ///< of the program
  std::string data;     ///< the data file
  std::string layout;   ///< empty if none could be read
  /// The parts "K/N" of a batch that this is the account of; empty: of the whole.
  std::vector<std::string> shards;
  Selection selection;
  std::uint64_t states_in_data = 0;  ///< how many there are to choose from; 0 where that isn't known
  std::vector<InputFile> inputs;
  std::vector<ReportedSheet> sheets;  ///< in the data file's order
  std::vector<ReportedFinding> findings;
  bool pictures_left_out = false;  ///< there are more sheets than `most_pictures`
};

/// A batch of more sheets shows pictures only of those with warnings, and of no more than this.
inline constexpr std::size_t most_pictures = 300;

/// Whether a sheet's picture is shown, in a batch of so many `sheets` of which so many are shown already.
constexpr bool shows_picture(std::size_t sheets, std::size_t warnings, std::size_t shown) {
  return sheets <= most_pictures || (warnings > 0 && shown < most_pictures);
}

/// "all states and areas", "Midwest and TX without Ohio".
std::string in_words(const Selection& selection);

/// The version of the JSON report's keys. It changes when a key changes its meaning or goes.
inline constexpr std::string_view report_schema = "factsheet-report/1";

/// The formats, by a file's ending.
enum class ReportFormat { json, csv, html };
/// By ".json", ".csv" or ".html" at the path's end, in either case; nothing else is a report.
std::optional<ReportFormat> report_format(std::string_view path);

/// Whether a file's bytes begin as a report of any format does.
bool is_report(std::string_view bytes);
/// Whether a file of that name is one that a folder of sheets keeps of itself: the manifest, or a trace.
bool keeps_account(std::string_view name);

std::string to_json(const Report& report);
/// One line a sheet, by RFC 4180. A field that a spreadsheet would take for a formula has "'" put before it.
std::string to_csv(const Report& report);
/// One page that needs no other file. `path` is where it will stand, from which it links the sheets.
std::string to_html(const Report& report, std::string_view path);

/// Puts a report into a file, as its ending says (JSON where it says nothing), whole or not at all. A failure
/// is told to `diagnostics`.
void write_report(const Report& report, const std::string& path, Files& files, Diagnostics& diagnostics);

/// What came of reading JSON reports and making one of them.
struct MergedReport {
  std::optional<Report> report;  ///< only without errors
  Diagnostics diagnostics;
  SourceMap sources;  ///< the texts of the reports
};

/// Makes one report of those of a batch's shards: the same as if one machine had made the batch, but without
/// pictures; a sheet that its part left unchanged is unchanged. Reports that were parted by choosing states
/// give that of all that were chosen. Errors are files that aren't reports, reports by other versions or of
/// other inputs, parts of unlike choices, and a state that two have.
MergedReport merge_reports(const std::vector<std::string>& paths, const Files& files);

}  // namespace factsheet::engine
