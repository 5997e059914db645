#include "csv/encoding.hpp"

#include "base/utf8.hpp"
#include "csv/limits.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <iconv.h>
#include <system_error>

#include <fmt/format.h>

namespace factsheet::csv {
namespace {

constexpr std::string_view advice = "export the sheet once more, as \"CSV UTF-8\"";

bool starts_with(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(::iconv_open("UTF-8", from.c_str())) {
    if (!is_open()) throw std::system_error(errno, std::generic_category(), "no conversion from " + from);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() { ::iconv_close(handle_); }

  /// Adds `bytes` to `out` as UTF-8. Gives the offset of the first byte that can't be read, if there is one.
  std::optional<std::size_t> convert(std::string& bytes, std::size_t from, std::string& out) {
    std::array<char, 1 << 16> block;
    char* next = bytes.data() + from;
    std::size_t left = bytes.size() - from;
    while (left > 0) {
      char* end = block.data();
      std::size_t room = block.size();
      const std::size_t result = ::iconv(handle_, &next, &left, &end, &room);
      out.append(block.data(), static_cast<std::size_t>(end - block.data()));
      if (result == static_cast<std::size_t>(-1) && errno != E2BIG) return bytes.size() - left;
    }
    return std::nullopt;
  }

 private:
  bool is_open() const {
    // iconv_open fails with the pointer (iconv_t)-1, which static_cast can't write.
    return reinterpret_cast<std::intptr_t>(handle_) != -1;
  }

  iconv_t handle_;
};

// A file that holds what is neither UTF-8 nor anything that UTF-8 text could be mistaken for.
bool holds_longer_sequence(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8::sequence_length(text, at);
    if (length > 1) return true;
    at += length;
  }
  return false;
}

// Adds a text that can't be used, so that its line can be shown, and points at a byte of it.
Span refused(std::string name, std::string text, std::size_t at, SourceMap& sources) {
  const std::size_t line_end = std::min(text.find('\n', at), text.size());
  const std::size_t line_begin = text.rfind('\n', at) + 1;
  // A line of many megabytes would be shown character by character.
  if (line_end - std::min(line_begin, line_end) > most_bytes_shown)
    return Span{sources.add(std::move(name), {})};
  const std::size_t dropped = starts_with(text, "\xEF\xBB\xBF") ? 3 : 0;
  const SourceId id = sources.add(std::move(name), std::move(text));
  return sources.span(id, at - dropped, at - dropped + 1);
}

void settle_line_ends(std::string& text) {
  for (std::size_t at = text.find('\r'); at != std::string::npos; at = text.find('\r', at + 1)) {
    if (at + 1 == text.size() || text[at + 1] != '\n') text[at] = '\n';
  }
}

class Decoder {
 public:
  Decoder(std::string name, SourceMap& sources, Diagnostics& diagnostics)
      : name_(std::move(name)), sources_(sources), diagnostics_(diagnostics) {}

  std::optional<DecodedSource> decode(std::string bytes) {
    if (starts_with(bytes, "PK\x03\x04") || starts_with(bytes, "\xD0\xCF\x11\xE0")) {
      diagnostics_
          .error(Code::csv_syntax, Span{sources_.add(name_, {})},
                 "this is a spreadsheet's own file, not a CSV file")
          .hint("export the sheet as \"CSV UTF-8\", and name that file");
      return std::nullopt;
    }
    if (starts_with(bytes, "\xFF\xFE")) return utf16(std::move(bytes), "UTF-16LE");
    if (starts_with(bytes, "\xFE\xFF")) return utf16(std::move(bytes), "UTF-16BE");
    if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos)
      return holds_nul(std::move(bytes), nul);
    const auto invalid = utf8::find_invalid(bytes);
    if (!invalid) return add(std::move(bytes), "UTF-8");
    if (holds_longer_sequence(bytes)) {
      diagnostics_
          .error(Code::invalid_utf8, refused(name_, std::move(bytes), *invalid, sources_),
                 "this byte isn't UTF-8, but the file's other letters are")
          .hint(std::string(advice));
      return std::nullopt;
    }
    return windows(std::move(bytes));
  }

 private:
  std::optional<DecodedSource> add(std::string text, std::string_view encoding) {
    settle_line_ends(text);
    return DecodedSource{sources_.add(name_, std::move(text)), encoding};
  }

  std::optional<DecodedSource> holds_nul(std::string bytes, std::size_t at) {
    diagnostics_
        .error(Code::csv_syntax, refused(name_, std::move(bytes), at, sources_),
               "there is a NUL byte here, which no text has")
        .hint("the file is damaged, isn't CSV, or is UTF-16 without its byte order mark; " +
              std::string(advice));
    return std::nullopt;
  }

  std::optional<DecodedSource> utf16(std::string bytes, std::string_view encoding) {
    std::string text;
    text.reserve(bytes.size() / 2);
    if (const auto fault = Converter(std::string(encoding)).convert(bytes, 2, text)) {
      diagnostics_
          .error(Code::invalid_utf8, Span{sources_.add(name_, {})},
                 fmt::format("this file begins as UTF-16, but byte {} can't be read as such", *fault + 1))
          .hint("the file may be cut off; " + std::string(advice));
      return std::nullopt;
    }
    if (const std::size_t nul = text.find('\0'); nul != std::string::npos)
      return holds_nul(std::move(text), nul);
    return add(std::move(text), encoding);
  }

  std::optional<DecodedSource> windows(std::string bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 16);
    if (const auto fault = Converter("WINDOWS-1252").convert(bytes, 0, text)) {
      diagnostics_
          .error(Code::invalid_utf8, refused(name_, std::move(bytes), *fault, sources_),
                 "this byte is neither UTF-8 nor Windows-1252")
          .hint(std::string(advice));
      return std::nullopt;
    }
    return add(std::move(text), "WINDOWS-1252");
  }

  std::string name_;
  SourceMap& sources_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<DecodedSource> add_source(std::string name, std::string bytes, SourceMap& sources,
                                        Diagnostics& diagnostics) {
  return Decoder(std::move(name), sources, diagnostics).decode(std::move(bytes));
}

}  // namespace factsheet::csv
