#pragma once

#include "base/diagnostics.hpp"

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace factsheet::data {

/// An area that gets a sheet: one of the 56 that are built in (50 states, the District of Columbia, Puerto
/// Rico and the island areas), or one that a data file names itself. What isn't known of it is empty.
struct Area {
  std::string_view fips;          ///< "01" to "78", FIPS 5-2 / ANSI INCITS 38:2009
  std::string_view code;          ///< postal code, "AL"; or the area's own
  std::string_view name;          ///< "Alabama"
  std::string_view abbreviation;  ///< traditional, "Ala."
  std::string_view type;          ///< "state", "federal district" or "insular area", as in data/us-areas.csv
  std::string_view capital;
  std::string_view region = {};    ///< of the Census Bureau, "Midwest"; of an own area: as its list says
  std::string_view division = {};  ///< of the Census Bureau, "East North Central"
  std::string_view in = {};        ///< the name inside a sentence, where it isn't `name`
  std::string_view state = {};     ///< of an own area: postal code of the state that it lies in
  Span span = {};                  ///< of an own area: its code in the list

  /// The name inside a sentence: "Illinois", "the District of Columbia", "the U.S. Virgin Islands".
  std::string in_text() const { return std::string(in.empty() ? name : in); }
  bool is_own() const { return fips.empty(); }  ///< not one of the 56
  /// By their codes, which are told apart whatever their case.
  bool operator==(const Area& other) const { return code == other.code; }
};

/// What a sheet reads of its area behind "state.".
constexpr auto names_of_areas = std::to_array<std::string_view>(
    {"name", "in", "code", "fips", "abbreviation", "capital", "region", "division", "state", "state_name"});
/// What is known of an area by such a name; empty: nothing, or there is no such name.
std::string about(const Area& area, std::string_view name);

/// The 56 that are built in, in FIPS order. Sources: Census Bureau, ANSI state codes, and "Census Regions and
/// Divisions of the United States" (data/us-areas.csv; a test compares).
std::span<const Area> areas();

/// An area of a data file's own, as its list names it.
struct OwnArea {
  std::string code;
  std::string name;
  std::string in;
  std::string state;
  std::string region;
  Span span;
};

/// The areas that sheets are made of, found by what people call them. Never changes; look-ups take the same
/// time however many areas there are, and several threads may make them at once.
class Gazetteer {
 public:
  /// That of the 56 areas.
  static std::shared_ptr<const Gazetteer> built_in();
  /// That of a list of a data file's own. Codes must differ by more than their case.
  explicit Gazetteer(std::vector<OwnArea> own);
  Gazetteer(const Gazetteer&) = delete;
  Gazetteer& operator=(const Gazetteer&) = delete;

  /// In the order of the list.
  std::span<const Area> areas() const { return areas_; }
  bool is_own() const { return is_own_; }

  /// By code, FIPS code or name (case and surrounding blanks don't count; "D.C.", "Virgin Islands" and the
  /// like are known too). Null if there is none, or if several areas share the name.
  const Area* find(std::string_view text) const;
  /// The areas that share a name, none of which can be meant by it alone; empty if there are no two.
  std::vector<const Area*> namesakes(std::string_view text) const;
  /// Where all codes are numbers of one length: the area whose code this is once zeros that were lost stand
  /// before it again. Null if there is none.
  const Area* find_without_zeros(std::string_view digits) const;

  /// The areas of a region or division ("Midwest", "East North Central"). Of own areas: those whose list
  /// gives that region, those that lie in the state named, and, unless the list has regions, those in the
  /// states of a census region or division. Empty if there is none.
  std::vector<const Area*> group(std::string_view text) const;

  /// Codes and names, for "did you mean".
  std::vector<std::string> names() const;
  /// What `group` knows, as it is written.
  const std::vector<std::string>& group_names() const { return group_names_; }

  /// Reports that a text names no area: with `message`, and what may have been meant; or, where several share
  /// the name, that it doesn't tell them apart.
  Diagnostic& report_unknown(std::string_view text, Span span, std::string message, Diagnostics& diagnostics,
                             const std::vector<std::string>& more_names = {}) const;

 private:
  Gazetteer();
  void add(const Area& area);
  void add_to_groups(const Area& area, bool has_regions);
  void add_to_group(std::string_view name, const Area& area);

  std::vector<OwnArea> own_;  // whose texts `areas_` views
  std::vector<Area> areas_;
  bool is_own_ = false;
  std::size_t code_length_ = 0;  // of all codes, which are numbers; 0: they differ, or aren't
  using Found = std::vector<const Area*>;
  std::unordered_map<std::string, const Area*> by_code_;  // FIPS codes and other names of the 56, too
  std::unordered_map<std::string, Found> by_name_;
  std::unordered_map<std::string, Found> groups_;
  std::vector<std::string> group_names_;
};

/// One of the 56, as Gazetteer::find finds it; null if there is none.
const Area* find_area(std::string_view text);

}  // namespace factsheet::data
