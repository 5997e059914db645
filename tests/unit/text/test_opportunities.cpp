#include "base/utf8.hpp"
#include "text/opportunities.hpp"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace factsheet;
using namespace factsheet::text;

namespace {

std::string with_marks(const std::string& word) {
  std::vector<MarkBreak> marks;
  find_mark_breaks(word, marks);
  std::string out;
  std::size_t from = 0;
  for (const MarkBreak& mark : marks) {
    out.append(word, from, mark.offset - from) += '|';
    from = mark.offset;
  }
  return out.append(word, from);
}

}  // namespace

TEST_CASE("lines may end after marks between letters, and only there") {
  CHECK(with_marks("trauma-informed,") == "trauma-|informed,");
  CHECK(with_marks("survivors/families") == "survivors/|families");
  CHECK(with_marks("state\u2014which") == "state\u2014|which");
  CHECK(with_marks("jusqu\u2010ici") == "jusqu\u2010|ici");
  CHECK(with_marks("up-to-date") == "up-|to-|date");
  CHECK(with_marks("\u00E9t\u00E9-hiver") == "\u00E9t\u00E9-|hiver");
  CHECK(with_marks("exam\u00ADple") == "exam\u00AD|ple");
  for (const std::string word :
       {"e-mail", "X-ray", "2020-2023", "-based", "based-", "and/or/", "1/2", "9-to-5", "--",
        "non\u2011breaking", "\u2014John", "5\u20137", "1-800-THE-LOST", "(1-800-THE-LOST)."}) {
    if (word == "and/or/") {
      CHECK(with_marks(word) == "and/|or/");
    } else if (word == "9-to-5") {
      CHECK(with_marks(word) == word);
    } else {
      CHECK(with_marks(word) == word);
    }
  }
}

TEST_CASE("addresses stay whole") {
  for (const std::string word :
       {"missingkids.org/ourwork/impact", "https://a-site/the-page", "first-last@ncmec-us.org"}) {
    CHECK(is_address(word));
    CHECK(with_marks(word) == word);
  }
  CHECK_FALSE(is_address("impact."));
  CHECK_FALSE(is_address("36.2"));
  CHECK_FALSE(is_address("..."));
}

TEST_CASE("our quick rules for blanks are those of UAX 14") {
  // All but QU SP* x OP (LB15), which keeps `said" (he` together and which Unicode 15.1 dropped.
  LineBreakRules rules;
  std::vector<bool> allowed;
  const std::u32string characters =
      U"ab1(['\"),.:;!?/"
      U"-%$&#@*+=<>|_"
      U"\u2013\u2014\u2019\u2018\u201C\u201D\u2026\u00BF\u00A1\u00E9\u00C5\u00A9\u00B0\u00BD\u00A7\u2022";
  for (const char32_t before : characters) {
    for (const char32_t after : characters) {
      const bool quote = before == U'"' || before == U'\'' || (before >= 0x2018 && before <= 0x201D);
      if (quote && kind_of(after) == CharKind::opener) continue;
      if (before == U'\u2014' && after == U'\u2014') continue;  // LB17: a pair of dashes
      std::string text = "xy";
      utf8::append(text, before);
      text += ' ';
      const std::size_t at = text.size();
      utf8::append(text, after);
      text += "xy";
      rules.find(text, allowed);
      INFO(text);
      CHECK(may_part(kind_of(before), kind_of(after)) == allowed[at]);
    }
  }
}

TEST_CASE("marks part only where UAX 14 does, too") {
  LineBreakRules rules;
  std::vector<bool> allowed;
  std::mt19937 random(7);
  const std::u32string characters = U"abcdeXY19-/\u2013\u2014\u2010.,'\u2019(\u00E9";
  std::vector<MarkBreak> marks;
  for (int i = 0; i < 2000; ++i) {
    std::string word;
    for (auto n = random() % 12 + 3; n > 0; --n) utf8::append(word, characters[random() % characters.size()]);
    marks.clear();
    find_mark_breaks(word, marks);
    rules.find(word, allowed);
    INFO(word);
    for (const MarkBreak& mark : marks) CHECK(allowed[mark.offset]);
  }
}
