// Every figure on the population and CyberTipline sheets, worked out anew from the tables as they were
// published, with nothing of the product but the finished PDFs: its own reader of CSV, integer arithmetic,
// its own writing of numbers.
#include "engine/factsheet.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "conformance/temporary_file.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::tests;

namespace {

const std::string root = FACTSHEET_ROOT;
using Row = std::map<std::string, std::string>;

// Neither table quotes a field.
std::vector<Row> read_table(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  std::vector<std::string> head;
  std::vector<Row> rows;
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string> fields(1);
    for (const char c : line) {
      if (c == ',') {
        fields.emplace_back();
      } else {
        fields.back() += c;
      }
    }
    if (head.empty()) {
      head = fields;
      continue;
    }
    REQUIRE(fields.size() == head.size());
    Row row;
    for (std::size_t i = 0; i < head.size(); ++i) row[head[i]] = fields[i];
    rows.push_back(row);
  }
  return rows;
}

std::int64_t whole(const Row& row, const std::string& column) {
  return std::stoll(row.at(column));
}

std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(std::llabs(value));
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

std::string with_sign(std::int64_t value) {
  return (value > 0 ? "+" : value < 0 ? "\u2212" : "") + grouped(value);
}

// above / below with one decimal, halves away from zero; both from 0 on.
std::string one_decimal(std::int64_t above, std::int64_t below) {
  const std::int64_t tenths = (above * 20 + below) / (below * 2);
  return grouped(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string ordinal(std::size_t n) {
  const std::size_t tens = n % 100;
  const char* end = tens >= 11 && tens <= 13 ? "th"
                    : n % 10 == 1            ? "st"
                    : n % 10 == 2            ? "nd"
                    : n % 10 == 3            ? "rd"
                                             : "th";
  return std::to_string(n) + end;
}

// As a reader copies it: parted words joined, blanks made single.
std::string text_of(const std::string& pdf) {
  const TemporaryFile file(pdf);
  const CommandResult read = run("pdftotext " + file.path() + " -");
  REQUIRE(read.status == 0);
  return std::regex_replace(read.output, std::regex("\\s+"), " ");
}

struct Batch {
  engine::DiskFiles files;
  engine::Timings timings;
  engine::Project project;
  engine::Caches caches;

  explicit Batch(const std::string& data)
      : project(engine::load_project(root + "/data/" + data, "", files, timings)), caches(project) {
    for (const Diagnostic& finding : project.diagnostics().all())
      UNSCOPED_INFO(render(finding, project.sources()));
    REQUIRE(project.diagnostics().all().empty());
  }
  std::string text(const std::string& code) {
    const engine::Sheet sheet = engine::make_sheet(project, code, caches, timings);
    for (const Diagnostic& finding : sheet.diagnostics.all())
      UNSCOPED_INFO(render(finding, project.sources()));
    REQUIRE(sheet.diagnostics.all().empty());
    CHECK(sheet.pages == 1);
    return text_of(sheet.pdf);
  }
};

void holds(const std::string& text, const std::string& words) {
  INFO(words);
  CHECK(text.find(words) != std::string::npos);
}

std::size_t place_of(const Row& row, const std::vector<Row>& all, const auto& greater) {
  return 1 + static_cast<std::size_t>(std::count_if(all.begin(), all.end(),
                                                    [&](const Row& other) { return greater(other, row); }));
}

std::map<std::string, std::string> codes_by_fips() {
  std::map<std::string, std::string> codes;
  for (const Row& area : read_table(root + "/data/us-areas.csv")) codes[area.at("fips")] = area.at("code");
  return codes;
}

}  // namespace

TEST_CASE("the figures of all population sheets are those of the Census Bureau's table") {
  const std::vector<Row> table = read_table(root + "/data/census-nst-est2023-alldata.csv");
  std::vector<Row> ranked;
  std::map<std::string, Row> regions;
  Row nation;
  for (const Row& row : table) {
    if (row.at("SUMLEV") == "010") nation = row;
    if (row.at("SUMLEV") == "020") regions[row.at("REGION")] = row;
    if (row.at("SUMLEV") == "040" && row.at("STATE") != "72") ranked.push_back(row);
  }
  REQUIRE(ranked.size() == 51);
  auto codes = codes_by_fips();
  Batch batch("population-2023.toml");
  REQUIRE(batch.project.states().size() == 52);
  const auto larger = [](const Row& a, const Row& b) {
    return whole(a, "POPESTIMATE2023") > whole(b, "POPESTIMATE2023");
  };
  // a1 / a0 > b1 / b0, without dividing
  const auto faster = [](const Row& a, const Row& b) {
    return whole(a, "POPESTIMATE2023") * whole(b, "ESTIMATESBASE2020") >
           whole(b, "POPESTIMATE2023") * whole(a, "ESTIMATESBASE2020");
  };
  const auto gained = std::count_if(ranked.begin(), ranked.end(), [](const Row& row) {
    return whole(row, "POPESTIMATE2023") > whole(row, "ESTIMATESBASE2020");
  });
  const std::int64_t national = whole(nation, "POPESTIMATE2023");
  const auto growth_of = [](const Row& row) {
    const std::int64_t begin = whole(row, "ESTIMATESBASE2020");
    const std::int64_t gain = whole(row, "POPESTIMATE2023") - begin;
    return (gain < 0 ? "\u2212" : "") + one_decimal(std::llabs(gain) * 100, begin);
  };
  std::map<std::string, std::string> names;
  std::vector<Row> drawn;
  for (const Row& row : table) {
    if (row.at("SUMLEV") != "040") continue;
    names[row.at("STATE")] = row.at("NAME");
    drawn.push_back(row);
  }
  const auto [slowest, fastest] = std::minmax_element(
      drawn.begin(), drawn.end(), [&](const Row& a, const Row& b) { return faster(b, a); });
  const std::string lowest = slowest->at("NAME") + " " + growth_of(*slowest) + "%";
  const std::string highest = fastest->at("NAME") + " " + growth_of(*fastest) + "%";

  std::size_t sheets = 0;
  for (const Row& row : table) {
    if (row.at("SUMLEV") != "040") continue;
    ++sheets;
    const std::string code = codes.at(row.at("STATE"));
    INFO(code);
    const std::string text = batch.text(code);
    const std::int64_t people = whole(row, "POPESTIMATE2023");
    const std::int64_t base = whole(row, "ESTIMATESBASE2020");
    const std::int64_t before = whole(row, "POPESTIMATE2022");
    const std::int64_t change = people - before;
    const std::int64_t births = whole(row, "BIRTHS2023");
    const std::int64_t deaths = whole(row, "DEATHS2023");
    const std::int64_t net = whole(row, "INTERNATIONALMIG2023") + whole(row, "DOMESTICMIG2023");

    const std::int64_t gain = people - base;
    // The cards.
    holds(text, grouped(people) + " ");
    holds(text, with_sign(gain) + " ");
    holds(text, with_sign(births - deaths) + " ");
    holds(text, with_sign(net) + " ");
    const std::string percent = one_decimal(std::llabs(gain) * 100, base) + "%";
    holds(text, (gain > 0 ? "up " : "down ") + percent);
    // The sentences.
    holds(text, (gain > 0 ? "has gained " : "has lost ") + grouped(gain) + " people since the census");
    holds(text, "puts at " + grouped(base) + ".");
    holds(text, "The nation grew by " + growth_of(nation) + "%, and " + std::to_string(gained) +
                    " of the 50 states");
    holds(text, "there were " + grouped(births) + " births and " + grouped(deaths) +
                    " deaths: " + grouped(births - deaths) + " more people " +
                    (births > deaths ? "were born than died." : "died than were born."));
    holds(text, std::string(net > 0 ? "gained " : "lost ") + grouped(net) + " people on balance.");
    holds(text, "made the population " + grouped(change) + (change > 0 ? " larger" : " smaller"));
    for (const std::int64_t component : {births, -deaths, whole(row, "INTERNATIONALMIG2023"),
                                         whole(row, "DOMESTICMIG2023"), whole(row, "RESIDUAL2023"), change}) {
      holds(text, with_sign(component));
    }
    // The dots: this one, the ends, and the nation; and the map's label.
    const std::string own = (gain < 0 ? "\u2212" : "") + percent;
    holds(text, names.at(row.at("STATE")) + " " + own);
    holds(text, lowest);
    holds(text, highest);
    holds(text, "Nation " + growth_of(nation) + "%");
    holds(text, names.at(row.at("STATE")) + ": " + own);
    if (row.at("STATE") == "72") {
      CHECK(text.find("ranks") == std::string::npos);
      CHECK(text.find("largest in the nation") == std::string::npos);
      continue;
    }
    holds(text, one_decimal(people * 100, national) + "% of the nation");
    holds(text, ordinal(place_of(row, ranked, larger)) + " largest in the nation");
    holds(text, "ranks " + ordinal(place_of(row, ranked, faster)) + ".");
    holds(text,
          one_decimal(people * 100, whole(regions.at(row.at("REGION")), "POPESTIMATE2023")) + "% of the ");
  }
  CHECK(sheets == 52);
}

TEST_CASE("the figures of all CyberTipline sheets are those of NCMEC's table") {
  const std::vector<Row> table = read_table(root + "/data/cybertipline-reports-by-state-2023.csv");
  std::vector<Row> states;
  std::map<std::string, std::int64_t> other;
  std::int64_t sum = 0;
  for (const Row& row : table) {
    const std::string code = row.at("code");
    if (code == "SUB" || code == "UNK" || code == "US") {
      other[code] = whole(row, "reports");
    } else {
      states.push_back(row);
      sum += whole(row, "reports");
    }
  }
  REQUIRE(states.size() == 50);
  REQUIRE(sum == other["SUB"]);
  std::vector<std::int64_t> sorted;
  for (const Row& row : states) sorted.push_back(whole(row, "reports"));
  std::sort(sorted.begin(), sorted.end());
  const std::int64_t median = (sorted[24] + sorted[25] + 1) / 2;
  Batch batch("cybertipline-2023.toml");
  REQUIRE(batch.project.states().size() == 50);
  const auto more = [](const Row& a, const Row& b) { return whole(a, "reports") > whole(b, "reports"); };
  for (const Row& row : states) {
    INFO(row.at("code"));
    const std::string text = batch.text(row.at("code"));
    const std::int64_t reports = whole(row, "reports");
    holds(text,
          "In 2023, " + grouped(reports) + " CyberTipline reports were assigned to " + row.at("state") + ".");
    holds(text, "it ranks " + ordinal(place_of(row, states, more)) + " among the 50 states, with " +
                    one_decimal(reports * 100, sum) + "% of the reports");
    holds(text, "In the median state there were " + grouped(median) + ".");
    for (const auto& [code, value] : other) holds(text, grouped(value));
  }
}
