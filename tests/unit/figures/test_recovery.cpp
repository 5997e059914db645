#include <map>
#include <random>
#include <set>

#include "figures/settle.hpp"
#include "unit/data/reading.hpp"
#include <catch2/catch.hpp>

// Tries to recover hidden figures by linear algebra from all that the sheets print, as a reader with a
// computer would. Shares nothing with the code that hides them: it writes the data itself, knows what adds up
// to what because it made it so, and solves with a rank test of its own modulo a prime of its own.

using namespace factsheet;
using namespace factsheet::data;

namespace {

constexpr std::uint64_t prime = 998'244'353;

std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
  std::uint64_t out = 1;
  for (; exponent > 0; exponent >>= 1U, base = base * base % prime) {
    if ((exponent & 1U) != 0) out = out * base % prime;
  }
  return out;
}

using Matrix = std::vector<std::vector<std::uint64_t>>;

std::size_t rank_of(Matrix matrix) {
  std::size_t rank = 0;
  const std::size_t columns = matrix.empty() ? 0 : matrix.front().size();
  for (std::size_t column = 0; column < columns && rank < matrix.size(); ++column) {
    std::size_t pivot = rank;
    while (pivot < matrix.size() && matrix[pivot][column] == 0) ++pivot;
    if (pivot == matrix.size()) continue;
    std::swap(matrix[pivot], matrix[rank]);
    const std::uint64_t inverse = power(matrix[rank][column], prime - 2);
    for (std::size_t row = rank + 1; row < matrix.size(); ++row) {
      const std::uint64_t factor = matrix[row][column] * inverse % prime;
      if (factor == 0) continue;
      for (std::size_t i = column; i < columns; ++i) {
        matrix[row][i] = (matrix[row][i] + (prime - factor) * matrix[rank][i]) % prime;
      }
    }
    ++rank;
  }
  return rank;
}

// What the attacker takes for true: sum of coefficient * figure = constant, by the figures' names.
using Sum = std::map<std::string, int>;

// A country of made-up figures.
struct World {
  std::string text;
  std::vector<Sum> sums;
  std::map<std::string, int> truth;  // "IL|births", "IL|m.rows.n|2", "US|births"
  int below = 10;

