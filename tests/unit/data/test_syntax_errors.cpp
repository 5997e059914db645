#include "reading.hpp"
#include <catch2/catch.hpp>
#include <fmt/format.h>

using factsheet::data::Reading;

namespace {

struct Snippet {
  const char* text;
  const char* finding;  // "code line:column message / hint" of all findings, one a line
};

void require_findings(const Snippet& snippet) {
  const Reading reading(snippet.text);
  CAPTURE(snippet.text);
  CHECK_FALSE(reading.root.has_value());
  CHECK(reading.findings() == snippet.finding);
}

}  // namespace

TEST_CASE("figures that aren't TOML numbers come with the number to write") {
  const Snippet snippets[] = {
      {"n = 26,696\n",
       "thousands-comma 1:5 26,696 is not a number in TOML / write 26_696: TOML has no thousands commas\n"},
      {"a = 1\nn = -1,234,567.8 # why\n",
       "thousands-comma 2:5 -1,234,567.8 is not a number in TOML / write -1_234_567.8: TOML has no thousands "
       "commas\n"},
      {"t = { n = 26,696, kind = \"x\" }\n",
       "thousands-comma 1:11 26,696 is not a number in TOML / write 26_696: TOML has no thousands commas\n"},
      {"n = 19%\n",
       "percent-sign 1:5 19% is not a number in TOML / write 19 and let the layout add the sign with "
       "{path|percent}\n"},
      {"n = [\n  26,696 %\n]\n",
       "percent-sign 2:3 26,696 % is not a number in TOML / write 26_696 and let the layout add the sign "
       "with "
       "{path|percent}\n"},
      {"n = 36.2 million\n",
       "toml-syntax 1:5 36.2 million is not a number in TOML / write { value = 36_200_000, precision = \"0.1 "
       "million\" }\n"},
      {"n = 1 234\n",
       "toml-syntax 1:5 1 234 is not a number in TOML / write 1_234: TOML groups digits with _ only\n"},
      {"n = 1,5\n", "toml-syntax 1:5 1,5 is not a number in TOML / write 1.5: the decimal sign is a point\n"},
      {"n = $5\n", "toml-syntax 1:5 $5 is not a number in TOML / write 5 and let the layout add the sign\n"},
      {"n = \u22125\n",
       "toml-syntax 1:5 \u22125 is not a number in TOML / write -5, with the hyphen of the keyboard\n"},
      {"n = 01\n",
       "toml-syntax 1:5 01 starts with a 0, which a number can't / write 1, or \"01\" in quotes if it is a "
       "code\n"},
      {"n = .5\n", "toml-syntax 1:5 .5 is not a number in TOML / write 0.5\n"},
      {"n = 5.\n", "toml-syntax 1:5 5. is not a number in TOML / write 5\n"},
      {"n = 1__0\n",
       "toml-syntax 1:5 1__0 is not a number in TOML / write one _ or none between two digits, and one "
       "decimal point\n"},
      {"n = 12pt\n", "toml-syntax 1:5 12pt is a text without quotes / write \"12pt\"\n"},
      {"n = n/a\n",
       "toml-syntax 1:5 n/a is not a value in TOML / leave the key out where there is no figure\n"},
  };
  for (const Snippet& snippet : snippets) require_findings(snippet);
}

TEST_CASE("numbers that TOML knows but no sheet can print are refused") {
  const Snippet snippets[] = {
      {"n = 1e5\n", "bad-value 1:5 1e5 is written with an exponent / write 100_000\n"},
      {"n = 1.5e-2\n", "bad-value 1:5 1.5e-2 is written with an exponent / write 0.015\n"},
      {"n = 1e999\n", "bad-value 1:5 1e999 is written with an exponent / write its digits out\n"},
      {"n = 0x1F\n", "bad-value 1:5 0x1F is not a plain decimal number / write 31\n"},
      {"n = -inf\n",
       "bad-value 1:5 -inf is not a figure that can be printed / leave the key out where there is no "
       "figure\n"},
      {"n = 1234567890123456789\n",
       "bad-value 1:5 the number has 19 digits; figures are kept exactly up to 18 / round it, or write it as "
       "a text in "
       "quotes if it is a code\n"},
      {"n = 123456789012345678901\n",
       "bad-value 1:5 the number has 21 digits; figures are kept exactly up to 18 / round it, or write it as "
       "a text in "
       "quotes if it is a code\n"},
      {"d = 07:32:00\n",
       "bad-value 1:5 a time of day is not a value that a sheet knows / write it as a text: \"07:32:00\"\n"},
      {"d = 2024-05-27T07:32:00Z\n",
       "bad-value 1:5 a date with a time of day can't be printed / write 2024-05-27\n"},
  };
  for (const Snippet& snippet : snippets) require_findings(snippet);
}

