#pragma once

#include "engine/fingerprint.hpp"
#include "engine/manifest.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace factsheet::engine {

/// A folder's manifest while sheets are built into it: says which of them are in place already, and takes
/// account of what becomes of each.
class Ledger {
 public:
  /// Reads the manifest that is there. The project must have a dataset and a layout.
  Ledger(const Project::Impl& project, std::string folder, bool force, Files& files);

  /// The state of the data whose sheet stands under that name; null: nobody's, or `state`'s own.
  const data::StateData* holder(const std::string& file, std::string_view state) const;

  struct Verdict {
    Fingerprint fingerprint;
    bool in_place = false;
    std::string reason;  ///< why it must be made though the manifest has it; empty: it hasn't
    SheetRecord record;  ///< what the manifest has of it, if it is in place
  };
  /// Whether the file of a composed sheet is what it would become. Several threads may ask at once.
  Verdict judge(const data::StateData& state, const document::Document& document,
                const document::UsedPaths& used, int least_fit) const;

  /// Takes down that a sheet was written or found in place. `record` says all but `inputs` and `parts`.
  void good(const std::string& file, SheetRecord record, const Fingerprint& fingerprint);
  /// Takes down that a sheet couldn't be made: what stands in its place is of a former build. `file` is its
  /// name, if it has one.
  void failed(const std::string& state, const std::string& file);
  /// Takes down that a sheet wasn't begun.
  void not_begun(const std::string& state, const std::string& file);

  /// Puts what was taken down into the folder's manifest, beside what other builds have put there. Reports
  /// that it can't be written, and warns of files that aren't what somebody who looks into the folder would
  /// think.
  void write(Diagnostics& diagnostics);

 private:
  void merge_into(Manifest& manifest) const;
  void mark_what_is_there(Manifest& manifest) const;
  /// Puts in what was to be made and isn't, so that verifying finds it missing.
  void add_unmade(Manifest& manifest) const;
  void tell_of_damaged(const std::string& path, Diagnostics& diagnostics) const;
  /// Warns of sheets of another data file or layout that had the names of these, and marks what is left of
  /// them.
  void take_places(Manifest& manifest, Diagnostics& diagnostics) const;
  /// Reports sheets that another build has made meanwhile, and takes back what isn't in place.
  void settle_contested(const Manifest& manifest, Diagnostics& diagnostics);
  /// Warns of files of states that the data no longer has, and of names that sheets no longer have.
  void tell_of_left(const Manifest& manifest, Diagnostics& diagnostics) const;
  bool is_ours(const Manifest& manifest, const SheetRecord& record) const;

  const Project::Impl& project_;
  std::string folder_;
  bool force_;
  Files& files_;
  Fingerprints fingerprints_;
  Manifest former_;
  InputSet inputs_;
  std::string inputs_key_;
  std::map<std::string, SheetRecord> good_;     // by file name
  std::map<std::string, std::string> file_of_;  // of the good ones, by state
  std::map<std::string, std::vector<std::string>> parts_;
  std::set<std::string> failed_;               // states
  std::map<std::string, std::string> unmade_;  // the names of those that failed or weren't begun, by state
};

}  // namespace factsheet::engine
