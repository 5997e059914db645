
#include <algorithm>
#include <functional>

#include "conformance/pdf_rules.hpp"
#include "conformance/sample_file.hpp"
#include "conformance/temporary_file.hpp"
#include <catch2/catch.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

using namespace factsheet;
using namespace factsheet::tests;

namespace {

/// The rules that the sample breaks once `change` has been made to it.
std::vector<std::string> broken_by(const std::function<void(QPDF&)>& change) {
  const TemporaryFile original(sample_file());
  const TemporaryFile changed;
  QPDF pdf;
  pdf.processFile(original.path().c_str());
  change(pdf);
  const std::string path = changed.path();  // the writer keeps a pointer to it
  QPDFWriter writer(pdf, path.c_str());
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setNewlineBeforeEndstream(true);
  writer.write();
  return conformance::broken_rules(changed.path());
}

bool says(const std::vector<std::string>& broken, const std::string& part) {
  return std::any_of(broken.begin(), broken.end(),
                     [&](const std::string& rule) { return rule.find(part) != std::string::npos; });
}

/// The first structure element of a role.
QPDFObjectHandle element(QPDF& pdf, const char* role) {
  for (QPDFObjectHandle object : pdf.getAllObjects()) {
    if (object.isDictionary() && object.getKey("/S").isNameAndEquals(role) && object.hasKey("/P"))
      return object;
  }
  FAIL("no " << role);
  return {};
}

QPDFObjectHandle first_page(QPDF& pdf) {
  return QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle();
}

QPDFObjectHandle first_font(QPDF& pdf) {
  return first_page(pdf).getKey("/Resources").getKey("/Font").getKey("/F0");
}

void replace_content(QPDF& pdf, const std::string& old_text, const std::string& new_text) {
  QPDFObjectHandle stream = first_page(pdf).getKey("/Contents");
  const auto data = stream.getStreamData();
  std::string content(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  const std::size_t at = content.find(old_text);
  REQUIRE(at != std::string::npos);
  content.replace(at, old_text.size(), new_text);
  stream.replaceStreamData(content, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

}  // namespace

TEST_CASE("a sheet with one of everything keeps all rules") {
  const TemporaryFile file(sample_file());
  const std::vector<std::string> broken = conformance::broken_rules(file.path());
  CAPTURE(broken);
  CHECK(broken.empty());
}

TEST_CASE("a file that is only written anew keeps all rules") {
  CHECK(broken_by([](QPDF&) {}) == std::vector<std::string>{});
}

TEST_CASE("rules of the catalog can fail") {
  for (const auto& [key, rule] :
       {std::pair{"/MarkInfo", "doesn't say that the file is tagged"},
        std::pair{"/Lang", "names no language"}, std::pair{"/ViewerPreferences", "told to show the title"},
        std::pair{"/Metadata", "no XMP metadata"}, std::pair{"/OutputIntents", "output intent"},
        std::pair{"/StructTreeRoot", "no structure"}, std::pair{"/Outlines", "no bookmarks"}}) {
    CAPTURE(key);
    CHECK(says(broken_by([key = key](QPDF& pdf) { pdf.getRoot().removeKey(key); }), rule));
  }
  CHECK(says(broken_by([](QPDF& pdf) { pdf.getRoot().replaceKey("/AA", QPDFObjectHandle::newDictionary()); }),
             "/AA"));
  CHECK(says(broken_by([](QPDF& pdf) {
               pdf.getTrailer().getKey("/Info").replaceKey("/Title", QPDFObjectHandle::newString("Another"));
             }),
             "title isn't XMP's"));
  CHECK(says(broken_by([](QPDF& pdf) {
               QPDFObjectHandle metadata = pdf.getRoot().getKey("/Metadata");
               metadata.replaceStreamData("<x/>", QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
             }),
             "doesn't claim PDF/UA-1"));
}

TEST_CASE("rules of the structure can fail") {
  using Change = std::function<void(QPDF&)>;
  const auto role = [](const char* from, const char* to) -> Change {
    return [=](QPDF& pdf) { element(pdf, from).replaceKey("/S", QPDFObjectHandle::newName(to)); };
  };
  const auto remove = [](const char* of, const char* key) -> Change {
    return [=](QPDF& pdf) { element(pdf, of).removeKey(key); };
  };
  const std::vector<std::pair<Change, std::string>> changes{
      {role("/H1", "/H3"), "skips a level"},
      {role("/TD", "/P"), "/TR holds what it must not"},
      {role("/LBody", "/P"), "/LI holds what it must not"},
      {role("/TBody", "/THead"), "two heads"},
      {role("/Link", "/Span"), "isn't in a Link"},
      {role("/P", "/Paragraph"), "no role of ours"},
      {remove("/Figure", "/Alt"), "no alternate text"},
      {remove("/Figure", "/A"), "no bounds"},
      {remove("/TH", "/A"), "no scope"},
      {remove("/L", "/A"), "no numbering"},
      {remove("/H1", "/P"), "another parent"},
      {remove("/Caption", "/K"), "held by no element"},
      {[](QPDF& pdf) {
         element(pdf, "/TD").replaceKey("/A", QPDFObjectHandle::parse("[<</O/Table/ColSpan 3>>]"));
       },
       "differ in columns"},
      {[](QPDF& pdf) {
         element(pdf, "/Link").replaceKey("/K", element(pdf, "/Link").getKey("/K").getArrayItem(0));
       },
       "no annotation"},
      {[](QPDF& pdf) {
         element(pdf, "/H1").replaceKey("/K", element(pdf, "/P").getKey("/K").getArrayItem(0));
       },
       "held twice"},
      {[](QPDF& pdf) { element(pdf, "/H1").replaceKey("/K", QPDFObjectHandle::newInteger(99)); },
       "not in the content"},
      {[](QPDF& pdf) {
         QPDFObjectHandle numbers =
             pdf.getRoot().getKey("/StructTreeRoot").getKey("/ParentTree").getKey("/Nums");
         QPDFObjectHandle first = numbers.getArrayItem(1);
         first.setArrayItem(0, first.getArrayItem(1));
       },
       "names another element"},
      {[](QPDF& pdf) {
         QPDFObjectHandle top = pdf.getRoot().getKey("/StructTreeRoot").getKey("/K");
         top.appendItem(top.getArrayItem(0).getKey("/K").getArrayItem(0));
       },
       "one root element"},
  };
  for (const auto& [change, rule] : changes) {
    const std::vector<std::string> broken = broken_by(change);
    CAPTURE(rule, broken);
    CHECK(says(broken, rule));
  }
}

TEST_CASE("rules of IDs can fail") {
  const auto ids = [](const std::string& tree) {
    return broken_by([&](QPDF& pdf) {
      const auto reference = [](QPDFObjectHandle of) { return std::to_string(of.getObjectID()) + " 0 R"; };
      std::map<std::string, std::string> known{{"FIRST", reference(element(pdf, "/H1"))},
                                               {"SECOND", reference(element(pdf, "/H2"))}};
      element(pdf, "/H1").replaceKey("/ID", QPDFObjectHandle::newString("a"));
      element(pdf, "/H2").replaceKey("/ID", QPDFObjectHandle::newString("b"));
      const auto filled = [&](std::string text) {
        for (const auto& [name, object] : known) {
          for (std::size_t at; (at = text.find(name)) != std::string::npos;)
            text.replace(at, name.size(), object);
        }
        return QPDFObjectHandle::parse(&pdf, text);
      };
      known["LEAF_A"] = reference(pdf.makeIndirectObject(filled("<</Names[(a)FIRST]/Limits[(a)(a)]>>")));
      known["LEAF_B"] = reference(pdf.makeIndirectObject(filled("<</Names[(b)SECOND]/Limits[(b)(b)]>>")));
      known["WRONG"] = reference(pdf.makeIndirectObject(filled("<</Names[(b)SECOND]/Limits[(a)(b)]>>")));
      pdf.getRoot().getKey("/StructTreeRoot").replaceKey("/IDTree", filled(tree));
    });
  };
  CHECK(ids("<</Names[(a)FIRST(b)SECOND]>>") == std::vector<std::string>{});
  CHECK(ids("<</Kids[LEAF_A LEAF_B]>>") == std::vector<std::string>{});
  CHECK(says(ids("null"), "the ID a isn't in the ID tree"));
  CHECK(says(ids("<</Names[(a)FIRST]>>"), "the ID b isn't in the ID tree"));
  CHECK(says(ids("<</Names[(b)SECOND(a)FIRST]>>"), "aren't sorted"));
  CHECK(says(ids("<</Names[(a)FIRST(a)FIRST(b)SECOND]>>"), "aren't sorted"));
  CHECK(says(ids("<</Names[(a)SECOND(b)FIRST]>>"), "from a to an element of another ID"));
  CHECK(says(ids("<</Names[(a)FIRST(b)SECOND(c)SECOND]>>"), "from c to an element of another ID"));
  CHECK(says(ids("<</Names[(a)FIRST(b)SECOND]/Limits[(a)(b)]>>"), "root has limits"));
  CHECK(says(ids("<</Names[(a)FIRST]/Kids[LEAF_B]>>"), "either names or kids"));
  CHECK(says(ids("<</Kids[LEAF_B LEAF_A]>>"), "aren't sorted"));
  CHECK(says(ids("<</Kids[LEAF_A WRONG]>>"), "first and last ID"));
  CHECK(says(ids("<</Kids[LEAF_A LEAF_A LEAF_B]>>"), "no object of its own"));
  CHECK(says(broken_by([](QPDF& pdf) {
               for (const char* role : {"/H1", "/H2"})
                 element(pdf, role).replaceKey("/ID", QPDFObjectHandle::newString("a"));
             }),
             "two elements have the ID a"));
}

TEST_CASE("rules of links can fail") {
  const auto annotation = [](QPDF& pdf) {
    return QPDFPageDocumentHelper(pdf).getAllPages().at(1).getObjectHandle().getKey("/Annots").getArrayItem(
        0);
  };
  CHECK(says(broken_by([&](QPDF& pdf) { annotation(pdf).removeKey("/Contents"); }), "where it leads"));
  CHECK(says(broken_by([&](QPDF& pdf) { annotation(pdf).removeKey("/F"); }), "isn't printed"));
  CHECK(
      says(broken_by([&](QPDF& pdf) { annotation(pdf).removeKey("/StructParent"); }), "from an annotation"));
  CHECK(says(broken_by([&](QPDF& pdf) {
               first_page(pdf).replaceKey("/Annots", QPDFObjectHandle::parse(&pdf, "[<</Subtype/Link>>]"));
             }),
             "isn't in the structure"));
}

TEST_CASE("rules of the content can fail") {
  const auto content = [](const char* old_text, const char* new_text) {
    return broken_by([=](QPDF& pdf) { replace_content(pdf, old_text, new_text); });
  };
  CHECK(says(content("/H1<</MCID 0>>BDC", "/H1 BMC"), "neither tagged nor an artifact"));
  CHECK(says(content("/H2<</MCID 1>>BDC", "/H2<</MCID 0>>BDC"), "used twice"));
  CHECK(says(content("/H2<</MCID 1>>BDC", "/H2<</MCID 77>>BDC"), "isn't in the parent tree"));
  CHECK(says(content("/H1<</MCID 0>>BDC", "/Artifact BMC /H1<</MCID 0>>BDC"), "inside an artifact"));
  CHECK(says(content("/H1<</MCID 0>>BDC", "/H1<</MCID 0>>BDC /Artifact BMC EMC"), "inside tagged content"));
  CHECK(says(content("EMC\n", ""), "still open"));
  CHECK(says(content("ET\n", ""), "still open") == false);  // a later ET closes it
  CHECK(says(content("/F0 ", "/F9 "), "isn't in the resources"));
  CHECK(says(content(" re f", " re 0 0 0 1 k f"), "CMYK"));
}

TEST_CASE("rules of fonts can fail") {
  const auto font = [](const std::function<void(QPDFObjectHandle)>& change) {
    return broken_by([&](QPDF& pdf) { change(first_font(pdf)); });
  };
  const auto cid_font = [](QPDFObjectHandle font_dict) {
    return font_dict.getKey("/DescendantFonts").getArrayItem(0);
  };
  CHECK(says(font([](QPDFObjectHandle f) { f.removeKey("/ToUnicode"); }), "no ToUnicode"));
  CHECK(says(font([](QPDFObjectHandle f) {
               f.getKey("/ToUnicode")
                   .replaceStreamData("", QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
             }),
             "stands for no text"));
  CHECK(says(font([&](QPDFObjectHandle f) { cid_font(f).getKey("/FontDescriptor").removeKey("/FontFile2"); }),
             "isn't embedded"));
  CHECK(says(font([&](QPDFObjectHandle f) { cid_font(f).getKey("/FontDescriptor").removeKey("/CapHeight"); }),
             "/CapHeight"));
  CHECK(says(font([&](QPDFObjectHandle f) { cid_font(f).removeKey("/CIDToGIDMap"); }), "no CIDToGIDMap"));
  CHECK(says(font([&](QPDFObjectHandle f) {
               cid_font(f).getKey("/W").getArrayItem(1).setArrayItem(3, QPDFObjectHandle::newInteger(5));
             }),
             "another width"));
  CHECK(says(font([](QPDFObjectHandle f) { f.replaceKey("/BaseFont", QPDFObjectHandle::newName("/Plain")); }),
             "no subset tag"));
}
