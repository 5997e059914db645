# Libraries that come with neither a package of CMake's nor one of pkg-config's, as targets factsheet::NAME. The installed
# package includes this file, too: it names no path of the machine that it was built on.
foreach(name csv hyphen hpdf)
  if(NOT TARGET factsheet::${name})
    find_library(FACTSHEET_LIBRARY_${name} ${name} REQUIRED)
    mark_as_advanced(FACTSHEET_LIBRARY_${name})
    add_library(factsheet::${name} UNKNOWN IMPORTED)
    set_target_properties(factsheet::${name} PROPERTIES IMPORTED_LOCATION ${FACTSHEET_LIBRARY_${name}})
  endif()
endforeach()
