#include "csv/field_scanner.hpp"
#include "csv/record_reader.hpp"

#include <random>

#include "unit/csv/reading.hpp"
#include <catch2/catch.hpp>

using namespace factsheet;
using factsheet::test::CsvReading;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t bound) {
  return random() % bound;
}

std::string random_text(Random& random, std::string_view alphabet, std::size_t most) {
  std::string text(below(random, most), ' ');
  for (char& c : text)
    c = alphabet.empty() ? static_cast<char>(random()) : alphabet[below(random, alphabet.size())];
  return text;
}

// A field's text as its extent has it.
std::string unquoted(std::string_view text, const csv::FieldExtent& field) {
  if (!field.quoted) return std::string(text.substr(field.begin, field.end - field.begin));
  std::string out;
  for (std::size_t i = field.begin + 1; i + 1 < field.end; ++i) {
    if (text[i] == '\r' && text[i + 1] == '\n') continue;
    out += text[i] == '\r' ? '\n' : text[i];
    if (text[i] == '"') ++i;
  }
  return out;
}

// The reader and the scanner are two readings of the same rules.
void check_agreement(const std::string& text, char delimiter) {
  CAPTURE(text, delimiter);
  csv::RecordReader reader(text, delimiter, 64);
  for (auto outcome = reader.next(); outcome != csv::RecordReader::Outcome::end; outcome = reader.next()) {
    if (outcome != csv::RecordReader::Outcome::record) {
      REQUIRE(reader.fault() <= text.size());
      continue;
    }
    for (std::size_t i = 0; i < reader.fields().size(); ++i) {
      const csv::FieldExtent field = csv::find_field(text, reader.begin(), i, delimiter);
      if (unquoted(text, field) != reader.fields()[i]) FAIL(i << ": " << reader.fields()[i]);
      if (field.last != (i + 1 == reader.count())) FAIL(i << " of " << reader.count());
    }
  }
}

// Whatever comes out, it must be shown without a crash, and nothing may be lost without a word.
void check_reading(const std::string& bytes) {
  CAPTURE(bytes);
  const CsvReading read(bytes);
  if (!read.source || !read.table) {
    REQUIRE(read.diagnostics.has_errors());
  } else {
    REQUIRE(read.visit.complete != read.diagnostics.has_errors());
    for (std::size_t r = 0; r < read.records.size(); ++r) {
      REQUIRE(read.records[r].size() == read.table->head().size());
      const Span span = read.table->place(read.begins[r], 0).span;
      REQUIRE(span.line >= read.lines[r]);
    }
  }
  for (const Diagnostic& finding : read.diagnostics.all())
    REQUIRE_FALSE(render(finding, read.sources).empty());
}

}  // namespace

TEST_CASE("places agree with libcsv's fields in texts of nothing but special characters") {
  Random random(1);
  for (int i = 0; i < 30000; ++i)
    check_agreement(random_text(random, "\",, \t\n\r;a", 24), i % 3 == 0 ? '\t' : ',');
}

TEST_CASE("random bytes are read or refused") {
  Random random(2);
  for (int i = 0; i < 3000; ++i) check_reading(random_text(random, {}, 80));
  for (int i = 0; i < 3000; ++i) check_reading("\xFF\xFE" + random_text(random, {}, 80));
  for (int i = 0; i < 10000; ++i) check_reading(random_text(random, "\",;\t \n\r\xC3\xA9x", 60));
}

TEST_CASE("a good file that is damaged is read or refused") {
  const std::string good =
      "\xEF\xBB\xBFstate,\"cases, all\",note\r\nIL,\"1,234\",\"say "
      "\"\"yes\"\"\"\r\nWI,56,\"two\r\nlines\"\r\n,,\r\n"
      "Doña Ana,7,\r\n\r\nSource: NCMEC,,\r\n\"Note, 2\"\r\n";
  REQUIRE(CsvReading(good).visit.complete);
  Random random(3);
  for (int i = 0; i < 10000; ++i) {
    std::string text = good;
    for (std::size_t n = 1 + below(random, 4); n > 0; --n) {
      if (text.empty()) text = good;
      const std::size_t at = below(random, text.size());
      switch (below(random, 4)) {
        case 0:
          text[at] = static_cast<char>(random());
          break;
        case 1:
          text.erase(at, 1 + below(random, 5));
          break;
        case 2:
          text.insert(at, 1, "\",\n\r;\t "[below(random, 7)]);
          break;
        default:
          text.resize(std::max<std::size_t>(at, 1));
      }
    }
    check_reading(text);
  }
}

TEST_CASE("a text that no decoder went over is read, too") {
  Random random(4);
  for (int i = 0; i < 3000; ++i) {
    SourceMap sources;
    Diagnostics diagnostics;
    const SourceId id = sources.add("t.csv", random_text(random, i % 2 == 0 ? "" : "\",\r\nx", 60));
    const auto table = csv::Table::open(id, sources, {',', 0}, diagnostics);
    if (table) table->visit([](const csv::Record&) { return true; }, diagnostics);
  }
}
