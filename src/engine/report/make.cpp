#include "base/words.hpp"
#include "engine/fault.hpp"
#include "engine/file_name.hpp"
#include "engine/manifest.hpp"
#include "engine/project.hpp"
#include "engine/report.hpp"
#include "engine/version.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <unordered_map>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

Place place_of(const Span& span, const SourceMap& sources) {
  if (span.source == SourceId::none) return {};
  return {sources.name(span.source), span.line, span.column, {}};
}

ReportedFinding reported(const Diagnostic& finding, const SourceMap& sources) {
  ReportedFinding out{finding.severity,
                      std::string(name_of(finding.code)),
                      finding.message,
                      place_of(finding.span, sources),
                      {},
                      finding.hints,
                      finding.sheets,
                      finding.subjects,
                      finding.subject_at,
                      finding.alike};
  for (const Label& label : finding.labels) out.labels.push_back({place_of(label.span, sources), label.text});
  return out;
}

ReportedSheet reported(const BuiltSheet& built, bool times) {
  ReportedSheet out;
  out.state = built.state;
  out.status = !built.good                           ? SheetStatus::failed
               : built.outcome == Outcome::unchanged ? SheetStatus::unchanged
                                                     : SheetStatus::written;
  out.file = built.path;
  out.pages = built.pages;
  out.fitting = built.fitting;
  if (built.good) out.bytes = built.bytes;
  out.sha256 = built.sha256;
  out.errors = built.errors;
  out.warnings = built.warnings;
  out.old_file_left = built.old_file_left;
  out.picture = built.picture;
  if (times) out.milliseconds = std::chrono::duration<double, std::milli>(built.time).count();
  return out;
}

}  // namespace

Report make_report(const Project& project, const std::string& data_file, const BuildResult& result,
                   bool times) {
  Report report;
  report.version = version_text;
  report.data = data_file;
  const Project::Impl& impl = project.impl();
  if (impl.layout_source != SourceId::none) report.layout = impl.sources.name(impl.layout_source);
  if (result.shard.of > 1) report.shards = {fmt::format("{}/{}", result.shard.number, result.shard.of)};
  report.selection = result.selection;
  if (impl.dataset) report.states_in_data = impl.dataset->states.size();
  report.inputs = project.inputs();
  for (const BuiltSheet& built : result.sheets) report.sheets.push_back(reported(built, times));
  for (const SheetNotBegun& left : result.not_begun) {
    ReportedSheet sheet;
    sheet.state = left.state;
    sheet.file = left.old_file;
    sheet.old_file_left = !left.old_file.empty();
    sheet.status = SheetStatus::not_begun;
    report.sheets.push_back(std::move(sheet));
  }
  report.pictures_left_out = report.sheets.size() > most_pictures;

  std::unordered_map<std::string_view, std::size_t> positions;
  if (impl.dataset) {
    for (std::size_t i = 0; i < impl.dataset->states.size(); ++i)
      positions.emplace(impl.dataset->states[i].area->code, i);
  }
  for (ReportedSheet& sheet : report.sheets) {
    const auto found = positions.find(sheet.state);
    if (found == positions.end()) continue;
    sheet.position = found->second + 1;
    sheet.name = impl.dataset->states[found->second].area->name;
  }
  for (const Diagnostic& finding : result.diagnostics.all())
    report.findings.push_back(reported(finding, project.sources()));
  return report;
}

std::string in_words(const Selection& selection) {
  constexpr std::size_t most_named = 8;
  std::string out = selection.states.empty() ? "all states and areas" : listed(selection.states, most_named);
  if (!selection.excluded.empty()) out += " without " + listed(selection.excluded, most_named);
  return out;
}

bool is_report(std::string_view bytes) {
  constexpr std::size_t head = 2000;  // of a page, up to its title
  bytes = bytes.substr(0, head);
  return bytes.starts_with("state,name,status,file,") ||
         (bytes.starts_with("<!DOCTYPE html>") &&
          bytes.find("<title>Report on ") != std::string_view::npos) ||
         bytes.find(fmt::format("\"schema\": \"{}", report_schema.substr(0, report_schema.find('/') + 1))) !=
             std::string_view::npos;
}

bool keeps_account(std::string_view name) {
  return name == manifest_name || is_trace_file(name);
}

std::optional<ReportFormat> report_format(std::string_view path) {
  std::string ending(path.substr(std::min(path.rfind('.'), path.size())));
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (ending == ".json") return ReportFormat::json;
  if (ending == ".csv") return ReportFormat::csv;
  if (ending == ".html") return ReportFormat::html;
  return std::nullopt;
}

void write_report(const Report& report, const std::string& path, Files& files, Diagnostics& diagnostics) {
  try {
    const ReportFormat format = report_format(path).value_or(ReportFormat::json);
    const std::string text = format == ReportFormat::csv    ? to_csv(report)
                             : format == ReportFormat::html ? to_html(report, path)
                                                            : to_json(report);
    if (const auto failure = files.write_atomically(path, text)) {
      diagnostics.error(Code::file_unwritable, {},
                        fmt::format("the report \"{}\" can't be written: {}", path, failure->reason));
    }
  } catch (const std::exception& fault) {
    report_fault(fmt::format("the report \"{}\"", path), fault.what(), diagnostics);
  }
}

}  // namespace factsheet::engine
