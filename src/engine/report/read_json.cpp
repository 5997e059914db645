#include "engine/report/read_json.hpp"

#include "engine/report/counts.hpp"
#include "engine/shard.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace factsheet::engine {
namespace {

using Json = nlohmann::json;

/// Takes values out of a report by their keys. After the first that isn't what it should be, what it gives is
/// of no use.
class Reader {
 public:
  /// What was wrong first; empty: nothing.
  const std::string& fault() const { return fault_; }

  std::string text(const Json& at, const std::string& path, const char* key) {
    const Json* value = find(at, path, key);
    if (value && value->is_string()) return value->get<std::string>();
    return wrong<std::string>(path, key, "a text");
  }
  std::string text_or_null(const Json& at, const std::string& path, const char* key) {
    const Json* value = find(at, path, key);
    return value && value->is_null() ? std::string() : text(at, path, key);
  }
  std::uint64_t count(const Json& at, const std::string& path, const char* key) {
    const Json* value = find(at, path, key);
    if (value && value->is_number_unsigned()) return value->get<std::uint64_t>();
    return wrong<std::uint64_t>(path, key, "a whole number");
  }
  std::uint64_t count_or_null(const Json& at, const std::string& path, const char* key) {
    const Json* value = find(at, path, key);
    return value && value->is_null() ? 0 : count(at, path, key);
  }
  bool flag(const Json& at, const std::string& path, const char* key) {
    if (!at.contains(key)) return false;
    const Json* value = find(at, path, key);
    return value && value->is_boolean() ? value->get<bool>() : wrong<bool>(path, key, "true or false");
  }
  std::string digest_or_null(const Json& at, const std::string& path, const char* key) {
    const std::string digest = text_or_null(at, path, key);
    const bool good = digest.empty() || (digest.size() == 64 &&
                                         digest.find_first_not_of("0123456789abcdef") == std::string::npos);
    return good ? digest : wrong<std::string>(path, key, "a SHA-256 digest of 64 hexadecimal digits");
  }
  std::vector<std::string> texts(const Json& at, const std::string& path, const char* key) {
    std::vector<std::string> out;
    each(at, path, key, [&](const Json& entry, const std::string& where) {
      if (entry.is_string()) {
        out.push_back(entry.get<std::string>());
      } else {
        wrong<int>(where, nullptr, "a text");
      }
    });
    return out;
  }
  /// Calls `use` with each entry of a list and its path.
  template <class Use>
  void each(const Json& at, const std::string& path, const char* key, Use use) {
    const Json* list = find(at, path, key);
    if (!list || !list->is_array()) {
      wrong<int>(path, key, "a list");
      return;
    }
    for (std::size_t i = 0; i < list->size() && fault_.empty(); ++i)
      use((*list)[i], fmt::format("{}/{}/{}", path, key, i));
  }

  template <class T>
  T wrong(const std::string& path, const char* key, std::string_view wanted) {
    if (fault_.empty())
      fault_ = fmt::format("{}{}{} should be {}", path, key ? "/" : "", key ? key : "", wanted);
    return {};
  }

 private:
  const Json* find(const Json& at, const std::string& path, const char* key) {
    if (!at.is_object()) return wrong<const Json*>(path.empty() ? "it" : path, nullptr, "an object");
    const auto found = at.find(key);
    return found == at.end() ? wrong<const Json*>(path, key, "there") : &*found;
  }

