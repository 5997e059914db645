#include "cli/commands.hpp"
#include "cli/make_sheets.hpp"

namespace factsheet::cli {

Status run(const Check& check, Console& console) {
  return make_sheets(check.sheets, {}, console);
}

}  // namespace factsheet::cli