  World(std::uint32_t seed, int small_percent, bool distinct) {
    std::mt19937 random(seed);
    const auto from_to = [&](int low, int high) {
      return std::uniform_int_distribution<int>(low, high)(random);
    };
    below = distinct ? 10'000 : 10;
    std::set<int> taken;
    const auto figure = [&] {
      while (true) {
        const bool small = from_to(0, 99) < small_percent;
        if (!distinct && !small && small_percent > 0 && from_to(0, 9) == 0) return 0;
        const int value = small ? from_to(1, below - 1) : from_to(below, below * 60);
        if (!distinct || taken.insert(value).second) return value;
      }
    };
    const std::vector<std::string> codes = {"IL", "WI", "OH", "IA", "DC", "PR"};
    const int states = from_to(2, 6);
    const int kinds = from_to(2, 5);
    const bool two_ways = from_to(0, 1) == 0;
    const bool parts_of_nation = from_to(0, 2) > 0;
    const bool ruled = from_to(0, 1) == 0;  // births are boys and girls, by a rule

    std::map<std::string, int> national;
    std::string body;
    std::map<std::string, Sum> of_nation;
    for (int s = 0; s < states; ++s) {
      const std::string& code = codes[static_cast<std::size_t>(s)];
      const auto give = [&](const std::string& path, int value) {
        truth[code + "|" + path] = value;
        national[path] += value;
        of_nation[path][code + "|" + path] = 1;
        return value;
      };
      body += fmt::format("[states.{}]\nm.rows = [", code);
      int total = 0;
      Sum rows{{code + "|m.total", -1}};
      for (int k = 0; k < kinds; ++k) {
        const std::string column = fmt::format("m.rows.n|{}", k);
        const int value = give(column, figure());
        rows[code + "|" + column] = 1;
        total += value;
        body += fmt::format("{{ kind = 'k{}', n = {} }}, ", k, value);
      }
      sums.push_back(rows);
      body += fmt::format("]\nm.total = {}\n", give("m.total", total));
      if (two_ways) {
        body += "w = [";
        for (int k = 0; k < kinds; ++k) {
          const std::string at = fmt::format("|{}", k);
          const int boys = give("w.boys" + at, figure());
          const int girls = give("w.girls" + at, figure());
          give("w.all" + at, boys + girls);
          sums.push_back(
              {{code + "|w.boys" + at, 1}, {code + "|w.girls" + at, 1}, {code + "|w.all" + at, -1}});
          body += fmt::format("{{ kind = 'k{}', boys = {}, girls = {}, all = {} }}, ", k, boys, girls,
                              boys + girls);
        }
        body += "]\n";
      }
      const int boys = give("boys", figure());
      const int girls = give("girls", figure());
      const int births = give("births", ruled ? boys + girls : figure());
      const int deaths = give("deaths", figure());
      if (ruled) sums.push_back({{code + "|boys", 1}, {code + "|girls", 1}, {code + "|births", -1}});
      body += fmt::format("boys = {}\ngirls = {}\nbirths = {}\ndeaths = {}\n", boys, girls, births, deaths);
      // What is derived is known to be what it is.
      sums.push_back({{code + "|natural", -1}, {code + "|births", 1}, {code + "|deaths", -1}});
      sums.push_back({{code + "|both", -1}, {code + "|births", 1}, {code + "|m.total", 2}});
    }
    text = "edition = 2023\n[national]\n";
    const auto nation = [&](const std::string& path) {
      truth["US|" + path] = national[path];
      Sum sum = of_nation[path];
      sum["US|" + path] = -1;
      sums.push_back(sum);
      return national[path];
    };
    for (const char* path : {"boys", "births", "deaths", "m.total"})
      text += fmt::format("{} = {}\n", path, nation(path));
    if (parts_of_nation) {
      text += "m.rows = [";
      Sum rows{{"US|m.total", -1}};
      for (int k = 0; k < kinds; ++k) {
        const std::string column = fmt::format("m.rows.n|{}", k);
        text += fmt::format("{{ kind = 'k{}', n = {} }}, ", k, nation(column));
        rows["US|" + column] = 1;
      }
      sums.push_back(rows);
      text += "]\n";
      if (two_ways) {
        text += "w = [";
        for (int k = 0; k < kinds; ++k) {
          const std::string at = fmt::format("|{}", k);
          text += fmt::format("{{ kind = 'k{}', boys = {}, girls = {}, all = {} }}, ", k,
                              nation("w.boys" + at), nation("w.girls" + at), nation("w.all" + at));
          sums.push_back({{"US|w.boys" + at, 1}, {"US|w.girls" + at, 1}, {"US|w.all" + at, -1}});
        }
        text += "]\n";
      }
    }
    text += body;
    text +=
        "[derive]\nnatural = 'births - deaths'\nboth = 'births + 2 * m.total'\nplace = 'rank(deaths)'\n"
        "share = { formula = 'if(births == 0, 0, share(boys, births))', decimals = 3 }\n"
        "parts = [{ n = 'boys' }, { n = 'deaths' }]\n";
    if (ruled) text += "[[check]]\nname = 'births'\nrule = 'boys + girls == births'\n";
    text +=
        fmt::format("[[suppress]]\npaths = ['m.rows.n', 'boys', 'girls', 'births', 'deaths'{}]\nbelow = {}\n",
                    two_ways ? ", 'w.boys', 'w.girls', 'w.all'" : "", below);
  }
};

// Everything that could be printed of a data set, by name.
std::map<std::string, Cell> printed(const Dataset& dataset) {
  std::map<std::string, Cell> out;
  const auto add = [&](const std::string& code, const Group& group) {
    each_path(group, "", [&](const std::string& path, const Field& field) {
      if (field.cell()) out.emplace(code + "|" + path, *field.cell());
      if (!field.rows()) return;
      for (std::size_t i = 0; i < field.rows()->records.size(); ++i) {
        each_path(field.rows()->records[i], path, [&](const std::string& name, const Field& part) {
          out.emplace(fmt::format("{}|{}|{}", code, name, i), *part.cell());
        });
      }
    });
  };
  add("US", dataset.national);
  for (const StateData& state : dataset.states) add(std::string(state.area->code), state.fields);
  return out;
}

