#pragma once

#include "base/diagnostics.hpp"
#include "data/dataset.hpp"
#include "engine/factsheet.hpp"
#include "engine/input_file.hpp"
#include "graphics/picture_book.hpp"
#include "layout/layout.hpp"
#include "text/font_book.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace factsheet::engine {

/// All that was read. `dataset` and `layout` are missing where a file couldn't be read at all.
struct Project::Impl {
  SourceMap sources;
  Diagnostics diagnostics;
  std::optional<data::Dataset> dataset;
  std::vector<std::shared_ptr<data::Dataset>> editions;  ///< before `dataset`, the oldest first
  std::optional<layout::Layout> layout;
  SourceId layout_source = SourceId::none;
  text::FontBook fonts;
  graphics::PictureBook pictures;
  std::vector<InputFile> data_files;  ///< the data file first, then its tables and editions before
  std::vector<InputFile> look_files;  ///< the layout first, then theme, fonts and pictures

  /// The data of a state by its code; null if there is none.
  const data::StateData* find(std::string_view code) const;
};

}  // namespace factsheet::engine
