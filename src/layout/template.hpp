#pragma once

#include "base/diagnostics.hpp"
#include "data/node.hpp"

#include <string>
#include <variant>
#include <vector>

namespace factsheet::layout {

/// Text to be printed as it stands (it may hold markup). Never spans a line of the file, so that the place of
/// its n-th code point is its column + n.
struct Literal {
  std::string text;
  Span span;
};

/// `round:0.1 million` in `{path|round:0.1 million}`.
struct FormatCall {
  std::string name;
  std::string argument;
  Span span;
};

/// `{path|format|format}`.
struct Placeholder {
  std::string path;
  std::vector<FormatCall> formats;
  Span span;
};

using Segment = std::variant<Literal, Placeholder>;

/// A text with placeholders. `{{` and `}}` are braces.
struct Template {
  std::vector<Segment> segments;
  Span span;  ///< the whole text in its file
  bool empty() const { return segments.empty(); }
};

/// Reads a text node; reports a brace that isn't closed, an empty path and the like, and goes on with the
/// rest.
Template parse_template(const data::Node& text, const SourceMap& sources, Diagnostics& diagnostics);

/// Reads a text that the schema holds, not the author; `span` stands for all of it.
Template fallback_template(const std::string& text, Span span, const SourceMap& sources);

/// The placeholder of a text that is nothing else; null if it has none, or words besides.
const Placeholder* lone_placeholder(const Template& text);

}  // namespace factsheet::layout
