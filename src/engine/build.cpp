#include "engine/digest.hpp"
#include "engine/factsheet.hpp"
#include "engine/fault.hpp"
#include "engine/file_name.hpp"
#include "engine/file_names.hpp"
#include "engine/in_parallel.hpp"
#include "engine/ledger.hpp"
#include "engine/project.hpp"
#include "engine/select.hpp"
#include "engine/sheet.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

bool write(const std::string& path, const std::string& bytes, Files& files, Timings& timings,
           Diagnostics& diagnostics) {
  const Timed timed(timings, Pass::write);
  try {
    const auto failure = files.write_atomically(path, bytes);
    if (failure) {
      diagnostics.error(Code::file_unwritable, {},
                        fmt::format("\"{}\" can't be written: {}", failure->path, failure->reason));
    }
    return !failure;
  } catch (const std::exception& fault) {
    report_fault(fmt::format("the file \"{}\"", path), fault.what(), diagnostics);
    return false;
  }
}

/// Makes and writes the sheets of a batch, whichever thread asks for whichever.
class Batch {
 public:
  Batch(const Project& project, const BuildOptions& options, Files& files,
        std::vector<const data::StateData*> selected)
      : project_(project),
        options_(options),
        files_(files),
        selected_(std::move(selected)),
        names_(project.impl(), selected_),
        done_(options.shard.count(selected_.size())) {
    if (options.folder) ledger_.emplace(project.impl(), *options.folder, options.force, files);
  }

  /// A sheet as it came out, before its turn comes to be told of.
  struct Done {
    BuiltSheet built;
    Diagnostics diagnostics;
    std::string file;
    SheetRecord record;  ///< of a good one that was to be written
    Fingerprint fingerprint;
  };

  void make(std::size_t index, Caches& caches, Timings& timings) {
    done_[index] = std::make_unique<Done>();
    Done& done = *done_[index];
    const std::size_t position = options_.shard.position(index);
    // Such as no memory left: it costs this sheet, and the others are accounted for.
    try {
      make(position, done, caches, timings);
    } catch (const std::exception& fault) {
      done.built.state = selected_[position]->area->code;
      done.built.good = false;
      done.built.outcome = Outcome::failed;
      report_fault(fmt::format("the sheet for {}", selected_[position]->area->name), fault.what(),
                   done.diagnostics);
      done.built.errors = done.diagnostics.errors();
      if (options_.fail_fast) failed_ = true;
    }
  }

  /// True once no other sheet is to be begun.
  bool is_enough() const { return failed_; }

  std::unique_ptr<Done> take(std::size_t index) {
    auto done = std::move(done_[index]);
    if (ledger_ && done->built.good) ledger_->good(done->file, std::move(done->record), done->fingerprint);
    if (ledger_ && !done->built.good) ledger_->failed(done->built.state, done->file);
    return done;
  }
  std::size_t count() const { return done_.size(); }

  /// Those from the one at `index` on, which nobody takes.
  std::vector<SheetNotBegun> leave(std::size_t index) {
    std::vector<SheetNotBegun> left;
    for (; index < count(); ++index) {
      const std::size_t position = options_.shard.position(index);
      SheetNotBegun sheet{std::string(selected_[position]->area->code), {}};
      const std::string& file = names_.file(position);
      if (ledger_) ledger_->not_begun(sheet.state, file);
      if (options_.folder && !file.empty() && files_.exists(in_folder(*options_.folder, file)))
        sheet.old_file = in_folder(*options_.folder, file);
      left.push_back(std::move(sheet));
    }
    return left;
  }
  /// Once all have been taken or left.
  void write_manifest(Diagnostics& diagnostics) {
    if (ledger_) ledger_->write(diagnostics);
  }

 private:
  void make(std::size_t position, Done& done, Caches& caches, Timings& timings) {
    const data::StateData& state = *selected_[position];
    const auto begin = std::chrono::steady_clock::now();
    Trace trace;
    Ledger::Verdict verdict;
    InPlace in_place;
    if (ledger_ && !project_.diagnostics().has_errors()) {
      in_place = [&](const document::Document& document, const document::UsedPaths& used, int least_fit,
                     std::size_t warnings) {
        const Timed timed(timings, Pass::write);  // the file in place is read
        verdict = ledger_->judge(state, document, used, least_fit);
        // A picture is drawn of what is set. Setting what is in place would tell no more warnings.
        return verdict.in_place && !(options_.pictures && shows_picture(count(), warnings, 0));
      };
    }
    std::string picture;
    MadeSheet made =
        make_if_needed(project_, state.area->code, caches, timings, options_.trace ? &trace : nullptr,
                       in_place, options_.pictures ? &picture : nullptr);
    Sheet& sheet = made.sheet;
    check_name(position, sheet);
    done.file = sheet.file_name;
    done.record = made.in_place ? std::move(verdict.record) : SheetRecord();
    done.record.warned = made.warned;
    BuiltSheet& built = done.built;
    built.state = sheet.state;
    if (!sheet.file_name.empty())
      built.path = options_.folder ? in_folder(*options_.folder, sheet.file_name) : sheet.file_name;
    built.pages = made.in_place ? done.record.pages : sheet.pages;
    built.fitting = made.in_place ? done.record.fitting : std::move(sheet.fitting);
    built.bytes = made.in_place ? done.record.size : sheet.pdf.size();
    built.good = !sheet.diagnostics.has_errors() && !project_.diagnostics().has_errors();
    if (options_.folder && !sheet.file_name.empty()) put(position, made, trace, done, timings);
    if (built.good) {
      built.outcome = !options_.folder ? Outcome::made
                      : made.in_place  ? Outcome::unchanged
                                       : Outcome::written;
      built.reason = std::move(verdict.reason);
    }
    if (!built.good && options_.fail_fast) failed_ = true;
    built.errors = sheet.diagnostics.errors();
    built.warnings = sheet.diagnostics.all().size() - built.errors;
    if (built.good && options_.report)
      built.sha256 = done.record.sha256.empty() ? sha256_hex(sheet.pdf) : done.record.sha256;
    if (built.good)
      built.picture = std::move(picture);  // nobody shall read figures off a sheet that isn't one
    built.time = std::chrono::steady_clock::now() - begin;
    done.diagnostics = std::move(sheet.diagnostics);
    done.fingerprint = std::move(verdict.fingerprint);
  }