TEST_CASE("dates, words and quotes") {
  const Snippet snippets[] = {
      {"d = 2023-02-29\n",
       "toml-syntax 1:5 2023-02-29 is not a day of the calendar / write a date as year-month-day, such as "
       "2024-05-31\n"},
      {"d = 2024-5-1\n", "toml-syntax 1:5 2024-5-1 is not a date in TOML / write 2024-05-01\n"},
      {"d = 5/31/2024\n",
       "toml-syntax 1:5 5/31/2024 is not a date in TOML / write a date as year-month-day, such as "
       "2024-05-31\n"},
      {"b = Yes\n", "toml-syntax 1:5 Yes is not a value in TOML / write true, or \"Yes\" if it is a text\n"},
      {"t = Social Services\n",
       "toml-syntax 1:5 Social Services is a text without quotes / write \"Social Services\"\n"},
      {"t = {kind = Social Services, n = 1}\n",
       "toml-syntax 1:13 Social Services is a text without quotes / write \"Social Services\"\n"},
      {"c = #12335b\n",
       "toml-syntax 1:5 #12335b stands without quotes, so TOML takes it for a comment / write \"#12335b\"\n"},
      {"t = “a b”\n",
       "curly-quotes 1:5 typographic quotes are no quotes in TOML / write \"a b\", in straight quotes\n"},
      {"t = \"a”\n",
       "curly-quotes 1:7 a text that starts with \" must end with \", not with a typographic quote / write "
       "straight "
       "quotes: \"\n"},
      {"“t” = 1\n",
       "curly-quotes 1:1 typographic quotes are no quotes in TOML / write straight quotes: \"\n"},
      {"t = [\"a”, \"b\"]\n",
       "curly-quotes 1:8 a text that starts with \" must end with \", not with a typographic quote / write "
       "straight "
       "quotes: \"\n"},
      {"t = \"a\n", "toml-syntax 1:5 this text has no closing quote / write \" at its end\n"},
      {"t = a\"\n", "toml-syntax 1:5 the text has no opening quote / write \"a\"\n"},
      {"t = \"\"\"a\n\nb = 1\n",
       "toml-syntax 1:5 this text is never closed / write \"\"\" behind its last line\n"},
      {"t = \"say \"hi\" there\"\n",
       "toml-syntax 1:10 the text ends at this quote, but the line goes on / write \\\" for a quote inside a "
       "text\n"},
      {"t = \"C:\\data\"\n",
       "toml-syntax 1:8 \\d means nothing in a text / write \\\\ for a backslash, or put the text in single "
       "quotes: "
       "'C:\\data'\n"},
  };
  for (const Snippet& snippet : snippets) require_findings(snippet);
}

TEST_CASE("keys and headings") {
  const Snippet snippets[] = {
      {"n: 1\n", "toml-syntax 1:2 TOML puts = between key and value, not : / write n = 1\n"},
      {"two words = 1\n",
       "toml-syntax 1:1 a key of several words or with other signs needs quotes / write two_words or \"two "
       "words\"\n"},
      {"n \"a\"\n", "toml-syntax 1:3 the = between key and value is missing / write n = \"a\"\n"},
      {"n =\n", "toml-syntax 1:3 there is no value behind the = / write one, or leave the key out\n"},
      {"= 1\n", "toml-syntax 1:1 there is no key before the = / write key = value\n"},
      {"a. = 1\n",
       "toml-syntax 1:4 a part of the key is missing beside the point / write a name on each side of the "
       "point, such as "
       "missing.total\n"},
      {"// note\n",
       "toml-syntax 1:1 this line is neither a key with its value nor a heading in brackets / a comment "
       "starts with #\n"},
      {"a = 1 // note\n", "toml-syntax 1:5 a comment starts with #, not with // / write # for //\n"},
      {"a = 1 b = 2\n", "toml-syntax 1:5 two keys stand on one line / put \"b = 2\" on a line of its own\n"},
      {"a = 1,\n", "toml-syntax 1:5 a line doesn't end in , / leave the , out\n"},
      {"[a\nb = 1\n", "toml-syntax 1:1 this heading isn't closed with ] / write [a]\n"},
      {"[[a]\nb = 1\n", "toml-syntax 1:1 this heading isn't closed with ]] / write [[a]]\n"},
      {"[a]]\n", "toml-syntax 1:4 a bracket too many stands here / write [a]\n"},
      {"[]\n",
       "toml-syntax 1:1 this heading names no table / write a name between the brackets, such as "
       "[national]\n"},
      {"[new york]\n",
       "toml-syntax 1:6 a name of several words or with this sign needs quotes / write [new_york] or [\"new "
       "york\"]\n"},
      {"<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> branch\n",
       "toml-syntax 1:1 a mark of a merge conflict was left in the file / choose one of the two versions and "
       "delete the "
       "marks\n"},
  };
  for (const Snippet& snippet : snippets) require_findings(snippet);
}

