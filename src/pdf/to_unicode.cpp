#include "pdf/fonts.hpp"
#include "pdf/syntax.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::pdf {
namespace {

// A CMap's sections hold at most this many entries (Adobe Technical Note 5014).
constexpr std::size_t section = 100;

struct Entry {
  std::uint16_t cid = 0;
  std::string text;  // UTF-16BE
};

/// CIDs first to first + count - 1, whose characters follow each other too.
struct Range {
  std::size_t first = 0;  // index into the entries
  std::size_t count = 1;
};

unsigned unit(const std::string& text) {
  return static_cast<unsigned char>(text[0]) * 256u + static_cast<unsigned char>(text[1]);
}

/// Whether `b` may follow `a` in one range: only the last byte of code and character may change within a
/// range.
bool follows(const Entry& a, const Entry& b) {
  return a.text.size() == 2 && b.text.size() == 2 && b.cid == a.cid + 1 && unit(b.text) == unit(a.text) + 1 &&
         (b.cid & 0xFF) != 0 && (unit(b.text) & 0xFF) != 0;
}

std::string target(const Entry& entry) {
  std::string out = "<";
  for (char byte : entry.text) {
    fmt::format_to(std::back_inserter(out), "{:02X}",
                   static_cast<unsigned>(static_cast<unsigned char>(byte)));
  }
  return out + ">";
}

template <typename Line>
void put_sections(std::string& out, std::string_view kind, const std::vector<Range>& ranges, Line line) {
  for (std::size_t begin = 0; begin < ranges.size(); begin += section) {
    const std::size_t end = std::min(ranges.size(), begin + section);
    fmt::format_to(std::back_inserter(out), "{} begin{}\n", end - begin, kind);
    for (std::size_t i = begin; i < end; ++i) out += line(ranges[i]);
    fmt::format_to(std::back_inserter(out), "end{}\n", kind);
  }
}

}  // namespace

std::string to_unicode_cmap(const FaceUse& use) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < use.codes.size(); ++i) {
    entries.push_back({use.cids[i], utf16be(use.codes[i].text).substr(2)});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.cid < b.cid; });

  std::vector<Range> singles;
  std::vector<Range> ranges;
  for (std::size_t i = 0; i < entries.size();) {
    Range range{i, 1};
    while (i + range.count < entries.size() &&
           follows(entries[i + range.count - 1], entries[i + range.count])) {
      ++range.count;
    }
    (range.count == 1 ? singles : ranges).push_back(range);
    i += range.count;
  }

  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
  put_sections(out, "bfchar", singles, [&](const Range& range) {
    return fmt::format("<{:04X}>{}\n", entries[range.first].cid, target(entries[range.first]));
  });
  put_sections(out, "bfrange", ranges, [&](const Range& range) {
    const Entry& first = entries[range.first];
    return fmt::format("<{:04X}><{:04X}>{}\n", first.cid, first.cid + range.count - 1, target(first));
  });
  out += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
  return out;
}

}  // namespace factsheet::pdf
