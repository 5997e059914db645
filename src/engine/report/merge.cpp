#include "base/words.hpp"
#include "engine/report.hpp"
#include "engine/report/read_json.hpp"
#include "engine/shard.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

struct Part {
  SourceId source;
  Report report;
};

/// Findings are joined as those of one batch are, by Diagnostics itself.
class Findings {
 public:
  /// `order` are the states' places in the data; files get theirs from the order in which they were read.
  Findings(const Report& report, const std::unordered_map<std::string, std::uint64_t>& order)
      : order_(order) {
    for (const InputFile& input : report.inputs) source_of(input.path);
  }

  void add(const ReportedFinding& finding) {
    const auto code = std::find_if(all_codes.begin(), all_codes.end(),
                                   [&](const CodeInfo& info) { return info.name == finding.code; });
    Diagnostic one;
    one.severity = finding.severity;
    one.code = code == all_codes.end() ? Code::internal : code->code;
    one.span = span_of(finding.place);
    one.message = finding.message;
    for (const ReportedLabel& label : finding.labels)
      one.labels.push_back({span_of(label.place), label.text});
    one.hints = finding.hints;
    one.sheets = finding.states;
    one.subjects = finding.subjects;
    one.subject_at = finding.subject_at;
    one.alike = finding.alike;
    all_.push_back(std::move(one));
  }

  std::vector<ReportedFinding> take() {
    // Of findings that are alike, the first in the data's order leads, as in one batch.
    std::stable_sort(all_.begin(), all_.end(),
                     [this](const Diagnostic& a, const Diagnostic& b) { return place_of(a) < place_of(b); });
    Diagnostics joined;
    for (const Diagnostic& one : all_) add_to(joined, one);
    joined.sort_and_deduplicate();
    std::vector<ReportedFinding> out;
    for (const Diagnostic& one : joined.all()) out.push_back(reported(one));
    return out;
  }

 private:
  std::uint64_t place_of(const Diagnostic& one) const {
    return one.sheets.empty() ? 0 : order_of(one.sheets.front());
  }
  std::uint64_t order_of(const std::string& state) const {
    const auto found = order_.find(state);
    return found == order_.end() ? 0 : found->second;
  }

  // Subjects go in one by one, so that the message is put together anew.
  static void add_to(Diagnostics& joined, const Diagnostic& one) {
    const auto put = [&](const std::string& message) -> Diagnostic& {
      Diagnostic& to = one.severity == Severity::error ? joined.error(one.code, one.span, message)
                                                       : joined.warning(one.code, one.span, message);
      to = one;
      to.message = message;
      return to;
    };
    if (one.subjects.empty()) {
      put(one.message);
      return;
    }
    for (const std::string& subject : one.subjects) {
      std::string message = one.alike;
      message.insert(std::min(one.subject_at, message.size()), subject);
      put(message).subjects = {subject};
    }
  }

  ReportedFinding reported(Diagnostic one) const {
    ReportedFinding out;
    out.severity = one.severity;
    out.code = name_of(one.code);
    out.message = std::move(one.message);
    out.place = place_of(one.span);
    for (const Label& label : one.labels) out.labels.push_back({place_of(label.span), label.text});
    out.hints = std::move(one.hints);
    out.states = std::move(one.sheets);
    std::stable_sort(
        out.states.begin(), out.states.end(),
        [this](const std::string& a, const std::string& b) { return order_of(a) < order_of(b); });
    out.subjects = std::move(one.subjects);
    out.subject_at = one.subject_at;
    out.alike = std::move(one.alike);
    return out;
  }

  SourceId source_of(const std::string& file) {
    const auto [found, fresh] = sources_.emplace(file, static_cast<SourceId>(files_.size()));
    if (fresh) files_.push_back(file);
    return found->second;
  }
  Span span_of(const Place& place) {
    if (place.file.empty()) return {};
    return {source_of(place.file), place.line, place.column};
  }
  Place place_of(const Span& span) const {
    if (span.source == SourceId::none) return {};
    return {files_[static_cast<std::size_t>(span.source)], span.line, span.column, {}};
  }

