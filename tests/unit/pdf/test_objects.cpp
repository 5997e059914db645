#include "pdf/objects.hpp"

#include <stdexcept>

#include <catch2/catch.hpp>

using namespace factsheet;

TEST_CASE("a file in which an object was never spelled out is a fault, not a file") {
  pdf::Document document;
  pdf::Dict catalog = document.object();
  catalog.set("Forgotten", document.spelled());
  const pdf::Dict info = document.object();
  const pdf::Deflater deflate(1);
  CHECK_THROWS_AS(document.save(catalog, info, deflate), std::logic_error);
}

TEST_CASE("what isn't there to be spelled out in this document is a fault") {
  pdf::Document other;
  pdf::Spelled third = other.spelled();
  for (int i = 0; i < 2; ++i) third = other.spelled();

  pdf::Document document;
  CHECK_THROWS_AS(document.spell(third, "[]"), std::logic_error);
  document.object();
  document.object();
  document.stream(std::make_shared<const std::string>("bytes"), false);  // the third, but a stream
  CHECK_THROWS_AS(document.spell(third, "[]"), std::logic_error);
}
