#include "engine/verify.hpp"

#include "engine/digest.hpp"
#include "engine/factsheet.hpp"
#include "engine/file_name.hpp"
#include "engine/manifest.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

class Verifier {
 public:
  Verifier(std::string folder, const Manifest& manifest, const Files& files)
      : folder_(std::move(folder)), manifest_(manifest), files_(files) {}

  Verified verify() {
    out_.sheets = manifest_.sheets.size();
    for (const auto& [file, record] : manifest_.sheets) check_sheet(file, record);
    check_others();
    for (const auto& [key, inputs] : manifest_.inputs) check_inputs(key, inputs);
    check_versions();
    return std::move(out_);
  }

 private:
  using Kind = Verified::Kind;

  void find(Kind kind, const std::string& file, std::string what) {
    out_.findings.push_back({kind, file, std::move(what)});
  }

  bool check_file(const std::string& file, const std::string& sha256) {
    const ReadResult read = files_.read(in_folder(folder_, file));
    const bool same = read.bytes && sha256_hex(*read.bytes) == sha256;
    if (!read.bytes) find(Kind::missing, file, read.reason);
    if (read.bytes && !same) find(Kind::changed, file, "it isn't as it was built");
    return same;
  }

  void check_sheet(const std::string& file, const SheetRecord& record) {
    if (record.sha256.empty()) {
      const bool is_there = files_.exists(in_folder(folder_, file));
      find(is_there ? Kind::extra : Kind::missing, file, record.stale);
      return;
    }
    bool good = check_file(file, record.sha256);
    if (good && !record.stale.empty()) {
      find(Kind::stale, file, record.stale);
      good = false;
    }
    if (!record.trace.empty()) good = check_file(trace_file_of(file), record.trace) && good;
    if (good) ++out_.good;
  }

  // Sheets and traces that the manifest knows nothing of.
  void check_others() {
    for (const std::string& name : files_.list(folder_)) {
      if (same_file_key(name).ends_with(".pdf") && manifest_.sheets.count(name) == 0)
        find(Kind::extra, name, "the manifest doesn't know it");
    }
    for (const auto& [file, record] : manifest_.sheets) {
      if (record.trace.empty() && files_.exists(in_folder(folder_, trace_file_of(file))))
        find(Kind::stale, trace_file_of(file), "it is of an earlier build than the sheet");
    }
  }

  void check_inputs(const std::string& key, const InputSet& inputs) {
    std::vector<const InputSet::File*> all;
    for (const auto* files : {&inputs.data, &inputs.look}) {
      for (const InputSet::File& file : *files) all.push_back(&file);
    }
    const auto made = made_from(key);
    if (made == 0) return;
    bool is_outdated = false;
    std::vector<std::string> gone;
    for (const InputSet::File* file : all) {
      const std::string path = from_here(folder_, file->path);
      const std::string* now = digest_now(path);
      if (!now) {
        gone.push_back(path);
      } else if (*now != file->sha256) {
        is_outdated = true;
        find(Kind::changed, path,
             fmt::format("{} made from it as it was before",
                         made == 1 ? std::string("a sheet was") : fmt::format("{} sheets were", made)));
      }
    }
    if (is_outdated) out_.outdated += made;
    if (gone.size() < all.size()) {
      for (const std::string& path : gone) find(Kind::missing, path, "sheets were made from it");
    } else {
      for (std::string& path : gone) {
        auto& not_found = out_.inputs_not_found;
        if (std::find(not_found.begin(), not_found.end(), path) == not_found.end())
          not_found.push_back(std::move(path));
      }
    }
  }

  // How many sheets are of a set of inputs; of those that are stale it is known already.
  std::size_t made_from(const std::string& key) const {
    return static_cast<std::size_t>(std::count_if(
        manifest_.sheets.begin(), manifest_.sheets.end(),
        [&](const auto& entry) { return entry.second.inputs == key && entry.second.stale.empty(); }));
  }

  // Sheets of one data file that were made from unlike versions of it, or of its tables, don't go together.
  // Where the files are there, those of the older have been found by them.
  void check_versions() {
    std::map<std::pair<std::string, std::string>, std::set<std::string>> versions;  // by data file and path
    for (const auto& [key, inputs] : manifest_.inputs) {
      if (inputs.data.empty() || made_from(key) == 0) continue;
      for (const InputSet::File& file : inputs.data)
        versions[{inputs.data.front().path, file.path}].insert(file.sha256);
    }
    for (const auto& [of, digests] : versions) {
      const std::string path = from_here(folder_, of.second);
      if (digests.size() > 1 && !digest_now(path))
        find(Kind::changed, path,
             fmt::format("the sheets were made from {} versions of it, some from each", digests.size()));
    }
  }

  // Of an input, each read once. Null: it isn't there.
  const std::string* digest_now(const std::string& path) {
    const auto [place, is_new] = digests_.try_emplace(path);
    if (is_new) {
      const ReadResult read = files_.read(path);
      if (read.bytes) place->second = sha256_hex(*read.bytes);
    }
    return place->second.empty() ? nullptr : &place->second;
  }

  std::string folder_;
  const Manifest& manifest_;
  const Files& files_;
  Verified out_;
  std::map<std::string, std::string> digests_;
};

}  // namespace

Verified verify(const std::string& folder, const Files& files) {
  Verified none;
  const std::string path = in_folder(folder, manifest_name);
  const ReadResult read = files.read(path);
  if (!read.bytes) {
    none.failure = fmt::format("\"{}\" can't be read: {}", path, read.reason);
    return none;
  }
  const auto manifest = read_manifest(*read.bytes);
  if (!manifest) {
    none.failure = fmt::format("\"{}\" is no manifest that this program knows", path);
    return none;
  }
  return Verifier(folder, *manifest, files).verify();
}

}  // namespace factsheet::engine
