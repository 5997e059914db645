// Run by the build: `compile_patterns PATTERNS.dic FILE` lets libhyphen read a dictionary, which takes it 8
// to 11 ms, and writes the automaton that it makes of it, for the library to carry.
#include <cstdio>
#include <exception>
#include <fstream>
#include <memory>

#include "pack_patterns.hpp"

int main(int count, char** arguments) {
  if (count != 3) return std::fputs("usage: compile_patterns PATTERNS.dic FILE\n", stderr), 2;
  const std::unique_ptr<HyphenDict, void (*)(HyphenDict*)> dict(hnj_hyphen_load(arguments[1]),
                                                                hnj_hyphen_free);
  if (!dict) return std::fprintf(stderr, "compile_patterns: can't read %s\n", arguments[1]), 1;
  if (dict->utf8 == 0) return std::fprintf(stderr, "compile_patterns: %s is not in UTF-8\n", arguments[1]), 1;
  try {
    std::ofstream file(arguments[2], std::ios::binary);
    if (!(file << factsheet::tools::pack_patterns(*dict) << std::flush)) {
      return std::fprintf(stderr, "compile_patterns: can't write %s\n", arguments[2]), 1;
    }
  } catch (const std::exception& fault) {
    return std::fprintf(stderr, "compile_patterns: %s\n", fault.what()), 1;
  }
}
