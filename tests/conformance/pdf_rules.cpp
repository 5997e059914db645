#include "conformance/pdf_rules.hpp"

#include <cstring>
#include <fstream>
#include <iterator>

#include "conformance/rule_context.hpp"
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace factsheet::conformance {
namespace {

std::string bytes_of(QPDFObjectHandle stream) {
  const auto data = stream.getStreamData(qpdf_dl_all);
  return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  if (from == std::string::npos) return {};
  const std::size_t to = text.find(end, from + begin.size());
  return to == std::string::npos ? std::string() : text.substr(from + begin.size(), to - from - begin.size());
}

std::string unescaped(std::string xml) {
  for (const auto& [entity, character] :
       {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&amp;", "&"}}) {
    for (std::size_t at = 0; (at = xml.find(entity, at)) != std::string::npos; ++at) {
      xml.replace(at, std::strlen(entity), character);
    }
  }
  return xml;
}

void check_metadata(RuleContext& context, QPDFObjectHandle catalog) {
  QPDFObjectHandle metadata = catalog.getKey("/Metadata");
  context.require(metadata.isStream() && metadata.getDict().getKey("/Type").isNameAndEquals("/Metadata") &&
                      metadata.getDict().getKey("/Subtype").isNameAndEquals("/XML"),
                  "the catalog has no XMP metadata");
  if (!metadata.isStream()) return;
  const std::string xmp = bytes_of(metadata);
  context.require(between(xmp, "<pdfuaid:part>", "<") == "1", "XMP doesn't claim PDF/UA-1");
  context.require(
      between(xmp, "<pdfaid:part>", "<") == "2" && between(xmp, "<pdfaid:conformance>", "<") == "A",
      "XMP doesn't claim PDF/A-2a");
  context.require(xmp.find("<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<") != std::string::npos,
                  "XMP doesn't describe the pdfuaid schema");
  const std::string title =
      unescaped(between(between(xmp, "<dc:title>", "</dc:title>"), "x-default\">", "</rdf:li>"));
  context.require(!title.empty(), "XMP has no title");
  QPDFObjectHandle info = context.pdf.getTrailer().getKey("/Info");
  context.require(info.isDictionary() && info.getKey("/Title").isString() &&
                      info.getKey("/Title").getUTF8Value() == title,
                  "the information dictionary's title isn't XMP's");
}

void check_output_intent(RuleContext& context, QPDFObjectHandle catalog) {
  QPDFObjectHandle intents = catalog.getKey("/OutputIntents");
  context.require(intents.isArray() && intents.getArrayNItems() == 1, "there is not one output intent");
  if (!intents.isArray() || intents.getArrayNItems() == 0) return;
  QPDFObjectHandle intent = intents.getArrayItem(0);
  QPDFObjectHandle profile = intent.getKey("/DestOutputProfile");
  const std::string icc = profile.isStream() ? bytes_of(profile) : std::string();
  context.require(intent.getKey("/S").isNameAndEquals("/GTS_PDFA1") && icc.size() > 128 &&
                      icc.compare(12, 8, "mntrRGB ") == 0 && icc.compare(36, 4, "acsp") == 0 &&
                      profile.getDict().getKey("/N").isInteger() &&
                      profile.getDict().getKey("/N").getIntValue() == 3,
                  "the output intent has no RGB profile");
}

void flatten(QPDFObjectHandle node, std::map<long long, QPDFObjectHandle>& out, int depth = 0) {
  if (!node.isDictionary() || depth > 20) return;
  QPDFObjectHandle numbers = node.getKey("/Nums");
  for (int i = 0; numbers.isArray() && i + 1 < numbers.getArrayNItems(); i += 2) {
    out.emplace(numbers.getArrayItem(i).getIntValue(), numbers.getArrayItem(i + 1));
  }
  QPDFObjectHandle kids = node.getKey("/Kids");
  for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i)
    flatten(kids.getArrayItem(i), out, depth + 1);
}

}  // namespace

void check_file(RuleContext& context, const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  context.require(bytes.compare(0, 10, "%PDF-1.7\n%") == 0, "the header isn't PDF 1.7");
  bool binary = bytes.size() > 14;
  for (std::size_t i = 10; binary && i < 14; ++i) binary = static_cast<unsigned char>(bytes[i]) > 127;
  context.require(binary, "the header's comment isn't binary");
  context.require(bytes.size() > 6 && bytes.compare(bytes.size() - 6, 6, "%%EOF\n") == 0,
                  "the file doesn't end in %%EOF");

  QPDFObjectHandle id = context.pdf.getTrailer().getKey("/ID");
  context.require(
      id.isArray() && id.getArrayNItems() == 2 && id.getArrayItem(0).getStringValue().size() == 16,
      "the trailer has no ID");
  context.require(!context.pdf.isEncrypted(), "the file is encrypted");

  QPDFObjectHandle catalog = context.pdf.getRoot();
  QPDFObjectHandle marked = catalog.getKey("/MarkInfo");
  context.require(
      marked.isDictionary() && marked.getKey("/Marked").isBool() && marked.getKey("/Marked").getBoolValue(),
      "the catalog doesn't say that the file is tagged");
  context.require(catalog.getKey("/Lang").isString() && !catalog.getKey("/Lang").getStringValue().empty(),
                  "the catalog names no language");
  QPDFObjectHandle viewer = catalog.getKey("/ViewerPreferences");
  context.require(viewer.isDictionary() && viewer.getKey("/DisplayDocTitle").isBool() &&
                      viewer.getKey("/DisplayDocTitle").getBoolValue(),
                  "viewers aren't told to show the title");
  for (const char* key :
       {"/AA", "/OpenAction", "/AcroForm", "/OCProperties", "/NeedsRendering", "/Requirements"}) {
    context.require(!catalog.hasKey(key), std::string("the catalog has ") + key);
  }
  context.require(context.pages.size() < 2 || catalog.getKey("/Outlines").isDictionary(),
                  "several pages and no bookmarks");
  check_metadata(context, catalog);
  check_output_intent(context, catalog);
}

std::vector<std::string> broken_rules(const std::string& path) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processFile(path.c_str());
  RuleContext context{pdf, {}, {}, {}, {}, {}};
  for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages())
    context.pages.push_back(page.getObjectHandle());
  QPDFObjectHandle root = pdf.getRoot().getKey("/StructTreeRoot");
  if (root.isDictionary()) flatten(root.getKey("/ParentTree"), context.parent_tree);
  check_file(context, path);
  check_content(context);
  check_structure(context);
  for (const QPDFExc& warning : pdf.getWarnings())
    context.broken.push_back(std::string("qpdf: ") + warning.what());
  return context.broken;
}

}  // namespace factsheet::conformance
