#include "geo/topology.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

// Laid down by outlines.S.
extern "C" {
extern const char factsheet_state_outlines[], factsheet_state_outlines_end[];
}

namespace factsheet::geo {
namespace {

constexpr std::string_view magic = "FSGEO1\n";

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint8_t byte() {
    if (at_ == bytes_.size()) fail();
    return static_cast<std::uint8_t>(bytes_[at_++]);
  }

  // LEB128, of which five bytes hold more than any number here.
  std::uint32_t number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 28; shift += 7) {
      const std::uint8_t part = byte();
      value |= static_cast<std::uint32_t>(part & 0x7F) << shift;
      if (part < 0x80) return value;
    }
    fail();
  }

  std::int32_t signed_number() {
    const std::uint32_t coded = number();
    const auto half = static_cast<std::int32_t>(coded >> 1);
    return (coded & 1) != 0 ? -half - 1 : half;
  }

  // How many things follow, each of which takes a byte at least.
  std::size_t count() {
    const std::size_t value = number();
    if (value > bytes_.size() - at_) fail();
    return value;
  }

  std::string letters(std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) out += static_cast<char>(byte());
    return out;
  }

  bool at_end() const { return at_ == bytes_.size(); }
  [[noreturn]] static void fail() { throw std::runtime_error("these bytes are no outlines of states"); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

Arc read_arc(Reader& in) {
  Arc arc(in.count());
  std::int32_t longitude = 0;
  std::int32_t latitude = 0;
  for (Vertex& vertex : arc) {
    longitude += in.signed_number();
    latitude += in.signed_number();
    // Not a place on the earth: also keeps the sums from growing without end.
    if (std::abs(longitude) > 3'600'000 || std::abs(latitude) > 900'000) Reader::fail();
    vertex = {longitude / 10000.0, latitude / 10000.0, in.byte()};
  }
  if (arc.size() < 2) Reader::fail();
  return arc;
}

AreaRings read_area(Reader& in, std::size_t arcs) {
  AreaRings area;
  area.code = in.letters(2);
  area.rings.resize(in.count());
  for (auto& ring : area.rings) {
    ring.resize(in.count());
    if (ring.empty()) Reader::fail();
    for (ArcUse& use : ring) {
      const std::uint32_t coded = in.number();
      use = {coded >> 1, (coded & 1) != 0};
      if (use.arc >= arcs) Reader::fail();
    }
  }
  return area;
}

}  // namespace

const AreaRings* Topology::find(std::string_view code) const {
  const auto found =
      std::lower_bound(areas.begin(), areas.end(), code,
                       [](const AreaRings& area, std::string_view wanted) { return area.code < wanted; });
  return found != areas.end() && found->code == code ? &*found : nullptr;
}

std::uint8_t significance_of(double square_kilometres) {
  const double coded = std::round(8 * std::log2(std::max(square_kilometres, 1e-9))) + 100;
  return static_cast<std::uint8_t>(std::clamp(coded, 0.0, 254.0));
}

Topology read_topology(std::string_view bytes) {
  if (!bytes.starts_with(magic)) Reader::fail();
  Reader in(bytes.substr(magic.size()));
  Topology topology;
  topology.arcs.resize(in.count());
  for (Arc& arc : topology.arcs) arc = read_arc(in);
  topology.areas.resize(in.count());
  for (AreaRings& area : topology.areas) area = read_area(in, topology.arcs.size());
  if (!in.at_end()) Reader::fail();
  return topology;
}

std::string_view carried_outlines() {
  return {factsheet_state_outlines,
          static_cast<std::size_t>(factsheet_state_outlines_end - factsheet_state_outlines)};
}

}  // namespace factsheet::geo
