#include "bench/rows.hpp"

#include "bench/areas.hpp"
#include <fmt/format.h>

namespace bench {
namespace {

namespace fs = std::filesystem;
using Command = std::vector<std::string>;

const std::string root = FACTSHEET_ROOT;
const std::string rivals = root + "/tests/bench/rivals/";
// Debian's own, which sees what apt-get installs.
const std::string python = "/usr/bin/python3";

// A program that is called with the file that it writes and with the number of sheets.
struct Rival {
  std::string name;
  std::size_t batch;  ///< about a second's work, or a few
  Command program;
  Command further = {};  ///< arguments behind those
  Command probe = {};
  std::string install = {};
};

std::vector<Rival> all_rivals() {
  const auto module = [](const char* name) {
    return Command{python, "-c",
                   fmt::format("import importlib.util as u, sys; sys.exit(u.find_spec('{}') is None)", name)};
  };
  return {
      {"bare libharu", 200, {FACTSHEET_RIVAL}},
      {"ReportLab",
       50,
       {python, "-B", rivals + "with_reportlab.py"},
       {},
       module("reportlab"),
       "apt-get install python3-reportlab"},
      {"WeasyPrint",
       10,
       {python, "-B", rivals + "with_weasyprint.py"},
       {},
       module("weasyprint"),
       "apt-get install weasyprint"},
      {"Typst",
       200,
       {"node", rivals + "with_typst.mjs"},
       {FACTSHEET_NODE_FOLDER},
       {"node", "-e", "require(process.argv[1])",
        FACTSHEET_NODE_FOLDER "/node_modules/@myriaddreamin/typst-ts-node-compiler"},
       "scripts/bench --install"},
  };
}

class Maker {
 public:
  explicit Maker(const fs::path& folder) : folder_(folder) {}

  Row rival(const Rival& rival, std::size_t sheets) {
    Row row{rival.name, sheets, rival.program, new_out(), false, rival.probe, rival.install};
    row.command.push_back(file_in(row.out));
    row.command.push_back(std::to_string(sheets));
    row.command.insert(row.command.end(), rival.further.begin(), rival.further.end());
    return row;
  }

  // The program as a person calls it.
  Row program(const std::string& name, std::size_t sheets, const std::string& data, const char* jobs = "1") {
    const fs::path out = new_out();
    return {name, sheets, {FACTSHEET_PROGRAM, "build", data, "-o", out.string(), "-j", jobs}, out, false,
            {},   {}};
  }

  // Of areas whose figures are invented.
  Row areas(const std::string& name, std::size_t sheets, const char* jobs = "1") {
    const fs::path data = write_areas(folder_ / fmt::format("areas-{}", sheets), sheets);
    return program(name, sheets, data.string(), jobs);
  }

  // Made, but not written: what threads are worth without the disk, which is shared.
  Row checked(const std::string& name, std::size_t sheets, const char* jobs) {
    Row row = areas(name, sheets, jobs);
    row.command = {FACTSHEET_PROGRAM, "check", row.command[2], "-j", jobs};
    return row;
  }

  // Through the library, sheets of three lengths in turn.
  Row mixed(const std::string& name, std::size_t sheets) {
    const std::string illinois = root + "/data/ncmec-2023.toml";
    const fs::path out = new_out();
    return {name,
            sheets,
            {FACTSHEET_SHEETS, std::to_string(sheets), file_in(out), illinois,
             illinois + "@" + root + "/layouts/state-brief.toml", root + "/data/population-2023.toml"},
            out,
            false,
            {},
            {}};
  }

 private:
  static std::string file_in(const fs::path& out) { return (out / "sheet.pdf").string(); }

  fs::path new_out() {
    fs::path out = folder_ / fmt::format("out-{}", ++outs_);
    fs::create_directories(out);
    return out;
  }

  fs::path folder_;
  int outs_ = 0;
};

}  // namespace

Groups make_rows(const fs::path& folder) {
  Maker maker(folder);
  Groups groups{{"One sheet, a process of its own", {}},
                {"The same in a batch, without the start", {}},
                {"Batches of factsheet, with the start", {}}};
  groups.single.rows.push_back(maker.program("factsheet", 1, root + "/data/ncmec-2023.toml"));
  groups.batch.rows.push_back(maker.areas("factsheet, figures differ", 1000));
  for (const Rival& rival : all_rivals()) {
    groups.single.rows.push_back(maker.rival(rival, 1));
    groups.batch.rows.push_back(maker.rival(rival, rival.batch));
  }
  groups.ours.rows = {maker.program("population, all that ship", 52, root + "/data/population-2023.toml"),
                      maker.program("CyberTipline, all that ship", 56, root + "/data/cybertipline-2023.toml"),
                      maker.mixed("mixed, in memory", 100),
                      maker.mixed("mixed, in memory", 1000),
                      maker.mixed("mixed, in memory", 10'000),
                      maker.areas("areas of their own", 100),
                      maker.areas("areas of their own, -j 2", 1000, "2"),
                      maker.checked("the same, not written, -j 1", 1000, "1"),
                      maker.checked("the same, not written, -j 2", 1000, "2"),
                      maker.areas("areas of their own", 10'000)};
  groups.ours.rows[4].once = groups.ours.rows.back().once = true;
  return groups;
}

}  // namespace bench
