#include "engine/select.hpp"

#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::engine;

namespace {

data::Dataset dataset_of(const std::vector<std::string_view>& codes) {
  data::Dataset dataset;
  for (const std::string_view code : codes) {
    data::StateData state;
    state.area = data::find_area(code);
    dataset.states.push_back(std::move(state));
  }
  return dataset;
}

struct Selection {
  std::string codes;
  Diagnostics diagnostics;
};

Selection select(const data::Dataset& dataset, const std::vector<std::string>& wanted,
                 const std::vector<std::string>& excluded = {}) {
  // The dataset has no file to point into.
  Selection selection;
  for (const auto* state : select_states(dataset, wanted, excluded, selection.diagnostics)) {
    selection.codes += std::string(state->area->code) + " ";
  }
  return selection;
}

}  // namespace

TEST_CASE("all states are built in the file's order unless some are named") {
  const auto dataset = dataset_of({"WI", "IL", "IA"});
  CHECK(select(dataset, {}).codes == "WI IL IA ");
  CHECK(select(dataset, {"IA", "Wisconsin"}).codes == "WI IA ");
  CHECK(select(dataset, {"IL", "il", "17"}).codes == "IL ");
}

TEST_CASE("an unknown state and one without data are reported apart, and the rest is built") {
  const auto selection = select(dataset_of({"WI", "IL"}), {"Wisconsni", "DC", "IL"});
  CHECK(selection.codes == "IL ");
  REQUIRE(selection.diagnostics.errors() == 2);
  const auto& all = selection.diagnostics.all();
  CHECK(all[0].code == Code::unknown_state);
  CHECK(all[0].hints == std::vector<std::string>{"did you mean \"Wisconsin\"?"});
  CHECK(all[1].code == Code::no_states);
  CHECK(all[1].hints == std::vector<std::string>{"it has those of Wisconsin (WI), Illinois (IL)"});
}

TEST_CASE("a long list of states is cut") {
  const auto selection =
      select(dataset_of({"AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA"}), {"DC"});
  REQUIRE(selection.diagnostics.errors() == 1);
  CHECK_THAT(selection.diagnostics.all()[0].hints.at(0), Catch::EndsWith("Delaware (DE) and 2 more"));
}

TEST_CASE("regions and divisions stand for those of their states that have data") {
  const auto dataset = dataset_of({"WI", "TX", "IL", "PR", "IA"});
  const auto midwest = select(dataset, {"midwest"});
  CHECK(midwest.codes == "WI IL IA ");
  CHECK(midwest.diagnostics.all().empty());
  CHECK(select(dataset, {"East North Central", "TX", "Wisconsin"}).codes == "WI TX IL ");
  CHECK(select(dataset, {}, {"Midwest"}).codes == "TX PR ");
  CHECK(select(dataset, {"Midwest"}, {"IL", "NY"}).codes == "WI IA ");
}

TEST_CASE("a region without data and one that is misspelt are reported") {
  const auto selection = select(dataset_of({"WI"}), {"West", "Midwset", "WI"});
  CHECK(selection.codes == "WI ");
  REQUIRE(selection.diagnostics.errors() == 2);
  CHECK(selection.diagnostics.all()[0].message == "the data has no figures for any area of \"West\"");
  CHECK(selection.diagnostics.all()[1].hints == std::vector<std::string>{"did you mean \"Midwest\"?"});
}

TEST_CASE("nothing is built if an exclusion leaves nothing or isn't understood") {
  const auto none = select(dataset_of({"WI", "IL"}), {"IL"}, {"Midwest"});
  CHECK(none.codes.empty());
  REQUIRE(none.diagnostics.errors() == 1);
  CHECK(none.diagnostics.all()[0].code == Code::no_states);
  const auto unknown = select(dataset_of({"WI", "IL"}), {}, {"Ilinois"});
  CHECK(unknown.codes.empty());
  REQUIRE(unknown.diagnostics.errors() == 1);
  CHECK(unknown.diagnostics.all()[0].hints == std::vector<std::string>{"did you mean \"Illinois\"?"});
}

TEST_CASE("a data set finds its states with an index and without") {
  auto dataset = dataset_of({"WI", "TX", "IL"});
  for (int i = 0; i < 2; ++i) {
    CHECK(dataset.find("TX") == &dataset.states[1]);
    CHECK(dataset.find(*data::find_area("Illinois")) == &dataset.states[2]);
    CHECK(dataset.find("NY") == nullptr);
    dataset.index();
  }
}
