#pragma once

#include "base/diagnostics.hpp"
#include "engine/diff.hpp"
#include "engine/files.hpp"
#include "engine/input_file.hpp"
#include "engine/report.hpp"
#include "engine/shard.hpp"
#include "engine/timings.hpp"
#include "engine/trace.hpp"
#include "engine/verify.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The public face of the library: load a project, make a sheet in memory, build them all. Nothing else need
/// be included.
///
///     using namespace factsheet;
///     engine::DiskFiles files;
///     engine::Timings timings;
///     const engine::Project project = engine::load_project("data/ncmec-2023.toml", "", files, timings);
///     engine::Caches caches(project);
///     const engine::Sheet sheet = engine::make_sheet(project, "IL", caches, timings);
///     for (const Diagnostic& d : sheet.diagnostics.all()) std::cerr << render(d, project.sources());
namespace factsheet::engine {

/// A data file with its layout and fonts, read once. Immutable; may be used by many threads at once.
class Project {
 public:
  struct Impl;
  explicit Project(std::unique_ptr<const Impl> impl);
  Project(Project&&) noexcept;
  Project& operator=(Project&&) noexcept;
  ~Project();

  /// The texts that were read, for `render`.
  const SourceMap& sources() const;
  /// What reading found. With errors in it, sheets can be made to find more errors, but not to be used.
  const Diagnostics& diagnostics() const;
  /// Every file that was read for it, or should have been, each once: the data first, then the layout and
  /// what it names.
  std::vector<InputFile> inputs() const;
  /// The postal codes, or own codes, of the states that the data has figures for, in the file's order.
  std::vector<std::string> states() const;
  const Impl& impl() const { return *impl_; }  // for engine/ alone

 private:
  std::unique_ptr<const Impl> impl_;
};

/// The day on which sheets are made. The library reads no clock, so that the same input gives the same
/// sheets.
struct Today {
  int year = 0;
  int month = 1;
  int day = 1;
};

/// Reads a data file, the layout that it names (or `layout_file`, unless empty) and the fonts that the layout
/// names. Never throws for what stands in the files: see Project::diagnostics. Without `today` nobody can say
/// whether the figures have expired: the key `expires` of the data is not looked at.
Project load_project(const std::string& data_file, const std::string& layout_file, const Files& files,
                     Timings& timings, const std::optional<Today>& today = {});

/// What one thread remembers from sheet to sheet (shaped words, cut fonts). Never changes a sheet's bytes.
/// One thread at a time may use it.
class Caches {
 public:
  struct Impl;
  explicit Caches(const Project& project);
  /// For another thread that makes sheets of the same project at the same time: what can be shared is (cut
  /// fonts, the common steps of fitting).
  Caches for_another_thread() const;
  Caches(Caches&&) noexcept;
  Caches& operator=(Caches&&) noexcept;
  ~Caches();
  Impl& impl() { return *impl_; }  // for engine/ alone

