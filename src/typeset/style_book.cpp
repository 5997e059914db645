#include "typeset/style_book.hpp"

#include <algorithm>

namespace factsheet::typeset {
namespace {

// Type that fitting makes smaller stays readable; what was smaller already stays as it is.
constexpr Length least_size = Length::points(6.5);

}  // namespace

const document::Style& StyleBook::scaled(const document::Style& style, const Scale& by) {
  if (by == Scale{}) return style;
  const auto [place, is_new] = known_.try_emplace({&style, by.size, by.leading, by.spacing}, style);
  if (!is_new) return place->second;
  document::Style& out = place->second;
  out.size = std::max(style.size * by.size, std::min(style.size, least_size));
  const double ratio = out.size / style.size;
  out.leading = style.leading * (ratio * by.leading);
  out.tracking = style.tracking * ratio;
  for (Length document::Style::*space :
       {&document::Style::space_before, &document::Style::space_after, &document::Style::padding_y}) {
    out.*space = style.*space * (ratio * by.spacing);
  }
  const bool alike = ratio == 1 && by.leading == 1;
  out.sets_as = !alike ? nullptr : style.sets_as ? style.sets_as : &style;
  return out;
}

}  // namespace factsheet::typeset
