#include "document/map_shades.hpp"

#include "document/classes.hpp"
#include "document/language_words.hpp"
#include "document/map_colours.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

using data::Cell;
using data::Decimal;

bool is_island(const data::Area& area) {
  return area.type != "state" && area.code != "DC";
}

class ShadeMaker {
 public:
  ShadeMaker(const layout::MapBlock& block, const data::Dataset& dataset, const Formats& formats,
             const MapBook::Labels& labels, const std::string& language, Diagnostics& diagnostics)
      : block_(block),
        placeholder_(block.placeholder()),
        dataset_(dataset),
        formats_(formats),
        labels_(labels),
        words_(words_of(language)),
        ranges_(range_words(language)),
        diagnostics_(diagnostics) {}

  std::shared_ptr<const Shades> make() {
    const std::size_t errors = diagnostics_.errors();
    for (const data::Area& area : data::areas()) add(area);
    if (diagnostics_.errors() != errors || incomplete_) return nullptr;
    if (figures_.empty()) {
      diagnostics_
          .error(Code::missing_value, placeholder_.span,
                 fmt::format("no state has a figure for \"{}\", so there is nothing to shade",
                             placeholder_.path))
          .hint("give the states the figure, or take the map out");
      return nullptr;
    }
    const auto rule = read_rule();
    if (!rule) return nullptr;
    const Classes classes = classify(figures_, *rule);
    for (std::size_t i = 0; i < figures_.size(); ++i) shades_.areas[area_of_[i]].shade = classes.of[i];
    shades_.fills = map_colours(block_, classes.count, classes.below_zero);
    word_ranges(classes, *rule);
    shades_.lowest = extreme(false);
    shades_.highest = extreme(true);
    return std::make_shared<const Shades>(std::move(shades_));
  }

 private:
  void add(const data::Area& area) {
    if (!shows(block_.kind, area)) return;
    const data::StateData* state = dataset_.find(area);
    const data::Lookup lookup(dataset_, state ? *state : nobody_);
    const data::Field* field = state ? lookup.find(placeholder_.path) : nullptr;
    const Cell* cell = field ? field->cell() : nullptr;
    if (state && !cell && !is_island(area)) return report_lacking(*state, field);
    const bool faulty = cell && cell->status == data::Status::faulty;
    if (is_island(area) && !faulty && (!cell || cell->absent())) return;  // needn't be on the map
    shades_.areas.push_back({area.code, -1, {}});
    if (!cell || (cell->absent() && cell->status != data::Status::faulty)) return;
    if (cell->absent()) {
      diagnostics_
          .error(Code::missing_value, placeholder_.span,
                 fmt::format("\"{}\" couldn't be worked out for {}", placeholder_.path, area.in_text()))
          .label(cell->span, data::why_faulty(*cell))
          .hint("mend the figure that the other findings name");
      return;
    }
    if (!cell->number()) {
      diagnostics_
          .error(Code::wrong_type, placeholder_.span,
                 fmt::format("\"{}\" is no number for {}, and a map shades numbers", placeholder_.path,
                             area.in_text()))
          .label(cell->span, "the value");
      return;
    }
    auto printed = formats_.print(*cell, placeholder_, labels_, diagnostics_);
    if (!printed) return;
    shades_.areas.back().printed = *printed;
    area_of_.push_back(shades_.areas.size() - 1);
    figures_.push_back({cell->number()->value, *std::move(printed)});
    if (!sample_) sample_ = cell;
  }

  // One state that lacks it would look like one that has no figure.
  void report_lacking(const data::StateData& state, const data::Field* field) {
    incomplete_ = true;
    if (diagnostics_.has_errors()) return;  // the first says it
    auto& finding = diagnostics_.error(
        Code::missing_value, placeholder_.span,
        field ? fmt::format("\"{}\" is not one value, and a map shades numbers", placeholder_.path)
              : fmt::format("{} has no \"{}\", which the map reads for all states", state.area->name,
                            placeholder_.path));
    finding.label(state.key_span, fmt::format("the figures of {}", state.area->name));
    if (!field)
      finding.hint(
          fmt::format("give the figure, or say that there is none: {} = {{ status = \"not available\" }}",
                      placeholder_.path));
  }

