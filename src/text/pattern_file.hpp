#pragma once

#include <cstdint>

#include <hyphen.h>

/// How tools/compile_patterns.cpp lays down libhyphen's automaton for PatternAutomaton to take up: made and
/// read by one build, so in the machine's own order of bytes and layout of structs. After the FileHead, for
/// each level:
///   LevelHead, HyphenTrans[transitions], State[states], Output[outputs], the texts, zeros up to a multiple
///   of 4.
namespace factsheet::text::pattern_file {

struct FileHead {
  std::uint32_t mark;  ///< `mark_of_layout`
  std::uint32_t levels;
};
/// Differs where a struct of libhyphen or the order of bytes does.
constexpr std::uint32_t mark_of_layout = 0x48590000u | (sizeof(HyphenTrans) << 8) | sizeof(HyphenState);

/// One HyphenDict of the chain that `nextlevel` makes, main one first.
struct LevelHead {
  std::uint32_t transitions, states, outputs;
  std::uint32_t text_bytes;
  std::uint32_t nohyphen;  ///< place of its first text; 0: none
  std::int32_t nohyphenl, utf8;
  char lhmin, rhmin, clhmin, crhmin;
  char cset[MAX_NAME];
};

/// Its transitions follow those of the state before.
struct State {
  std::int32_t fallback;
  std::uint16_t transitions;
  std::uint16_t output;  ///< 0: none
};

/// What a state that ends a pattern says. Many say the same.
struct Output {
  std::uint32_t match, repl;  ///< places of texts; 0: none
  std::int32_t replindex, replcut;
};

}  // namespace factsheet::text::pattern_file
