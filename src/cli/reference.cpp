#include "cli/commands.hpp"
#include "engine/factsheet.hpp"

namespace factsheet::cli {

Status run(const Reference& reference, Console& console) {
  const bool all = reference.which.empty();
  if (all || reference.which == "data") console.out(engine::data_reference());
  if (all) console.out("\n");
  if (all || reference.which == "formulas") console.out(engine::formula_reference());
  if (all) console.out("\n");
  if (all || reference.which == "layout") console.out(engine::layout_reference());
  return status_ok;
}

}  // namespace factsheet::cli