  std::optional<ClassRule> read_rule() {
    ClassRule rule{block_.method, block_.classes, {}};
    for (const Decimal& at : block_.breaks) {
      Cell cell = *sample_;  // its unit
      cell.value = data::Number{at, std::nullopt, false};
      cell.status = data::Status::reported;
      auto printed = formats_.print(cell, placeholder_, labels_, diagnostics_);
      if (!printed) return std::nullopt;
      if (!rule.breaks.empty() && rule.breaks.back().printed == *printed) {
        diagnostics_
            .error(Code::bad_value, block_.span,
                   fmt::format("two breaks of this map print alike, as \"{}\"", *printed))
            .hint("set them farther apart, or print the value with more digits");
        return std::nullopt;
      }
      rule.breaks.push_back({at, *std::move(printed)});
    }
    return rule;
  }

  void word_ranges(const Classes& classes, const ClassRule& rule) {
    if (rule.method == layout::ClassMethod::breaks) {
      const auto& at = rule.breaks;
      shades_.ranges.push_back(fmt::format(fmt::runtime(ranges_.under), at.front().printed));
      for (std::size_t i = 1; i < at.size(); ++i)
        shades_.ranges.push_back(
            fmt::format(fmt::runtime(ranges_.from_to_under), at[i - 1].printed, at[i].printed));
      shades_.ranges.push_back(fmt::format(fmt::runtime(ranges_.or_more), at.back().printed));
      return;
    }
    for (int c = 0; c < classes.count; ++c) {
      const Classed* least = nullptr;
      const Classed* most = nullptr;
      for (std::size_t i = 0; i < figures_.size(); ++i) {
        if (classes.of[i] != c) continue;
        if (!least || figures_[i].value < least->value) least = &figures_[i];
        if (!most || most->value < figures_[i].value) most = &figures_[i];
      }
      shades_.ranges.push_back(least->printed == most->printed ? least->printed
                                                               : fmt::format(fmt::runtime(ranges_.from_to),
                                                                             least->printed, most->printed));
    }
  }

  // "Idaho (4.4%)", "Idaho and Utah (4.4%)", "Idaho and 3 others (4.4%)".
  std::string extreme(bool most) const {
    if (!words_) return {};  // told only where the map's words are known
    const Classed* best = &figures_.front();
    for (const Classed& figure : figures_) {
      if (most ? best->value < figure.value : figure.value < best->value) best = &figure;
    }
    std::vector<std::string> names;
    for (const Shades::Area& area : shades_.areas) {
      if (area.printed == best->printed) names.push_back(name_of(*data::find_area(area.code)));
    }
    std::string who = names.front();
    if (names.size() == 2) who = words_->both(names.front(), names.back());
    if (names.size() > 2)
      who = fmt::format(fmt::runtime(words_->and_others), names.front(), names.size() - 1);
    return fmt::format("{} ({})", who, best->printed);
  }

  std::string name_of(const data::Area& area) const {
    return words_->states_in_text ? area.in_text() : std::string(area.name);
  }

  const layout::MapBlock& block_;
  const layout::Placeholder& placeholder_;
  const data::Dataset& dataset_;
  const Formats& formats_;
  const MapBook::Labels& labels_;
  const LanguageWords* words_;
  const RangeWords& ranges_;
  Diagnostics& diagnostics_;
  const data::StateData nobody_;
  Shades shades_;
  std::vector<Classed> figures_;
  std::vector<std::size_t> area_of_;  // each figure's index in shades_.areas
  const Cell* sample_ = nullptr;
  bool incomplete_ = false;  // a state lacks the figure: what is left must not be taken for the map
};

}  // namespace

bool shows(layout::MapKind kind, const data::Area& area) {
  return kind != layout::MapKind::states || !is_island(area) || area.code == "PR";
}

std::shared_ptr<const Shades> MapBook::shades(const layout::MapBlock& block, const data::Dataset& dataset,
                                              const Formats& formats, const Labels& labels,
                                              const std::string& language, Diagnostics& diagnostics) {
  if (const auto found = known_.find(&block); found != known_.end()) return found->second;
  auto made = ShadeMaker(block, dataset, formats, labels, language, diagnostics).make();
  if (made) known_.emplace(&block, made);  // what is wrong is told on every sheet
  return made;
}

}  // namespace factsheet::document
