#include "cli/faulty_areas.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace cli_test {
namespace {

enum class Fault {
  text_missing,
  number_in_quotes,
  parts_out_of_step,
  negative,
  too_wide_for_card,
  too_long_for_page,
  record_twice,
  value_with_status,
  status_without_words,
  unknown_mark,
  none,
};
constexpr int kinds = static_cast<int>(Fault::none);

constexpr std::string_view sheet = R"toml([document]
title = "{state.name} {edition}"
file = "{state.code}.pdf"
pages = { max = 1 }

[[block]]
type = "heading"
level = 1
text = "{state.name}"

[[block]]
type = "cards"
columns = 3
items = [
  { value = "{people}", label = "people" },
  { value = "{homes}", label = "homes" },
  { value = "{visits}", label = "visits" },
]

[[block]]
text = "{remark} Of all, {north} live in the north and {south} in the south. By its {seats} seats it is {place|ordinal}."
)toml";

constexpr std::string_view rules = R"toml(layout = "sheet.toml"
edition = 2023
sample = true
areas = "areas.csv"

[states_csv]
file = "table.csv"
key = "code"
columns = { visits = "visits" }

[derive]
place = "rank(seats)"

[[check]]
name = "north and south are all"
rule = "north + south == people"

[[check]]
name = "no fewer homes than none"
rule = "homes >= 0"

)toml";

// "7:9": where a text stands for the first time, both counted from 1.
std::string place_in(std::string_view text, std::string_view what) {
  const std::size_t at = text.find(what);
  const std::string_view before = text.substr(0, at);
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  return fmt::format("{}:{}", std::count(before.begin(), before.end(), '\n') + 1, at - line_begin + 1);
}

// Three in a hundred, of each kind as many, spread over the whole.
Fault fault_of(int area) {
  const int within = area % 100;
  const int which = within == 7 ? 0 : within == 40 ? 1 : within == 73 ? 2 : -1;
  return which < 0 ? Fault::none : static_cast<Fault>((area / 100 * 3 + which) % kinds);
}

class Writer {
 public:
  FaultyAreas out;
  std::string areas = "code,name,state\n", data{rules}, table = "code,visits\n";

  void area(int number, Fault fault) {
    code_ = fmt::format("S-{:05}", number);
    out.all.insert(code_);
    areas += fmt::format("{},Sample County {},OH\n", code_, number);
    line_ += std::count(data.begin() + counted_, data.end(), '\n');
    counted_ = static_cast<std::ptrdiff_t>(data.size());

    const int north = 1000 + number, south = 500 + number % 7;
    std::string homes = std::to_string(300 + number), remark = "A county.";
    switch (fault) {
      case Fault::number_in_quotes:
        homes = "\"1,234\"";
        expect("wrong-type", homes_place());
        break;
      case Fault::negative:
        homes = "-5";
        expect("check-failed", "data.toml:" + place_in(rules, "homes >= 0"));
        break;
      case Fault::too_wide_for_card:
        homes = "123_456_789_012_345";
        expect("text-overflow", "sheet.toml:" + place_in(sheet, "{homes}"));
        break;
      case Fault::value_with_status:
        homes = "{ value = 3, status = \"not available\" }";
        expect("bad-value", homes_place());
        break;
      case Fault::status_without_words:
        homes = "{ status = \"not available\" }";
        expect("missing-value", "sheet.toml:" + place_in(sheet, "{homes}"));
        break;
      case Fault::text_missing:
        expect("missing-value", "sheet.toml:" + place_in(sheet, "{remark}"));
        break;
      case Fault::parts_out_of_step:
        expect("check-failed", "data.toml:" + place_in(rules, "north + south"));
        break;
      case Fault::too_long_for_page:
        for (int i = 0; i < 400; ++i) remark += " It is set here until the page is full.";
        expect("page-overflow", "sheet.toml:1:1");
        break;
      default:
        break;
    }
    data += fmt::format("[states.{}]\nhomes = {}\nnorth = {}\nsouth = {}\npeople = {}\nseats = {}\n", code_,
                        homes, north, south, north + south + (fault == Fault::parts_out_of_step ? 1 : 0),
                        number * 3);
    if (fault != Fault::text_missing) data += fmt::format("remark = \"{}\"\n", remark);
    record(number, fault);
  }

 private:
  void expect(std::string_view finding, const std::string& place) {
    out.faulty[code_] = fmt::format("{} {}", finding, place);
  }
  std::string homes_place() const { return fmt::format("data.toml:{}:9", line_ + 1); }

  void record(int number, Fault fault) {
    ++record_;
    if (fault == Fault::unknown_mark) {
      expect("unmapped-mark", fmt::format("table.csv:{}:{}", record_, code_.size() + 2));
      table += code_ + ",n/k\n";
      return;
    }
    table += fmt::format("{},{}\n", code_, 40 + number);
    if (fault != Fault::record_twice) return;
    expect("repeated-key", fmt::format("table.csv:{}:1", ++record_));
    table += fmt::format("{},{}\n", code_, 41 + number);
  }

  std::string code_;
  std::ptrdiff_t counted_ = 0;  // bytes of the data whose lines are counted
  std::ptrdiff_t line_ = 1;     // of the area's head
  std::ptrdiff_t record_ = 1;   // the line of the last record; the head is the first
};

FaultyAreas write(const Workspace& workspace, int count, bool faulty) {
  Writer writer;
  for (int i = 1; i <= count; ++i) writer.area(i, faulty ? fault_of(i) : Fault::none);
  workspace.write("areas.csv", writer.areas);
  workspace.write("data.toml", writer.data);
  workspace.write("table.csv", writer.table);
  workspace.write("sheet.toml", sheet);
  return std::move(writer.out);
}

}  // namespace

FaultyAreas write_faulty_areas(const Workspace& workspace, int count) {
  return write(workspace, count, true);
}

void mend_areas(const Workspace& workspace, int count) {
  write(workspace, count, false);
}

}  // namespace cli_test
