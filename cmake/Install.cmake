# The executable, the static library with its public headers (engine/factsheet.hpp and what it includes), and the layouts
# and data that come with it. `find_package(factsheet)` then gives the target factsheet::factsheet.
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/factsheet)

if(TARGET factsheet_cli)
  install(TARGETS factsheet_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(TARGETS factsheet EXPORT factsheet ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT factsheet NAMESPACE factsheet:: FILE factsheetTargets.cmake DESTINATION ${package_folder})

file(GLOB base_headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/src/base/*.hpp)
install(FILES ${base_headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/factsheet/base)
set(engine_headers factsheet diff files input_file report shard timings trace verify)
list(TRANSFORM engine_headers REPLACE "(.+)" "src/engine/\\1.hpp")
install(FILES ${engine_headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/factsheet/engine)

foreach(folder layouts data)
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${folder})
    install(DIRECTORY ${folder} DESTINATION ${CMAKE_INSTALL_DATADIR}/factsheet)
  endif()
endforeach()
install(FILES fonts/public-sans/OFL.txt DESTINATION ${CMAKE_INSTALL_DATADIR}/factsheet/fonts/public-sans)

configure_package_config_file(cmake/factsheetConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/factsheetConfig.cmake
                              INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/factsheetConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/factsheetConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/factsheetConfigVersion.cmake cmake/PlainLibraries.cmake
        DESTINATION ${package_folder})
