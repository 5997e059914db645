#pragma once

#include "text/face_impl.hpp"
#include "text/opportunities.hpp"
#include "text/optimum_fit.hpp"
#include "text/shape.hpp"
#include "text/word.hpp"

#include <functional>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <hb.h>

namespace factsheet::text {

struct WordView {
  std::uint32_t style;
  std::string_view text;
};
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(WordView w) const {
    return std::hash<std::string_view>()(w.text) ^ (w.style * 0x9E3779B9u);
  }
  std::size_t operator()(const WordKey& w) const { return (*this)(WordView{w.style, w.text}); }
};
struct WordEqual {
  using is_transparent = void;
  template <typename A, typename B>
  bool operator()(const A& a, const B& b) const {
    return a.style == b.style && std::string_view(a.text) == std::string_view(b.text);
  }
};

/// The words of one thread, and what its paragraphs are broken with: memory is taken once and used again.
struct Shaper::Impl {
  explicit Impl(const FontBook& book);

  /// The word, shaped.
  Word& shaped(std::uint32_t style, std::string_view text);
  /// The word with its edges and own cuts.
  Word& examined(std::uint32_t style, std::string_view text);
  /// Adds the cuts that the patterns allow.
  void hyphenate(Word& word, const Hyphenator& hyphenator);
  /// Makes the widths of a cut word's parts known.
  void measure(const Word& word, Cut& cut);
  /// See Shaper::trim.
  void trim();
  /// The part of a word before a cut, with the hyphen that it gets.
  Word& left_part(const Word& word, std::uint32_t from, const Cut& cut);

  static std::uint32_t pack(FaceId face, Features features);
  static constexpr unsigned feature_bits = 5;
  static FaceId face_of(std::uint32_t style) {
    return FaceId{static_cast<std::uint16_t>(style >> feature_bits)};
  }

  const FontBook* fonts;
  LineBreakRules rules;
  std::vector<Item> items;
  FitMemory fit;

 private:
  GlyphRun shape(std::uint32_t style, std::string_view text);
  bool measure_by_sums(const Word& word, Cut& cut);
  void measure_by_shaping(const Word& word, Cut& cut);
  void add_own_cuts(Word& word, std::string_view text);

  std::unique_ptr<hb_buffer_t, HbDelete<hb_buffer_destroy>> buffer_;
  hb_language_t language_;  ///< said here, because HarfBuzz would ask the process's locale
  std::unordered_map<WordKey, Word, WordHash, WordEqual> words_;
  std::vector<MarkBreak> marks_;
  std::vector<bool> allowed_;
  std::string part_;
};

}  // namespace factsheet::text
