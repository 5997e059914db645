#include "base/ascii.hpp"
#include "document/fill.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

/// The key of a telephone that a capital stands on (ITU-T E.161).
char key_of(char letter) {
  constexpr std::string_view keys = "22233344455566677778889999";
  return keys[static_cast<std::size_t>(letter - 'A')];
}

/// A number as RFC 3966 dials it; nothing if the text is none. Ten digits are a number of the United States.
std::optional<std::string> dialled(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c))
      digits += c;
    else if (c >= 'A' && c <= 'Z')
      digits += key_of(c);
    else if (c == '+' ? !digits.empty() : std::string_view(" -.()").find(c) == std::string_view::npos)
      return std::nullopt;
  }
  if (digits.size() < 3 || digits.size() > 15) return std::nullopt;  // ITU-T E.164 has up to 15
  if (text.starts_with('+')) return "tel:+" + digits;
  if (digits.size() == 10) return "tel:+1" + digits;
  if (digits.size() == 11 && digits.front() == '1') return "tel:+" + digits;
  return "tel:" + digits;
}

std::optional<std::string> mailed(std::string_view text) {
  const std::size_t at = text.find('@');
  const bool one = at != std::string_view::npos && at > 0 && text.find('@', at + 1) == std::string_view::npos;
  if (!one || text.find('.', at) == std::string_view::npos || text.ends_with('.') ||
      text.find_first_of(" ,;<>") != std::string_view::npos)
    return std::nullopt;
  return fmt::format("mailto:{}", text);
}

std::optional<std::string> browsed(std::string_view text) {
  if (text.find('.') == std::string_view::npos || text.find_first_of(" <>\"") != std::string_view::npos)
    return std::nullopt;
  const std::size_t scheme = text.find("://");
  if (scheme == std::string_view::npos) return fmt::format("https://{}", text);
  if (text.starts_with("https://") || text.starts_with("http://")) return std::string(text);
  return std::nullopt;
}

struct Way {
  const layout::Template& text;
  std::string_view icon;
  std::optional<std::string> (*target)(std::string_view);
  std::string_view what;
  std::string_view hint;
};

}  // namespace

Contact fill(const layout::ContactBlock& from, const Style& style, Span, Composing& composing) {
  Contact contact;
  contact.name = composing.line(from.name, style);
  for (Inline& run : contact.name.runs) run.bold = true;
  for (const layout::Template& line : from.lines) contact.lines.push_back(composing.line(line, style));
  const Way ways[] = {
      {from.phone, "phone", dialled, "telephone number",
       "write the number alone, such as \"1-800-555-0100\"; words go into \"lines\""},
      {from.email, "mail", mailed, "e-mail address", "write it as \"name@example.org\""},
      {from.url, "globe", browsed, "web address", "write it as \"example.org/help\""},
  };
  for (const Way& way : ways) {
    if (way.text.empty()) continue;
    const std::size_t errors_before = composing.diagnostics().errors();
    Rich text = composing.words(way.text);
    if (composing.diagnostics().errors() > errors_before) continue;
    const auto target = way.target(plain(text));
    if (!target) {
      composing.diagnostics()
          .error(Code::bad_value, way.text.span, fmt::format("\"{}\" is no {}", plain(text), way.what))
          .hint(std::string(way.hint));
      continue;
    }
    text.links.push_back(*target);
    for (Inline& run : text.runs) run.link = 0;
    contact.ways.push_back({way.icon, std::move(text)});
  }
  return contact;
}

}  // namespace factsheet::document
