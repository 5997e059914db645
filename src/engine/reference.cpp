#include "data/dataset.hpp"
#include "data/functions.hpp"
#include "data/schema.hpp"
#include "engine/factsheet.hpp"
#include "engine/version.hpp"
#include "layout/layout.hpp"

#include <fmt/format.h>

namespace factsheet::engine {

std::string data_reference() {
  return data::reference(data::data_schema());
}

std::string layout_reference() {
  return data::reference(layout::layout_schema());
}

std::string_view version() {
  return version_text;
}

std::string formula_reference() {
  std::string out = "| function | gives |\n|---|---|\n";
  for (const data::Function& function : data::functions()) {
    out += fmt::format("| `{}` | {} |\n", function.written, function.help);
  }
  return out;
}

}  // namespace factsheet::engine
