#include "engine/trace.hpp"

#include "engine/figure_reader.hpp"
#include "engine/tracer.hpp"

#include <algorithm>
#include <map>

namespace factsheet::engine {

using document::Document;
using document::Origin;
using document::Rich;

namespace {

// The origins of a document in reading order, with the part of the sheet that each stands in.
class Walk {
 public:
  struct Step {
    std::size_t origin;
    std::string_view part;
  };

  Walk(const Document& document, const layout::DocumentKeys& keys)
      : document_(document), keys_(keys), seen_(document.origins.size(), false) {}

  std::vector<Step> take() {
    furniture(document_.header, "header");
    for (const document::Block& block : document_.blocks) {
      const auto show = [&](const auto& content) {
        const auto see = [&](const Rich& text, const document::Style&, const std::optional<Colour>&) {
          rich(text, content.kind);
        };
        content.each_text(*block.style, see);
      };
      std::visit(show, block.content);
    }
    furniture(document_.footer, "footer");
    // What no run shows: the file's name and title, what is read aloud in place of drawings, links' targets.
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      if (!seen_[i]) steps_.push_back({i, unseen_part(document_.origins[i])});
    }
    return std::move(steps_);
  }

 private:
  static bool holds(const Span& outer, const Span& inner) {
    const auto at = [](std::uint32_t line, std::uint32_t column) { return std::pair(line, column); };
    return outer.source == inner.source && at(outer.line, outer.column) <= at(inner.line, inner.column) &&
           at(inner.line, inner.column) <= at(outer.end_line, outer.end_column);
  }

  std::string_view unseen_part(const Origin& origin) const {
    if (holds(keys_.file.span, origin.placeholder)) return "file name";
    if (holds(keys_.title.span, origin.placeholder)) return "title";
    if (holds(keys_.subject.span, origin.placeholder)) return "subject";
    // Of a drawing it is what it shows without words; of any other block only a link's target goes unseen.
    const std::string_view kind = block_of(origin.placeholder);
    const bool drawn = kind == "chart" || kind == "map" || kind == "table" || kind == "image" || kind == "qr";
    return drawn ? kind : "link";
  }

  // The kind of the last block that begins before a place in the layout.
  std::string_view block_of(const Span& place) const {
    std::string_view kind;
    const Span* last = nullptr;
    for (const document::Block& block : document_.blocks) {
      if (block.span.source != place.source || block.span.line > place.line) continue;
      if (last && last->line > block.span.line) continue;
      last = &block.span;
      kind = std::visit([](const auto& content) { return std::string_view(content.kind); }, block.content);
    }
    return kind;
  }

  void rich(const Rich& text, std::string_view part) {
    for (const document::Inline& run : text.runs) {
      if (run.origin < 0 || seen_[static_cast<std::size_t>(run.origin)]) continue;
      seen_[static_cast<std::size_t>(run.origin)] = true;
      steps_.push_back({static_cast<std::size_t>(run.origin), part});
    }
  }
  void furniture(const document::Furniture& furniture, std::string_view part) {
    rich(furniture.left, part);
    rich(furniture.centre, part);
    rich(furniture.right, part);
  }
  const Document& document_;
  const layout::DocumentKeys& keys_;
  std::vector<bool> seen_;
  std::vector<Step> steps_;
};

// A figure of another state, "states.TX.growth": a chart shows it beside the sheet's own.
std::optional<Figure> read_of_other(const Project::Impl& project, const std::string& path,
                                    const HiddenLines& hidden) {
  constexpr std::string_view prefix = "states.";
  const std::size_t end = path.starts_with(prefix) ? path.find('.', prefix.size()) : std::string::npos;
  if (end == std::string::npos) return std::nullopt;
  const data::StateData* state = project.find(path.substr(prefix.size(), end - prefix.size()));
  if (!state) return std::nullopt;
  auto figure = FigureReader(*project.dataset, *state, project.sources, hidden).read(path.substr(end + 1));
  if (figure) figure->path = path;
  return figure;
}

}  // namespace

Trace trace_document(const Project::Impl& project, const data::StateData& state, const Document& document) {
  const data::Dataset& dataset = *project.dataset;
  Trace trace;
  trace.state = state.area->code;
  trace.state_name = state.area->name;
  trace.data_file = project.sources.name(dataset.source);
  trace.layout_file = project.sources.name(project.layout_source);
  trace.sheet_file = document.file_name;
  const HiddenLines hidden(dataset);
  FigureReader reader(dataset, state, project.sources, hidden);
  std::map<std::string, std::size_t> known;
  for (const Walk::Step& step : Walk(document, project.layout->document).take()) {
    const Origin& origin = document.origins[step.origin];
    const std::string& path = origin.at.empty() ? origin.path : origin.at;
    const auto [place, is_new] = known.emplace(path, trace.figures.size());
    if (is_new) {
      auto figure = reader.read(path);
      if (!figure) figure = read_of_other(project, path, hidden);
      if (!figure) {  // no file holds it: at least its place is told
        figure.emplace();
        figure->path = path;
        figure->place = place_of(origin.value, project.sources, hidden);
      }
      trace.figures.push_back(std::move(*figure));
    }
    trace.prints.push_back({place->second, origin.printed, std::string(step.part),
                            place_of(origin.placeholder, project.sources, hidden), origin.formats});
  }
  return trace;
}

}  // namespace factsheet::engine
