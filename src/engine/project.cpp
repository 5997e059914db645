#include "engine/project.hpp"

#include "csv/encoding.hpp"
#include "data/comparisons.hpp"
#include "data/read_rules.hpp"
#include "data/toml.hpp"
#include "document/formats.hpp"
#include "engine/printed_sums.hpp"
#include "engine/recording_files.hpp"
#include "layout/typed_digits.hpp"

#include <algorithm>
#include <set>

#include "figures/settle.hpp"
#include <fmt/format.h>

namespace factsheet::engine {
namespace {

// Reads a file and takes it into the source map. `named_at` is where another file names it.
std::optional<data::Node> read_tree(const std::string& path, std::string_view what, Span named_at,
                                    const Files& files, Project::Impl& project, SourceId& source) {
  ReadResult read = files.read(path);
  if (!read.bytes) {
    project.diagnostics.error(Code::file_unreadable, named_at,
                              fmt::format("the {} \"{}\" can't be read: {}", what, path, read.reason));
    return std::nullopt;
  }
  source = project.sources.add(path, std::move(*read.bytes));
  return data::read_toml(source, project.sources, project.diagnostics);
}

std::optional<SourceId> read_table(const std::string& path, Span named_at, const Files& files,
                                   Project::Impl& project) {
  ReadResult read = files.read(path);
  if (!read.bytes) {
    project.diagnostics.error(Code::file_unreadable, named_at,
                              fmt::format("the table \"{}\" can't be read: {}", path, read.reason));
    return std::nullopt;
  }
  const auto source = csv::add_source(path, std::move(*read.bytes), project.sources, project.diagnostics);
  if (!source) return std::nullopt;
  return source->id;
}

// `open` holds the data files on the way to this one, so that two that name each other are found.
std::optional<data::Dataset> read_data(const std::string& data_file, Span named_at,
                                       std::vector<std::string> open, const Files& files,
                                       Project::Impl& project) {
  if (std::find(open.begin(), open.end(), data_file) != open.end()) {
    project.diagnostics.error(Code::bad_value, named_at, "editions name each other in a circle")
        .hint("name the data file of the edition before");
    return std::nullopt;
  }
  open.push_back(data_file);
  SourceId source = SourceId::none;
  const auto tree = read_tree(data_file, "data file", named_at, files, project, source);
  if (!tree) return std::nullopt;
  data::Inputs inputs;
  inputs.table = [&](const std::string& path, Span at) {
    return read_table(relative_to_file(data_file, path), at, files, project);
  };
  inputs.edition = [&](const std::string& path, Span at) -> std::shared_ptr<const data::Dataset> {
    auto read = read_data(relative_to_file(data_file, path), at, open, files, project);
    if (!read) return nullptr;
    project.editions.push_back(std::make_shared<data::Dataset>(std::move(*read)));
    return project.editions.back();
  };
  auto dataset = data::read_dataset(*tree, project.sources, project.diagnostics, inputs);
  dataset.source = source;
  return dataset;
}

void load_data(const std::string& data_file, const Files& files, Project::Impl& project) {
  project.dataset = read_data(data_file, {}, {}, files, project);
}

void load_fonts(const std::string& layout_path, const Files& files, Project::Impl& project) {
  for (const layout::FontFile& font : project.layout->fonts) {
    const std::string beside = font.theme.empty() ? layout_path : relative_to_file(layout_path, font.theme);
    const std::string font_path = relative_to_file(beside, font.file);
    ReadResult read = files.read(font_path);
    if (!read.bytes) {
      project.diagnostics.error(Code::file_unreadable, font.span,
                                fmt::format("the font \"{}\" can't be read: {}", font_path, read.reason));
      continue;
    }
    std::string why;
    if (!project.fonts.add(std::move(*read.bytes), {font.family, font.weight, font.italic}, why)) {
      project.diagnostics.error(Code::bad_font, font.span,
                                fmt::format("the font \"{}\" can't be used: {}", font_path, why));
    }
  }
}

// Each file once, however often it is shown.
void load_pictures(const std::string& layout_path, const Files& files, Project::Impl& project) {
  std::set<std::string> seen;
  const auto load = [&](const std::string& file, Span named_at) {
    if (file.empty() || !seen.insert(file).second) return;
    const std::string path = relative_to_file(layout_path, file);
    ReadResult read = files.read(path);
    if (!read.bytes) {
      project.diagnostics.error(Code::file_unreadable, named_at,
                                fmt::format("the picture \"{}\" can't be read: {}", path, read.reason));
      return;
    }
    auto picture =
        graphics::read_picture(std::move(*read.bytes), path, named_at, project.sources, project.diagnostics);
    if (picture) project.pictures.add(file, std::move(*picture));
  };
  for (const layout::Furniture* furniture : {&project.layout->header, &project.layout->footer}) {
    for (const layout::FurnitureImage* image :
         {&furniture->left_image, &furniture->centre_image, &furniture->right_image})
      load(image->file, image->file_span);
  }
  for (const layout::Block& block : project.layout->blocks) {
    if (const auto* image = std::get_if<layout::ImageBlock>(&block.content))
      load(image->file, image->file_span);
  }
}

void load_layout(const std::string& data_file, const std::string& layout_file, const Files& files,
                 Project::Impl& project) {
  std::string path = layout_file;
  Span named_at;
  if (path.empty()) {
    if (!project.dataset) return;
    if (project.dataset->layout.empty()) {
      project.diagnostics
          .error(Code::missing_key, Span{project.dataset->source}, "the data file doesn't name its layout")
          .hint(
              "write `layout = \"../layouts/state-data.toml\"` at the top of the data file, or name one with "
              "--layout");
      return;
    }
    path = relative_to_file(data_file, project.dataset->layout);
    named_at = project.dataset->layout_span;
  }
  SourceId source = SourceId::none;
  const auto tree = read_tree(path, "layout", named_at, files, project, source);
  if (!tree) return;
  project.layout_source = source;
  std::optional<data::Node> theme;
  if (const auto named = layout::named_theme(*tree)) {
    SourceId theme_source = SourceId::none;
    theme =
        read_tree(relative_to_file(path, named->file), "theme", named->span, files, project, theme_source);
  }
  project.layout =
      layout::read_layout(*tree, project.sources, project.diagnostics, theme ? &*theme : nullptr);
  if (!project.layout) return;
  layout::DocumentKeys& document = project.layout->document;
  if (!document::knows_language(document.language)) {
    project.diagnostics
        .error(Code::bad_value, document.language_span,
               fmt::format("\"{}\" is not a language that numbers can be written in", document.language))
        .hint("write a BCP 47 tag such as \"en-US\" or \"es\"");
    document.language = "en-US";  // so that the sheets can be looked through for other mistakes
  }

  load_fonts(path, files, project);
  load_pictures(path, files, project);
}

// What is wrong with an edition's state is wrong with the sheet that reads it.
void hand_on(const data::Dataset& edition, Project::Impl& project) {
  for (const data::StateData& state : edition.states) {
    if (state.findings.all().empty()) continue;
    auto& states = project.dataset->states;
    if (const data::StateData* same = project.dataset->find(*state.area)) {
      states[static_cast<std::size_t>(same - states.data())].findings.append(state.findings);
    } else {
      project.diagnostics.append(state.findings);
    }
  }
}

void check_edition_before(Project::Impl& project) {
  const data::Dataset& now = *project.dataset;
  const auto year = [](const data::Dataset& dataset) {
    return dataset.edition ? dataset.edition->number() : nullptr;
  };
  const bool off =
      now.is_off(Code::stale) || (project.layout && is_off(project.layout->guards_off, Code::stale));
  if (off || !now.previous || !year(now) || !year(*now.previous)) return;
  if (year(*now.previous)->value < year(now)->value) return;
  project.diagnostics
      .error(Code::stale, now.edition->span,
             fmt::format("the edition before this one, of {}, is of {}", year(now)->value.to_string(),
                         year(*now.previous)->value.to_string()))
      .label(now.previous->edition->span, "the edition that `previous` names")
      .hint("name the data file of an earlier edition")
      .hint(data::how_to_turn_off(Code::stale));
}

void settle(Project::Impl& project, const std::optional<Today>& today) {
  const auto sums = project.layout ? printed_sums(*project.layout) : std::vector<figures::Relation>();
  for (const auto& edition : project.editions) {
    figures::settle(*edition, project.diagnostics, previous_sums(sums));
    hand_on(*edition, project);
  }
  check_edition_before(project);
  figures::Settings settings;
  if (today) settings.today = data::Date{today->year, today->month, today->day};
  if (project.layout) settings.guards_off = project.layout->guards_off;
  figures::settle(*project.dataset, project.diagnostics, sums, settings);
}

// Null where it isn't known which areas there are: a layout may well be right about those of a list that
// couldn't be read.
const data::Gazetteer* known_areas(const data::Dataset& dataset) {
  return dataset.knows_areas ? dataset.gazetteer.get() : nullptr;
}

void check_comparisons(const data::Dataset& dataset, Diagnostics& diagnostics) {
  const auto check = [&](const data::Expression& expression) {
    data::check_comparisons(expression, known_areas(dataset), diagnostics);
  };
  const std::function<void(const data::Derive&)> check_formula = [&](const data::Derive& derive) {
    check(derive.expression);
    for (const auto& record : derive.records) std::for_each(record.begin(), record.end(), check_formula);
  };
  for (const data::Derive& derive : dataset.derives) check_formula(derive);
  for (const data::Check& rule : dataset.checks) check(rule.rule);
}

void check_comparisons(Project::Impl& project) {
  for (const auto& edition : project.editions) check_comparisons(*edition, project.diagnostics);
  if (project.dataset) check_comparisons(*project.dataset, project.diagnostics);
  if (!project.layout) return;
  const data::Gazetteer* areas = project.dataset ? known_areas(*project.dataset) : nullptr;
  layout::each_condition(*project.layout, [&](const data::Expression& condition) {
    data::check_comparisons(condition, areas, project.diagnostics);
  });
}

// The mark stands on the sheets on any day, so that the same files make the same sheets; whether it should is
// said here.
void check_embargo(Project::Impl& project, const Today& today) {
  const layout::DocumentKeys& keys = project.layout->document;
  if (!keys.embargo) return;
  const data::Date now{today.year, today.month, today.day};
  if (now < *keys.embargo) {
    project.diagnostics.warning(Code::embargo, keys.embargo_span, "these sheets must not be published yet")
        .hint("keep them in the house until that day; every page says so");
  } else {
    project.diagnostics
        .warning(Code::embargo, keys.embargo_span, "the embargo is over, but every page still announces it")
        .hint("take the key out and build anew");
  }
}

}  // namespace

const data::StateData* Project::Impl::find(std::string_view code) const {
  return dataset ? dataset->find(code) : nullptr;
}

Project::Project(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

const SourceMap& Project::sources() const {
  return impl_->sources;
}

const Diagnostics& Project::diagnostics() const {
  return impl_->diagnostics;
}

std::vector<std::string> Project::states() const {
  std::vector<std::string> codes;
  if (!impl_->dataset) return codes;
  codes.reserve(impl_->dataset->states.size());
  for (const data::StateData& state : impl_->dataset->states) codes.emplace_back(state.area->code);
  return codes;
}

std::vector<InputFile> Project::inputs() const {
  std::vector<InputFile> all = impl_->data_files;
  for (const InputFile& file : impl_->look_files) {
    if (std::find(all.begin(), all.end(), file) == all.end()) all.push_back(file);
  }
  return all;
}

Project load_project(const std::string& data_file, const std::string& layout_file, const Files& files,
                     Timings& timings, const std::optional<Today>& today) {
  const Timed timed(timings, Pass::load);
  auto project = std::make_unique<Project::Impl>();
  RecordingFiles recording(files);
  load_data(data_file, recording, *project);
  project->data_files = recording.take();
  load_layout(data_file, layout_file, recording, *project);
  project->look_files = recording.take();
  check_comparisons(*project);
  if (project->dataset) settle(*project, today);
  if (project->layout && today) check_embargo(*project, *today);
  if (project->layout) {
    const bool off = is_off(project->layout->guards_off, Code::typed_digits) ||
                     (project->dataset && project->dataset->is_off(Code::typed_digits));
    if (!off) layout::check_typed_digits(*project->layout, project->diagnostics);
  }
  if (project->dataset && project->dataset->states.empty() && !project->diagnostics.has_errors()) {
    project->diagnostics
        .error(Code::no_states, Span{project->dataset->source},
               "the data has no states, so there is nothing to build")
        .hint("give a state its figures in a table of its own: `[states.IL]`");
  }
  return Project(std::move(project));
}

}  // namespace factsheet::engine
