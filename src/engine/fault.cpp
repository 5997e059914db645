#include "engine/fault.hpp"

#include <fmt/format.h>

namespace factsheet::engine {

void report_fault(std::string_view what, std::string_view fault, Diagnostics& diagnostics) {
  diagnostics.error(Code::internal, {}, fmt::format("{} couldn't be made: {}", what, fault))
      .hint("this is a fault of factsheet, not of your files; please report it with the data and the layout");
}

}  // namespace factsheet::engine
