#pragma once

#include "document/document.hpp"
#include "typeset/typeset.hpp"

#include <optional>
#include <vector>

namespace factsheet::typeset {

/// What all parts of setting one document share.
class Context {
 public:
  Context(const document::Document& document, const Tools& tools, Diagnostics& diagnostics)
      : document_(document), tools_(tools), diagnostics_(diagnostics) {}

  /// The face for text of a style; reports a face that isn't there and gives another in its place.
  text::FaceId face(const document::Style& style, bool bold, bool italic, Span used_at);

  /// A style made smaller; good as long as the context and the memory of lines.
  const document::Style& scaled(const document::Style& style, const Scale& by) {
    return (tools_.styles ? *tools_.styles : own_styles_).scaled(style, by);
  }

  /// What the block that is being set stands on: a panel's ground, else the paper's.
  Colour ground() const { return ground_.value_or(document_.page->background); }
  /// How much of it is bare at the block's left: margin or gutter.
  Length free_left() const { return free_left_; }
  void stand_on(const std::optional<Colour>& ground, Length free_left) {
    ground_ = ground;
    free_left_ = free_left;
  }

  const document::Document& document() const { return document_; }
  text::Shaper& shaper() const { return tools_.shaper; }
  const text::Hyphenator* hyphenator() const { return tools_.hyphenator; }
  LineMemory* memory() const { return tools_.memory; }
  /// A picture by its file as the layout names it; null if there is none.
  const graphics::Picture* picture(std::string_view file) const {
    return tools_.pictures ? tools_.pictures->find(file) : nullptr;
  }
  MapMemory& maps() { return tools_.maps ? *tools_.maps : own_maps_; }
  Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  void check_small_caps(const document::Style& style, text::FaceId face, Span used_at);

  struct Known {
    const document::Style* style;
    bool bold;
    bool italic;
    text::FaceId face;
  };
  const document::Document& document_;
  const Tools& tools_;
  Diagnostics& diagnostics_;
  std::optional<Colour> ground_;
  Length free_left_;
  StyleBook own_styles_;
  std::vector<Known> known_;
  MapMemory own_maps_;  // where the caller keeps none
};

}  // namespace factsheet::typeset
