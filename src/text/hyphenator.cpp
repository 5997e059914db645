#include "text/hyphenator.hpp"

#include "text/embedded.hpp"
#include "text/pattern_automaton.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

namespace factsheet::text {
namespace {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
};

bool starts_letter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
}

/// Small letters, for ASCII and Latin-1; the length in bytes stays. Sets `inner_capital` if a letter past the
/// first was changed.
std::string lowered(std::string_view word, bool& inner_capital) {
  std::string out(word);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto c = static_cast<unsigned char>(out[i]);
    const bool latin_1 =
        i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97;
    if ((c < 'A' || c > 'Z') && !latin_1) continue;
    out[i] = static_cast<char>(c + 0x20);
    inner_capital |= i > (latin_1 ? 1u : 0u);
  }
  return out;
}

/// What libhyphen may allocate for parts that are spelled otherwise at a line's end ("Schiffahrt":
/// "Schiff-").
struct Respellings {
  explicit Respellings(std::size_t size) : size_(size) {}
  ~Respellings() {
    for (std::size_t i = 0; texts != nullptr && i < size_; ++i) std::free(texts[i]);
    std::free(texts);
    std::free(places);
    std::free(cuts);
  }
  Respellings(const Respellings&) = delete;
  Respellings& operator=(const Respellings&) = delete;
  bool has(std::size_t character) const { return texts != nullptr && texts[character] != nullptr; }

  char** texts = nullptr;
  int* places = nullptr;
  int* cuts = nullptr;

 private:
  std::size_t size_;
};

}  // namespace

struct Hyphenator::Impl {
  std::vector<std::uint32_t> part(std::string_view word);

  std::string_view language;
  std::string_view patterns;
  int least_after = 3;                        ///< letters that must come behind a hyphen
  std::optional<PatternAutomaton> automaton;  ///< put up for the first word
  std::unordered_map<std::string, std::vector<std::uint32_t>, TextHash, std::equal_to<>> words;
};

std::vector<std::uint32_t> Hyphenator::Impl::part(std::string_view word) {
  constexpr int least_letters = 5, least_before = 2;
  bool inner_capital = false;
  const std::string small = lowered(word, inner_capital);
  if (inner_capital || std::count_if(word.begin(), word.end(), starts_letter) < least_letters) return {};

  if (!automaton) automaton.emplace(patterns);
  constexpr std::size_t libhyphen_wants = 5;  // bytes of its own behind the marks
  std::string marks(small.size() + libhyphen_wants, '\0');
  Respellings respelled(small.size());
  if (hnj_hyphen_hyphenate3(automaton->dict(), small.c_str(), static_cast<int>(small.size()), marks.data(),
                            nullptr, &respelled.texts, &respelled.places, &respelled.cuts, least_before,
                            least_after, 0, 0) != 0) {
    return {};
  }

  // A mark is of a character; odd ones say that the word may be parted behind it.
  std::vector<std::uint32_t> points;
  std::size_t character = 0;
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (!starts_letter(word[i])) continue;
    if ((marks[character] & 1) != 0 && !respelled.has(character)) {
      points.push_back(static_cast<std::uint32_t>(i));
    }
    ++character;
  }
  return points;
}

std::unique_ptr<Hyphenator> Hyphenator::create(std::string_view language) {
  std::string primary(language.substr(0, language.find('-')));
  for (char& c : primary) c = static_cast<char>(c | 0x20);
  auto impl = std::make_unique<Impl>();
  if (primary == "en") {
    impl->language = "en";
    impl->patterns = embedded(factsheet_hyphenation_en_us, factsheet_hyphenation_en_us_end);
  } else if (primary == "es") {
    impl->language = "es";
    impl->patterns = embedded(factsheet_hyphenation_es_es, factsheet_hyphenation_es_es_end);
    impl->least_after = 2;
  } else {
    return nullptr;
  }
  return std::unique_ptr<Hyphenator>(new Hyphenator(std::move(impl)));
}

Hyphenator::Hyphenator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Hyphenator::~Hyphenator() = default;

std::string_view Hyphenator::language() const {
  return impl_->language;
}

const std::vector<std::uint32_t>& Hyphenator::points(std::string_view word) const {
  const auto known = impl_->words.find(word);
  if (known != impl_->words.end()) return known->second;
  return impl_->words.emplace(word, impl_->part(word)).first->second;
}

}  // namespace factsheet::text
