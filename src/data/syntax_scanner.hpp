#pragma once

#include "base/diagnostics.hpp"
#include "data/known_keys.hpp"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::data {

/// Reads a text as TOML, leniently: after each mistake it goes on as the author most likely meant it.
/// One use: `run`. What it finds is in `diagnostics`.
class SyntaxScanner {
 public:
  SyntaxScanner(SourceId source, const SourceMap& sources, Diagnostics& diagnostics);
  void run();

 private:
  // `lost`: the structure is in doubt, so the statement is given up.
  enum class Outcome { fine, lost };

  // The frame that a value stands in.
  enum class Inside { statement, list, table };

  // syntax_scanner.cpp: statements
  void scan_statement();
  void scan_statement_value(KnownKey* key);
  void check_line_rest(bool after_text, std::size_t value_begin);
  void skip_comment();
  void resume();
  KnownKey& detached();

  // syntax_keys.cpp: headings, and keys up to their =
  void scan_header();
  void scan_key_value();
  bool scan_key(std::vector<KeyPart>& parts);
  bool mend_missing_equals(std::size_t start);

  // syntax_values.cpp: values
  Outcome scan_value(Inside inside, int depth, KnownKey* key);
  Outcome scan_text(Inside inside);
  Outcome scan_list(int depth);
  Outcome scan_inline_table(int depth, KnownKey& table);
  Outcome scan_entry(int depth, KnownKey& table);
  Outcome scan_bare(Inside inside);
  bool scan_curly_text();
  bool missing_value(std::size_t equals);
  Outcome unclosed(std::size_t open, std::string_view what, std::string_view closing);

  /// Moves past blanks, and past line ends and comments too where `lines`; tells whether a line was begun.
  bool skip_space(bool lines);
  Diagnostic& report(Code code, std::size_t begin, std::size_t end, std::string message);
  void report_repetition(const Repetition& repetition);
  Span span(std::size_t begin, std::size_t end) const { return sources_.span(source_, begin, end); }
  /// Enough was found: what comes now is not read to its end.
  bool full() const;
  bool at_end() const { return at_ >= text_.size(); }
  bool line_ends() const;

  SourceId source_;
  const SourceMap& sources_;
  Diagnostics& diagnostics_;
  Diagnostics surplus_;  // what is found past the limit
  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<std::size_t> resume_at_;     // where a statement surely starts after a loss
  std::optional<std::size_t> unread_until_;  // end of the last line that could not be read at all
  KnownKey root_;
  std::deque<KnownKey> detached_;  // tables whose place is not known
  KnownKey* current_ = &root_;
};

}  // namespace factsheet::data
