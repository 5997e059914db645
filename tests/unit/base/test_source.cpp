#include "base/source.hpp"
#include "base/utf8.hpp"

#include <vector>

#include <catch2/catch.hpp>

using namespace factsheet;

TEST_CASE("lines and places are found in a text of any number of lines") {
  for (const std::size_t count : {1u, 2u, 15u, 16u, 17u, 32u, 33u, 100u}) {
    for (const bool ends : {false, true}) {
      CAPTURE(count, ends);
      std::string text;
      std::vector<std::size_t> starts;
      for (std::size_t i = 1; i <= count; ++i) {
        starts.push_back(text.size());
        text += "é" + std::to_string(i) + (i % 3 == 0 ? "\r" : "") + (i < count || ends ? "\n" : "");
      }
      SourceMap sources;
      const SourceId id = sources.add("t", text);
      for (std::size_t i = 1; i <= count; ++i) {
        const auto number = static_cast<std::uint32_t>(i);
        CHECK(sources.line(id, number) == "é" + std::to_string(i));
        CHECK(sources.offset(id, number, 2) == starts[i - 1] + 2);
        CHECK(sources.span(id, starts[i - 1] + 2, starts[i - 1] + 3) == Span{id, number, 2, number, 3});
        CHECK(sources.span(id, starts[i - 1], starts[i - 1]) == Span{id, number, 1, number, 1});
      }
      const auto past = static_cast<std::uint32_t>(count + 1);
      CHECK(sources.line(id, past).empty());
      CHECK(sources.offset(id, past, 1) == text.size());
      CHECK(sources.offset(id, past + 40, 1) == text.size());
      const Span end = sources.span(id, text.size(), text.size());
      CHECK(end.line == (ends ? past : count));
    }
  }
}

TEST_CASE("the first byte that isn't UTF-8 is found wherever it stands") {
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string good(before, 'x');
    CHECK_FALSE(utf8::find_invalid(good + "é"));
    CHECK(utf8::find_invalid(good + "\xE9") == before);
    CHECK(utf8::find_invalid(good + "é\xFFxxxxxxxxxx") == before + 2);
  }
}
