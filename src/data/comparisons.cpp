#include "data/comparisons.hpp"

#include "base/suggest.hpp"
#include "data/cell.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace factsheet::data {
namespace {

using Kind = Expression::Kind;

constexpr std::string_view area_prefix = "state.";

std::string outcome(std::string_view comparison) {
  return comparison == "==" ? "so this never holds" : "so this always holds";
}

std::vector<std::string> known_of_areas(const Gazetteer& gazetteer, std::string_view name) {
  std::vector<std::string> all;
  for (const Area& area : gazetteer.areas()) {
    std::string text = about(area, name);
    if (!text.empty()) all.push_back(std::move(text));
  }
  return all;
}

// "did you mean "IL"?", also where the name stands for the code.
std::string meant(const std::string& text, std::string_view name, const std::vector<std::string>& known,
                  const Gazetteer& gazetteer) {
  const Area* area = gazetteer.find(text);
  const std::string same = area ? about(*area, name) : "";
  if (!same.empty() && same != text) return fmt::format("did you mean \"{}\"?", same);
  return did_you_mean(text, known);
}

void check_area(const Expression& path, const Expression& text, std::string_view comparison,
                const Gazetteer& gazetteer, Diagnostics& diagnostics) {
  const std::string_view name = std::string_view(path.text).substr(area_prefix.size());
  const std::vector<std::string> known = known_of_areas(gazetteer, name);
  // What isn't known of any area is reported where it is asked.
  if (known.empty() || std::find(known.begin(), known.end(), text.text) != known.end()) return;
  std::string message =
      fmt::format("\"{}\" is \"{}\" of no area, {}", path.text, text.text, outcome(comparison));
  Diagnostic& finding = gazetteer.is_own()
                            ? diagnostics.warning(Code::unknown_state, text.span, std::move(message))
                            : diagnostics.error(Code::unknown_state, text.span, std::move(message));
  finding.hint(meant(text.text, name, known, gazetteer));
}

void check_status(const Expression& text, std::string_view comparison, Diagnostics& diagnostics) {
  if (status_of(text.text)) return;
  const std::vector<std::string> known = status_names();
  const std::string near = did_you_mean(text.text, known);
  diagnostics
      .error(Code::bad_expression, text.span,
             fmt::format("there is no status \"{}\", {}", text.text, outcome(comparison)))
      .hint(near.empty() ? fmt::format("there are {}", fmt::join(known, ", ")) : near);
}

}  // namespace

void check_comparisons(const Expression& expression, const Gazetteer* gazetteer, Diagnostics& diagnostics) {
  for (const Expression& operand : expression.operands) check_comparisons(operand, gazetteer, diagnostics);
  if (expression.kind != Kind::binary || (expression.text != "==" && expression.text != "!=")) return;
  const bool text_first = expression.operands[0].kind == Kind::text;
  const Expression& text = expression.operands[text_first ? 0 : 1];
  const Expression& other = expression.operands[text_first ? 1 : 0];
  if (text.kind != Kind::text) return;
  if (other.kind == Kind::path && other.text.starts_with(area_prefix)) {
    if (gazetteer) check_area(other, text, expression.text, *gazetteer, diagnostics);
  } else if (other.kind == Kind::call && other.text == "status") {
    check_status(text, expression.text, diagnostics);
  }
}

}  // namespace factsheet::data
