#include "document/formats.hpp"
#include "document/numbers.hpp"

#include <catch2/catch.hpp>

using namespace factsheet;

namespace {

struct Printed {
  std::string text;
  std::optional<Code> code;
};

// Prints a cell through formats given as name or name:argument.
Printed print(data::Cell cell, const std::vector<std::string>& formats,
              const std::string& language = "en-US") {
  layout::Placeholder placeholder;
  placeholder.path = "x";
  for (const std::string& format : formats) {
    const std::size_t colon = std::min(format.find(':'), format.size());
    placeholder.formats.push_back(
        {format.substr(0, colon), colon < format.size() ? format.substr(colon + 1) : "", {}});
  }
  Diagnostics diagnostics;
  const document::Formats writer(language);
  const auto text = writer.print(cell, placeholder, {{"other", "Other Cases"}}, diagnostics);
  Printed out{text.value_or(""), std::nullopt};
  if (!diagnostics.all().empty()) out.code = diagnostics.all().front().code;
  CHECK(text.has_value() == !out.code.has_value());
  return out;
}

data::Cell number(const std::string& digits, const std::string& precision = "", bool at_least = false) {
  data::Cell cell;
  data::Number value{data::Decimal::parse(digits).value(), std::nullopt, at_least};
  if (!precision.empty()) value.precision = data::parse_precision(precision).value();
  cell.value = value;
  return cell;
}

data::Cell date(int year, int month, int day) {
  data::Cell cell;
  cell.value = data::Date{year, month, day};
  return cell;
}

}  // namespace

TEST_CASE("a language is known if numbers are written in it") {
  for (const char* tag : {"en", "es", "fr", "en-US", "es-US", "sr-Latn-RS", "fil", "es-419"}) {
    INFO(tag);
    CHECK(document::knows_language(tag));
  }
  // "root" and tags without a language find what all languages fall back to.
  for (const char* tag : {"", "und", "und-US", "root", "x-foo", "zz", "zz-US", "en_", "english"}) {
    INFO(tag);
    CHECK_FALSE(document::knows_language(tag));
  }
}

TEST_CASE("numbers are grouped and keep the digits that were published") {
  CHECK(print(number("26696"), {}).text == "26,696");
  CHECK(print(number("-1234567"), {}).text == "\u22121,234,567");
  CHECK(print(number("0"), {}).text == "0");
  CHECK(print(number("1.50"), {}).text == "1.50");
  CHECK(print(number("999999999999999999"), {}).text == "999,999,999,999,999,999");
  CHECK(print(number("26696"), {"integer"}).text == "26,696");
  CHECK(print(number("2.5"), {"integer"}).code == Code::format_mismatch);
  CHECK(print(number("26696"), {"plain"}).text == "26696");
}

TEST_CASE("a number published rounded prints as it was published") {
  CHECK(print(number("36200000", "0.1 million"), {}).text == "36.2\u00A0million");
  CHECK(print(number("36000000", "0.1 million"), {}).text == "36.0\u00A0million");
  CHECK(print(number("105000000", "1 million", true), {}).text == "more than 105\u00A0million");
  CHECK(print(number("18400", "100", true), {}).text == "more than 18,400");
  CHECK(print(number("18000", "1 thousand", true), {}).text == "more than 18\u00A0thousand");
  CHECK(print(number("1200000000", "0.1 billion"), {}).text == "1.2\u00A0billion");
  CHECK(print(number("900000", "0.1 million"), {}).code == Code::format_mismatch);
}

TEST_CASE("rounding is asked for in so many words, and never finer than what was published") {
  CHECK(print(number("36210368"), {"round:0.1 million"}).text == "36.2\u00A0million");
  CHECK(print(number("36250000"), {"round:0.1 million"}).text == "36.3\u00A0million");
  CHECK(print(number("-25"), {"round:10"}).text == "\u221230");
  CHECK(print(number("24.9"), {"round:10"}).text == "20");
  CHECK(print(number("18449"), {"round:100"}).text == "18,400");
  CHECK(print(number("2.349"), {"round:0.1"}).text == "2.3");
  CHECK(print(number("36200000", "0.1 million"), {"round:1"}).code == Code::false_precision);
  CHECK(print(number("36200000", "0.1 million"), {"round:1 million"}).text == "36\u00A0million");
  CHECK(print(number("4"), {"round:10"}).code == Code::format_mismatch);
  CHECK(print(number("4"), {"round:ten"}).code == Code::format_mismatch);
}

