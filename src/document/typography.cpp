#include "document/typography.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace factsheet::document {
namespace {

constexpr std::array<std::string_view, 12> units = {"thousand", "million", "billion", "trillion",
                                                    "percent",  "per",     "years",   "miles",
                                                    "acres",    "a.m.",    "p.m.",    "points"};

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() &&
         (is_word(text[end]) || (text[end] == '.' && end + 1 < text.size() && is_word(text[end + 1]))))
    ++end;
  if (end < text.size() && text[end] == '.') ++end;
  std::string_view word = text.substr(at, end - at);
  const bool abbreviation = word == "a.m." || word == "p.m.";
  if (!abbreviation && word.ends_with('.')) word.remove_suffix(1);
  return word;
}

// "(1) ", "(a) ", "(iv) ": an enumerator of up to three letters or digits that the blank at `at` follows.
bool follows_enumerator(std::string_view text, std::size_t at) {
  if (at < 3 || text[at - 1] != ')') return false;
  std::size_t open = at - 2;
  while (open > 0 && is_word(text[open]) && at - open <= 4) --open;
  const bool starts_word = open == 0 || text[open - 1] == ' ';
  const std::string_view inside = text.substr(open + 1, at - open - 2);
  const bool number = std::all_of(inside.begin(), inside.end(), is_digit);
  const bool roman =
      std::all_of(inside.begin(), inside.end(), [](char c) { return c == 'i' || c == 'v' || c == 'x'; });
  return text[open] == '(' && starts_word && !inside.empty() && (number || roman || inside.size() == 1);
}

bool parts_number_from_unit(std::string_view text, std::size_t at) {
  if (at == 0 || !is_digit(text[at - 1])) return false;
  const std::string_view next = word_at(text, at + 1);
  return std::find(units.begin(), units.end(), next) != units.end();
}

// Whether a text has blanks to settle; `last` is the character before it.
bool has_stray_blanks(std::string_view text, char last) {
  const auto has = [text](std::string_view what) { return text.find(what) != std::string_view::npos; };
  const bool begins = text.starts_with(' ') && (last == ' ' || last == '\n');
  return begins || has("  ") || has("\n") || has("\t") || has("\r");
}

}  // namespace

void settle_blanks(Rich& rich) {
  std::string all;
  char last = ' ';
  for (Inline& run : rich.runs) {
    if (run.counter != Counter::none) last = '0';  // a number will stand here
    if (!has_stray_blanks(run.text, last)) {
      if (!run.text.empty()) last = run.text.back();
      continue;
    }
    std::size_t kept = 0;
    for (char c : run.text) {
      if (c == '\t' || c == '\r') c = ' ';
      if (c == '\n' && last == ' ' && kept > 0) --kept;
      const bool drop = c == ' ' && (last == ' ' || last == '\n');
      if (drop) continue;
      run.text[kept++] = c;
      last = c;
    }
    run.text.resize(kept);
  }
  while (!rich.runs.empty() && rich.runs.back().counter == Counter::none) {
    std::string& text = rich.runs.back().text;
    while (text.ends_with(' ') || text.ends_with('\n')) text.pop_back();
    if (!text.empty()) break;
    rich.runs.pop_back();
  }
  for (const Inline& run : rich.runs) all += run.text;

  std::size_t begin = 0;  // of the run in `all`
  for (std::size_t i = 0; i < rich.runs.size(); ++i) {
    std::string& text = rich.runs[i].text;
    const std::size_t end = begin + text.size();
    // A lone blank between two values is a count and the noun that a plural format chose for it.
    const bool between_values =
        i > 0 && rich.runs[i - 1].origin >= 0 && i + 1 < rich.runs.size() && rich.runs[i + 1].origin >= 0;
    const bool count_and_noun = between_values && text == " " && begin > 0 && is_digit(all[begin - 1]);
    constexpr std::string_view no_break_space = "\u00A0";
    std::size_t moved = 0;  // by what was put in before
    const std::string_view written = std::string_view(all).substr(0, end);
    for (std::size_t at = written.find(' ', begin); at != std::string_view::npos;
         at = written.find(' ', at + 1)) {
      if (!count_and_noun && !follows_enumerator(all, at) && !parts_number_from_unit(all, at)) continue;
      text.replace(at - begin + moved, 1, no_break_space);
      moved += no_break_space.size() - 1;
    }
    begin = end;
  }
}

}  // namespace factsheet::document
