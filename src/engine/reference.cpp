#include "data/dataset.hpp"
#include "data/schema.hpp"
#include "engine/factsheet.hpp"
#include "engine/version.hpp"
#include "layout/layout.hpp"

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

}  // namespace factsheet::engine
