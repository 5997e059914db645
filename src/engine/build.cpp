#include "engine/digest.hpp"
#include "engine/factsheet.hpp"
#include "engine/fault.hpp"
#include "engine/file_names.hpp"
#include "engine/in_parallel.hpp"
#include "engine/project.hpp"
#include "engine/select.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

// "out/IL-2023.trace.json" beside "out/IL-2023.pdf".
std::string trace_name(const std::string& pdf) {
  return pdf.substr(0, pdf.size() - std::min<std::size_t>(pdf.size(), 4)) + ".trace.json";
}

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
        std::vector<const data::StateData*> states)
      : project_(project),
        options_(options),
        files_(files),
        states_(std::move(states)),
        names_(project.impl(), states_),
        done_(states_.size()) {}

  /// A sheet as it came out, before its turn comes to be told of.
  struct Done {
    BuiltSheet built;
    Diagnostics diagnostics;
  };

  /// Only fault of the machine, such as no memory, is thrown.
  void make(std::size_t index, Caches& caches, Timings& timings) {
    const auto begin = std::chrono::steady_clock::now();
    const std::string code = code_of(index);
    Trace trace;
    BuiltSheet built;
    Sheet sheet = make_sheet(project_, code, caches, timings, options_.trace ? &trace : nullptr,
                             options_.pictures ? &built.picture : nullptr);
    names_.check(index, sheet.file_name, sheet.diagnostics);
    built.state = sheet.state;
    if (!sheet.file_name.empty())
      built.path = options_.folder ? in_folder(*options_.folder, sheet.file_name) : sheet.file_name;
    built.pages = sheet.pages;
    built.fitting = sheet.fitting;
    built.bytes = sheet.pdf.size();
    built.good = !sheet.diagnostics.has_errors() && !project_.diagnostics().has_errors();
    if (options_.folder && !sheet.file_name.empty()) put(sheet, trace, built, timings);
    built.errors = sheet.diagnostics.errors();
    built.warnings = sheet.diagnostics.all().size() - built.errors;
    if (built.good && options_.report) built.sha256 = sha256_hex(sheet.pdf);
    if (!built.good) built.picture.clear();  // nobody shall read figures off a sheet that isn't one
    built.time = std::chrono::steady_clock::now() - begin;
    done_[index] = std::make_unique<Done>(Done{std::move(built), std::move(sheet.diagnostics)});
  }

  std::unique_ptr<Done> take(std::size_t index) { return std::move(done_[index]); }
  std::size_t count() const { return states_.size(); }
  std::string code_of(std::size_t index) const { return std::string(states_[index]->area->code); }

 private:
  void put(Sheet& sheet, const Trace& trace, BuiltSheet& built, Timings& timings) {
    const bool written = built.good && write(built.path, sheet.pdf, files_, timings, sheet.diagnostics);
    const std::string trace_path = trace_name(built.path);
    const bool traced = written && options_.trace &&
                        write(trace_path, to_json(trace, false), files_, timings, sheet.diagnostics);
    built.good = written && (traced || !options_.trace);
    built.old_file_left = !written && files_.exists(built.path);
    if (!traced && files_.exists(trace_path)) built.old_trace_left = trace_path;
  }

  const Project& project_;
  const BuildOptions& options_;
  Files& files_;
  std::vector<const data::StateData*> states_;
  FileNames names_;
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
  result.diagnostics.append(project.diagnostics());
  if (!project.impl().dataset || !project.impl().layout) {
    result.diagnostics.sort_and_deduplicate();
    return result;
  }
  auto states = select_states(*project.impl().dataset, options.states, result.diagnostics);
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
    return !options.fail_fast || result.sheets.back().good;
  };
  pieces.stopped = [&] { return options.stop && options.stop->load(); };
  result.not_begun = batch.count() - in_parallel(pieces, options.jobs);
  for (std::size_t i = batch.count() - result.not_begun; i < batch.count(); ++i)
    result.states_not_begun.push_back(batch.code_of(i));
  result.diagnostics.sort_and_deduplicate();
  return result;
}

}  // namespace factsheet::engine