  // Those of this batch are looked at together; one of an earlier batch only where the manifest has it.
  void check_name(std::size_t position, Sheet& sheet) const {
    names_.check(position, sheet.file_name, sheet.diagnostics);
    const data::StateData* holder = ledger_ ? ledger_->holder(sheet.file_name, sheet.state) : nullptr;
    if (!holder || std::binary_search(selected_.begin(), selected_.end(), holder)) return;
    if (file_name_of(project_.impl(), *holder) == sheet.file_name)
      names_.report(position, holder->area->code, sheet.file_name, sheet.diagnostics);
  }

  void put(std::size_t position, MadeSheet& made, const Trace& trace, Done& done, Timings& timings) {
    Sheet& sheet = made.sheet;
    BuiltSheet& built = done.built;
    const bool in_place =
        built.good && (made.in_place || write(built.path, sheet.pdf, files_, timings, sheet.diagnostics));
    const std::string trace_path = trace_file_of(built.path);
    const bool traced =
        in_place && options_.trace && put_trace(trace_path, trace, done.record, timings, sheet.diagnostics);
    built.good = in_place && (traced || !options_.trace);
    // A file that another state's sheet has taken is none of an earlier run.
    if (!names_.is_free(position, sheet.file_name)) return;
    // One that came into its place and couldn't be put on the disk itself isn't of an earlier run either.
    built.old_file_left = !in_place && files_.exists(built.path) &&
                          (sheet.pdf.empty() || files_.read(built.path).bytes != sheet.pdf);
    if (!traced && files_.exists(trace_path)) built.old_trace_left = trace_path;
    if (!built.good || made.in_place) return;
    done.record.state = sheet.state;
    done.record.sha256 = sha256_hex(sheet.pdf);
    done.record.size = sheet.pdf.size();
    done.record.pages = built.pages;
    done.record.fitting = built.fitting;
  }

  // Where figures stand in their files may have changed though the sheet hasn't.
  bool put_trace(const std::string& path, const Trace& trace, SheetRecord& record, Timings& timings,
                 Diagnostics& diagnostics) {
    const std::string bytes = to_json(trace, false);
    record.trace = sha256_hex(bytes);
    return files_.read(path).bytes == bytes || write(path, bytes, files_, timings, diagnostics);
  }

  const Project& project_;
  const BuildOptions& options_;
  Files& files_;
  std::vector<const data::StateData*> selected_;  // of all shards, in the data's order
  FileNames names_;
  std::atomic<bool> failed_{false};  // one has errors, and that is enough
  std::optional<Ledger> ledger_;
  std::vector<std::unique_ptr<Done>> done_;
};

/// What one thread works with; what it spent is added up when it ends.
class Worker {
 public:
  Worker(Caches own, Timings& all, std::mutex& mutex) : caches(std::move(own)), all_(all), mutex_(mutex) {}
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker() {
    const std::lock_guard lock(mutex_);
    all_ += spent;
  }

  Caches caches;
  Timings spent;

 private:
  Timings& all_;
  std::mutex& mutex_;
};

}  // namespace

BuildResult build(const Project& project, const BuildOptions& options, Files& files, Timings& timings,
                  const std::function<void(const BuiltSheet&, std::size_t)>& on_sheet) {
  BuildResult result;
  result.shard = options.shard;
  result.selection = {options.states, options.excluded};
  result.diagnostics.append(project.diagnostics());
  if (!project.impl().dataset || !project.impl().layout) {
    result.diagnostics.sort_and_deduplicate();
    return result;
  }
  auto states = select_states(*project.impl().dataset, options.states, options.excluded, result.diagnostics);
  Batch batch(project, options, files, std::move(states));
  const Caches first(project);
  std::mutex timings_mutex;
  std::size_t pictures = 0;

  Pieces pieces;
  pieces.count = batch.count();
  pieces.worker = [&] {
    auto own = std::make_shared<Worker>(first.for_another_thread(), timings, timings_mutex);
    return [&batch, own](std::size_t index) { batch.make(index, own->caches, own->spent); };
  };
  pieces.take = [&](std::size_t index) {
    const auto done = batch.take(index);
    const bool name_sheet = batch.count() > 1 || options.report;
    result.diagnostics.append(done->diagnostics, name_sheet ? done->built.state : std::string());
    if (!shows_picture(batch.count(), done->built.warnings, pictures)) done->built.picture = {};
    if (!done->built.picture.empty()) ++pictures;
    if (on_sheet) on_sheet(done->built, batch.count());
    result.sheets.push_back(std::move(done->built));
    return true;
  };
  pieces.stopped = [&] { return (options.stop && options.stop->load()) || batch.is_enough(); };
  const auto account = [&] {
    const Timed timed(timings, Pass::write);
    batch.write_manifest(result.diagnostics);
  };
  try {
    result.not_begun = batch.leave(in_parallel(pieces, options.jobs));
  } catch (...) {  // of `on_sheet`: what is in place already is accounted for
    account();
    throw;
  }
  account();
  result.diagnostics.sort_and_deduplicate();
  return result;
}

}  // namespace factsheet::engine
