#include "data/state_names.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace factsheet::data {
namespace {

// A wording and whom it names: postal codes parted by blanks, none if it names no area. Where it may stand
// for two, the sheets of both may have it.
struct Wording {
  std::string_view text;  // as `Folded` writes it
  std::string_view codes;
};

// Longer than a name that they hold, so that they win over it. Proper names can't all be known: these are
// the ones that stand in texts on children, on where people live, or on who publishes figures. Others that
// are meant can be had by turning the guard off.
constexpr auto wordings = std::to_array<Wording>({
    {"washington, d.c.", "DC"},
    {"washington d.c.", "DC"},
    {"washington, d.c", "DC"},
    {"washington d.c", "DC"},
    {"washington, dc", "DC"},
    {"washington dc", "DC"},
    {"washington, district of columbia", "DC"},
    {"d.c.", "DC"},
    {"u.s. virgin islands", "VI"},
    {"us virgin islands", "VI"},
    {"virgin islands", "VI"},
    {"british virgin islands", ""},
    {"northern marianas", "MP"},
    {"northern mariana", "MP"},
    {"kansas city", "MO KS"},
    {"michigan city", "IN"},
    {"nevada city", "CA MO"},
    {"virginia city", "NV MT"},
    {"states and the district of columbia", ""},  // the nation, as the Census Bureau counts it
    {"states and district of columbia", ""},
    {"states and d.c.", ""},
    {"states, the district of columbia", ""},
    {"states, the district of columbia and puerto rico", ""},
    {"states, the district of columbia, and puerto rico", ""},
    {"alaska native", ""},  // with "American Indian", a group that nearly every table of children has
    {"alaska natives", ""},
    {"lake michigan", ""},
    {"lake washington", ""},
    {"fort washington", ""},
    {"george washington", ""},
    {"booker t. washington", ""},
    {"mount washington", ""},
    {"port washington", ""},
    {"washington monument", ""},
    {"washington post", ""},
    {"new york times", ""},
    {"texas instruments", ""},
});

// A name before one of these, capitalized, is that of a county, a street, a river or a school, of which any
// state may have one; "Texas counties" and "New York state" are the state's.
constexpr auto makes_a_place = std::to_array<std::string_view>(
    {"County", "Parish", "Borough", "Township", "River", "Avenue", "Ave", "Street", "Boulevard", "Road",
     "University", "State University", "College"});
constexpr std::string_view makes_a_school = "university of ";

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// A text in lower case, all blanks and line ends alike and single, without soft hyphens, and with the place
// of each of its bytes in the text. Dashes, quotes and their like become a "-", so that they part words.
struct Folded {
  explicit Folded(std::string_view from) {
    text.reserve(from.size());
    places.reserve(from.size() + 1);
    for (std::size_t at = 0; at < from.size();) {
      const char c = from[at];
      if (static_cast<unsigned char>(c) >= 0x80) {
        at += beyond_ascii(from, at);
      } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        blank(at++);
      } else {
        add(lower(c), at++);
      }
    }
    places.push_back(static_cast<std::uint32_t>(from.size()));
  }

  bool starts_word(std::size_t at) const { return at == 0 || !is_word(text[at - 1]); }
  bool ends_word(std::size_t at) const { return at == text.size() || !is_word(text[at]); }

  std::string text;
  std::vector<std::uint32_t> places;

 private:
  // Takes a character in, or its first byte; gives the number of bytes taken.
  std::size_t beyond_ascii(std::string_view from, std::size_t at) {
    const std::string_view rest = from.substr(at);
    if (rest.starts_with("\u00AD")) return 2;  // a soft hyphen
    if (rest.starts_with("\u00A0") || rest.starts_with("\u202F")) {
      blank(at);
      return rest.front() == '\xC2' ? 2 : 3;
    }
    const bool dash_or_quote = rest.starts_with("\xE2\x80");  // U+2000 to U+203F
    add(dash_or_quote ? '-' : rest.front(), at);
    return dash_or_quote ? std::min<std::size_t>(3, rest.size()) : 1;
  }
  void add(char c, std::size_t at) {
    text += c;
    places.push_back(static_cast<std::uint32_t>(at));
  }
  void blank(std::size_t at) {
    if (text.empty() || text.back() != ' ') add(' ', at);
  }
};

struct Name {
  std::string text;
  std::string_view codes;
  bool plain = false;  // the state's name and nothing else
};

// All names and wordings by their first letter, the longest first.
class Names {
 public:
  Names() {
    for (const Area& area : areas()) add({Folded(area.name).text, area.code, true});
    for (const Wording& wording : wordings) add({std::string(wording.text), wording.codes, false});
    for (auto& names : by_letter_) {
      std::stable_sort(names.begin(), names.end(),
                       [](const Name& a, const Name& b) { return b.text.size() < a.text.size(); });
    }
  }

  const Name* at(const Folded& folded, std::size_t begin) const {
    const char first = folded.text[begin];
    if (first < 'a' || first > 'z') return nullptr;
    const std::string_view rest = std::string_view(folded.text).substr(begin);
    for (const Name& name : by_letter_[static_cast<std::size_t>(first - 'a')]) {
      if (rest.starts_with(name.text) && folded.ends_word(begin + name.text.size())) return &name;
    }
    return nullptr;
  }

 private:
  void add(Name name) {
    by_letter_[static_cast<std::size_t>(name.text.front() - 'a')].push_back(std::move(name));
  }

  std::array<std::vector<Name>, 26> by_letter_;
};

bool is_place_or_school(std::string_view text, const Folded& folded, std::size_t begin, std::size_t end) {
  if (std::string_view(folded.text).substr(0, begin).ends_with(makes_a_school)) return true;
  if (end >= folded.text.size() || folded.text[end] != ' ') return false;
  for (const std::string_view word : makes_a_place) {
    const std::size_t after = end + 1 + word.size();
    if (after > folded.text.size() || !folded.ends_word(after)) continue;
    const char capital = text[folded.places[end + 1]];
    const auto same = [&](std::size_t i) { return folded.text[end + 1 + i] == lower(word[i]); };
    std::size_t equal = 0;
    while (equal < word.size() && same(equal)) ++equal;
    if (equal == word.size() && capital == word.front()) return true;
  }
  return false;
}

}  // namespace

std::vector<NamedArea> other_areas_named(std::string_view text, const Area& own) {
  static const Names names;
  std::vector<NamedArea> out;
  const bool is_own = own.is_own();
  const std::string_view home = is_own ? own.state : own.code;
  if (home.empty()) return out;
  const Folded folded(text);
  const std::string own_name = is_own ? Folded(own.name).text : std::string();
  for (std::size_t at = 0; at < folded.text.size(); ++at) {
    if (!folded.starts_word(at)) continue;
    if (is_own && std::string_view(folded.text).substr(at).starts_with(own_name) &&
        folded.ends_word(at + own_name.size())) {
      at += own_name.size() - 1;
      continue;
    }
    const Name* name = names.at(folded, at);
    if (!name) continue;
    const std::size_t end = at + name->text.size();
    const bool harmless = name->codes.empty() || name->codes.find(home) != std::string_view::npos ||
                          (name->plain && is_place_or_school(text, folded, at, end));
    if (!harmless) {
      out.push_back({find_area(name->codes.substr(0, 2)), folded.places[at], folded.places[end]});
    }
    at = end - 1;
  }
  return out;
}

}  // namespace factsheet::data
