#include "text/hyphenator.hpp"

#include <cctype>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "unit/text/sheet_text.hpp"
#include <catch2/catch.hpp>
#include <hyphen.h>

using namespace factsheet::text;

namespace {

std::string parted(const Hyphenator& hyphenator, const std::string& word) {
  std::string out;
  std::uint32_t from = 0;
  for (const std::uint32_t point : hyphenator.points(word)) {
    out.append(word, from, point - from) += '-';
    from = point;
  }
  return out.append(word, from);
}

/// What libhyphen says of a word in small ASCII letters, from the same file.
class Oracle {
 public:
  Oracle() : dict_(hnj_hyphen_load(FACTSHEET_ROOT "/data/hyphenation/hyph_en_US.dic"), hnj_hyphen_free) {}
  std::string parted(const std::string& word) const {
    std::string marks(word.size() + 5, '\0');
    char** rep = nullptr;
    int* pos = nullptr;
    int* cut = nullptr;
    REQUIRE(hnj_hyphen_hyphenate3(dict_.get(), word.c_str(), static_cast<int>(word.size()), marks.data(),
                                  nullptr, &rep, &pos, &cut, 2, 3, 0, 0) == 0);
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
      out += word[i];
      if ((marks[i] & 1) != 0) out += '-';
    }
    return out;
  }

 private:
  std::unique_ptr<HyphenDict, void (*)(HyphenDict*)> dict_;
};

}  // namespace

TEST_CASE("Spanish words are parted by Spanish patterns, accents and all") {
  const auto h = Hyphenator::create("es-US");
  REQUIRE(h);
  CHECK(h->language() == "es");
  CHECK(parted(*h, "explotación") == "ex-plo-ta-ción");
  CHECK(parted(*h, "nacional") == "na-cio-nal");
  CHECK(parted(*h, "informes") == "in-for-mes");
  CHECK(parted(*h, "pequeña") == "pe-que-ña");
}

TEST_CASE("words are parted as the patterns say") {
  const auto h = Hyphenator::create("en-US");
  REQUIRE(h);
  CHECK(parted(*h, "hyphenation") == "hy-phen-ation");
  CHECK(parted(*h, "Exploitation") == "Ex-ploita-tion");
  CHECK(parted(*h, "multidisciplinary") == "mul-ti-dis-ci-plinary");
  CHECK(parted(*h, "associate") == "as-so-ciate");
  CHECK(parted(*h, "table") == "ta-ble");
}

TEST_CASE("short words, capitals, and inner capitals stay whole; two letters before a hyphen, three after") {
  const auto h = Hyphenator::create("en");
  REQUIRE(h);
  for (const char* word : {"", "a", "into", "NCMEC", "EXPLOITATION", "CyberTipline", "McDonald", "ÉCOLES"}) {
    CHECK(h->points(word).empty());
  }
  CHECK(parted(*h, "about") == "about");     // a-bout
  CHECK(parted(*h, "really") == "re-ally");  // not real-ly
}

TEST_CASE("letters outside ASCII are counted as letters and kept whole") {
  const auto h = Hyphenator::create("en-US");
  REQUIRE(h);
  for (const std::string word : {"résumés", "Ångström", "naïveté", "ñññññññ"}) {
    for (const std::uint32_t p : h->points(word)) {
      CHECK((static_cast<unsigned char>(word[p]) & 0xC0u) != 0x80u);
      CHECK(p >= 2);
    }
  }
  CHECK(h->points("ñññññññ").empty());
}

TEST_CASE("languages without patterns have no hyphenator") {
  CHECK(Hyphenator::create("en-GB"));
  CHECK(Hyphenator::create("EN-us"));
  CHECK_FALSE(Hyphenator::create("fr"));
  CHECK_FALSE(Hyphenator::create("enm"));
  CHECK_FALSE(Hyphenator::create(""));
}

TEST_CASE("words are parted as libhyphen does that reads the patterns itself") {
  const auto h = Hyphenator::create("en-US");
  REQUIRE(h);
  const Oracle oracle;
  const auto agree = [&](const std::string& word) {
    if (word.size() < 5) return;
    INFO(word);
    CHECK(parted(*h, word) == oracle.parted(word));
  };
  std::string word;
  for (const char* paragraph : sheet_paragraphs) {
    for (const char* c = paragraph; *c != '\0'; ++c) {
      if (std::isalpha(static_cast<unsigned char>(*c)) != 0) {
        word += static_cast<char>(*c | 0x20);
      } else {
        agree(word);
        word.clear();
      }
    }
  }
  // Syllables put together at random look enough like English to meet most patterns.
  const char* const syllables[] = {"ex",    "ploi", "ta",  "tion", "chil", "dren", "sub",  "mis",
                                   "sion",  "vic",  "tim", "iz",   "ing",  "able", "ment", "ser",
                                   "vice",  "ly",   "re",  "co",   "un",   "er",   "ist",  "ology",
                                   "graph", "ical", "th",  "sch",  "ck",   "que"};
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    std::string made;
    for (auto n = random() % 4 + 2; n > 0; --n) made += syllables[random() % std::size(syllables)];
    agree(made);
  }
}