  const std::unordered_map<std::string, std::uint64_t>& order_;
  std::unordered_map<std::string, SourceId> sources_;
  std::vector<std::string> files_;
  std::vector<Diagnostic> all_;
};

// The first file that the two differ in, in words; empty: they were made from the same.
std::string difference(const std::vector<InputFile>& a, const std::vector<InputFile>& b,
                       const std::string& other) {
  const auto find = [](const std::vector<InputFile>& in, const std::string& path) {
    const auto found =
        std::find_if(in.begin(), in.end(), [&](const InputFile& file) { return file.path == path; });
    return found == in.end() ? nullptr : &*found;
  };
  for (const InputFile& file : a) {
    const InputFile* same = find(b, file.path);
    if (!same) return fmt::format("\"{}\" wasn't read for \"{}\"", file.path, other);
    if (*same != file) return fmt::format("\"{}\" was another file for \"{}\"", file.path, other);
  }
  for (const InputFile& file : b) {
    if (!find(a, file.path)) return fmt::format("\"{}\" was read for \"{}\" alone", file.path, other);
  }
  return {};
}

void compare(const Part& first, const Part& part, const SourceMap& sources, Diagnostics& diagnostics) {
  const std::string& name = sources.name(first.source);
  const auto refuse = [&](const std::string& message) -> Diagnostic& {
    return diagnostics.error(Code::bad_report, Span{part.source}, message);
  };
  const Report& a = first.report;
  const Report& b = part.report;
  if (a.version != b.version) {
    refuse(fmt::format("it was made by factsheet {}, and \"{}\" by {}", b.version, name, a.version));
  } else if (a.data != b.data) {
    refuse(fmt::format("its data file is \"{}\", and that of \"{}\" is \"{}\"", b.data, name, a.data));
  } else if (a.layout != b.layout) {
    refuse(fmt::format("its layout is \"{}\", and that of \"{}\" is \"{}\"", b.layout, name, a.layout));
  } else if (const std::string what = difference(b.inputs, a.inputs, name); !what.empty()) {
    refuse("it isn't of the same batch: " + what).hint("make all parts from the same files");
  }
}

void check_states(const std::vector<Part>& parts, const SourceMap& sources, Diagnostics& diagnostics) {
  std::unordered_map<std::string_view, SourceId> seen;
  for (const Part& part : parts) {
    for (const ReportedSheet& sheet : part.report.sheets) {
      const auto [by, fresh] = seen.emplace(sheet.state, part.source);
      if (fresh) continue;
      diagnostics
          .error(Code::bad_report, Span{part.source},
                 by->second == part.source ? fmt::format("it tells of {} twice", sheet.state)
                                           : fmt::format("it tells of {}, and \"{}\" does, too", sheet.state,
                                                         sources.name(by->second)))
          .hint("a state's sheet is made by one part of a batch");
      break;  // of two parts that are the same, one state is enough
    }
  }
}

// The parts of the batch that the reports are of, in order, none if they are all; reports that some are
// missing.
std::vector<std::string> join_shards(const std::vector<Part>& parts, Diagnostics& diagnostics) {
  std::set<std::size_t> there;
  std::size_t of = 1;
  for (const Part& part : parts) {
    for (const std::string& text : part.report.shards) {
      const Shard shard = parse_shard(text).value_or(Shard{});
      const bool other = of > 1 && shard.of != of;
      of = shard.of;
      there.insert(shard.number);
      if (!other) continue;
      diagnostics
          .error(Code::bad_report, Span{part.source},
                 fmt::format("it is part {} of a batch that was parted otherwise", text))
          .hint("make all parts with the same N of --shard K/N");
      return {};
    }
  }
  std::vector<std::string> out;
  std::vector<std::string> missing;
  for (std::size_t number = 1; number <= of && of > 1; ++number)
    (there.count(number) > 0 ? out : missing).push_back(fmt::format("{}/{}", number, of));
  if (missing.empty()) return {};
  constexpr std::size_t most_named = 8;
  const bool one = missing.size() == 1;
  diagnostics
      .warning(
          Code::bad_report, {},
          fmt::format("these reports aren't of the whole batch: {} {} {} missing", one ? "part" : "parts",
                      listed(std::move(missing), most_named), one ? "is" : "are"))
      .hint("merge them with the reports of all other parts");
  return out;
}

