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
  if(ROOM_LIBRARIES)
    target_link_libraries(room_${name} PRIVATE ${ROOM_LIBRARIES})
    set_property(GLOBAL APPEND PROPERTY FACTSHEET_LIBRARIES ${ROOM_LIBRARIES})
  endif()
  set_property(GLOBAL APPEND PROPERTY FACTSHEET_ROOMS room_${name})
endfunction()
