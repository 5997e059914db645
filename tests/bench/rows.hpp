#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/child.hpp"

namespace bench {

/// A row of the table that scripts/bench prints: a program that makes sheets.
struct Row {
  std::string name;
  std::size_t sheets = 1;
  std::vector<std::string> command;
  std::filesystem::path out;       ///< the folder of its PDFs, made anew for each run
  bool once = false;               ///< takes too long to be repeated
  std::vector<std::string> probe;  ///< ends with 0 if what the row needs is installed; empty: it always is
  std::string install;             ///< how to install it otherwise
  std::vector<Cost> costs = {};    ///< of the whole run, one a repetition; empty: it isn't installed
};

/// A part of the table. The first two rows of `single` and of `batch` are ours and bare libharu.
struct Group {
  std::string name;
  std::vector<Row> rows;
};

/// All that is measured.
struct Groups {
  Group single;  ///< one sheet, a process of its own
  Group batch;   ///< the same programs, in the same order, with many sheets in one process
  Group ours;    ///< other batches of ours
};

/// The rows, with what they need in folders of their own below `folder`. Throws std::runtime_error if that
/// can't be written.
Groups make_rows(const std::filesystem::path& folder);

}  // namespace bench