// The hidden figures, out of those asked for, that the sums determine.
std::vector<std::string> recovered(const std::vector<Sum>& sums, const std::map<std::string, Cell>& cells,
                                   const std::set<std::string>& asked) {
  std::map<std::string, std::size_t> columns;
  for (const Sum& sum : sums) {
    for (const auto& [name, factor] : sum) {
      if (!cells.at(name).number()) columns.emplace(name, columns.size());
    }
  }
  Matrix matrix;
  for (const Sum& sum : sums) {
    std::vector<std::uint64_t> row(columns.size());
    for (const auto& [name, factor] : sum) {
      if (!cells.at(name).number())
        row[columns.at(name)] = static_cast<std::uint64_t>(factor + static_cast<int>(prime)) % prime;
    }
    matrix.push_back(std::move(row));
  }
  const std::size_t rank = rank_of(matrix);
  std::vector<std::string> out;
  for (const auto& [name, column] : columns) {
    if (!asked.contains(name)) continue;
    Matrix with = matrix;
    with.emplace_back(columns.size());
    with.back()[column] = 1;
    if (rank_of(std::move(with)) == rank) out.push_back(name);
  }
  return out;
}

struct Counts {
  int figures = 0;
  int primary = 0;
  int complementary = 0;
};

void attack(const World& world, bool distinct, Counts& counts) {
  DataReading reading(world.text);
  REQUIRE(reading.findings().empty());
  figures::settle(reading.dataset, reading.found);
  CAPTURE(world.text);
  REQUIRE(reading.findings().empty());
  for (const StateData& state : reading.dataset.states) {
    for (const Diagnostic& d : state.findings.all()) FAIL_CHECK(render(d, reading.sources));
  }

  const auto cells = printed(reading.dataset);
  std::set<std::string> hidden;
  std::set<int> secrets;
  for (const auto& [name, value] : world.truth) {
    const Cell& cell = cells.at(name);
    ++counts.figures;
    const bool national = name.starts_with("US|");
    const bool named = !national && name.find("m.total") == std::string::npos;
    const bool small = named && value > 0 && value < world.below;
    if (cell.number()) {
      if (small || cell.number()->value != Decimal(value)) FAIL("printed: " << name);
      continue;
    }
    if (cell.status != Status::suppressed || !cell.absent() || !cell.written.empty())
      FAIL("not hidden: " << name);
    hidden.insert(name);
    secrets.insert(value);
    ++(small ? counts.primary : counts.complementary);
  }
  for (const std::string& name : recovered(world.sums, cells, hidden)) FAIL_CHECK("recovered: " << name);

  for (const StateData& state : reading.dataset.states) {
    const std::string code(state.area->code);
    const auto hides = [&](const std::string& path) { return hidden.contains(code + "|" + path); };
    // What is derived from something hidden says nothing.
    const bool none = world.truth.at(code + "|births") == 0 && !hides("births");
    if ((hides("boys") || hides("births")) && !none) CHECK(cells.at(code + "|share").absent());
    if (hides("births") || hides("deaths")) CHECK(cells.at(code + "|natural").absent());
    if (hides("births") || hides("m.total")) CHECK(cells.at(code + "|both").absent());
    CHECK(cells.at(code + "|parts.n|0").absent() == hides("boys"));
    CHECK(cells.at(code + "|place").absent() == hides("deaths"));
  }
  if (!distinct) return;
  // Every number of the world stands for one figure, so a hidden one found anywhere has leaked.
  for (const auto& [name, cell] : cells) {
    const Number* number = name.ends_with("|place") ? nullptr : cell.number();
    if (number && number->value.is_integer() && secrets.contains(static_cast<int>(number->value.units()))) {
      FAIL_CHECK("a hidden number is printed as " << name);
    }
  }
}

}  // namespace

TEST_CASE("no hidden figure is recovered by linear algebra from all that the sheets print") {
  Counts counts;
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const bool distinct = seed % 2 == 0;
    attack(World(seed, 4 + static_cast<int>(seed % 5) * 6, distinct), distinct, counts);
  }
  WARN(counts.figures << " figures, " << counts.primary << " small, " << counts.complementary
                      << " more hidden");
  CHECK(counts.primary > 1000);
  CHECK(counts.complementary < 2 * counts.primary);
}

TEST_CASE("nothing is hidden where nothing is small") {
  Counts counts;
  for (std::uint32_t seed = 1; seed <= 50; ++seed) attack(World(seed, 0, true), true, counts);
  CHECK(counts.primary + counts.complementary == 0);
}

TEST_CASE("the attack recovers what is hidden without protection") {
  for (std::uint32_t seed = 1; seed <= 50; ++seed) {
    const World world(seed, 0, true);
    DataReading reading(world.text);
    reading.dataset.suppressions.clear();
    figures::settle(reading.dataset, reading.found);
    auto cells = printed(reading.dataset);
    cells.at("IL|m.rows.n|0").value = Absent{};
    CHECK(recovered(world.sums, cells, {"IL|m.rows.n|0"}).size() == 1);
  }
}
