#include "engine/program.hpp"

#include "document/numbers.hpp"
#include "engine/sources_digest.hpp"
#include "engine/version.hpp"
#include "pdf/objects.hpp"
#include "text/shape.hpp"

#include <fmt/format.h>

namespace factsheet::engine {

std::string program() {
  return fmt::format("{} ({}, {}, {}, {})", version_text, sources_digest, text::library(),
                     document::library(), pdf::library());
}

}  // namespace factsheet::engine