 private:
  explicit Caches(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// One state's sheet.
struct Sheet {
  std::string state;      ///< postal code
  std::string file_name;  ///< without folder
  std::string pdf;        ///< the file's bytes; empty if there are errors
  std::size_t pages = 0;
  std::vector<std::string> fitting;  ///< what was done to make it fit, as the layout's `fit` names it
  Diagnostics diagnostics;           ///< of this sheet alone; Project::diagnostics come on top
};

/// Makes one state's sheet in memory. `state` is a postal code of Project::states. Never throws for what
/// stands in the files or for a failing library: that is a diagnostic, too. `trace`, unless null, is told
/// where the values of a sheet without errors came from; `picture`, likewise, gets its first page as an `svg`
/// element for an HTML page.
Sheet make_sheet(const Project& project, std::string_view state, Caches& caches, Timings& timings,
                 Trace* trace = nullptr, std::string* picture = nullptr);

/// What `explain` found.
struct Explanation {
  Trace trace;                 ///< of the values that were asked for alone; no figures: see the diagnostics
  bool sheet_is_good = false;  ///< the sheet itself has no errors
  Diagnostics diagnostics;     ///< of the project, the sheet and the question
};

/// Where a number came from. `state` is a code, FIPS code or name; `what` is a text as the sheet prints it
/// ("26,696", typed without its comma, too), an exact value, or a path of the data, be it printed or not.
/// Nothing is told of a project with errors.
Explanation explain(const Project& project, const std::string& state, std::string_view what, Caches& caches,
                    Timings& timings);

/// What changed from one edition to the next: values, states, and the words of sheets that both make.
/// `states` are codes, FIPS codes or names; none: all. Nothing is compared if a project has errors; of a
/// sheet with errors the values are, but not the words.
Diff diff(const Project& older, const Project& newer, const std::vector<std::string>& states,
          Timings& timings);

/// What to build.
struct BuildOptions {
  /// Codes, FIPS codes, names or groups (census regions and divisions; of own areas their regions and
  /// states); empty: every state that the data has.
  std::vector<std::string> states;
  std::optional<std::string> folder;  ///< where to write; nothing: only check
  bool trace = false;                 ///< write NAME.trace.json beside each NAME.pdf
  int jobs = 1;                       ///< threads that make sheets; 0: one a core
  bool fail_fast = false;             ///< begin no other sheet once one has errors
  /// When this turns true, no other sheet is begun; those that are being made are finished. Null: never.
  const std::atomic<bool>* stop = nullptr;
  std::vector<std::string> excluded;  ///< that are not built, in the same words
  Shard shard;                        ///< of the states selected, those that are made in this run
  bool force = false;  ///< make sheets anew that are in the folder already and from which nothing changed
  /// Work out what a report tells: the files' digests, and of a lone sheet which findings are its own.
  bool report = false;
  bool pictures = false;  ///< draw the sheets' first pages; of many, some: see `most_pictures`
};

/// How a sheet came out.
enum class Outcome {
  failed,
  made,  ///< without errors, but not written: it was only to be checked
  written,
  unchanged,  ///< the file of an earlier build is in place, and is what a new one would be
};

/// What became of one sheet.
struct BuiltSheet {
  std::string state;  ///< postal code
  std::string path;   ///< folder and file name; the file name alone when checking; empty if it has none
  std::size_t pages = 0;
  std::vector<std::string> fitting;  ///< what was done to make it fit, as the layout's `fit` names it
  std::size_t bytes = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  bool good = false;  ///< no errors, and written if that was asked
  Outcome outcome = Outcome::failed;
  /// Why it was made anew though the manifest has it: "missing.total changed"; empty: it hasn't.
  std::string reason;
  bool old_file_left = false;  ///< it wasn't written, and a file of an earlier run stands under its name
  std::string old_trace_left;  ///< path of a trace of an earlier run, which this one didn't write anew
  std::string sha256;          ///< of the file, if it was written and a report was asked for
  std::string picture;  ///< its first page as an `svg` element; empty: none was asked for, or it isn't good
  std::chrono::nanoseconds time{};  ///< spent on it by its thread
};

/// A sheet that a build came to an end before.
struct SheetNotBegun {
  std::string state;     ///< postal code
  std::string old_file;  ///< path of the file of an earlier run that stands under its name; empty: none
};

struct BuildResult {
  std::vector<BuiltSheet> sheets;        ///< in the data file's order
  Diagnostics diagnostics;               ///< of all sheets and of the project, sorted, each once
  std::vector<SheetNotBegun> not_begun;  ///< after a stop or, if that was asked, a failure
  Shard shard;                           ///< which part of the batch this is
  Selection selection;                   ///< as BuildOptions had it
};

/// Makes the sheets of all states or of those selected, and writes those without errors; one bad sheet never
/// stops the others. With errors in the project itself nothing is written. `on_sheet`, if given, is told of
/// each in the data file's order as soon as it and those before it are done, by one thread at a time, and of
/// how many sheets there will be. However many threads make them, the files are the same to the byte.
///
/// The folder's manifest.json tells what each sheet was made from: sheets that would come out as they are in
/// place are left, though their findings are told all the same. Several builds may write to one folder.
BuildResult build(const Project& project, const BuildOptions& options, Files& files, Timings& timings,
                  const std::function<void(const BuiltSheet&, std::size_t of)>& on_sheet = {});

/// Compares a folder with the account that builds left in it.
Verified verify(const std::string& folder, const Files& files);

/// The account of a batch. With `times` it tells how long each sheet took, and is no longer the same from run
/// to run. Of one sheet it is whole only if the batch was made with BuildOptions::report.
Report make_report(const Project& project, const std::string& data_file, const BuildResult& result,
                   bool times);

/// The reference of the data file or of the layout file, as Markdown, from the tables that the readers
/// themselves use.
std::string data_reference();
std::string layout_reference();
/// The functions of formulas, as a Markdown table.
std::string formula_reference();

/// The program's version, "0.1.0".
std::string_view version();

}  // namespace factsheet::engine
