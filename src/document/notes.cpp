#include "document/notes.hpp"

namespace factsheet::document {

Inline letter_run(const std::string& letter, Span span) {
  Inline run;
  run.text = letter;
  run.span = span;
  run.raised = true;
  return run;
}

std::vector<Rich> notes_of(Values& values) {
  std::vector<Rich> out;
  for (const std::string& note : values.take_notes()) {
    Rich line;
    line.runs.push_back(letter_run(note_letter(out.size()), {}));
    Inline words;
    words.text = " " + note;
    line.runs.push_back(std::move(words));
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace factsheet::document