TEST_CASE("a repeated key names its first place") {
  struct Case {
    const char* text;
    const char* repeated;
    const char* first;
    unsigned first_line;
  };
  const Case cases[] = {
      {"a = 1\na = 2\n", "a", "a", 1},
      {"[a]\nb = 1\n\n[a]\nb = 2\n", "[a]", "[a]", 1},
      {"a.b = 1\n\"a\".b = 2\n", "\"a\".b", "b", 1},
      {"a = 1\na.b = 2\n", "a.b", "a", 1},
      {"x = 0\nt = { a = 1, b = 2, a = 3 }\n", "a", "a", 2},
      {"[[a]]\nb = 1\n[a]\n", "[a]", "[[a]]", 1},
      {"[a]\nb = { c = 1 }\n[a.b.d]\n", "[a.b.d]", "b", 2},
  };
  for (const Case& c : cases) {
    const Reading reading(c.text);
    CAPTURE(c.text, reading.findings());
    REQUIRE(reading.found.errors() == 1);
    const factsheet::Diagnostic& d = reading.found.all().front();
    CHECK(d.code == factsheet::Code::repeated_key);
    CHECK(reading.at(d.span) == c.repeated);
    REQUIRE(d.labels.size() == 1);
    CHECK(d.labels[0].text == "first given here");
    CHECK(reading.at(d.labels[0].span) == c.first);
    CHECK(d.labels[0].span.line == c.first_line);
  }
}

TEST_CASE("keys of another list element or table are not repetitions") {
  CHECK(Reading("[[a]]\nb = 1\n[a.c]\nd = 1\n[[a]]\nb = 2\n[a.c]\nd = 2\n").root);
  CHECK(Reading("[a.b]\nc = 1\n[a]\nd = 1\n").root);
  // With an error elsewhere the search looks at the same keys.
  CHECK(Reading("[[a]]\nb = 1\n[a.c]\nd = 1\n[[a]]\nb = 2\n[a.c]\nd = 5%\n").found.errors() == 1);
  CHECK(Reading("[a.b]\nc = 1\n[a]\nd = 5%\n").found.errors() == 1);
}

TEST_CASE("brackets") {
  const Snippet snippets[] = {
      {"a = [1, 2\nb = 26,696\n",
       "toml-syntax 1:5 this list is never closed / write ] at its end\n"
       "thousands-comma 2:5 26,696 is not a number in TOML / write 26_696: TOML has no thousands commas\n"},
      {"a = [\n  { n = 1 },\n  { n = 2 },\n[b]\nc = 19%\n",
       "toml-syntax 1:5 this list is never closed / write ] at its end\n"
       "percent-sign 5:5 19% is not a number in TOML / write 19 and let the layout add the sign with "
       "{path|percent}\n"},
      {"a = { b = 1\nc = 26,696\nd = { x = 1 }\n",
       "toml-syntax 1:5 this table is never closed / write } at its end\n"
       "thousands-comma 2:5 26,696 is not a number in TOML / write 26_696: TOML has no thousands commas\n"},
      {"a = {\n  b = 1\n  c = 2\n}\n",
       "toml-syntax 3:3 a comma is missing before this / part the entries with commas\n"},
      {"a = [\"x\" \"y\"]\n",
       "toml-syntax 1:10 a comma is missing before this / part the values with commas\n"},
      {"a = [1 2]\n", "toml-syntax 1:6 a comma is missing between 1 and 2 / write 1, 2\n"},
      {"a = [{ b = 1, { b = 2 }]\nc = 1\n",
       "toml-syntax 1:15 a key is asked here / write key = value, and } at the table's end\n"},
      {"a = { b = [1, 2 }\n",
       "toml-syntax 1:11 this list is not closed before the } / write ] before the }\n"},
      {"a = { b = \"x, c = 1 }\nd = 5%\n",
       "toml-syntax 1:11 this text has no closing quote / write \" at its end\n"
       "percent-sign 2:5 5% is not a number in TOML / write 5 and let the layout add the sign with "
       "{path|percent}\n"},
      {"a = [1,,2]\n", "toml-syntax 1:8 there is a comma too many here / leave it out\n"},
  };
  for (const Snippet& snippet : snippets) require_findings(snippet);
}

