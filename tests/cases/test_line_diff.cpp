#include "cases/line_diff.hpp"
#include <catch2/catch.hpp>

using cases::line_diff;

TEST_CASE("texts that are the same have no difference") {
  CHECK(line_diff("a\nb\n", "a\nb\n").empty());
  CHECK(line_diff("", "").empty());
}

TEST_CASE("a changed line is shown with what is around it") {
  CHECK(line_diff("1\n2\n3\n4\n5\n6\n7\n", "1\n2\n3\nfour\n5\n6\n7\n") ==
        "  ...\n  2\n  3\n- 4\n+ four\n  5\n  6\n");
}

TEST_CASE("a missing line end is a difference") {
  CHECK(line_diff("a\n", "a") == "- a\n+ a  (no line end)\n");
}