  std::string fault_;
};

Place read_place(Reader& reader, const Json& at, const std::string& path) {
  Place place;
  place.file = reader.text_or_null(at, path, "file");
  const auto number = [&](const char* key) {
    const std::uint64_t value = reader.count_or_null(at, path, key);
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    return value <= most ? static_cast<std::uint32_t>(value)
                         : reader.wrong<std::uint32_t>(path, key, "a line or column");
  };
  place.line = number("line");
  place.column = number("column");
  return place;
}

InputFile read_input(Reader& reader, const Json& at, const std::string& path) {
  InputFile input;
  input.path = reader.text(at, path, "file");
  if (at.is_object() && at.contains("unreadable")) {
    input.reason = reader.text(at, path, "unreadable");
  } else {
    input.bytes = reader.count(at, path, "bytes");
    input.sha256 = reader.digest_or_null(at, path, "sha256");
  }
  return input;
}

ReportedSheet read_sheet(Reader& reader, const Json& at, const std::string& path) {
  ReportedSheet sheet;
  sheet.state = reader.text(at, path, "state");
  sheet.name = reader.text(at, path, "name");
  sheet.position = reader.count(at, path, "position");
  const std::string status = reader.text(at, path, "status");
  const auto known = std::find(sheet_status_names.begin(), sheet_status_names.end(), status);
  if (known == sheet_status_names.end()) {
    reader.wrong<int>(path, "status", "\"written\", \"unchanged\", \"failed\" or \"not begun\"");
  } else {
    sheet.status = static_cast<SheetStatus>(known - sheet_status_names.begin());
  }
  sheet.file = reader.text_or_null(at, path, "file");
  sheet.pages = reader.count_or_null(at, path, "pages");
  sheet.fitting = reader.texts(at, path, "fitting");
  sheet.bytes = reader.count_or_null(at, path, "bytes");
  sheet.sha256 = reader.digest_or_null(at, path, "sha256");
  sheet.errors = reader.count(at, path, "errors");
  sheet.warnings = reader.count(at, path, "warnings");
  sheet.old_file_left = reader.flag(at, path, "old_file_left");
  if (at.is_object() && at.contains("milliseconds")) {
    const Json& time = at["milliseconds"];
    if (time.is_number()) {
      sheet.milliseconds = time.get<double>();
    } else {
      reader.wrong<int>(path, "milliseconds", "a number");
    }
  }
  return sheet;
}

ReportedFinding read_finding(Reader& reader, const Json& at, const std::string& path) {
  ReportedFinding finding;
  const std::string severity = reader.text(at, path, "severity");
  if (severity != "error" && severity != "warning")
    reader.wrong<int>(path, "severity", "\"error\" or \"warning\"");
  finding.severity = severity == "error" ? Severity::error : Severity::warning;
  finding.code = reader.text(at, path, "code");
  const bool known = std::any_of(all_codes.begin(), all_codes.end(),
                                 [&](const CodeInfo& info) { return info.name == finding.code; });
  if (!known) reader.wrong<int>(path, "code", "the name of a diagnostic that this program knows");
  finding.message = reader.text(at, path, "message");
  finding.place = read_place(reader, at, path);
  reader.each(at, path, "labels", [&](const Json& entry, const std::string& where) {
    Place place = read_place(reader, entry, where);
    finding.labels.push_back({std::move(place), reader.text(entry, where, "text")});
  });
  finding.hints = reader.texts(at, path, "hints");
  finding.states = reader.texts(at, path, "states");
  if (!at.is_object() || !at.contains("subjects")) return finding;
  finding.subjects = reader.texts(at, path, "subjects");
  finding.subject_at = reader.count(at, path, "subject_at");
  finding.alike = reader.text(at, path, "without_subjects");
  if (finding.subject_at > finding.alike.size())
    reader.wrong<int>(path, "subject_at", "a place in \"without_subjects\"");
  return finding;
}

Counts read_counts(Reader& reader, const Json& at) {
  Counts counts;
  counts.sheets = reader.count(at, "counts", "sheets");
  for (std::size_t i = 0; i < sheet_status_names.size(); ++i) {
    std::string key(sheet_status_names[i]);
    std::replace(key.begin(), key.end(), ' ', '_');
    counts.by_status[i] = reader.count(at, "counts", key.c_str());
  }
  counts.pages = reader.count(at, "counts", "pages");
  counts.bytes = reader.count(at, "counts", "bytes");
  counts.errors = reader.count(at, "counts", "errors");
  counts.warnings = reader.count(at, "counts", "warnings");
  return counts;
}

}  // namespace

std::optional<Report> read_report(SourceId source, const SourceMap& sources, Diagnostics& diagnostics) {
  const std::string& text = sources.text(source);
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::parse_error& fault) {
    // `byte` counts from 1 and is one past the end where the text ends too early.
    const std::size_t byte = std::min(fault.byte > 0 ? fault.byte - 1 : 0, text.size());
    diagnostics.error(Code::bad_report, sources.span(source, byte, byte + 1), "this is not JSON any more")
        .hint("reports are written whole or not at all: make it anew");
    return std::nullopt;
  }

  Reader reader;
  const std::string schema = reader.text(json, "", "schema");
  if (reader.fault().empty() && schema != report_schema) {
    diagnostics.error(Code::bad_report, Span{source},
                      fmt::format("its schema is \"{}\"; this program reads \"{}\"", schema, report_schema));
    return std::nullopt;
  }
  Report report;
  report.version = reader.text(json, "", "version");
  report.data = reader.text(json, "", "data");
  report.layout = reader.text_or_null(json, "", "layout");
  if (json.is_object() && json.contains("shards")) {
    report.shards = reader.texts(json, "", "shards");
    for (const std::string& shard : report.shards)
      if (!parse_shard(shard)) reader.wrong<int>("", "shards", "parts such as \"2/8\"");
  }
  if (json.is_object() && json.contains("selection")) {
    const Json& selection = json["selection"];
    report.selection.states = reader.texts(selection, "selection", "state");
    report.selection.excluded = reader.texts(selection, "selection", "exclude");
    report.states_in_data = reader.count(selection, "selection", "of");
  }
  reader.each(json, "", "inputs", [&](const Json& entry, const std::string& path) {
    report.inputs.push_back(read_input(reader, entry, path));
  });
  reader.each(json, "", "sheets", [&](const Json& entry, const std::string& path) {
    report.sheets.push_back(read_sheet(reader, entry, path));
  });
  reader.each(json, "", "findings", [&](const Json& entry, const std::string& path) {
    report.findings.push_back(read_finding(reader, entry, path));
  });
  const Counts counts =
      read_counts(reader, json.is_object() && json.contains("counts") ? json["counts"] : Json());
  if (reader.fault().empty() && counts != Counts(report)) {
    diagnostics
        .error(Code::bad_report, Span{source},
               "its counts aren't those of the sheets and findings that it tells of")
        .hint("somebody changed it since it was written: make it anew");
    return std::nullopt;
  }
  if (reader.fault().empty()) return report;
  diagnostics.error(Code::bad_report, Span{source}, fmt::format("this is no report: {}", reader.fault()))
      .hint("name a file that `factsheet build --report NAME.json` has written");
  return std::nullopt;
}

}  // namespace factsheet::engine