TEST_CASE("per cent") {
  CHECK(print(number("19"), {"percent"}).text == "19%");
  CHECK(print(number("19.5"), {"percent"}).text == "19.5%");
  CHECK(print(number("19.5"), {"percent:0"}).text == "20%");
  CHECK(print(number("19"), {"percent:1"}).code == Code::false_precision);
  CHECK(print(number("19"), {"percent:x"}).code == Code::format_mismatch);
}

TEST_CASE("no format goes around what was published") {
  CHECK(print(number("18600", "100", true), {"round:1000"}).text == "more than 18,000");
  CHECK(print(number("18600", "100", true), {"plain"}).code == Code::false_precision);
  CHECK(print(number("18600", "", true), {"plain"}).text == "more than 18600");
  CHECK(print(number("36200000", "0.1 million"), {"plain"}).code == Code::false_precision);
  CHECK(print(number("36200000", "0.1 million"), {"percent"}).code == Code::format_mismatch);
  CHECK(print(number("0.4"), {"percent:0"}).code == Code::format_mismatch);
  CHECK(print(number("19.0"), {"percent"}).text == "19.0%");
  CHECK(print(number("26696"), {"round:0.1"}).code == Code::false_precision);
  CHECK(print(number("-18600", "", true), {"round:1000"}).text == "more than \u221219,000");
}

TEST_CASE("plural forms follow the language") {
  CHECK(print(number("1"), {"plural:case,cases"}).text == "case");
  CHECK(print(number("0"), {"plural:case,cases"}).text == "cases");
  CHECK(print(number("3"), {"plural:case,cases"}).text == "cases");
  CHECK(print(number("1.0"), {"plural:case,cases"}).text == "cases");
  CHECK(print(number("3"), {"plural:case"}).code == Code::format_mismatch);
  CHECK(print(number("3"), {"plural:,cases"}).code == Code::format_mismatch);
  CHECK(print(number("2"), {"plural:a,b,c,d"}, "pl").text == "b");
}

TEST_CASE("dates") {
  CHECK(print(date(2024, 5, 1), {}).text == "May\u00A01, 2024");
  CHECK(print(date(2024, 5, 1), {"date:short"}).text == "5/1/24");
  CHECK(print(date(2024, 2, 29), {"date:month"}).text == "February 2024");
  CHECK(print(date(2024, 5, 1), {"date:year"}).text == "2024");
  CHECK(print(date(2024, 5, 1), {"date:fancy"}).code == Code::format_mismatch);
  CHECK(print(number("3"), {"date"}).code == Code::format_mismatch);
  CHECK(print(date(2024, 5, 1), {"percent"}).code == Code::format_mismatch);
}

TEST_CASE("labels, unknown formats and chains that make no sense") {
  data::Cell key;
  key.value = std::string("other");
  CHECK(print(key, {"label"}).text == "Other Cases");
  key.value = std::string("othr");
  CHECK(print(key, {"label"}).code == Code::unknown_label);
  CHECK(print(number("3"), {"label"}).code == Code::format_mismatch);
  CHECK(print(number("3"), {"persent"}).code == Code::unknown_format);
  CHECK(print(number("3"), {"integer", "percent"}).code == Code::format_mismatch);
  key.value = true;
  CHECK(print(key, {}).code == Code::format_mismatch);
}

TEST_CASE("another language writes numbers its own way") {
  CHECK(print(number("1234567"), {}, "de").text == "1.234.567");
  CHECK(print(number("36200000", "0.1 million"), {}, "es").text == "36,2\u00A0millones");
  CHECK(print(number("105000000", "1 million", true), {}, "es").text == "más de 105\u00A0millones");
  CHECK(print(number("18400", "100", true), {}, "de").code == Code::format_mismatch);
}