TEST_CASE("characters that can't be seen") {
  const std::string blank =
      "this blank is not an ordinary one, and TOML doesn't take it / type it anew with the space bar; it "
      "often comes "
      "along when text is copied from a web page\n";
  CHECK(Reading("a =\u00A01\n").findings() == "toml-syntax 1:4 " + blank);
  CHECK(Reading("a = 1\u200B\n").findings() == "toml-syntax 1:6 " + blank);
  CHECK(Reading("a = \"x\x01\"\n").findings() ==
        "toml-syntax 1:7 an invisible control character (U+0001) stands in this text / delete it\n");
  CHECK(Reading("a = 1 # \x07\n").findings() ==
        "toml-syntax 1:9 an invisible control character (U+0007) stands in this comment / delete it\n");
  CHECK(Reading(std::string("a = 1\n\0\n", 8)).findings() ==
        "toml-syntax 2:1 an invisible control character (U+0000) stands here / delete it\n");
  CHECK(Reading("a = 1\rb = 2\r").findings() ==
        "toml-syntax 1:6 a line ends in a carriage return alone / save the file with the line ends of Unix "
        "(LF) or "
        "Windows (CR LF)\n");
}

TEST_CASE("one run shows every mistake, each once") {
  const Reading reading(
      "title = “Sheet”\n"
      "[national]\n"
      "reports = 36,200\n"
      "share   = 19%\n"
      "[states.IL]\n"
      "kind = social services\n"
      "total: 980\n"
      "rows = [\n"
      "  { kind = \"other\", n = 1,133 },\n"
      "  { kind = \"hhs\" n = 42 },\n"
      "]\n"
      "[national]\n"
      "more = 5\n");
  CHECK(reading.findings() ==
        "curly-quotes 1:9 typographic quotes are no quotes in TOML / write \"Sheet\", in straight quotes\n"
        "thousands-comma 3:11 36,200 is not a number in TOML / write 36_200: TOML has no thousands commas\n"
        "percent-sign 4:11 19% is not a number in TOML / write 19 and let the layout add the sign with "
        "{path|percent}\n"
        "toml-syntax 6:8 social services is a text without quotes / write \"social services\"\n"
        "toml-syntax 7:6 TOML puts = between key and value, not : / write total = 980\n"
        "thousands-comma 9:25 1,133 is not a number in TOML / write 1_133: TOML has no thousands commas\n"
        "toml-syntax 10:18 a comma is missing before this / part the entries with commas\n"
        "repeated-key 12:1 the table [national] is given twice / put all its keys under one heading\n");
}

TEST_CASE("no more than twenty findings") {
  std::string text;
  for (int i = 0; i < 50; ++i) text += fmt::format("k{} = 5%\n", i);
  CHECK(Reading(text).found.errors() == 20);
}

TEST_CASE("files in another encoding") {
  const Reading latin("a = \"caf\xE9\"\n");
  CHECK(latin.findings() ==
        "invalid-utf8 1:9 the byte 0xE9 is not UTF-8 text / save the file as UTF-8; it looks like "
        "Windows-1252, where "
        "this byte is é\n");
  CHECK(Reading("a = 1\nb = \"it\x92s\"\n").findings() ==
        "invalid-utf8 2:8 the byte 0x92 is not UTF-8 text / save the file as UTF-8; it looks like "
        "Windows-1252, where "
        "this byte is ’\n");
  CHECK(Reading("a = \"\x81\"\n").findings() ==
        "invalid-utf8 1:6 the byte 0x81 is not UTF-8 text / save the file as UTF-8 in your editor\n");
  CHECK(Reading(std::string("\xFF\xFE"
                            "a\0=\0",
                            6))
            .findings() ==
        "invalid-utf8 1:1 the file is not UTF-8 text / save the file as UTF-8; it looks like UTF-16 "
        "(\"Unicode\" in some "
        "Windows programs)\n");
}

TEST_CASE("nesting has an end") {
  CHECK(Reading(fmt::format("a = {}\n", std::string(100'000, '['))).findings() ==
        "toml-syntax 1:37 lists and tables are nested more than 32 deep / nest them less\n");
  std::string key = "a";
  for (int i = 0; i < 100'000; ++i) key += ".a";
  const Reading deep(fmt::format("{0} = 1\n[b.{0}]\n", key));
  CHECK(deep.found.errors() == 2);
  CHECK(deep.found.all().front().message == "a key of more than 32 parts");
  std::string tables;
  for (int i = 0; i < 10; ++i) tables += "[a.b.c.d]\n";
  CHECK(Reading(tables).found.errors() == 9);
}
