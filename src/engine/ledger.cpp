#include "engine/ledger.hpp"

#include "base/words.hpp"
#include "engine/digest.hpp"
#include "engine/program.hpp"
#include "engine/why_anew.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/ranges.h>

namespace factsheet::engine {
namespace {

constexpr std::size_t most_named = 3;
constexpr std::string_view state_is_gone = "the data no longer has its state";
constexpr std::string_view is_called = "the sheet is called ";
constexpr std::string_view later_failed = "a later build of it failed";
constexpr std::string_view never_made = "no build has made it yet";

std::vector<InputSet::File> seen_from_folder(const std::vector<InputFile>& files, const std::string& folder) {
  std::vector<InputSet::File> out;
  out.reserve(files.size());
  for (const InputFile& file : files) out.push_back({seen_from(folder, file.path), file.sha256});
  return out;
}

// The names of the data file and the layout that sheets were made from; empty if it isn't said.
std::string made_from(const InputSet& from) {
  if (from.data.empty() || from.look.empty()) return {};
  return fmt::format("{} with {}", last_part(from.data.front().path), last_part(from.look.front().path));
}

std::string made_from(const Manifest& manifest, const SheetRecord& record) {
  const auto inputs = manifest.inputs.find(record.inputs);
  return inputs == manifest.inputs.end() ? std::string() : made_from(inputs->second);
}

// A sheet of that name is none of those that the data gives.
bool is_of_nobody(const SheetRecord& record) {
  return record.stale == state_is_gone || record.stale.starts_with(is_called);
}

}  // namespace

Ledger::Ledger(const Project::Impl& project, std::string folder, bool force, Files& files)
    : project_(project), folder_(std::move(folder)), force_(force), files_(files), fingerprints_(project) {
  const ReadResult there = files_.read(in_folder(folder_, manifest_name));
  if (there.bytes) former_ = read_manifest(*there.bytes).value_or(Manifest());
  inputs_.program = program();
  inputs_.data = seen_from_folder(project.data_files, folder_);
  inputs_.look = seen_from_folder(project.look_files, folder_);
  inputs_key_ = key_of(inputs_);
}

const data::StateData* Ledger::holder(const std::string& file, std::string_view state) const {
  const auto found = former_.sheets.find(file);
  if (found == former_.sheets.end()) return nullptr;
  const SheetRecord& record = found->second;
  if (record.sha256.empty() || record.state == state || !is_ours(former_, record)) return nullptr;
  return project_.find(record.state);
}

Ledger::Verdict Ledger::judge(const data::StateData& state, const document::Document& document,
                              const document::UsedPaths& used, int least_fit) const {
  Verdict verdict;
  verdict.fingerprint = fingerprints_.of(state, document, used, least_fit);
  const auto found = former_.sheets.find(document.file_name);
  if (found == former_.sheets.end()) return verdict;
  const SheetRecord& record = found->second;
  if (record.sha256.empty()) return verdict;
  // What would come out the same is in place, whatever the data file was called then.
  const bool same = record.made_of == verdict.fingerprint.sha256;
  if (!same && !is_ours(former_, record)) {
    verdict.reason = "another data file's or layout's stood there";
    return verdict;
  }
  if (force_) return verdict;
  if (!same) {
    verdict.reason = record.state == state.area->code
                         ? why_anew(former_, record, inputs_, verdict.fingerprint)
                         : fmt::format("that of {} stood there", record.state);
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
    // Where figures stand in their files may have changed though the sheet hasn't: the trace is of another
    // day.
    if (record.inputs != inputs_key_) verdict.record.trace.clear();
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

void Ledger::failed(const std::string& state, const std::string& file) {
  failed_.insert(state);
  unmade_[state] = file;
}

void Ledger::not_begun(const std::string& state, const std::string& file) {
  unmade_[state] = file;
}

void Ledger::tell_of_damaged(const std::string& path, Diagnostics& diagnostics) const {
  diagnostics
      .warning(
          Code::file_unreadable, {},
          fmt::format("\"{}\" was damaged, or is of a later version of this program: it is made anew", path))
      .hint("what other builds had put into the folder isn't known any more; build all of its sheets again");
}

bool Ledger::is_ours(const Manifest& manifest, const SheetRecord& record) const {
  const auto inputs = manifest.inputs.find(record.inputs);
  return inputs != manifest.inputs.end() && inputs->second.same_project(inputs_);
}

// Those of which some remain where the others were replaced are out of step with what stands around them.
void Ledger::take_places(Manifest& manifest, Diagnostics& diagnostics) const {
  struct Taken {
    std::size_t replaced = 0;
    std::vector<std::string> left;
  };
  std::map<std::string, Taken> taken;  // by the data file and the layout that they were made from
  for (const auto& [file, record] : good_) {
    const auto there = former_.sheets.find(file);
    if (there == former_.sheets.end() || there->second.sha256.empty() || is_ours(former_, there->second))
      continue;
    Taken& from = taken[made_from(former_, there->second)];
    if (there->second.sha256 != record.sha256) ++from.replaced;
  }
  for (auto& [file, record] : manifest.sheets) {
    if (record.sha256.empty() || is_ours(manifest, record) || good_.contains(file)) continue;
    const std::string source = made_from(manifest, record);
    const auto others = taken.find(source);
    if (others == taken.end() || !files_.exists(in_folder(folder_, file))) continue;
    record.stale = fmt::format("others of {} were replaced by those of {}", source, made_from(inputs_));
    others->second.left.push_back(file);
  }
  for (auto& [source, sheets] : taken) {
    if (sheets.replaced == 0 && sheets.left.empty()) continue;
    const bool has_left = !sheets.left.empty();
    const std::string others = source.empty() ? "others" : fmt::format("those of {}", source);
    std::string what = sheets.replaced == 0 ? fmt::format("these sheets were {} in \"{}\"", others, folder_)
                                            : fmt::format("{} took the place of {} in \"{}\"",
                                                          counted(sheets.replaced, "sheet"), others, folder_);
    if (has_left)
      what += fmt::format(", which still holds {} of them", listed(std::move(sheets.left), most_named));
    diagnostics.warning(Code::file_name, {}, std::move(what))
        .hint(has_left ? "delete what nobody should take for one of these" : "")
        .hint(
            "if both are wanted, give these others names, file = \"…\" under [document] of the layout, or "
            "another folder with -o");
  }
}

void Ledger::settle_contested(const Manifest& manifest, Diagnostics& diagnostics) {
  std::vector<std::string> contested;
  for (auto it = good_.begin(); it != good_.end();) {
    const std::string& sha256 = it->second.sha256;
    const auto now = manifest.sheets.find(it->first);
    const auto before = former_.sheets.find(it->first);
    const bool by_another = now != manifest.sheets.end() && !now->second.sha256.empty() &&
                            now->second.sha256 != sha256 &&
                            (before == former_.sheets.end() || before->second.sha256 != now->second.sha256);
    bool is_there = true;
    if (by_another) {
      contested.push_back(it->first);
      const ReadResult file = files_.read(in_folder(folder_, it->first));
      is_there = file.bytes && sha256_hex(*file.bytes) == sha256;
    }
    it = is_there ? std::next(it) : good_.erase(it);
  }
  if (contested.empty()) return;
  diagnostics
      .error(
          Code::file_name, {},
          fmt::format("another build wrote into \"{}\" at the same time, and made other sheets of {}: some "
                      "are of the one, some of the other",
                      folder_, listed(std::move(contested), most_named)))
      .hint("build again when no other build runs");
}

void Ledger::tell_of_left(const Manifest& manifest, Diagnostics& diagnostics) const {
  std::vector<std::string> gone;
  std::vector<std::string> renamed;
  for (const auto& [file, record] : manifest.sheets) {
    if (!is_of_nobody(record) || !is_ours(manifest, record) || !files_.exists(in_folder(folder_, file)))
      continue;
    (record.stale == state_is_gone ? gone : renamed).push_back(file);
  }
  const auto tell = [&](std::vector<std::string> files, std::string_view one, std::string_view many) {
    if (files.empty()) return;
    const std::string_view why = files.size() == 1 ? one : many;
    diagnostics
        .warning(Code::file_name, {},
                 fmt::format("\"{}\" still holds {}: {}", folder_, listed(std::move(files), most_named), why))
        .hint("of an earlier run; delete what nobody should take for one of these");
  };
  tell(std::move(gone), "the data no longer has its state", "the data no longer has their states");
  tell(std::move(renamed), "its sheet has another name now", "their sheets have other names now");
}

void Ledger::mark_what_is_there(Manifest& manifest) const {
  // With errors in what was read, states may be missing from it that the data has.
  const bool all_known = !project_.diagnostics.has_errors();
  for (auto& [file, record] : manifest.sheets) {
    if (!is_ours(manifest, record)) continue;
    const auto now = file_of_.find(record.state);
    const bool in_data = project_.find(record.state) != nullptr;
    if (in_data && record.stale == state_is_gone) record.stale.clear();
    if (now != file_of_.end() && now->second != file) {
      record.stale = fmt::format("{}{} now", is_called, now->second);
    } else if (!in_data && all_known) {
      record.stale = state_is_gone;
    } else if (record.stale.empty() && (failed_.contains(record.state) || !in_data)) {
      record.stale = later_failed;
    }
  }
  std::erase_if(manifest.sheets, [&](const auto& entry) {
    return is_of_nobody(entry.second) && !files_.exists(in_folder(folder_, entry.first));
  });
}

void Ledger::add_unmade(Manifest& manifest) const {
  std::set<std::string_view> known;
  for (const auto& [file, record] : manifest.sheets) {
    if (is_ours(manifest, record)) known.insert(record.state);
  }
  for (const auto& [state, file] : unmade_) {
    if (known.contains(state)) continue;
    SheetRecord record;
    record.state = state;
    record.inputs = inputs_key_;
    record.stale = never_made;
    manifest.sheets.try_emplace(file.empty() ? state : file, std::move(record));
  }
}

void Ledger::merge_into(Manifest& manifest) const {
  mark_what_is_there(manifest);
  add_unmade(manifest);
  manifest.inputs[inputs_key_] = inputs_;
  manifest.parts.insert(parts_.begin(), parts_.end());
  for (const auto& [file, record] : good_) manifest.sheets[file] = record;
}

// Another build may have put its sheets into the manifest while this one ran: what is there now counts.
void Ledger::write(Diagnostics& diagnostics) {
  const std::string path = in_folder(folder_, manifest_name);
  const auto locked = files_.lock(folder_);
  files_.sweep(folder_);
  const ReadResult there = files_.read(path);
  auto manifest = there.bytes ? read_manifest(*there.bytes) : std::nullopt;
  if (!manifest) {
    if (good_.empty()) return;  // nothing to tell
    if (there.bytes) tell_of_damaged(path, diagnostics);
    manifest.emplace();
  }
  settle_contested(*manifest, diagnostics);
  take_places(*manifest, diagnostics);
  merge_into(*manifest);
  tell_of_left(*manifest, diagnostics);
  const std::string bytes = to_json(*manifest);
  if (bytes == there.bytes) return;
  const auto failure = !there.bytes && files_.exists(path) ? WriteFailure{path, there.reason}
                                                           : files_.write_atomically(path, bytes);
  if (failure) {
    diagnostics
        .error(Code::file_unwritable, {},
               fmt::format("the account of the sheets, \"{}\", can't be written: {}", path, failure->reason))
        .hint("`factsheet verify` can't tell how these sheets are, and the next build makes them anew");
  }
}

}  // namespace factsheet::engine
