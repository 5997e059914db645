#include "document/chart.hpp"

#include <random>

#include <catch2/catch.hpp>

using namespace factsheet;
using data::Decimal;
using document::axis_steps;

namespace {

std::string steps(const char* least, const char* most, int count, int coarser = 0) {
  std::string out;
  for (const Decimal& step :
       axis_steps(Decimal::parse(least).value(), Decimal::parse(most).value(), count, coarser)) {
    out.append(out.empty() ? "" : " ").append(step.to_string());
  }
  return out;
}

document::Rich rich(std::string text, const char* letter = nullptr) {
  document::Rich out;
  out.runs.push_back({std::move(text)});
  if (letter) {
    out.runs.push_back({letter});
    out.runs.back().raised = true;
  }
  return out;
}

document::ChartRecord record(std::string label,
                             std::vector<std::pair<std::string, std::optional<double>>> figures) {
  document::ChartRecord out;
  out.label = rich(std::move(label));
  for (auto& [text, value] : figures) out.figures.push_back({rich(text, value ? nullptr : "a"), value});
  return out;
}

std::string alt(const document::Chart& chart, const char* language = "en-US") {
  return document::alt_text(chart, *document::words_of(language));
}

}  // namespace

TEST_CASE("an axis has round steps around its figures") {
  CHECK(steps("0", "162", 4) == "0 50 100 150 200");
  CHECK(steps("0", "100", 4) == "0 50 100");
  CHECK(steps("29400000", "36200000", 4) == "25000000 30000000 35000000 40000000");
  CHECK(steps("-0.3", "1.6", 4) == "-1 0 1 2");
  CHECK(steps("-119800", "124500", 4) == "-200000 -100000 0 100000 200000");
  CHECK(steps("0.002", "0.009", 4) == "0.002 0.004 0.006 0.008 0.01");
  CHECK(steps("0", "999999999", 4) == "0 500000000 1000000000");
}

TEST_CASE("an axis can be had coarser, for formats that can't tell its steps apart") {
  CHECK(steps("0", "4", 4, 0) == "0 1 2 3 4");
  CHECK(steps("0", "4", 4, 1) == "0 2 4");
  CHECK(steps("0", "4", 4, 2) == "0 5");
}

TEST_CASE("an axis over one figure reaches zero; over nothing but zeros, one") {
  CHECK(steps("50", "50", 4) == "0 20 40 60");
  CHECK(steps("-50", "-50", 4) == "-60 -40 -20 0");
  CHECK(steps("0", "0", 4) == "0 0.5 1");
}

TEST_CASE("an axis beyond 18 digits is empty, not wrong") {
  CHECK(axis_steps(Decimal(999999999999999998), Decimal(999999999999999999), 4).empty());
}

TEST_CASE("random axes: steps are even, cover all figures and are few") {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::int64_t> units(-1000000000, 1000000000);
  std::uniform_int_distribution<int> scales(0, 9);
  for (int i = 0; i < 2000; ++i) {
    const int scale = scales(random);
    Decimal least(units(random), scale);
    Decimal most(units(random), scale);
    if (most < least) std::swap(least, most);
    const auto all = axis_steps(least, most, 4);
    INFO(least.to_string() << " to " << most.to_string());
    REQUIRE(all.size() >= 2);
    REQUIRE(all.size() <= 6);
    CHECK(all.front() <= least);
    CHECK(all.back() >= most);
    const Decimal step = Decimal::subtract(all[1], all[0]).value();
    for (std::size_t k = 1; k < all.size(); ++k) CHECK(Decimal::subtract(all[k], all[k - 1]).value() == step);
    // Nothing is wasted: without its first or last step it would be too short.
    CHECK(all[1] > least);
    if (all.size() > 2) CHECK(all[all.size() - 2] < most);
  }
}

TEST_CASE("a chart's words tell each figure with its label, and the largest") {
  document::Chart chart;
  chart.type = document::ChartKind::columns;
  chart.caption = rich("Reports, United\u00A0States");
  chart.records = {record("2021", {{"29.4 million", 29.4e6}}), record("2022", {{"32.1 million", 32.1e6}}),
                   record("2023", {{"36.2 million", 36.2e6}})};
  CHECK(alt(chart) ==
        "Column chart: Reports, United States. 2021: 29.4 million; 2022: 32.1 million; 2023: 36.2 million; "
        "largest: 2023.");
}

TEST_CASE("none is called the largest beside an equal one, or beside one that isn't told") {
  document::Chart chart;
  chart.caption = rich("Cases");
  chart.records = {record("a", {{"7", 7}}), record("b", {{"3", 3}}), record("c", {{"7", 7}})};
  CHECK(alt(chart) == "Bar chart: Cases. a: 7; b: 3; c: 7.");
  chart.records.back() = record("c", {{"(S)", std::nullopt}});
  CHECK(alt(chart) == "Bar chart: Cases. a: 7; b: 3; c: (S).");
}

TEST_CASE("a chart's words name the series, a total, and where an axis begins") {
  document::Chart chart;
  chart.type = document::ChartKind::stacked;
  chart.caption = rich("Cases");
  chart.series = {rich("boys"), rich("girls")};
  chart.records = {record("2021", {{"1", 1}, {"2", 2}})};
  chart.records.front().total = rich("3");
  CHECK(alt(chart) == "Stacked bar chart: Cases. 2021: boys 1, girls 2, total 3.");
  chart.type = document::ChartKind::line;
  chart.records.front().total = {};
  chart.ticks = {{5, rich("5")}, {6, rich("6")}};
  CHECK(alt(chart) == "Line chart: Cases. 2021: boys 1, girls 2; axis from 5.");
}

TEST_CASE("charts and maps have words in English and Spanish, and in no other language") {
  CHECK(document::words_of("en") == document::words_of("en-US"));
  CHECK(document::words_of("es") == document::words_of("ES-mx"));
  CHECK(document::words_of("es") != document::words_of("en"));
  CHECK(document::words_of("fr") == nullptr);
  CHECK(document::words_of("est") == nullptr);
  CHECK(document::words_of("") == nullptr);
  CHECK(document::words_of("es")->both("Idaho", "Illinois") == "Idaho e Illinois");
  CHECK(document::words_of("es")->both("Illinois", "Iowa") == "Illinois y Iowa");
  CHECK(document::range_words("fr").or_more == "≥ {}");
}

TEST_CASE("a chart is told in Spanish") {
  document::Chart chart;
  chart.caption = rich("Casos");
  chart.records = {record("a", {{"7", 7}}), record("b", {{"3", 3}}), record("c", {{"2", 2}})};
  CHECK(alt(chart, "es") == "Gráfico de barras: Casos. a: 7; b: 3; c: 2; el valor más alto: a.");
}
