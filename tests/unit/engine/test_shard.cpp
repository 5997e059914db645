#include "engine/shard.hpp"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

using namespace factsheet::engine;

TEST_CASE("each sheet is in one shard, and shards are alike in size") {
  for (const std::size_t sheets : {0u, 1u, 2u, 7u, 56u, 100u}) {
    for (const std::size_t of : {1u, 2u, 3u, 8u, 60u}) {
      std::vector<int> made(sheets, 0);
      std::size_t least = sheets, most = 0;
      for (std::size_t number = 1; number <= of; ++number) {
        const Shard shard{number, of};
        const std::size_t count = shard.count(sheets);
        least = std::min(least, count);
        most = std::max(most, count);
        for (std::size_t n = 0; n < count; ++n) ++made.at(shard.position(n));
      }
      CAPTURE(sheets, of);
      CHECK(made == std::vector<int>(sheets, 1));
      CHECK(most - least <= 1);
    }
  }
}

TEST_CASE("a shard is K/N with 1 <= K <= N, and nothing else") {
  REQUIRE(parse_shard("2/8"));
  CHECK(parse_shard("2/8")->number == 2);
  CHECK(parse_shard("2/8")->of == 8);
  CHECK(parse_shard("1/1"));
  CHECK(parse_shard("01/10"));  // as job numbers are padded
  CHECK(parse_shard("1000000/1000000"));
  for (const char* text :
       {"",     "/",     "1",     "1/",   "/3",   "0/3",       "4/3",
        "a/b",  "1/b",   "-1/3",  "1/-3", "+1/3", "1.0/3",     " 1/3",
        "1/3 ", "1/3/5", "1 / 3", "1/0",  "0/0",  "1/1000001", "1/99999999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_shard(text));
  }
}
