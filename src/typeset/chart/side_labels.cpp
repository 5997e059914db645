#include "typeset/chart/side_labels.hpp"

#include <algorithm>

namespace factsheet::typeset::chart {
namespace {

constexpr Length beside = Length::points(6);     // between a figure and its name
constexpr Length key_gap = Length::points(3.5);  // between a stroke and what it belongs to
constexpr Length key = Length::points(7);        // its length
constexpr Length key_width = Length::points(1.75);

}  // namespace

void SideLabels::add(Label&& name, Label&& figure, Length at, bool has_dot, Colour colour) {
  figures_ = std::max(figures_, figure.width);
  names_ = std::max(names_, name.width);
  const Length height = look_.name_below ? figure.height + name.height : std::max(name.height, figure.height);
  entries_.push_back({std::move(name), std::move(figure), at, height, has_dot, colour, {}});
}

Length SideLabels::level(const Entry& entry) const {
  return look_.name_below ? entry.figure.height / 2 : entry.height / 2;
}

Length SideLabels::settle(Length low, Length high) {
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.at < b.at; });
  std::vector<Wish> wishes;
  for (const Entry& entry : entries_)
    wishes.push_back({entry.at - level(entry) + entry.height / 2, entry.height});
  const auto begins = spread(wishes, low, high, look_.apart);
  if (!begins) return shortage(wishes, high - low, look_.apart);
  Length farthest;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    entries_[i].top = (*begins)[i];
    const Length moved = entries_[i].top + level(entries_[i]) - entries_[i].at;
    farthest = std::max({farthest, moved, Length() - moved});
  }
  constexpr Length hardly = Length::points(1.5);
  constexpr Length longest = Length::points(26);
  constexpr Length shortest = Length::points(12);
  if (farthest > hardly) lead_ = std::min(longest, shortest + farthest * 0.3);
  return {};
}

void SideLabels::report(Length too_tall) {
  canvas_.no_room(*entries_.back().figure.rich, too_tall, "vertical", look_.hint);
}

Length SideLabels::off() const {
  if (!led()) return look_.clear;
  return lead_ + look_.dot + (has_keys() ? key + key_gap : Length());
}

bool SideLabels::crowded() const {
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    const Entry& above = entries_[i - 1];
    const Entry& below = entries_[i];
    if (below.at - above.at < (above.height + below.height) / 2) return true;
  }
  return false;
}

Length SideLabels::width() const {
  if (look_.name_below) return off() + std::max(figures_, names_);
  if (look_.side == Side::left) return off() + figures_ + (names_ > Length() ? beside + names_ : Length());
  // To the left of the dots each name ends at its own figure.
  Length widest;
  for (const Entry& entry : entries_) {
    const Length name = entry.name.empty() ? Length() : beside + entry.name.width;
    widest = std::max(widest, entry.figure.width + name);
  }
  return off() + widest;
}

Length SideLabels::bottom() const {
  Length lowest;
  for (const Entry& entry : entries_) lowest = std::max(lowest, entry.top + entry.height);
  return lowest;
}

void SideLabels::lead(Length x) {
  if (!led()) return;
  constexpr Length thin = Length::points(0.6);
  constexpr Length short_of = Length::points(2);  // the label
  const double way = look_.side == Side::right ? -1 : 1;
  const Length reach = lead_ + look_.dot - (has_keys() ? Length() : short_of);
  for (const Entry& entry : entries_) {
    const Length on = entry.top + level(entry);
    const Point end{x + reach * way, on};
    if (entry.has_dot) canvas_.polyline({{x, entry.at}, end}, entry.colour, thin);
    if (has_keys()) canvas_.polyline({end, {end.x + key * way, on}}, entry.colour, key_width);
  }
}

void SideLabels::put(Length x) {
  for (Entry& entry : entries_) {
    const Length middle = entry.top + level(entry);
    const Length figure_on = middle + entry.figure.cap / 2;
    const Length figure_width = entry.figure.width;
    if (look_.name_below) {
      const Length name_top = entry.top + entry.figure.height;
      const double way = look_.side == Side::right ? -1 : 1;
      canvas_.put(std::move(entry.name), x + off() * way, name_top, look_.side);
      canvas_.put(std::move(entry.figure), x + off() * way, entry.top, look_.side);
      continue;
    }
    // A name of two lines is centred on its figure.
    const Length name_top = middle - entry.name.height / 2;
    if (look_.side == Side::right) {
      canvas_.put(std::move(entry.name), x - off() - figure_width - beside, name_top, Side::right);
      canvas_.put_on(std::move(entry.figure), x - off(), figure_on, Side::right);
    } else {
      canvas_.put(std::move(entry.name), x + off() + figures_ + beside, name_top);
      canvas_.put_on(std::move(entry.figure), x + off(), figure_on);
    }
  }
}

}  // namespace factsheet::typeset::chart
