// Pages, and blocks by themselves, as pictures, against those that were looked at and found good. A tolerance
// lets other versions of the renderer pass; what a person would see doesn't. `test_visual --update` takes the
// new pictures for good.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

#include "visual/picture.hpp"

namespace fs = std::filesystem;

using visual::Picture;

namespace {

/// One picture to be looked at: see pages.txt.
struct Page {
  std::string name;
  std::string state;
  std::string data;
  std::string layout;  // empty: the one that the data names
  bool large = false;  // a whole page as README.md shows it
  bool trimmed = false;

  /// What it is compared with. A block's picture stands beside its layout.
  fs::path expected(const fs::path& root) const {
    if (trimmed) return fs::path(root / layout).replace_extension(".png");
    return root / "tests/visual" / (large ? "" : "expected") / (name + ".png");
  }
};

std::vector<Page> read_list(const fs::path& file) {
  std::vector<Page> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    Page page;
    std::string form;
    words >> page.name >> page.state >> page.data >> page.layout >> form;
    page.large = form == "large";
    page.trimmed = form == "trimmed";
    out.push_back(page);
  }
  return out;
}

bool run(const std::string& command) {
  return std::system(command.c_str()) == 0;
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// page.png: the first page, or what is drawn on the last one; false after a report.
bool draw(const Page& page, const fs::path& folder) {
  fs::create_directories(folder);
  const fs::path said = folder / "said.txt";
  std::string build = std::string(FACTSHEET_PROGRAM) + " build " + page.data + " --state " + page.state +
                      " -o " + folder.string() + " >/dev/null 2>" + said.string();
  if (!page.layout.empty()) build += " --layout " + page.layout;
  const bool built = run(build);
  if (const std::string words = text_of(said); !built || !words.empty()) {
    std::cout << page.name << (built ? ": built with warnings\n" : ": the sheet isn't built\n") << words;
    return false;
  }
  fs::path pdf;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".pdf") pdf = entry.path();
  }
  // What README.md shows has half as many dots again, for fine screens.
  const std::string pages = page.trimmed ? "-r 120 " : page.large ? "-r 100 -l 1 " : "-r 36 -l 1 ";
  if (!run("pdftoppm -png " + pages + pdf.string() + " " + (folder / "page").string())) {
    std::cout << page.name << ": pdftoppm can't draw it\n";
    return false;
  }
  fs::path last;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".png") last = std::max(last, entry.path());
  }
  fs::rename(last, folder / "page.png");
  if (!page.trimmed) return true;
  constexpr unsigned rim = 6;
  constexpr unsigned colours = 64;
  const auto drawn = visual::read_png(folder / "page.png");
  return drawn && visual::write_png(visual::with_few_colours(visual::trimmed(*drawn, rim), colours),
                                    folder / "page.png");
}

// 0.1 pt of shift in a line of text gives about 3; a word, a rule or a bar that moved gives 15 and more.
constexpr double tolerance = 9;

bool compare(const Page& page, const fs::path& drawn, const fs::path& expected) {
  const auto now = visual::read_png(drawn);
  const auto then = visual::read_png(expected);
  if (!now || !then) {
    std::cout << page.name << ": no picture " << (now ? expected : drawn) << "\n";
    return false;
  }
  if (now->width != then->width || now->height != then->height) {
    std::cout << page.name << ": the picture has another size: compare " << drawn << " with " << expected
              << "\n";
    return false;
  }
  const double apart = visual::worst_tile(*now, *then);
  if (apart <= tolerance) return true;
  std::cout << page.name << ": looks otherwise (" << apart << ", " << tolerance << " allowed): compare "
            << drawn << " with " << expected << "\n";
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  const bool update = argc > 1 && std::string(argv[1]) == "--update";
  const fs::path root = FACTSHEET_ROOT;
  fs::current_path(root);
  const fs::path folder = fs::temp_directory_path() / ("factsheet-visual-" + std::to_string(::getpid()));
  int bad = 0;
  const std::vector<Page> pages = read_list(root / "tests/visual/pages.txt");
  for (const Page& page : pages) {
    const fs::path here = folder / page.name;
    fs::remove_all(here);
    const fs::path expected = page.expected(root);
    if (!draw(page, here)) {
      ++bad;
    } else if (update) {
      fs::copy_file(here / "page.png", expected, fs::copy_options::overwrite_existing);
    } else if (!compare(page, here / "page.png", expected)) {
      ++bad;
    }
  }
  std::cout << pages.size() << " pictures " << (update ? "drawn" : "compared") << ", " << bad
            << " of them wrong\n";
  if (bad == 0) fs::remove_all(folder);
  return bad == 0 && !pages.empty() ? 0 : 1;
}
