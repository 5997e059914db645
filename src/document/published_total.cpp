#include "document/published_total.hpp"

#include <fmt/format.h>

namespace factsheet::document {

void check_sum(const std::vector<const data::Cell*>& parts, const data::Cell& total, const std::string& path,
               Span parts_span, std::string_view shown, Diagnostics& diagnostics) {
  if (total.absent()) return;
  const data::Number* published = total.number();
  if (!published) {
    diagnostics.error(Code::wrong_type, total.span, fmt::format("the total \"{}\" is not a number", path))
        .hint("write it without quotes");
    return;
  }
  data::Decimal sum;
  for (const data::Cell* part : parts) {
    const data::Number* number = part->number();
    const auto next = number ? data::Decimal::add(sum, number->value) : std::nullopt;
    if (!next) {
      diagnostics
          .error(Code::total_mismatch, total.span,
                 fmt::format("the parts of \"{}\" add up to more than 18 digits", path))
          .label(parts_span, "the parts")
          .hint("one of them must be wrong");
      return;
    }
    sum = *next;
  }
  if (sum == published->value) return;
  diagnostics
      .error(Code::total_mismatch, total.span,
             fmt::format("\"{}\" is {}, but its parts add up to {}", path, published->value.to_string(),
                         sum.to_string()))
      .label(parts_span, std::string(shown))
      .hint("correct the total or the part that is wrong; the sheet is not written while they differ");
}

void check_unrounded(const layout::Placeholder& part, Diagnostics& diagnostics) {
  for (const layout::FormatCall& call : part.formats) {
    const bool rounds = call.name == "round" || (call.name == "percent" && !call.argument.empty());
    if (!rounds) continue;
    diagnostics
        .error(Code::bad_value, call.span,
               "what is summed can't be rounded: its parts might not add up as printed")
        .hint("print the numbers as they were published, or take the total out");
  }
}

}  // namespace factsheet::document
