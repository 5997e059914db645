#include "pdf/metadata.hpp"

#include <stdexcept>

extern "C" {
// Laid down by srgb_profile.S.
extern const char factsheet_srgb_profile[], factsheet_srgb_profile_end[];
}

namespace factsheet::pdf {
namespace {

constexpr std::string_view producer = "factsheet";

std::string xml(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        // XML 1.0 knows no control characters but these three.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r') out += c;
    }
  }
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string alternatives(std::string_view tag, std::string_view text) {
  const std::string name(tag);
  return "<" + name + "><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml(text) + "</rdf:li></rdf:Alt></" +
         name + ">\n";
}

// PDF/A-2 knows no pdfuaid, so the packet describes it itself (ISO 19005-2, 6.6.2.3).
constexpr std::string_view pdfuaid_schema =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

}  // namespace

std::string_view srgb_profile() {
  return {factsheet_srgb_profile,
          static_cast<std::size_t>(factsheet_srgb_profile_end - factsheet_srgb_profile)};
}

std::string xmp_packet(const pages::Metadata& metadata) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
      " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
      "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</"
      "pdfuaid:part>\n";
  out += alternatives("dc:title", metadata.title);
  if (!metadata.author.empty()) {
    out += "<dc:creator><rdf:Seq><rdf:li>" + xml(metadata.author) + "</rdf:li></rdf:Seq></dc:creator>\n";
  }
  if (!metadata.subject.empty()) out += alternatives("dc:description", metadata.subject);
  out += "<dc:language><rdf:Bag><rdf:li>" + xml(metadata.language) + "</rdf:li></rdf:Bag></dc:language>\n";
  if (!metadata.keywords.empty())
    out += "<pdf:Keywords>" + xml(joined(metadata.keywords)) + "</pdf:Keywords>\n";
  ((out += "<pdf:Producer>") += producer) += "</pdf:Producer>\n";
  out += pdfuaid_schema;
  return out + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

Dict write_metadata(Document& document, Dict catalog, const pages::Metadata& metadata,
                    std::shared_ptr<const std::string> packed_profile) {
  // ISO 14289-1, 7.1 and 7.2.
  if (metadata.title.empty()) throw std::logic_error("a document has no title");
  if (metadata.language.empty()) throw std::logic_error("a document has no language");
  // Left unpacked, so that programs which look for the packet in the bytes find it; 1.5 kB.
  Dict packet = document.stream(std::make_shared<const std::string>(xmp_packet(metadata)), false);
  packet.name("Type", "Metadata").name("Subtype", "XML");

  Dict profile = document.cached_stream(std::move(packed_profile));
  profile.integer("N", 3);
  Dict intent = document.dict();
  intent.name("Type", "OutputIntent")
      .name("S", "GTS_PDFA1")
      .text("OutputConditionIdentifier", "sRGB")
      .set("DestOutputProfile", profile);

  catalog.set("Metadata", packet)
      .set("OutputIntents", document.array().add(intent))
      .text("Lang", metadata.language)
      .set("MarkInfo", document.dict().boolean("Marked", true))
      .set("ViewerPreferences", document.dict().boolean("DisplayDocTitle", true));

  Dict info = document.object();
  info.text("Title", metadata.title);
  if (!metadata.author.empty()) info.text("Author", metadata.author);
  if (!metadata.subject.empty()) info.text("Subject", metadata.subject);
  if (!metadata.keywords.empty()) info.text("Keywords", joined(metadata.keywords));
  info.text("Producer", producer);
  return info;
}

}  // namespace factsheet::pdf
