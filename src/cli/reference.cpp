#include "cli/commands.hpp"
#include "engine/factsheet.hpp"

namespace factsheet::cli {

Status run(const Reference& reference, Console& console) {
  if (reference.which != "layout") console.out(engine::data_reference());
  if (reference.which.empty()) console.out("\n");
  if (reference.which != "data") console.out(engine::layout_reference());
  return status_ok;
}

}  // namespace factsheet::cli