// What states the parts are of together. Shards of unlike choices aren't parts of one batch, and what some
// leave out others may have.
Selection join_selections(const std::vector<Part>& parts, const SourceMap& sources,
                          Diagnostics& diagnostics) {
  const Report& first = parts.front().report;
  Selection all = first.selection;
  std::size_t sheets = 0;
  bool sharded = false;
  bool adds_up = true;
  const Part* other = nullptr;
  for (const Part& part : parts) {
    const Selection& selection = part.report.selection;
    sheets += part.report.sheets.size();
    sharded = sharded || !part.report.shards.empty();
    if (selection == first.selection) continue;
    if (!other) other = &part;
    adds_up = adds_up && !selection.states.empty() && selection.excluded == all.excluded;
    all.states.insert(all.states.end(), selection.states.begin(), selection.states.end());
  }
  if (!sharded && sheets == first.states_in_data) return {};
  if (!other || (adds_up && !sharded)) return all;
  diagnostics
      .error(Code::bad_report, Span{other->source},
             fmt::format("it is of {}, and \"{}\" of {}", in_words(other->report.selection),
                         sources.name(parts.front().source), in_words(first.selection)))
      .hint("make all parts with the same --state and --exclude");
  return all;
}

Report merged(std::vector<Part> parts, Selection selection, std::vector<std::string> shards) {
  Report all = std::move(parts.front().report);
  all.shards = std::move(shards);
  all.selection = std::move(selection);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    Report& other = parts[i].report;
    std::move(other.sheets.begin(), other.sheets.end(), std::back_inserter(all.sheets));
    std::move(other.findings.begin(), other.findings.end(), std::back_inserter(all.findings));
  }
  std::stable_sort(all.sheets.begin(), all.sheets.end(),
                   [](const ReportedSheet& a, const ReportedSheet& b) { return a.position < b.position; });
  std::unordered_map<std::string, std::uint64_t> order;
  for (const ReportedSheet& sheet : all.sheets) order.emplace(sheet.state, sheet.position);
  Findings findings(all, order);
  for (const ReportedFinding& finding : all.findings) findings.add(finding);
  all.findings = findings.take();
  return all;
}

}  // namespace

MergedReport merge_reports(const std::vector<std::string>& paths, const Files& files) {
  MergedReport out;
  std::vector<Part> parts;
  for (const std::string& path : paths) {
    ReadResult read = files.read(path);
    if (!read.bytes) {
      out.diagnostics.error(Code::file_unreadable, {},
                            fmt::format("the report \"{}\" can't be read: {}", path, read.reason));
      continue;
    }
    const SourceId source = out.sources.add(path, std::move(*read.bytes));
    if (auto report = read_report(source, out.sources, out.diagnostics))
      parts.push_back({source, std::move(*report)});
  }
  for (std::size_t i = 1; i < parts.size(); ++i)
    compare(parts.front(), parts[i], out.sources, out.diagnostics);
  if (!out.diagnostics.has_errors()) check_states(parts, out.sources, out.diagnostics);
  auto shards = join_shards(parts, out.diagnostics);
  if (out.diagnostics.has_errors() || parts.empty()) return out;
  auto selection = join_selections(parts, out.sources, out.diagnostics);
  if (!out.diagnostics.has_errors())
    out.report = merged(std::move(parts), std::move(selection), std::move(shards));
  return out;
}

}  // namespace factsheet::engine
