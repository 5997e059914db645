# Headers that nearly every file reads are read once: a quarter of what compiling takes. A file still includes what it uses
# (clang-tidy reads the sources without these). `from` is the target that compiles them, the first that asks.
set(FACTSHEET_COMMON_HEADERS <algorithm> <array> <cmath> <cstdint> <functional> <map> <memory> <optional> <span> <string>
    <string_view> <unordered_map> <variant> <vector> <fmt/format.h>)
function(factsheet_precompile target from)
  if(NOT TARGET ${from})
    file(WRITE ${CMAKE_BINARY_DIR}/${from}.cpp "")
    add_library(${from} OBJECT ${CMAKE_BINARY_DIR}/${from}.cpp)
    target_link_libraries(${from} PRIVATE factsheet_warnings fmt::fmt)
    target_compile_options(${from} PRIVATE $<TARGET_PROPERTY:${target},COMPILE_OPTIONS>)
    target_precompile_headers(${from} PRIVATE ${FACTSHEET_COMMON_HEADERS} ${ARGN})
  endif()
  target_precompile_headers(${target} REUSE_FROM ${from})
endfunction()

# Compiles a target's files by tens. Files of one kind, which stand in a folder of a room, have the same names for their own
# things, so that they can be read beside each other: these stay apart, as do those that are named here. Names that two other files of a
# room have for unlike things must be told apart.
set(FACTSHEET_APART src/data/known_keys.cpp src/engine/program.cpp src/graphics/png.cpp src/pdf/shown_glyphs.cpp
    src/text/hyphenator.cpp src/text/place.cpp)
function(factsheet_join target)
  if(NOT FACTSHEET_JOINED)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 10)
  get_target_property(sources ${target} SOURCES)
  foreach(source ${sources})
    if(NOT IS_ABSOLUTE "${source}")
      continue()
    endif()
    file(RELATIVE_PATH path ${PROJECT_SOURCE_DIR} ${source})
    if(path MATCHES "^src/[^/]+/[^/]+/" OR path IN_LIST FACTSHEET_APART)
      set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
  endforeach()
endfunction()

# A room is a folder of src/: an object library that may include only the rooms it names here. Third-party libraries are
# named by the one room that includes them; the structure test holds the sources to both.
function(factsheet_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/src/${name}/*.cpp
       ${CMAKE_CURRENT_SOURCE_DIR}/src/${name}/*/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/src/${name}/*.S)
  if(NOT sources)
    return()
  endif()
  add_library(room_${name} OBJECT ${sources})
  target_include_directories(room_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/src
                             PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
  target_link_libraries(room_${name} PRIVATE factsheet_warnings PUBLIC fmt::fmt)
  factsheet_precompile(room_${name} precompiled)
  factsheet_join(room_${name})
  if(ROOM_LIBRARIES)
    target_link_libraries(room_${name} PRIVATE ${ROOM_LIBRARIES})
    set_property(GLOBAL APPEND PROPERTY FACTSHEET_LIBRARIES ${ROOM_LIBRARIES})
  endif()
  set_property(GLOBAL APPEND PROPERTY FACTSHEET_ROOMS room_${name})
endfunction()
