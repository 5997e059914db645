#include "pdf/resource_cache.hpp"

#include "pdf/content_stream.hpp"

namespace factsheet::pdf {
namespace {

constexpr std::size_t most_kept = 500;

/// What the map has for a key, or what `make` gives. Made outside the lock: two threads may make the same,
/// which costs time but gives the same bytes.
template <class Map, class Make>
typename Map::mapped_type remembered(std::mutex& mutex, Map& map, const typename Map::key_type& key,
                                     Make make) {
  {
    const std::lock_guard lock(mutex);
    if (const auto found = map.find(key); found != map.end()) return found->second;
  }
  auto made = make();
  const std::lock_guard lock(mutex);
  // Forgetting all is simple. Sheets of one layout need far fewer, but for their fonts' cuts.
  if (map.size() >= most_kept) map.clear();
  return map.emplace(key, std::move(made)).first->second;
}

}  // namespace

ResourceCache::ResourceCache() : impl_(std::make_unique<Impl>()) {}
ResourceCache::~ResourceCache() = default;

std::shared_ptr<const EmbeddedFont> ResourceCache::Impl::font(const FaceUse& use, const text::Face& face) {
  const std::string key = font_key(use, face);
  return remembered(mutex, fonts, key, [&] { return make_font(use, face, key); });
}

std::shared_ptr<const EmbeddedImage> ResourceCache::Impl::image(
    const std::shared_ptr<const pages::Raster>& raster) {
  return remembered(mutex, images, raster,
                    [&] { return std::make_shared<const EmbeddedImage>(make_image(raster)); });
}

std::shared_ptr<const std::string> ResourceCache::Impl::packed(
    const std::shared_ptr<const std::vector<pages::Shape>>& shared) {
  return remembered(mutex, shapes, shared, [&] {
    const Deflater deflate(9);
    return std::make_shared<const std::string>(deflate(shared_content(*shared)));
  });
}

}  // namespace factsheet::pdf
