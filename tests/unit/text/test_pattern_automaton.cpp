#include "text/embedded.hpp"
#include "text/pattern_automaton.hpp"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pack_patterns.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;

namespace {

using Dict = std::unique_ptr<HyphenDict, void (*)(HyphenDict*)>;

Dict load(const char* file) {
  return {hnj_hyphen_load(file), hnj_hyphen_free};
}

/// A dictionary of two levels, with a replacement, its own minima and places without a hyphen.
Dict load_compound() {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
  REQUIRE(file);
  std::fputs(
      "UTF-8\nLEFTHYPHENMIN 1\nRIGHTHYPHENMIN 1\nCOMPOUNDLEFTHYPHENMIN 2\nCOMPOUNDRIGHTHYPHENMIN 2\n"
      "NOHYPHEN ',-\n1-1\n.schif1fahrt/ff=f,5,2\nhaus1tür\nNEXTLEVEL\nNOHYPHEN x\né1h\na1h\n",
      file.get());
  std::rewind(file.get());
  return {hnj_hyphen_load_file(file.get()), hnj_hyphen_free};
}

std::string_view text_of(const char* text) {
  return text == nullptr ? "(none)" : text;
}

bool same_state(const HyphenState& a, const HyphenState& b) {
  if (a.fallback_state != b.fallback_state || a.num_trans != b.num_trans) return false;
  for (int i = 0; i < a.num_trans; ++i) {
    if (a.trans[i].ch != b.trans[i].ch || a.trans[i].new_state != b.trans[i].new_state) return false;
  }
  if (text_of(a.match) != text_of(b.match)) return false;
  if (a.match == nullptr) return true;  // what else stands there is of no meaning
  return text_of(a.repl) == text_of(b.repl) && a.replindex == b.replindex && a.replcut == b.replcut;
}

void check_same(const HyphenDict* a, const HyphenDict* b) {
  for (; a != nullptr && b != nullptr; a = a->nextlevel, b = b->nextlevel) {
    CHECK(std::string(a->cset) == b->cset);
    CHECK(a->utf8 == b->utf8);
    CHECK(std::string{a->lhmin, a->rhmin, a->clhmin, a->crhmin} ==
          std::string{b->lhmin, b->rhmin, b->clhmin, b->crhmin});
    REQUIRE(a->nohyphenl == b->nohyphenl);
    const char* of_a = a->nohyphen;
    const char* of_b = b->nohyphen;
    for (int i = 0; i <= a->nohyphenl; ++i) {
      REQUIRE(text_of(of_a) == text_of(of_b));
      if (of_a == nullptr) break;
      of_b += std::string_view(of_a).size() + 1;
      of_a += std::string_view(of_a).size() + 1;
    }
    REQUIRE(a->num_states == b->num_states);
    int different = 0;
    for (int i = 0; i < a->num_states; ++i) different += same_state(a->states[i], b->states[i]) ? 0 : 1;
    CHECK(different == 0);
  }
  CHECK((a == nullptr && b == nullptr));
}

std::string hyphenated(HyphenDict* dict, const std::string& word) {
  std::string marks(word.size() + 5, '\0');
  std::string out(3 * word.size() + 1, '\0');
  char** rep = nullptr;
  int* pos = nullptr;
  int* cut = nullptr;
  REQUIRE(hnj_hyphen_hyphenate2(dict, word.c_str(), static_cast<int>(word.size()), marks.data(), out.data(),
                                &rep, &pos, &cut) == 0);
  for (std::size_t i = 0; rep != nullptr && i < word.size(); ++i) std::free(rep[i]);
  std::free(rep);
  std::free(pos);
  std::free(cut);
  return out.c_str();
}

}  // namespace

TEST_CASE("the automaton that is built in is libhyphen's own, state by state") {
  const Dict loaded = load(FACTSHEET_ROOT "/data/hyphenation/hyph_en_US.dic");
  REQUIRE(loaded);
  const auto built_in = text::embedded(factsheet_hyphenation_en_us, factsheet_hyphenation_en_us_end);
  const text::PatternAutomaton automaton(built_in);
  check_same(automaton.dict(), loaded.get());
  CHECK(tools::pack_patterns(*loaded) == built_in);  // and every build packs the same bytes
}

TEST_CASE("compound levels, replacements and minima come through") {
  const Dict loaded = load_compound();
  REQUIRE(loaded);
  const std::string packed = tools::pack_patterns(*loaded);
  const text::PatternAutomaton automaton(packed);
  check_same(automaton.dict(), loaded.get());
  CHECK(hyphenated(automaton.dict(), "schiffahrt").find("schiff=f") == 0);
  for (const char* word : {"schiffahrt", "caféhaus", "wahaha-uhaha", "haustür", "hausxaha"}) {
    CHECK(hyphenated(automaton.dict(), word) == hyphenated(loaded.get(), word));
  }
}

TEST_CASE("patterns that another build packed, or that end too soon, are refused") {
  const std::string packed = tools::pack_patterns(*load_compound());
  std::string other = packed;
  other[0] = static_cast<char>(other[0] ^ 1);
  CHECK_THROWS_AS(text::PatternAutomaton(other), std::logic_error);
  for (std::size_t size = 0; size < packed.size(); size += 4) {
    CHECK_THROWS_AS(text::PatternAutomaton(std::string_view(packed).substr(0, size)), std::logic_error);
  }
  CHECK_THROWS_AS(text::PatternAutomaton(packed + "    "), std::logic_error);
}
