// Whatever changes in the data of the cases: no sheet is left that a full build would make otherwise.
#include "engine/factsheet.hpp"

#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

using namespace factsheet::engine;
namespace fs = std::filesystem;

namespace {

/// A case's folder, with other texts in the place of some files, and what is written held in memory.
class Overlay final : public Files {
 public:
  explicit Overlay(fs::path folder) : folder_(std::move(folder)) {}
  void put(const std::string& path, std::string text) { memory_.write_atomically(path, text); }
  const MemoryFiles::Contents& written() const { return memory_.all(); }

  ReadResult read(const std::string& path) const override {
    return memory_.exists(path) ? memory_.read(path) : disk_.read((folder_ / path).string());
  }
  bool exists(const std::string& path) const override {
    return memory_.exists(path) || disk_.exists((folder_ / path).string());
  }
  std::optional<WriteFailure> write_atomically(const std::string& path, std::string_view bytes) override {
    return memory_.write_atomically(path, bytes);
  }
  std::vector<std::string> list(const std::string& folder) const override { return memory_.list(folder); }
  std::shared_ptr<void> lock(const std::string& folder) override { return memory_.lock(folder); }

 private:
  fs::path folder_;
  DiskFiles disk_;
  MemoryFiles memory_;
};

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

// Every text with one value changed: the last digit of each run of digits, the end of each quoted text, each
// line of one key or record taken out.
std::vector<std::string> changes_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1);
    const bool heading = text[begin] == '[' || text[begin] == '#';
    for (std::size_t i = begin; i < end && text[begin] != '#'; ++i) {
      const bool digit = std::isdigit(static_cast<unsigned char>(text[i])) && !is_word(text[i + 1]);
      if (digit) {
        out.push_back(text);
        out.back()[i] = text[i] == '9' ? '8' : static_cast<char>(text[i] + 1);
      }
      if (text[i] == '"' && is_word(text[i - 1])) {
        out.push_back(text);
        out.back().insert(i, "x");
      }
    }
    if (!heading && end > begin + 1) {
      out.push_back(text);
      out.back().erase(begin, end - begin);
    }
    begin = end + 1;
  }
  return out;
}

struct Count {
  std::size_t changes = 0;    // of texts, that a full build makes sheets of
  std::size_t other = 0;      // sheets that a full build makes otherwise
  std::size_t unchanged = 0;  // sheets that were left as they were
};

// But for those of files that were there before.
std::size_t findings_of(const BuildResult& result) {
  const auto& all = result.diagnostics.all();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const factsheet::Diagnostic& one) {
    return one.code != factsheet::Code::file_name;
  }));
}

BuildResult build_case(Overlay& files, const std::string& layout) {
  Timings timings;
  const Project project = load_project("data.toml", layout, files, timings);
  return build(project, {{}, "out"}, files, timings);
}

// Of all changes to the file, about `most` are tried, evenly spread.
void try_case(const fs::path& folder, const std::string& file, std::size_t most, Count& count) {
  const std::string layout = fs::exists(folder / "layout.toml") ? "layout.toml" : "";
  Overlay before(folder);
  const BuildResult first = build_case(before, layout);
  const bool any = std::any_of(first.sheets.begin(), first.sheets.end(),
                               [](const BuiltSheet& sheet) { return sheet.good; });
  if (!any) return;
  const std::vector<std::string> all = changes_of(*before.read(file).bytes);
  const std::size_t step = std::max<std::size_t>(1, all.size() / most);
  for (std::size_t i = 0; i < all.size(); i += step) {
    Overlay full(folder);
    full.put(file, all[i]);
    const BuildResult whole = build_case(full, layout);
    const bool made = std::any_of(whole.sheets.begin(), whole.sheets.end(),
                                  [](const BuiltSheet& sheet) { return sheet.good; });
    if (!made) continue;  // nothing would be made
    ++count.changes;
    Overlay again(folder);
    for (const auto& [path, bytes] : before.written()) again.put(path, bytes);
    again.put(file, all[i]);
    const BuildResult part = build_case(again, layout);
    INFO(folder.filename().string() << ", " << file << " changed to\n" << all[i]);
    REQUIRE(part.sheets.size() == whole.sheets.size());
    CHECK(findings_of(part) == findings_of(whole));
    for (std::size_t s = 0; s < whole.sheets.size(); ++s) {
      const BuiltSheet& sheet = whole.sheets[s];
      CHECK(part.sheets[s].good == sheet.good);
      if (!sheet.good) continue;
      const std::string& bytes = full.written().at(sheet.path);
      CHECK((again.written().at(sheet.path) == bytes));
      CHECK(part.sheets[s].pages == sheet.pages);
      CHECK(part.sheets[s].fitting == sheet.fitting);
      const auto old = before.written().find(sheet.path);
      if (old == before.written().end() || old->second != bytes) ++count.other;
      if (part.sheets[s].outcome == Outcome::unchanged) ++count.unchanged;
    }
  }
}

}  // namespace

TEST_CASE("no sheet is left stale, whatever value of the data changes") {
  const fs::path cases = fs::path(FACTSHEET_ROOT) / "tests" / "cases";
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(cases)) {
    if (fs::exists(entry.path() / "data.toml")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  Count count;
  for (const fs::path& folder : folders) {
    try_case(folder, "data.toml", 8, count);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".csv") try_case(folder, entry.path().filename().string(), 4, count);
    }
  }
  // Else it would prove nothing.
  UNSCOPED_INFO(count.changes << " changes, " << count.other << " other sheets, " << count.unchanged
                              << " unchanged");
  CHECK(count.changes > 300);
  CHECK(count.other > 200);
  CHECK(count.unchanged > 100);
}
