#include "bench/areas.hpp"

#include <array>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace bench {
namespace {

// A figure of the sheet, and about how large it is there.
struct Figure {
  const char* path;
  std::uint32_t size;
};

constexpr auto figures = std::to_array<Figure>({{"cybertipline.to_law_enforcement", 26'000},
                                                {"cvip.submissions", 80},
                                                {"missing.facility", 800},
                                                {"missing.others", 130},
                                                {"missing.orr", 40},
                                                {"trafficking.engagements", 80},
                                                {"team_hope.supported", 150},
                                                {"team_hope.mental_health", 120},
                                                {"team_adam.cases", 5},
                                                {"connect.new_users", 350}});

constexpr std::string_view derived = R"(
[derive]
missing.total = "missing.facility + missing.others + missing.orr"
missing.rows  = [
  { kind = "'social_services'", n = "missing.facility" },
  { kind = "'other'",           n = "missing.others" },
  { kind = "'hhs_orr'",         n = "missing.orr" },
]
)";

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  if (!(out << text).flush()) throw std::runtime_error("can't write " + file.string());
}

// The nation's figures as they ship, which every sheet prints.
std::string national() {
  const std::ifstream in(FACTSHEET_ROOT "/data/ncmec-2023.toml");
  std::ostringstream text;
  text << in.rdbuf();
  const std::string all = text.str();
  const std::size_t begin = all.find("[national."), end = all.find("[states.");
  if (begin == std::string::npos || end == std::string::npos) {
    throw std::runtime_error("data/ncmec-2023.toml has no national figures before those of the states");
  }
  return all.substr(begin, end - begin);
}

}  // namespace

std::filesystem::path write_areas(const std::filesystem::path& folder, std::size_t count) {
  std::filesystem::create_directories(folder);
  std::string areas = "code,name\n", values = "code", columns;
  for (const Figure& figure : figures) {
    values += fmt::format(",{}", figure.path);
    columns += fmt::format("{0} = \"{0}\"\n", figure.path);
  }
  values += '\n';
  std::uint32_t seed = 1;
  for (std::size_t i = 1; i <= count; ++i) {
    areas += fmt::format("A-{0},Area {0}\n", i);
    values += fmt::format("A-{}", i);
    for (const Figure& figure : figures) {
      seed = seed * 1664525u + 1013904223u;
      values += fmt::format(",{}", figure.size / 2 + (seed >> 8) % figure.size);
    }
    values += '\n';
  }
  write(folder / "areas.csv", areas);
  write(folder / "figures.csv", values);
  const std::filesystem::path data = folder / "data.toml";
  write(data,
        fmt::format("layout  = \"{}/layouts/state-data.toml\"\nedition = 2023\n"
                    "source  = \"Invented to measure with\"\nsample  = true\nareas   = \"areas.csv\"\n\n"
                    "{}[states_csv]\nfile = \"figures.csv\"\nkey  = \"code\"\n\n[states_csv.columns]\n{}{}",
                    FACTSHEET_ROOT, national(), columns, derived));
  return data;
}

}  // namespace bench
