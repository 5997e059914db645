#include "data/toml.hpp"
#include "document/markup.hpp"
#include "document/typography.hpp"

#include <catch2/catch.hpp>

using namespace factsheet;

namespace {

struct Read {
  SourceMap sources;
  Diagnostics diagnostics;
  std::vector<document::Body> bodies;

  // {x} is filled with `value`.
  explicit Read(const std::string& text, const std::string& value = "V") {
    const SourceId id = sources.add("layout.toml", "t = '''\n" + text + "'''");
    const data::Node root = data::read_toml(id, sources, diagnostics).value();
    const layout::Template parsed =
        layout::parse_template(root.table()->entries.front().node, sources, diagnostics);
    const document::Fill fill = [&](const layout::Placeholder&) {
      return document::Filled{value, 0, document::Counter::none};
    };
    bodies = document::fill_markup(document::read_markup(parsed), fill, diagnostics);
  }

  // The runs of the first paragraph: *italic*, !bold!, <link>, [value].
  std::string shown() const {
    std::string out;
    for (const document::Inline& run : std::get<document::Paragraph>(bodies.at(0)).text.runs) {
      std::string piece = run.text;
      if (run.origin >= 0) piece = "[" + piece + "]";
      if (run.bold) piece = "!" + piece + "!";
      if (run.italic) piece = "*" + piece + "*";
      if (run.link >= 0) piece = "<" + piece + ">";
      out += piece;
    }
    return out;
  }
};

std::string settled(const std::vector<std::string>& pieces) {
  document::Rich rich;
  for (const std::string& piece : pieces) {
    document::Inline run;
    const bool value = piece.starts_with("=");
    run.text = value ? piece.substr(1) : piece;
    run.origin = value ? 0 : -1;
    rich.runs.push_back(run);
  }
  document::settle_blanks(rich);
  std::string out = document::plain(rich);
  for (std::size_t at; (at = out.find("\u00A0")) != std::string::npos;) out.replace(at, 2, "~");
  return out;
}

}  // namespace

TEST_CASE("bold, italic and links become runs; values keep their origin") {
  CHECK(Read("a **b {x} c** d").shown() == "a !b !![V]!! c! d");
  CHECK(Read("*i* [w](https://e.org) z").shown() == "*i* <w> z");
  const Read link("[w](e.org/{x})");
  CHECK(std::get<document::Paragraph>(link.bodies.at(0)).text.links.at(0) == "https://e.org/V");
}

TEST_CASE("an address's own ampersands may be written as entities, a value's text stays as it is") {
  const auto target = [](const std::string& text, const std::string& value = "V") {
    const Read read(text, value);
    CHECK(read.diagnostics.all().empty());
    return std::get<document::Paragraph>(read.bodies.at(0)).text.links.at(0);
  };
  CHECK(target("[w](https://e.org/?a=1&amp;b=2&c=3)") == "https://e.org/?a=1&b=2&c=3");
  CHECK(target("[w](https://e.org/?a=1&amp;amp;b=2)") == "https://e.org/?a=1&amp;b=2");
  CHECK(target("[w]({x})", "https://e.org/?a=1&amp;b=2") == "https://e.org/?a=1&amp;b=2");
  CHECK(target("[w](https://e.org/?a=1&amp;b={x})", "3&amp;4") == "https://e.org/?a=1&b=3&amp;4");
  CHECK(target("[w](https://e.org/?a=1&{x})", "amp;b") == "https://e.org/?a=1&amp;b");
}

TEST_CASE("nothing in the data is markup") {
  CHECK(Read("a {x} b", "**no** [l](u) <b> # 1. &amp; \\*").shown() ==
        "a [**no** [l](u) <b> # 1. &amp; \\*] b");
  const Read start("{x} begins", "1.");
  CHECK(start.shown() == "[1.] begins");
}

TEST_CASE("paragraphs and lists") {
  const Read two("one\nstill one\n\ntwo");
  REQUIRE(two.bodies.size() == 2);
  CHECK(document::plain(std::get<document::Paragraph>(two.bodies[0]).text) == "one still one");
  const Read list("- a\n- b {x}\n");
  const auto& bullets = std::get<document::List>(list.bodies.at(0));
  CHECK_FALSE(bullets.ordered);
  REQUIRE(bullets.items.size() == 2);
  CHECK(document::plain(bullets.items[1].at(0).text) == "b V");
  const Read numbered("3. a\n4. b\n");
  CHECK(std::get<document::List>(numbered.bodies.at(0)).start == 3);
}

TEST_CASE("markup that a sheet can't print is reported, none of it silently dropped") {
  for (const char* text : {"# heading", "> quote", "```\ncode\n```", "a `code` b", "![i](p.png)", "---",
                           "a\n---", "- a\n  - b"}) {
    INFO(text);
    const Read read(text);
    REQUIRE(read.diagnostics.has_errors());
    CHECK(read.diagnostics.all().front().code == Code::unsupported_markup);
  }
}

TEST_CASE("HTML is text, entities that an author knows are characters") {
  CHECK(Read("a <b> c").shown() == "a <b> c");
  CHECK(Read("R&amp;D &ndash; &unknown;").shown() == "R&D \u2013 &unknown;");
}

TEST_CASE("each run knows its line and column") {
  const Read read("one **two**\nthree {x} four");
  const auto& runs = std::get<document::Paragraph>(read.bodies.at(0)).text.runs;
  for (const document::Inline& run : runs) {
    if (run.text == "two") CHECK((run.span.line == 2 && run.span.column == 7));
    if (run.text == "three ") CHECK((run.span.line == 3 && run.span.column == 1));
    if (run.text == " four") CHECK((run.span.line == 3 && run.span.column == 10));
  }
}

TEST_CASE("blanks are folded, and don't break where they must not") {
  CHECK(settled({"  a \t b\n c  "}) == "a b\nc");
  CHECK(settled({"36.2 million reports"}) == "36.2~million reports");
  CHECK(settled({"including: (1) case-based; (2) more (and so on) text"}) ==
        "including: (1)~case-based; (2)~more (and so on) text");
  CHECK(settled({"(iv) four (a) b (see) c"}) == "(iv)~four (a)~b (see) c");
  CHECK(settled({"on ", "=1", " ", "=case", " in"}) == "on 1~case in");
  CHECK(settled({"in ", "=2023", " and"}) == "in 2023 and");
  document::Rich counted;
  counted.runs.resize(3);
  counted.runs[0].text = "Page ";
  counted.runs[1].counter = document::Counter::page;
  counted.runs[2].text = " of ";
  document::settle_blanks(counted);
  CHECK(document::plain(counted) == "Page  of");
  CHECK(settled({"5 percentage points"}) == "5 percentage points");
}
