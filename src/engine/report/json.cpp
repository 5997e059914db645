#include "engine/report.hpp"
#include "engine/report/counts.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace factsheet::engine {
namespace {

// Keys in the order in which they are put in, so that the same report is the same bytes.
using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

void put_place(Json& to, const Place& place) {
  to["file"] = or_null(place.file);
  to["line"] = place.line > 0 ? Json(place.line) : Json();
  to["column"] = place.line > 0 ? Json(place.column) : Json();
}

Json json_of(const InputFile& input) {
  Json out;
  out["file"] = input.path;
  if (input.reason.empty()) {
    out["bytes"] = input.bytes;
    out["sha256"] = input.sha256;
  } else {
    out["unreadable"] = input.reason;
  }
  return out;
}

Json json_of(const ReportedSheet& sheet) {
  const bool begun = sheet.status != SheetStatus::not_begun;
  const bool there = is_there(sheet.status);
  Json out;
  out["state"] = sheet.state;
  out["name"] = sheet.name;
  out["position"] = sheet.position;
  out["status"] = name_of(sheet.status);
  out["file"] = or_null(sheet.file);
  out["pages"] = begun ? Json(sheet.pages) : Json();
  out["fitting"] = sheet.fitting;
  out["bytes"] = there ? Json(sheet.bytes) : Json();
  out["sha256"] = or_null(sheet.sha256);
  out["errors"] = sheet.errors;
  out["warnings"] = sheet.warnings;
  if (sheet.old_file_left) out["old_file_left"] = true;
  if (sheet.milliseconds) out["milliseconds"] = std::round(*sheet.milliseconds * 10) / 10;
  return out;
}

Json json_of(const ReportedFinding& finding) {
  Json out;
  out["severity"] = finding.severity == Severity::error ? "error" : "warning";
  out["code"] = finding.code;
  out["message"] = finding.message;
  put_place(out, finding.place);
  out["labels"] = Json::array();
  for (const ReportedLabel& label : finding.labels) {
    Json entry;
    put_place(entry, label.place);
    entry["text"] = label.text;
    out["labels"].push_back(std::move(entry));
  }
  out["hints"] = finding.hints;
  out["states"] = finding.states;
  // So that merging can join what differs in the states' names alone.
  if (!finding.subjects.empty()) {
    out["subjects"] = finding.subjects;
    out["subject_at"] = finding.subject_at;
    out["without_subjects"] = finding.alike;
  }
  return out;
}

Json json_of(const Counts& counts) {
  Json out;
  out["sheets"] = counts.sheets;
  out["written"] = counts.of(SheetStatus::written);
  out["unchanged"] = counts.of(SheetStatus::unchanged);
  out["failed"] = counts.of(SheetStatus::failed);
  out["not_begun"] = counts.of(SheetStatus::not_begun);
  out["pages"] = counts.pages;
  out["bytes"] = counts.bytes;
  out["errors"] = counts.errors;
  out["warnings"] = counts.warnings;
  return out;
}

template <class Entries>
Json list_of(const Entries& entries) {
  Json out = Json::array();
  for (const auto& entry : entries) out.push_back(json_of(entry));
  return out;
}

}  // namespace

std::string to_json(const Report& report) {
  Json out;
  out["schema"] = report_schema;
  out["version"] = report.version;
  out["data"] = report.data;
  out["layout"] = or_null(report.layout);
  if (!report.shards.empty()) out["shards"] = report.shards;
  if (!report.selection.is_all())
    out["selection"] = {{"state", report.selection.states},
                        {"exclude", report.selection.excluded},
                        {"of", report.states_in_data}};
  out["counts"] = json_of(Counts(report));
  out["inputs"] = list_of(report.inputs);
  out["sheets"] = list_of(report.sheets);
  out["findings"] = list_of(report.findings);
  // A path on the command line may be no UTF-8.
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace factsheet::engine
