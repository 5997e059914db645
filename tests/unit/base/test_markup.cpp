#include "base/markup.hpp"

#include <catch2/catch.hpp>

using factsheet::escaped_markup;

TEST_CASE("no text can end what it stands in") {
  CHECK(escaped_markup("<script>alert(\"1\" & '2')</script>") ==
        "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
  CHECK(escaped_markup("Doña Ana → 1\u00A0%\n") == "Doña Ana → 1\u00A0%\n");
}

TEST_CASE("what may not stand in markup is replaced, one character for one") {
  CHECK(escaped_markup(std::string_view("a\0b\x1f\x7f", 5)) ==
        "a\uFFFD"
        "b\uFFFD\uFFFD");
  CHECK(escaped_markup("\xff\xc3") == "\uFFFD\uFFFD");
  CHECK(escaped_markup("\uFFFE\uFFFF\u0085") == "\uFFFD\uFFFD\uFFFD");
}
