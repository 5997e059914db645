#include "typeset/line_memory.hpp"

#include "typeset/set_lines.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace factsheet::typeset {
namespace {

// Texts of some hundred layouts; what is kept for a text takes about fifty times its key.
constexpr std::size_t most_key_bytes = 256 * 1024;

template <class T>
void put(std::string& key, T value) {
  static_assert(std::is_arithmetic_v<T>);
  key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put_text(std::string& key, const std::string& text) {
  put(key, text.size());
  key += text;
}

}  // namespace

struct LineMemory::Impl {
  /// Whether a text was set lately. One that wasn't, a state's own, mostly never comes again.
  bool seen(const std::string& key) {
    const std::size_t hash = std::hash<std::string>{}(key);
    std::size_t& place = lately[hash % lately.size()];
    return std::exchange(place, hash) == hash;
  }

  std::unordered_map<std::string, std::vector<SetLine>> lines;
  std::size_t key_bytes = 0;
  std::array<std::size_t, 1024> lately{};  // hashes; two that share a place only keep their lines later
};

LineMemory::LineMemory() : impl_(std::make_unique<Impl>()) {}
LineMemory::~LineMemory() = default;
LineMemory::LineMemory(LineMemory&&) noexcept = default;

std::string LineMemory::key(const document::Rich& rich, const document::Style& style, Length measure,
                            Length hang, text::Alignment alignment) {
  std::string key;
  std::size_t size = 64;
  for (const document::Inline& run : rich.runs) size += run.text.size() + 16;
  key.reserve(size);
  // Styles stay where they are. Lines that were set at other spaces are the same.
  put(key, reinterpret_cast<std::uintptr_t>(style.sets_as ? style.sets_as : &style));
  put(key, measure.pt());
  put(key, hang.pt());
  put(key, static_cast<int>(alignment));
  for (const document::Inline& run : rich.runs) {
    put(key, static_cast<char>((run.bold ? 1 : 0) | (run.italic ? 2 : 0) | (run.raised ? 4 : 0)));
    put(key, run.link);
    put_text(key, run.text);
  }
  for (const std::string& link : rich.links) put_text(key, link);
  return key;
}

const std::vector<SetLine>* LineMemory::find(const std::string& key) const {
  const auto found = impl_->lines.find(key);
  return found == impl_->lines.end() ? nullptr : &found->second;
}

void LineMemory::keep(std::string key, const std::vector<SetLine>& lines) {
  if (!impl_->seen(key)) return;
  // Forgetting all is simple, and seldom comes about.
  if (impl_->key_bytes + key.size() > most_key_bytes) {
    impl_->lines.clear();
    impl_->key_bytes = 0;
  }
  impl_->key_bytes += key.size();
  impl_->lines.emplace(std::move(key), lines);
}

}  // namespace factsheet::typeset
