// Pages as pictures, small, against those that were looked at and found good. A tolerance lets other versions
// of the renderer pass; what a person would see doesn't. `test_visual --update` takes the new pictures for
// good.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

#include <png.h>

namespace fs = std::filesystem;

namespace {

struct Picture {
  unsigned width = 0;
  unsigned height = 0;
  std::vector<unsigned char> rgb;
};

/// One page to be looked at: see pages.txt.
struct Page {
  std::string name;
  std::string state;
  std::string data;
  std::string layout;
};

std::vector<Page> read_list(const fs::path& file) {
  std::vector<Page> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    Page page;
    words >> page.name >> page.state >> page.data >> page.layout;
    out.push_back(page);
  }
  return out;
}

std::optional<Picture> read_png(const fs::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_file(&image, file.c_str()) == 0) return std::nullopt;
  image.format = PNG_FORMAT_RGB;
  Picture out{image.width, image.height, std::vector<unsigned char>(PNG_IMAGE_SIZE(image))};
  if (png_image_finish_read(&image, nullptr, out.rgb.data(), 0, nullptr) == 0) return std::nullopt;
  return out;
}

bool run(const std::string& command) {
  return std::system(command.c_str()) == 0;
}

// The first page as a PNG of 36 dpi; false after a report.
bool draw(const Page& page, const fs::path& folder) {
  fs::create_directories(folder);
  std::string build = std::string(FACTSHEET_PROGRAM) + " build " + page.data + " --state " + page.state +
                      " -o " + folder.string() + " >/dev/null";
  if (!page.layout.empty()) build += " --layout " + page.layout;
  if (!run(build)) {
    std::cout << page.name << ": the sheet isn't built\n";
    return false;
  }
  fs::path pdf;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".pdf") pdf = entry.path();
  }
  return run("pdftoppm -r 36 -f 1 -l 1 -singlefile -png " + pdf.string() + " " + (folder / "page").string());
}

/// How far two pictures are apart: the mean difference (0 to 255) of the worst tile of 12 by 12 pixels, each
/// pixel a mean with its neighbours, so that antialiasing doesn't count.
double worst_tile(const Picture& a, const Picture& b) {
  constexpr unsigned tile = 12;
  double worst = 0;
  for (unsigned y = 0; y + tile <= a.height; y += tile / 2) {
    for (unsigned x = 0; x + tile <= a.width; x += tile / 2) {
      double sum[3] = {};
      for (unsigned j = y; j < y + tile; ++j) {
        for (unsigned i = x; i < x + tile; ++i) {
          for (unsigned c = 0; c < 3; ++c) {
            const std::size_t at = (std::size_t{j} * a.width + i) * 3 + c;
            sum[c] += static_cast<double>(a.rgb[at]) - static_cast<double>(b.rgb[at]);
          }
        }
      }
      for (const double one : sum) worst = std::max(worst, std::abs(one) / (tile * tile));
    }
  }
  return worst;
}

// 0.1 pt of shift in a line of text gives about 3; a word, a rule or a bar that moved gives 15 and more.
constexpr double tolerance = 9;

bool compare(const Page& page, const fs::path& drawn, const fs::path& expected) {
  const auto now = read_png(drawn);
  const auto then = read_png(expected);
  if (!now || !then) {
    std::cout << page.name << ": no picture " << (now ? expected : drawn) << "\n";
    return false;
  }
  if (now->width != then->width || now->height != then->height) {
    std::cout << page.name << ": the page has another size\n";
    return false;
  }
  const double apart = worst_tile(*now, *then);
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
    const fs::path expected = root / "tests/visual/expected" / (page.name + ".png");
    if (!draw(page, here)) {
      ++bad;
    } else if (update) {
      fs::copy_file(here / "page.png", expected, fs::copy_options::overwrite_existing);
    } else if (!compare(page, here / "page.png", expected)) {
      ++bad;
    }
  }
  std::cout << pages.size() << " pages " << (update ? "drawn" : "compared") << ", " << bad
            << " of them wrong\n";
  if (bad == 0) fs::remove_all(folder);
  return bad == 0 && !pages.empty() ? 0 : 1;
}
