#include "engine/ledger.hpp"

#include "engine/digest.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/ranges.h>

namespace factsheet::engine {
namespace {

constexpr std::size_t digits_of_part = 4;
constexpr std::string_view state_is_gone = "the data no longer has its state";

std::vector<InputSet::File> seen_from_folder(const std::vector<InputFile>& files, const std::string& folder) {
  std::vector<InputSet::File> out;
  out.reserve(files.size());
  for (const InputFile& file : files) out.push_back({seen_from(folder, file.path), file.sha256});
  return out;
}

std::string last_part(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

// The names of the data file and the layout that a sheet was made from; empty if the manifest doesn't say.
std::string made_from(const Manifest& manifest, const SheetRecord& record) {
  const auto inputs = manifest.inputs.find(record.inputs);
  if (inputs == manifest.inputs.end()) return {};
  const InputSet& from = inputs->second;
  if (from.data.empty() || from.look.empty()) return {};
  return fmt::format("{} with {}", last_part(from.data.front().path), last_part(from.look.front().path));
}

// "a, b and c", with no more than three named.
std::string listed(std::vector<std::string> names) {
  constexpr std::size_t most_named = 3;
  const std::size_t more = names.size() > most_named ? names.size() - most_named : 0;
  names.resize(names.size() - more);
  if (more > 0) names.push_back(fmt::format("{} more", more));
  if (names.size() == 1) return names.front();
  const std::string last = std::move(names.back());
  names.pop_back();
  return fmt::format("{} and {}", fmt::join(names, ", "), last);
}

std::string changed(std::vector<std::string> names) {
  return listed(std::move(names)) + " changed";
}

// The files of the look that are other ones now.
std::vector<std::string> other_files(const InputSet& before, const InputSet& now) {
  std::vector<std::string> names;
  for (const InputSet::File& file : now.look) {
    if (std::find(before.look.begin(), before.look.end(), file) == before.look.end())
      names.push_back(last_part(file.path));
  }
  return names;
}

// Which parts have another digest, or are in one of the two only.
std::vector<std::string> other_parts(const std::vector<std::string>& names, const std::string& digests,
                                     const Fingerprint& now) {
  std::map<std::string, std::string> before;
  for (std::size_t i = 0; i < names.size() && (i + 1) * digits_of_part <= digests.size(); ++i)
    before[names[i]] = digests.substr(i * digits_of_part, digits_of_part);
  std::vector<std::string> out;
  for (const Fingerprint::Part& part : now.parts) {
    const auto found = before.find(part.name);
    if (found == before.end() || found->second != part.digest) out.push_back(part.name);
    if (found != before.end()) before.erase(found);
  }
  for (const auto& [name, digest] : before) out.push_back(name);
  return out;
}

}  // namespace

Ledger::Ledger(const Project::Impl& project, std::string folder, bool force, Files& files)
    : project_(project), folder_(std::move(folder)), force_(force), files_(files), fingerprints_(project) {
  if (auto read_now = read()) former_ = *std::move(read_now);
  inputs_.program = version();
  inputs_.data = seen_from_folder(project.data_files, folder_);
  inputs_.look = seen_from_folder(project.look_files, folder_);
  inputs_key_ = key_of(inputs_);
}

std::optional<Manifest> Ledger::read() const {
  const ReadResult read = files_.read(in_folder(folder_, manifest_name));
  return read.bytes ? read_manifest(*read.bytes) : std::nullopt;
}

std::string Ledger::why_anew(const SheetRecord& record, const Fingerprint& fingerprint) const {
  if (const auto before = former_.inputs.find(record.inputs); before != former_.inputs.end()) {
    if (before->second.program != inputs_.program)
      return fmt::format("it was made by factsheet {}", before->second.program);
    if (auto names = other_files(before->second, inputs_); !names.empty()) return changed(std::move(names));
  }
  if (const auto names = former_.parts.find(record.parts); names != former_.parts.end()) {
    auto others = other_parts(names->second, record.digests, fingerprint);
    if (!others.empty()) return changed(std::move(others));
  }
  return "what it is made from changed";
}

Ledger::Verdict Ledger::judge(const data::StateData& state, const document::Document& document,
                              const document::UsedPaths& used, int least_fit) const {
  Verdict verdict;
  verdict.fingerprint = fingerprints_.of(state, document, used, least_fit);
  const auto found = former_.sheets.find(document.file_name);
  if (found == former_.sheets.end()) return verdict;
  const SheetRecord& record = found->second;
  if (!is_ours(former_, record)) {
    verdict.reason = "another data file's or layout's stood there";
    return verdict;
  }
  if (force_ || record.made_of != verdict.fingerprint.sha256) {
    if (!force_) verdict.reason = why_anew(record, verdict.fingerprint);
    return verdict;
  }
  const ReadResult file = files_.read(in_folder(folder_, document.file_name));
  if (!file.bytes) {
    verdict.reason = "its file was gone";
  } else if (file.bytes->size() != record.size || sha256_hex(*file.bytes) != record.sha256) {
    verdict.reason = "its file had been changed";
  } else if (record.warned) {
    verdict.reason = "its warnings are told again";
  } else {
    verdict.in_place = true;
    verdict.record = record;
  }
  return verdict;
}

void Ledger::good(const std::string& file, SheetRecord record, const Fingerprint& fingerprint) {
  std::vector<std::string> names;
  record.digests.clear();
  for (const Fingerprint::Part& part : fingerprint.parts) {
    names.push_back(part.name);
    record.digests += part.digest;
  }
  record.inputs = inputs_key_;
  record.made_of = fingerprint.sha256;
  record.parts = key_of(names);
  record.stale.clear();
  parts_.emplace(record.parts, std::move(names));
  file_of_[record.state] = file;
  good_[file] = std::move(record);
}

void Ledger::failed(const std::string& state) {
  failed_.insert(state);
}

bool Ledger::is_ours(const Manifest& manifest, const SheetRecord& record) const {
  const auto inputs = manifest.inputs.find(record.inputs);
  return inputs != manifest.inputs.end() && inputs->second.same_project(inputs_);
}

void Ledger::tell_of_taken(Diagnostics& diagnostics) const {
  std::map<std::string, std::size_t> taken;  // sheets by the data file that made them
  for (const auto& [file, record] : good_) {
    const auto there = former_.sheets.find(file);
    if (there != former_.sheets.end() && !is_ours(former_, there->second))
      ++taken[made_from(former_, there->second)];
  }
  for (const auto& [source, count] : taken) {
    diagnostics
        .warning(Code::file_name, {},
                 fmt::format("{} took the place of {} in \"{}\"",
                             count == 1 ? "1 sheet" : fmt::format("{} sheets", count),
                             source.empty() ? "others" : fmt::format("those of {}", source), folder_))
        .hint(
            "give these others names, file = \"…\" under [document] of the layout, or another folder with "
            "-o");
  }
}

void Ledger::tell_of_left(const Manifest& manifest, Diagnostics& diagnostics) const {
  std::vector<std::string> left;
  for (const auto& [file, record] : manifest.sheets) {
    if (record.stale == state_is_gone && is_ours(manifest, record) && files_.exists(in_folder(folder_, file)))
      left.push_back(file);
  }
  if (left.empty()) return;
  const bool one = left.size() == 1;
  diagnostics
      .warning(Code::file_name, {},
               fmt::format("\"{}\" still holds {}: the data no longer has {}", folder_,
                           listed(std::move(left)), one ? "its state" : "their states"))
      .hint("of an earlier run; delete what nobody should take for one of these");
}

void Ledger::merge_into(Manifest& manifest) const {
  std::set<std::string_view> states;
  for (const data::StateData& state : project_.dataset->states) states.insert(state.area->code);
  for (auto& [file, record] : manifest.sheets) {
    if (!is_ours(manifest, record)) continue;
    const auto now = file_of_.find(record.state);
    if (now != file_of_.end() && now->second != file) {
      record.stale = fmt::format("the sheet is called {} now", now->second);
    } else if (states.count(record.state) == 0) {
      record.stale = state_is_gone;
    } else if (failed_.count(record.state) > 0 && record.stale.empty()) {
      record.stale = "a later build of it failed";
    }
  }
  std::erase_if(manifest.sheets, [&](const auto& entry) {
    return !entry.second.stale.empty() && !files_.exists(in_folder(folder_, entry.first));
  });
  manifest.inputs[inputs_key_] = inputs_;
  manifest.parts.insert(parts_.begin(), parts_.end());
  for (const auto& [file, record] : good_) manifest.sheets[file] = record;
}

// Another build may have put its sheets into the manifest while this one ran: what is there now counts.
void Ledger::write(Diagnostics& diagnostics) {
  const std::string path = in_folder(folder_, manifest_name);
  const auto locked = files_.lock(folder_);
  const ReadResult there = files_.read(path);
  auto manifest = there.bytes ? read_manifest(*there.bytes) : std::nullopt;
  if (!manifest) {
    if (good_.empty()) return;  // nothing to tell
    manifest.emplace();
  }
  merge_into(*manifest);
  tell_of_taken(diagnostics);
  tell_of_left(*manifest, diagnostics);
  const std::string bytes = to_json(*manifest);
  if (bytes == there.bytes) return;
  if (const auto failure = files_.write_atomically(path, bytes)) {
    diagnostics.error(Code::file_unwritable, {},
                      fmt::format("\"{}\" can't be written: {}", failure->path, failure->reason));
  }
}

}  // namespace factsheet::engine
