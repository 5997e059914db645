#pragma once

#include <string>
#include <variant>
#include <vector>

namespace factsheet::cli {

/// What `build` and `check` are both asked.
struct SheetOptions {
  std::string data;
  std::string layout;                 ///< empty: the one that the data names
  std::vector<std::string> states;    ///< codes, names or groups; empty: all
  std::vector<std::string> excluded;  ///< likewise: which are left out
  std::string shard;                  ///< "2/8"; empty: all of them
  bool timings = false;
  int jobs = 0;  ///< threads; 0: one a core
  bool fail_fast = false;
};

/// `factsheet build DATA`: make the sheets.
struct Build {
  SheetOptions sheets;
  std::string folder = "out";
  bool trace = false;
  std::vector<std::string> reports;  ///< files that end in .json, .csv or .html
  bool report_times = false;
  bool force = false;    ///< sheets from which nothing changed, too
  bool durable = false;  ///< files are on the disk itself before they count as written
};

/// `factsheet verify FOLDER`: whether the sheets are as they were built.
struct Verify {
  std::string folder;
};

/// `factsheet check DATA`: all of it but the writing.
struct Check {
  SheetOptions sheets;
};

/// `factsheet explain DATA STATE WHAT`: where a number came from.
struct Explain {
  std::string data;
  std::string layout;
  std::string state;
  std::string what;
  bool json = false;
};

/// `factsheet diff OLD NEW`: what changed between two editions.
struct Diff {
  std::string older;
  std::string newer;
  std::string layout;               ///< empty: the ones that the data name
  std::string format = "text";      ///< "text", "csv" or "json"
  std::vector<std::string> states;  ///< codes, names or groups; empty: all
};

/// `factsheet merge-reports OUT IN...`: make one report of many.
struct MergeReports {
  std::string out;
  std::vector<std::string> in;
};

/// `factsheet reference`: say what may stand in the files.
struct Reference {
  std::string which;  ///< "data", "layout", or empty for both
};

/// `--help` and `--version`: this text.
struct Show {
  std::string text;
};

/// A command line that can't be understood, and why.
struct Misuse {
  std::string message;
};

/// What the user wants.
using Request = std::variant<Build, Check, Verify, Explain, Diff, MergeReports, Reference, Show, Misuse>;

}  // namespace factsheet::cli
