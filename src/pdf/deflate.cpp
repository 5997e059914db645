#include "pdf/deflate.hpp"

#include <libdeflate.h>
#include <stdexcept>

namespace factsheet::pdf {

struct Deflater::State {
  libdeflate_compressor* compressor;
};

Deflater::Deflater(int level) : state_(std::make_unique<State>(State{libdeflate_alloc_compressor(level)})) {
  if (state_->compressor == nullptr) throw std::runtime_error("libdeflate: no memory to pack a stream");
}

Deflater::~Deflater() {
  libdeflate_free_compressor(state_->compressor);
}

std::string Deflater::operator()(std::string_view bytes) const {
  std::string out(libdeflate_zlib_compress_bound(state_->compressor, bytes.size()), '\0');
  const std::size_t size =
      libdeflate_zlib_compress(state_->compressor, bytes.data(), bytes.size(), out.data(), out.size());
  if (size == 0) throw std::runtime_error("libdeflate: a stream can't be packed");
  out.resize(size);
  return out;
}

}  // namespace factsheet::pdf
