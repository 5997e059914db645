# Installs what was built, and makes sheets with a program that knows nothing but what was installed.
#
#   cmake -D BUILD=… -D WORK=… -D GENERATOR=… -D COMPILER=… -P check.cmake
cmake_minimum_required(VERSION 3.25)

function(run)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE out ERROR_VARIABLE out RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}: ${status}\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
set(prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})

# A package that names files of the machine it was built on is of no use on another.
file(GLOB_RECURSE package ${prefix}/*/factsheet*.cmake)
if(NOT package)
  message(FATAL_ERROR "no package for find_package was installed")
endif()
foreach(file ${package})
  file(STRINGS ${file} paths REGEX "(^|[\";= ])/[^/ ]+/")
  if(paths)
    list(JOIN paths "\n" paths)
    message(FATAL_ERROR "${file} names paths of this machine:\n${paths}")
  endif()
endforeach()

run(${CMAKE_COMMAND} -G ${GENERATOR} -S ${CMAKE_CURRENT_LIST_DIR}/consumer -B ${WORK}/build
    -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_PREFIX_PATH=${prefix}
    -D EXAMPLE=${CMAKE_CURRENT_LIST_DIR}/../../docs/library/example.cpp)
run(${CMAKE_COMMAND} --build ${WORK}/build)

# The data and layouts that were installed find each other.
set(data ${prefix}/share/factsheet/data/cybertipline-2023.toml)
run(${WORK}/build/consumer ${data} ${WORK}/sheets)
file(GLOB sheets ${WORK}/sheets/*.pdf)
list(LENGTH sheets count)
if(NOT out STREQUAL "${count} sheets\n" OR count LESS 50)
  message(FATAL_ERROR "the program made ${count} sheets and said: ${out}")
endif()

run(${prefix}/bin/factsheet check ${data})
