#include "typeset/typeset.hpp"

#include "typeset/context.hpp"
#include "typeset/fit.hpp"
#include "typeset/furniture.hpp"

namespace factsheet::typeset {

pages::Pages typeset(const document::Document& document, const Tools& tools, Diagnostics& diagnostics) {
  Fitted fitted = fit(document, tools, diagnostics);
  std::vector<Body>& bodies = fitted.bodies;
  Context context(document, tools, diagnostics);
  const auto count = static_cast<int>(bodies.size());

  pages::Pages out;
  out.fitting = std::move(fitted.taken);
  out.fit_steps = fitted.steps;
  out.metadata.title = document.title;
  out.metadata.language = document.language;
  out.metadata.author = document.author;
  out.metadata.subject = document.subject;
  for (int number = 1; number <= count; ++number) {
    Body& body = bodies[static_cast<std::size_t>(number) - 1];
    pages::Page page{document.page->size, {}};
    draw_head(context, page, number, count);
    if (number == 1) {
      pages::TagBegin tag;
      tag.role = pages::Role::document;
      page.items.emplace_back(std::move(tag));
    }
    page.items.insert(page.items.end(), std::make_move_iterator(body.items.begin()),
                      std::make_move_iterator(body.items.end()));
    if (number == count) page.items.emplace_back(pages::TagEnd{});
    draw_foot(context, page, number, count);
    out.pages.push_back(std::move(page));
  }
  return out;
}

}  // namespace factsheet::typeset
