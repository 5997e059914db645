#pragma once

#include "graphics/picture.hpp"

#include <map>
#include <string>
#include <string_view>

namespace factsheet::graphics {

/// The pictures that a layout names, by the files' names as written. Read once, then shared by all sheets.
class PictureBook {
 public:
  void add(const std::string& file, Picture picture) { pictures_.emplace(file, std::move(picture)); }
  /// Null if there is none of that name, or it couldn't be used.
  const Picture* find(std::string_view file) const {
    const auto found = pictures_.find(file);
    return found == pictures_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, Picture, std::less<>> pictures_;
};

}  // namespace factsheet::graphics
