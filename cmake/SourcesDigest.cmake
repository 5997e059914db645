# Writes a header with a digest of the files that sheets are made by. Run as a script at build time, with ROOT, FILES (a
# list, from ROOT) and OUT. A sheet that another program made is made anew, though nothing that it was given has changed.
set(all "")
foreach(file ${FILES})
  file(SHA256 ${ROOT}/${file} digest)
  string(APPEND all "${file} ${digest}\n")
endforeach()
string(SHA256 digest "${all}")
string(SUBSTRING ${digest} 0 8 digest)
file(CONFIGURE OUTPUT ${OUT} CONTENT [[#pragma once

#include <string_view>

namespace factsheet::engine {

/// Of the sources, fonts and patterns of the library.
inline constexpr std::string_view sources_digest = "@digest@";

}  // namespace factsheet::engine
]] @ONLY NEWLINE_STYLE UNIX)
