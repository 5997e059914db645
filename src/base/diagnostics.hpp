#pragma once

#include "base/codes.hpp"
#include "base/source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace factsheet {

enum class Severity { warning, error };

/// Another place that a diagnostic speaks of ("first given here").
struct Label {
  Span span;
  std::string text;
};

/// One finding: what is wrong, where, and how to mend it. The message is a plain sentence without a full
/// stop.
struct Diagnostic {
  Severity severity = Severity::error;
  Code code = Code::internal;
  Span span;
  std::string message;
  std::vector<Label> labels;
  std::vector<std::string> hints;
  std::vector<std::string>
      sheets;  ///< codes of the states whose sheets it was found in; empty: before any sheet
  /// The states that the message names at `subject_at`, where findings that are alike but for them are joined
  /// into one: see `of`.
  std::vector<std::string> subjects;
  std::size_t subject_at = 0;
  std::string alike;  ///< the message without the states' names; empty where it names none

  /// An empty text adds nothing.
  Diagnostic& hint(std::string text);
  Diagnostic& label(Span at, std::string text);
  /// The state that the message speaks of, where it stands last in it. Of findings that are the same for
  /// other states one is made, which names the first of them and counts the others, so the message must read
  /// on with "A, B and C" in this place.
  Diagnostic& of(std::string_view state);
};

/// Where passes put what they find. A pass goes on after a mistake with a fallback, so that one run shows
/// all. Not thread-safe: each sheet has its own, merged in a stable order.
class Diagnostics {
 public:
  /// The reference is good until the next finding is added.
  Diagnostic& error(Code code, Span span, std::string message);
  Diagnostic& warning(Code code, Span span, std::string message);

  bool has_errors() const { return errors_ > 0; }
  std::size_t errors() const { return errors_; }
  const std::vector<Diagnostic>& all() const { return all_; }

  /// Adds another sink's findings behind these; `sheet`, unless empty, is the state whose sheet they are of.
  void append(const Diagnostics& other, const std::string& sheet = {});
  /// Sorts by file, line and column, then joins findings that say the same of the same place: their labels,
  /// hints and sheets are put together.
  void sort_and_deduplicate();

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

namespace terminal {

/// One line of text without what a terminal would act on, or what would reorder it.
std::string safe(std::string_view text);

}  // namespace terminal

/// The finding as a person reads it: place, message, the source line with a caret, labels, hints.
/// `colour` adds ANSI colours.
std::string render(const Diagnostic& diagnostic, const SourceMap& sources, bool colour = false);

}  // namespace factsheet
