#pragma once

#include "pages/display_list.hpp"
#include "pages/reading_text.hpp"
#include "pdf/annotations.hpp"
#include "pdf/content_stream.hpp"
#include "pdf/fonts.hpp"
#include "pdf/images.hpp"
#include "pdf/shown_glyphs.hpp"
#include "pdf/structure.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace factsheet::pdf {

/// A heading whose tag is open.
struct OpenHeading {
  Bookmark bookmark;
  pages::ReadingText words;
  std::size_t depth = 0;  ///< of its tag
  bool placed = false;    ///< whether a text has told where it stands
};

/// Turns pages into operators, one after the other, and tells the structure tree what belongs to which tag.
/// Marked content is opened only when something is drawn, so that tags without content of their own leave no
/// trace.
class PagePainter {
 public:
  PagePainter(Document& document, StructureTree& structure, const ShownGlyphs& shown,
              const std::vector<std::shared_ptr<const EmbeddedFont>>& fonts, const ShownImages& images)
      : document_(document), structure_(structure), shown_(shown), fonts_(fonts), images_(images) {}

  struct Painted {
    std::vector<ContentPart> content;
    std::vector<Dict> annotations;
  };
  /// Pages have to come in their order. Throws std::logic_error if tags or artifacts are not balanced, or
  /// something is drawn outside of both.
  Painted paint(const pages::Page& page, std::size_t number);

  /// The headings of all pages so far.
  const std::vector<Bookmark>& bookmarks() const { return bookmarks_; }

 private:
  struct Current;  // the page being painted
  struct Visitor;

  void text(Current& page, const pages::Text& text);
  void begin_tag(Current& page, const pages::TagBegin& tag);
  void end_tag(Current& page);
  void begin_artifact(Current& page, const pages::ArtifactBegin& artifact, std::size_t item);
  void end_artifact(Current& page);
  void link(Current& page, const pages::Link& link);
  /// Sees to it that what is drawn next is tagged, or in an artifact.
  void ensure_marked(Current& page);
  void end_marked(Current& page);

  Document& document_;
  StructureTree& structure_;
  const ShownGlyphs& shown_;
  const std::vector<std::shared_ptr<const EmbeddedFont>>& fonts_;
  const ShownImages& images_;
  std::size_t next_cid_ = 0;
  std::size_t depth_ = 0;  // open tags
  std::optional<OpenHeading> heading_;
  std::vector<Bookmark> bookmarks_;
};

}  // namespace factsheet::pdf
