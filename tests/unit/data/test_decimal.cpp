#include "data/decimal.hpp"

#include <catch2/catch.hpp>

using factsheet::data::Decimal;

namespace {

Decimal d(const char* text) {
  const auto number = Decimal::parse(text);
  REQUIRE(number);
  return *number;
}

std::string shown(const std::optional<Decimal>& number) {
  return number ? number->to_string() : "none";
}

}  // namespace

TEST_CASE("decimals keep their digits") {
  for (const char* text : {"0", "-1234.50", "36.2", "0.000000000000000001", "999999999999999999", "-0.5",
                           "0.999999999999999999"}) {
    CHECK(d(text).to_string() == text);
  }
  CHECK(d("+7").to_string() == "7");
  CHECK(d("007").to_string() == "7");
  CHECK(d("1.50").scale() == 2);
  CHECK(d("1.50").reduced().to_string() == "1.5");
  CHECK(d("100").reduced().to_string() == "100");
  CHECK(d("3.00").is_integer());
  CHECK_FALSE(d("3.01").is_integer());
  CHECK(d("36.2").to_double() == 36.2);
}

TEST_CASE("what isn't a plain decimal is refused") {
  for (const char* text :
       {"", "-", "+", ".", "1.", ".5", "1e5", "1,000", "1_000", " 1", "1 ", "--1", "1.2.3", "inf",
        "1000000000000000000", "9999999999999999999999999", "0.0000000000000000001"}) {
    CAPTURE(text);
    CHECK_FALSE(Decimal::parse(text));
  }
}

TEST_CASE("decimals compare by value") {
  CHECK(d("1.50") == d("1.5"));
  CHECK(d("-0.0") == d("0"));
  CHECK(d("999999999999999999") > d("0.999999999999999999"));
  CHECK(d("-999999999999999999") < d("-999999999999999998"));
  CHECK(d("0.1") < d("0.11"));
}

TEST_CASE("sums and products are exact or none") {
  CHECK(shown(Decimal::add(d("0.1"), d("0.2"))) == "0.3");
  CHECK(shown(Decimal::add(d("805"), d("133.25"))) == "938.25");
  CHECK(shown(Decimal::subtract(d("1"), d("0.999999999999999999"))) == "0.000000000000000001");
  CHECK(shown(Decimal::add(d("999999999999999999"), d("1"))) == "none");
  CHECK(shown(Decimal::add(d("999999999999999999"), d("0.1"))) == "none");
  CHECK(shown(Decimal::add(d("99999999999999999.5"), d("0.5"))) == "100000000000000000");
  CHECK(shown(Decimal::multiply(d("0.1"), d("1000000"))) == "100000.0");
  CHECK(shown(Decimal::multiply(d("999999999"), d("999999999"))) == "999999998000000001");
  CHECK(shown(Decimal::multiply(d("999999999999999999"), d("2"))) == "none");
  CHECK(shown(Decimal::multiply(d("0.000000001"), d("0.0000000001"))) == "none");
  CHECK(shown(Decimal::multiply(d("999999999999999999"), d("0.1"))) == "99999999999999999.9");
}

TEST_CASE("quotients round half to even at twelve decimals") {
  CHECK(shown(Decimal::divide(d("1"), d("3"))) == "0.333333333333");
  CHECK(shown(Decimal::divide(d("2"), d("3"))) == "0.666666666667");
  CHECK(shown(Decimal::divide(d("-2"), d("3"))) == "-0.666666666667");
  CHECK(shown(Decimal::divide(d("980"), d("4"))) == "245");
  CHECK(shown(Decimal::divide(d("1"), d("8"))) == "0.125");
  CHECK(shown(Decimal::divide(d("0.000000000001"), d("2"))) == "0");
  CHECK(shown(Decimal::divide(d("0.000000000003"), d("2"))) == "0.000000000002");
  CHECK(shown(Decimal::divide(d("1"), d("0"))) == "none");
  CHECK(shown(Decimal::divide(d("0"), d("7"))) == "0");
  // A large whole part leaves room for fewer decimals.
  CHECK(shown(Decimal::divide(d("1000000000"), d("3"))) == "333333333.333333333");
  CHECK(shown(Decimal::divide(d("999999999999999999"), d("0.000000000000000001"))) == "none");
  CHECK(shown(Decimal::divide(d("999999999999999999"), d("2"))) == "500000000000000000");
  CHECK(shown(Decimal::divide(d("123456789012345678"), d("0.333333333333333333"))) == "370370367037037034");
}

TEST_CASE("to_multiple rounds exactly, halves away from zero, or down") {
  using factsheet::data::Decimal;
  const auto round = [](const char* value, const char* step, Decimal::Rounding rounding) {
    const auto result = Decimal::to_multiple(*Decimal::parse(value), *Decimal::parse(step), rounding);
    return result ? result->to_string() : std::string("none");
  };
  CHECK(round("25", "10", Decimal::Rounding::nearest) == "30");
  CHECK(round("-25", "10", Decimal::Rounding::nearest) == "-30");
  CHECK(round("24.999", "10", Decimal::Rounding::nearest) == "20");
  CHECK(round("2.345", "0.01", Decimal::Rounding::nearest) == "2.35");
  CHECK(round("29", "10", Decimal::Rounding::down) == "20");
  CHECK(round("-21", "10", Decimal::Rounding::down) == "-30");
  CHECK(round("999999999999999999", "10", Decimal::Rounding::nearest) == "none");
  CHECK(round("0.000000000000000001", "1", Decimal::Rounding::nearest) == "0");
}
