#include "engine/report/page.hpp"

#include "base/markup.hpp"
#include "engine/digest.hpp"

#include <filesystem>

#include <fmt/format.h>

// NOLINTBEGIN(cppcoreguidelines-avoid-c-arrays,modernize-avoid-c-arrays)
extern "C" {
// Laid down by report_page.S.
extern const char factsheet_report_style[], factsheet_report_style_end[];
extern const char factsheet_report_script[], factsheet_report_script_end[];
}
// NOLINTEND(cppcoreguidelines-avoid-c-arrays,modernize-avoid-c-arrays)

namespace factsheet::engine {
namespace {

std::string_view style() {
  return {factsheet_report_style,
          static_cast<std::size_t>(factsheet_report_style_end - factsheet_report_style)};
}
std::string_view script() {
  return {factsheet_report_script,
          static_cast<std::size_t>(factsheet_report_script_end - factsheet_report_script)};
}

// What a Content-Security-Policy calls an inline script by: its digest in base64 (CSP 3, 2.3.1).
std::string source_hash(std::string_view text) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = sha256_hex(text);
  std::string out = "'sha256-";
  // Three hexadecimal digits are twelve bits, two letters.
  for (std::size_t i = 0; i < hex.size(); i += 3) {
    const std::string piece = (hex.substr(i, 3) + "00").substr(0, 3);
    const auto bits = static_cast<std::size_t>(std::stoul(piece, nullptr, 16));
    out += letters[bits >> 6];
    out += letters[bits & 63];
  }
  // 64 digits end with one that fills a letter and the third part of another: 43 letters and a pad.
  out.back() = '=';
  return out + "'";
}

}  // namespace

std::string page_head(std::string_view title) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src "
      "{}; base-uri "
      "'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n"
      "</head>\n<body>\n",
      source_hash(style()), source_hash(script()), escaped_markup(title), style());
}

std::string page_end() {
  return fmt::format("<script>{}</script>\n</body>\n</html>\n", script());
}

std::string link_to(std::string_view file, std::string_view from) {
  namespace fs = std::filesystem;
  const fs::path target(file);
  fs::path folder = fs::path(from).parent_path();
  if (folder.empty()) folder = ".";
  if (file.empty() || target.is_absolute() != folder.is_absolute()) return {};
  const std::string path = target.lexically_relative(folder.lexically_normal()).generic_string();
  // RFC 3986, 2.3: all but the unreserved characters are escaped, so that no colon makes a scheme of a
  // folder's name.
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char c : path) {
    if (plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

}  // namespace factsheet::engine
