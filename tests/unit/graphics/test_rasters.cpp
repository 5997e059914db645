#include "graphics/rasters.hpp"

#include <fstream>
#include <sstream>

#include "unit/graphics/reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using test::ReadPicture;

namespace {

std::string file(const std::string& name) {
  std::ifstream in(FACTSHEET_ROOT "/tests/cases/" + name, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  REQUIRE(!bytes.str().empty());
  return bytes.str();
}

void put(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

std::string chunk(const std::string& type, const std::string& body) {
  std::string out;
  put(out, static_cast<std::uint32_t>(body.size()));
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : type + body) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0u);
  }
  out += type + body;
  put(out, ~crc);
  return out;
}

std::string header(std::uint32_t width, std::uint32_t height, char depth, char kind) {
  std::string body;
  put(body, width);
  put(body, height);
  body += {depth, kind, 0, 0, 0};
  return chunk("IHDR", body);
}

/// A PNG whose rows are stored without packing.
std::string png(std::uint32_t width, std::uint32_t height, char depth, char kind, const std::string& rows,
                const std::string& before_rows = {}) {
  std::string packed{"\x78\x01\x01", 3};
  const auto size = static_cast<unsigned>(rows.size());
  packed += {static_cast<char>(size & 0xFF), static_cast<char>(size >> 8), static_cast<char>(~size & 0xFF),
             static_cast<char>(~size >> 8 & 0xFF)};
  packed += rows;
  std::uint32_t a = 1, b = 0;
  for (const char c : rows) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  put(packed, b << 16 | a);
  return std::string("\x89PNG\r\n\x1A\n", 8) + header(width, height, depth, kind) + before_rows +
         chunk("IDAT", packed) + chunk("IEND", "");
}

}  // namespace

TEST_CASE("a PNG's pixels are read whatever their depth and kind") {
  const ReadPicture rgb(png(2, 1, 8, 2, std::string("\0\x01\x02\x03\xFF\x80\x40", 7)));
  REQUIRE(rgb.raster());
  CHECK(rgb.raster()->components == 3);
  CHECK(rgb.raster()->bytes == std::string("\x01\x02\x03\xFF\x80\x40", 6));
  CHECK(rgb.raster()->alpha.empty());

  const ReadPicture grey(png(3, 2, 8, 0, std::string("\0abc\0def", 8)));
  REQUIRE(grey.raster());
  CHECK(grey.raster()->components == 1);
  CHECK(grey.raster()->bytes == "abcdef");

  const ReadPicture bits(png(8, 1, 1, 0, std::string("\0\xA0", 2)));
  REQUIRE(bits.raster());
  CHECK(bits.raster()->bytes == std::string("\xFF\0\xFF\0\0\0\0\0", 8));

  const ReadPicture palette(
      png(2, 1, 8, 3, std::string("\0\x01\0", 3), chunk("PLTE", std::string("\x0A\x14\x1E\xC8\x96\x64", 6))));
  REQUIRE(palette.raster());
  CHECK(palette.raster()->bytes == std::string("\xC8\x96\x64\x0A\x14\x1E", 6));

  const ReadPicture deep(png(1, 1, 16, 0, std::string("\0\x80\x80", 3)));
  REQUIRE(deep.raster());
  CHECK(deep.raster()->bytes == "\x80");
}

TEST_CASE("alpha is parted from colour, and dropped where all is opaque") {
  const ReadPicture clear(png(2, 1, 8, 6, std::string("\0\x01\x02\x03\x80\x04\x05\x06\xFF", 9)));
  REQUIRE(clear.raster());
  CHECK(clear.raster()->bytes == "\x01\x02\x03\x04\x05\x06");
  CHECK(clear.raster()->alpha == "\x80\xFF");
  const ReadPicture opaque(png(1, 1, 8, 6, std::string("\0\x01\x02\x03\xFF", 5)));
  REQUIRE(opaque.raster());
  CHECK(opaque.raster()->alpha.empty());
  const ReadPicture grey(png(1, 1, 8, 6, std::string("\0\x05\x05\x05\x80", 5)));
  REQUIRE(grey.raster());
  CHECK(grey.raster()->components == 1);
}

TEST_CASE("a PNG that claims to be huge is refused before room is made for it") {
  const std::string small = png(1, 1, 8, 0, std::string(2, '\0'));
  const std::string huge = small.substr(0, 8) + header(100'000, 100'000, 8, 2) + small.substr(33);
  CHECK(ReadPicture(huge).findings() ==
        std::vector<std::string>{
            "layout.toml:1:8 bad-picture the picture \"picture\" can't be used: it has 100000 x "
            "100000 pixels"});
  CHECK(!graphics::check_size(12'000, 3'000));
  CHECK(graphics::check_size(12'001, 1));
  CHECK(graphics::check_size(7'000, 7'000));
  CHECK(graphics::check_size(0, 7));
}

TEST_CASE("a raster cut off anywhere is a finding") {
  for (const char* name : {"pictures/hills.png", "pictures/glow.png", "pictures/hills.jpg"}) {
    const std::string whole = file(name);
    CHECK(ReadPicture(whole).raster());
    for (std::size_t length = 0; length < whole.size(); length += 64) {
      const ReadPicture read(whole.substr(0, length));
      INFO(name << " cut off at " << length);
      CHECK(!read.picture);
      CHECK(read.findings().size() == 1);
      CHECK(read.all_have_hints());
    }
    CHECK(!ReadPicture(whole.substr(0, whole.size() - 1)).picture);
  }
}

TEST_CASE("a raster with a byte changed never harms the reader") {
  for (const char* name : {"pictures/hills.png", "pictures/hills.jpg"}) {
    const std::string whole = file(name);
    for (std::size_t at = 0; at < whole.size(); ++at) {
      std::string changed = whole;
      changed[at] = static_cast<char>(~changed[at]);
      const ReadPicture read(changed);
      CHECK(read.picture.has_value() == read.findings().empty());
    }
  }
}

TEST_CASE("a PNG whose pixels are damaged is not drawn") {
  std::string changed = file("pictures/hills.png");
  const std::size_t pixels = changed.find("IDAT") + 100;
  changed[pixels] = static_cast<char>(changed[pixels] ^ 0x10);
  CHECK(!ReadPicture(changed).picture);
}

TEST_CASE("a JPEG is kept as it is, its size read from its head") {
  const std::string whole = file("pictures/hills.jpg");
  const ReadPicture read(whole);
  REQUIRE(read.raster());
  CHECK(read.raster()->coding == graphics::Raster::Coding::jpeg);
  CHECK(read.raster()->width == 320);
  CHECK(read.raster()->height == 160);
  CHECK(read.raster()->components == 3);
  CHECK(read.raster()->bytes == whole);
  CHECK(ReadPicture(file("bad-pictures/cmyk.jpg")).findings().front().ends_with("its colours are CMYK"));
}
