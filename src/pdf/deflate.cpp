#include "pdf/deflate.hpp"

#include <limits>
#include <stdexcept>

#include <zlib.h>

namespace factsheet::pdf {

struct Deflater::State {
  z_stream stream{};
};

Deflater::Deflater(int level) : state_(std::make_unique<State>()) {
  if (deflateInit(&state_->stream, level) != Z_OK)
    throw std::runtime_error("zlib: no memory to pack a stream");
}

Deflater::~Deflater() {
  deflateEnd(&state_->stream);
}

std::string Deflater::operator()(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<uInt>::max() / 2)
    throw std::runtime_error("zlib: a stream is too long");
  z_stream& z = state_->stream;
  if (deflateReset(&z) != Z_OK) throw std::runtime_error("zlib: a stream's state is damaged");
  std::string out(deflateBound(&z, static_cast<uLong>(bytes.size())), '\0');
  // zlib reads only; its next_in lacks const unless ZLIB_CONST is set.
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  if (deflate(&z, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("zlib: a stream can't be packed");
  out.resize(out.size() - z.avail_out);
  return out;
}

}  // namespace factsheet::pdf
