#include "data/read_areas.hpp"

#include "base/suggest.hpp"
#include "csv/table.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

// More are one mistake: the wrong column, or the wrong file.
constexpr std::size_t most_findings = 10;
constexpr std::size_t longest_code = 40;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool fits_code(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

class ListReader {
 public:
  ListReader(const csv::Table& table, Span named_at, Diagnostics& diagnostics)
      : table_(table), named_at_(named_at), diagnostics_(diagnostics) {}

  std::shared_ptr<const Gazetteer> read() {
    if (!find_columns()) return nullptr;
    const std::size_t before = diagnostics_.errors();
    const auto visit = table_.visit(
        [&](const csv::Record& record) {
          take(record);
          return diagnostics_.errors() - before < most_findings;
        },
        diagnostics_);
    for (const csv::Footnote& note : visit.footnotes) {
      diagnostics_.error(Code::csv_shape, note.span, "this line of the list of areas has no name")
          .hint("was the file cut off? A list of areas has nothing below it");
    }
    if (diagnostics_.errors() != before) return nullptr;
    if (areas_.empty()) {
      diagnostics_.error(Code::no_states, named_at_, "the list of areas has a head, but no areas")
          .hint("give each area a line, with its code and its name");
      return nullptr;
    }
    return std::make_shared<const Gazetteer>(std::move(areas_));
  }

 private:
  enum Column : std::size_t { code, name, in, state, region, columns };
  static constexpr std::array<std::string_view, columns> names = {"code", "name", "in", "state", "region"};

  bool find_columns() {
    bool good = true;
    for (std::size_t at = 0; at < table_.head().size(); ++at) {
      const std::string head = lower(table_.head()[at]);
      const auto known = std::find(names.begin(), names.end(), head);
      if (known == names.end()) {
        warn_of_slip(at, head);
        continue;
      }
      auto& column = columns_[static_cast<std::size_t>(known - names.begin())];
      if (column) {
        diagnostics_
            .error(Code::unknown_column, table_.head_place(at).span,
                   fmt::format("the list of areas has two columns \"{}\"", head))
            .label(table_.head_place(*column).span, "the other one")
            .hint("give one of them another name");
        good = false;
      }
      column = at;
    }
    for (const Column needed : {code, name}) {
      if (columns_[needed]) continue;
      diagnostics_
          .error(Code::unknown_column, table_.head_place(0).span,
                 fmt::format("the list of areas has no column \"{}\"", names[needed]))
          .label(named_at_, "it is named here")
          .hint(did_you_mean(names[needed], table_.head()))
          .hint("its head holds code and name and, where they are wanted, in, state and region");
      good = false;
    }
    return good;
  }

  // Columns of other names are the author's own, but one that is misspelt would be missed.
  void warn_of_slip(std::size_t at, const std::string& head) {
    const std::string meant = nearest(head, {"state", "region"});
    if (meant.empty()) return;
    diagnostics_
        .warning(Code::unknown_column, table_.head_place(at).span,
                 fmt::format("the column \"{}\" of the list of areas is not read", table_.head()[at]))
        .hint(fmt::format("did you mean \"{}\"?", meant));
  }

  std::string_view field(const csv::Record& record, Column column) const {
    return columns_[column] ? record.fields[*columns_[column]] : std::string_view();
  }
  Span place(const csv::Record& record, Column column) const {
    return table_.place(record.begin, *columns_[column]).span;
  }

  void take(const csv::Record& record) {
    OwnArea area;
    area.code = field(record, code);
    area.name = field(record, name);
    area.in = field(record, in);
    area.region = field(record, region);
    area.span = place(record, code);
    const bool good = check_code(area) && check_texts(record, area) && find_state(record, area);
    if (!good) return;
    const auto [first, is_new] = codes_.emplace(lower(area.code), areas_.size());
    if (!is_new) {
      diagnostics_
          .error(Code::repeated_key, area.span, fmt::format("the code \"{}\" is given twice", area.code))
          .label(areas_[first->second].span, fmt::format("first to {}", areas_[first->second].name))
          .hint("give each area a code of its own, which differs by more than capitals");
      return;
    }
    areas_.push_back(std::move(area));
  }

  bool check_code(const OwnArea& area) {
    if (area.code.empty()) {
      diagnostics_.error(Code::bad_value, area.span, "this area has no code")
          .hint("give each area a code of its own, such as its FIPS code");
      return false;
    }
    const bool fits = std::all_of(area.code.begin(), area.code.end(), fits_code);
    if (fits && area.code.size() <= longest_code) return true;
    diagnostics_
        .error(Code::bad_value, area.span,
               fits ? fmt::format("a code of {} characters is too long for file names", area.code.size())
                    : fmt::format("the code \"{}\" holds what can't stand in every file name",
                                  lines_off(area.code)))
        .hint(
            fmt::format("a code is made of letters from A to Z, digits, - and _, {} at most", longest_code));
    return false;
  }

  static std::string lines_off(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
  }

  bool check_texts(const csv::Record& record, const OwnArea& area) {
    if (area.name.empty()) {
      diagnostics_
          .error(Code::bad_value, place(record, name), fmt::format("the area {} has no name", area.code))
          .hint("give its name as the sheet is to print it");
      return false;
    }
    for (const Column column : {name, in, region}) {
      if (!has_control(field(record, column))) continue;
      diagnostics_
          .error(Code::bad_value, place(record, column),
                 fmt::format("the \"{}\" of {} has a line break or a tab in it", names[column], area.code))
          .hint("write it on one line");
      return false;
    }
    return true;
  }

  bool find_state(const csv::Record& record, OwnArea& area) {
    const std::string_view text = field(record, state);
    if (text.empty()) return true;
    const Area* of = find_area(text);
    if (of) {
      area.state = of->code;
      return true;
    }
    Gazetteer::built_in()
        ->report_unknown(text, place(record, state), fmt::format("\"{}\" is no state", text), diagnostics_)
        .hint("write the postal code of the state that the area lies in");
    return false;
  }

  const csv::Table& table_;
  Span named_at_;
  Diagnostics& diagnostics_;
  std::array<std::optional<std::size_t>, columns> columns_;
  std::vector<OwnArea> areas_;
  std::unordered_map<std::string, std::size_t> codes_;
};

}  // namespace

std::shared_ptr<const Gazetteer> read_areas(const std::string& file, Span named_at, const SourceMap& sources,
                                            const Inputs& inputs, Diagnostics& diagnostics) {
  if (!inputs.table) {
    diagnostics.error(Code::bad_value, named_at, "a list of areas can't be read from here")
        .hint("take the key out: then the areas are the states");
    return nullptr;
  }
  const auto source = inputs.table(file, named_at);
  if (!source) return nullptr;
  const auto table = csv::Table::open(*source, sources, {}, diagnostics);
  return table ? ListReader(*table, named_at, diagnostics).read() : nullptr;
}

}  // namespace factsheet::data
