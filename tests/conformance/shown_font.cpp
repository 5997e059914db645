#include "conformance/shown_font.hpp"

#include <cmath>
#include <sstream>

#include "conformance/to_unicode_reader.hpp"
#include <qpdf/Buffer.hh>
#include <qpdf/QUtil.hh>

namespace factsheet::conformance {
namespace {

std::string bytes_of(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData(qpdf_dl_all);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

unsigned big_endian(const std::string& bytes, std::size_t at, std::size_t count) {
  unsigned value = 0;
  for (std::size_t i = at; i < at + count; ++i) value = value << 8 | static_cast<unsigned char>(bytes.at(i));
  return value;
}

/// A TrueType table's offset; 0 if there is none.
std::size_t table(const std::string& font, const char* tag) {
  const unsigned count = big_endian(font, 4, 2);
  for (unsigned i = 0; i < count; ++i) {
    if (font.compare(12 + 16 * i, 4, tag) == 0) return big_endian(font, 12 + 16 * i + 8, 4);
  }
  return 0;
}

double advance(const std::string& font, unsigned glyph) {
  const unsigned metrics = big_endian(font, table(font, "hhea") + 34, 2);
  const unsigned row = std::min(glyph, metrics - 1);
  return big_endian(font, table(font, "hmtx") + 4 * row, 2) * 1000.0 /
         big_endian(font, table(font, "head") + 18, 2);
}

std::string utf8(const std::string& utf16) {
  return QUtil::utf16_to_utf8("\xFE\xFF" + utf16);
}

}  // namespace

std::map<unsigned, std::string> read_to_unicode(const std::string& cmap) {
  // Every entry is written as hexadecimal strings without blanks inside; a section ends at a word.
  std::map<unsigned, std::string> out;
  std::vector<std::string> strings;
  std::string section;
  for (std::size_t at = 0; at < cmap.size();) {
    if (cmap[at] == '<' && cmap.compare(at, 2, "<<") != 0) {
      const std::size_t end = cmap.find('>', at);
      strings.push_back(QUtil::hex_decode(cmap.substr(at + 1, end - at - 1)));
      at = end + 1;
      const std::size_t wanted = section == "beginbfchar" ? 2 : section == "beginbfrange" ? 3 : 0;
      if (wanted == 0) strings.clear();
      if (strings.size() < wanted || strings.empty()) continue;
      const unsigned first = big_endian(strings[0], 0, strings[0].size());
      const unsigned last = wanted == 2 ? first : big_endian(strings[1], 0, strings[1].size());
      std::string target = strings.back();
      for (unsigned code = first; code <= last; ++code) {
        out[code] = utf8(target);
        if (!target.empty()) ++target.back();
      }
      strings.clear();
    } else if (std::isalpha(static_cast<unsigned char>(cmap[at]))) {
      std::size_t end = at;
      while (end < cmap.size() && std::isalpha(static_cast<unsigned char>(cmap[end]))) ++end;
      section = cmap.substr(at, end - at);
      at = end;
    } else {
      ++at;
    }
  }
  return out;
}

ShownFont::ShownFont(QPDFObjectHandle dict, RuleContext& context) {
  const auto key = [](QPDFObjectHandle from, const char* name) {
    return from.isDictionary() ? from.getKey(name) : QPDFObjectHandle::newNull();
  };
  QPDFObjectHandle base = key(dict, "/BaseFont");
  name_ = base.isName() ? base.getName() : "a font";
  context.require(name_.size() > 8 && name_[7] == '+', name_ + " has no subset tag");
  context.require(key(dict, "/Subtype").isNameAndEquals("/Type0") &&
                      key(dict, "/Encoding").isNameAndEquals("/Identity-H"),
                  name_ + " isn't a Type0 font with Identity-H");
  QPDFObjectHandle list = key(dict, "/DescendantFonts");
  QPDFObjectHandle cid_font =
      list.isArray() && list.getArrayNItems() == 1 ? list.getArrayItem(0) : QPDFObjectHandle::newNull();
  QPDFObjectHandle descriptor = key(cid_font, "/FontDescriptor");
  QPDFObjectHandle program = key(descriptor, "/FontFile2");
  context.require(program.isStream(), name_ + " isn't embedded");
  if (program.isStream()) program_ = bytes_of(program);
  for (const char* needed :
       {"/FontName", "/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"}) {
    context.require(!key(descriptor, needed).isNull(), name_ + " has no " + needed);
  }
  QPDFObjectHandle to_unicode = key(dict, "/ToUnicode");
  context.require(to_unicode.isStream(), name_ + " has no ToUnicode");
  if (to_unicode.isStream()) unicode_ = read_to_unicode(bytes_of(to_unicode));
  QPDFObjectHandle map = key(cid_font, "/CIDToGIDMap");
  context.require(map.isStream() || map.isNameAndEquals("/Identity"), name_ + " has no CIDToGIDMap");
  if (map.isStream()) cid_to_gid_ = bytes_of(map);
  QPDFObjectHandle w = key(cid_font, "/W");
  for (int i = 0; w.isArray() && i + 1 < w.getArrayNItems(); i += 2) {
    const auto first = static_cast<unsigned>(w.getArrayItem(i).getIntValue());
    QPDFObjectHandle widths = w.getArrayItem(i + 1);
    for (int k = 0; k < widths.getArrayNItems(); ++k) {
      widths_[first + static_cast<unsigned>(k)] = widths.getArrayItem(k).getNumericValue();
    }
  }
}

void ShownFont::check_code(unsigned code, RuleContext& context) const {
  const std::string where = name_ + " code " + std::to_string(code);
  const auto text = unicode_.find(code);
  context.require(text != unicode_.end() && !text->second.empty(), where + " stands for no text");
  if (text != unicode_.end()) {
    const bool forbidden = text->second.find('\0') != std::string::npos ||
                           text->second.find("\uFEFF") != std::string::npos ||
                           text->second.find("\uFFFE") != std::string::npos;
    context.require(!forbidden, where + " stands for what ToUnicode must not hold");
  }
  if (program_.empty()) return;
  unsigned glyph = code;
  if (!cid_to_gid_.empty())
    glyph = 2 * code + 1 < cid_to_gid_.size() ? big_endian(cid_to_gid_, 2 * code, 2) : 0;
  context.require(glyph != 0, where + " shows .notdef");
  const unsigned glyphs = big_endian(program_, table(program_, "maxp") + 4, 2);
  context.require(glyph < glyphs, where + " shows a glyph that isn't embedded");
  if (glyph >= glyphs) return;
  const auto width = widths_.find(code);
  context.require(width != widths_.end() && std::abs(width->second - advance(program_, glyph)) <= 1,
                  where + " has another width than its glyph");
}

std::string ShownFont::show(const std::string& string, RuleContext& context) {
  context.require(string.size() % 2 == 0, name_ + " shows half a code");
  std::string out;
  for (std::size_t i = 0; i + 1 < string.size(); i += 2) {
    const unsigned code = big_endian(string, i, 2);
    if (checked_.insert(code).second) check_code(code, context);
    if (const auto text = unicode_.find(code); text != unicode_.end()) out += text->second;
  }
  return out;
}

}  // namespace factsheet::conformance
