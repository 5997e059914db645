#include "pdf/annotations.hpp"
#include "pdf/deflate.hpp"
#include "pdf/metadata.hpp"
#include "pdf/syntax.hpp"

#include <catch2/catch.hpp>
#include <zlib.h>

using namespace factsheet::pdf;

namespace {
std::string fixed(long value, int decimals) {
  std::string out;
  put_fixed(out, value, decimals);
  return out;
}
}  // namespace

TEST_CASE("numbers take the fewest characters") {
  CHECK(fixed(0, 2) == "0");
  CHECK(fixed(1250, 2) == "12.5");
  CHECK(fixed(1200, 2) == "12");
  CHECK(fixed(5, 2) == ".05");
  CHECK(fixed(-50, 2) == "-.5");
  CHECK(fixed(-1001, 3) == "-1.001");
  CHECK(fixed(7, 0) == "7");
}

TEST_CASE("literal strings escape what would end or change them") {
  std::string out(18, '\0');
  char* end = out.data();
  for (char c : std::string("a(b)\\\r\n\0z", 9)) end = put_string_byte(end, c);
  out.resize(static_cast<std::size_t>(end - out.data()));
  CHECK(out == std::string("a\\(b\\)\\\\\\r\n\0z", 13));
}

TEST_CASE("text outside ASCII is UTF-16BE") {
  CHECK(hex_text("A\u00E9\U0001F600") == "<FEFF004100E9D83DDE00>");
}

TEST_CASE("what is packed unpacks, time after time") {
  Deflater deflate(6);
  for (const std::string& text : {std::string(), std::string("abc"), std::string(100000, 'x')}) {
    const std::string packed = deflate(text);
    std::string out(text.size() + 1, '\0');
    auto size = static_cast<uLongf>(out.size());
    REQUIRE(uncompress(reinterpret_cast<Bytef*>(out.data()), &size,
                       reinterpret_cast<const Bytef*>(packed.data()),
                       static_cast<uLong>(packed.size())) == Z_OK);
    CHECK(out.substr(0, size) == text);
  }
}

TEST_CASE("URIs are ASCII") {
  CHECK(ascii_uri("https://a.org/caf\u00E9 x?q=(1)&b=%20") == "https://a.org/caf%C3%A9%20x?q=(1)&b=%20");
}

TEST_CASE("metadata is escaped, and only what is known is said") {
  factsheet::pages::Metadata metadata;
  metadata.title =
      "A < B & \x01"
      "C";
  const std::string xmp = xmp_packet(metadata);
  CHECK(xmp.find("x-default\">A &lt; B &amp; C<") != std::string::npos);
  CHECK(xmp.find("dc:creator") == std::string::npos);
  CHECK(xmp.find("pdf:Keywords") == std::string::npos);
  CHECK(srgb_profile().size() == 480);
  CHECK(srgb_profile().substr(36, 4) == "acsp");
}
