#include "text/hyphenator.hpp"

#include "text/embedded.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

// Liang, "Word Hy-phen-a-tion by Com-put-er", 1983: a pattern is letters with digits between them; a word's
// places take the highest digit of all patterns that occur in it, and may be parted where that is odd. The
// patterns are the very file that libhyphen reads. libhyphen itself takes 8 to 11 ms to load it, more than a
// whole sheet may cost; the index below takes a quarter of one. A test holds the two to the same answers.
namespace factsheet::text {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// FNV-1a, taken up letter by letter so that all substrings from one start cost one pass.
constexpr std::uint32_t hash_seed = 2166136261u;
constexpr std::uint32_t hash_more(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619u;
}

/// A byte's class in the table of pattern starts: small ASCII letters have one each.
constexpr std::size_t start_classes = 28;
std::size_t start_class(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a');
  return c == '.' ? 26 : 27;
}

/// Patterns found by their letters: a table of places in the file, by open addressing.
class Patterns {
 public:
  explicit Patterns(std::string_view file)
      : file_(file), slots_(slot_count, 0), longest_(start_classes * start_classes * start_classes, 0) {
    std::size_t line = 0;
    while (line < file_.size()) {
      const std::size_t end = std::min(file_.find('\n', line), file_.size());
      if (is_pattern(line, end)) insert(line, end);
      line = end + 1;
    }
  }

  /// Raises `levels` (one before each byte of `dotted`, a word between two points) by the patterns that
  /// occur.
  void raise(std::string_view dotted, std::vector<char>& levels) const {
    for (std::size_t from = 0; from < dotted.size(); ++from) {
      const std::string_view rest = dotted.substr(from);
      std::size_t longest =
          std::min<std::size_t>(rest.size(), 2);  // patterns this short occur before any third letter
      if (rest.size() >= 3) longest = std::clamp<std::size_t>(longest_[start(&rest[0])], 2, rest.size());
      std::uint32_t hash = hash_seed;
      for (std::size_t length = 1; length <= longest; ++length) {
        hash = hash_more(hash, rest[length - 1]);
        for (std::size_t at = place(hash); slots_[at] != 0; at = (at + 1) % slot_count) {
          if (tag(slots_[at]) != tag_of(hash)) continue;
          if (matches(line_of(slots_[at]), rest.substr(0, length))) apply(line_of(slots_[at]), &levels[from]);
        }
      }
    }
  }

 private:
  // A slot holds the hash's upper bits and the pattern's place in the file; 0 is empty, for a file starts
  // with its header.
  static constexpr std::size_t slot_count = 1u << 15;
  static constexpr std::uint32_t place_bits = 18;
  static std::size_t place(std::uint32_t hash) { return (hash ^ (hash >> 15)) % slot_count; }
  static std::uint32_t tag_of(std::uint32_t hash) { return hash >> place_bits; }
  static std::uint32_t tag(std::uint32_t slot) { return slot >> place_bits; }
  static std::size_t line_of(std::uint32_t slot) { return slot & ((1u << place_bits) - 1); }

  /// Not the encoding's name or a setting, which are in capitals.
  bool is_pattern(std::size_t begin, std::size_t end) const {
    return end > begin && (file_[begin] < 'A' || file_[begin] > 'Z') && file_[begin] != '%' &&
           file_[begin] != '#';
  }

  static std::size_t start(const char* three) {
    return (start_class(three[0]) * start_classes + start_class(three[1])) * start_classes +
           start_class(three[2]);
  }

  void insert(std::size_t begin, std::size_t end) {
    std::uint32_t hash = hash_seed;
    std::uint8_t length = 0;
    char first[3] = {};
    for (std::size_t i = begin; i < end; ++i) {
      if (is_digit(file_[i])) continue;
      hash = hash_more(hash, file_[i]);
      if (length < 3) first[length] = file_[i];
      ++length;
    }
    if (length >= 3) longest_[start(first)] = std::max(longest_[start(first)], length);
    std::size_t at = place(hash);
    while (slots_[at] != 0) at = (at + 1) % slot_count;
    slots_[at] = (tag_of(hash) << place_bits) | static_cast<std::uint32_t>(begin);
  }

  bool matches(std::size_t line, std::string_view letters) const {
    for (const char letter : letters) {
      while (is_digit(file_[line])) ++line;
      if (file_[line] != letter) return false;
      ++line;
    }
    while (line < file_.size() && is_digit(file_[line])) ++line;
    return line == file_.size() || file_[line] == '\n';
  }

  void apply(std::size_t line, char* levels) const {
    for (; line < file_.size() && file_[line] != '\n'; ++line) {
      if (is_digit(file_[line])) {
        *levels = std::max(*levels, file_[line]);
      } else {
        ++levels;
      }
    }
  }

  std::string_view file_;
  std::vector<std::uint32_t> slots_;
  std::vector<std::uint8_t> longest_;  ///< length of the longest pattern by its first three letters
};

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

}  // namespace

struct Hyphenator::Impl {
  std::vector<std::uint32_t> part(std::string_view word);

  std::string_view language;
  std::string_view file;
  std::unique_ptr<const Patterns> patterns;  ///< made for the first word
  std::unordered_map<std::string, std::vector<std::uint32_t>, TextHash, std::equal_to<>> words;
};

std::vector<std::uint32_t> Hyphenator::Impl::part(std::string_view word) {
  constexpr std::size_t least_letters = 5, least_before = 2, least_after = 3;
  const auto letters = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), starts_letter));
  bool inner_capital = false;
  const std::string dotted = fmt::format(".{}.", lowered(word, inner_capital));
  if (letters < least_letters || inner_capital) return {};

  if (!patterns) patterns = std::make_unique<Patterns>(file);
  std::vector<char> levels(dotted.size() + 1, '0');
  patterns->raise(dotted, levels);

  std::vector<std::uint32_t> points;
  std::size_t before = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!starts_letter(word[i])) continue;
    const bool odd = (levels[i + 1] - '0') % 2 == 1;
    if (odd && before >= least_before && letters - before >= least_after)
      points.push_back(static_cast<std::uint32_t>(i));
    ++before;
  }
  return points;
}

std::unique_ptr<Hyphenator> Hyphenator::create(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  const bool english = primary.size() == 2 && (primary[0] | 0x20) == 'e' && (primary[1] | 0x20) == 'n';
  if (!english) return nullptr;
  auto impl = std::make_unique<Impl>();
  impl->language = "en";
  impl->file = embedded(factsheet_hyphenation_en_us, factsheet_hyphenation_en_us_end);
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
