#pragma once

#include "base/colour.hpp"
#include "base/diagnostics.hpp"
#include "base/length.hpp"
#include "data/node.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::data {

/// What a key takes. The name is what the reference and the messages call it.
enum class KeyType {
  text,        ///< any text
  template_,   ///< text with {placeholders}
  markup,      ///< CommonMark text with {placeholders}
  length,      ///< "0.75in", "12pt", "18mm"
  colour,      ///< "#12335b" or a name from [colors]
  integer,     ///< a whole number
  number,      ///< any number
  percent,     ///< "1.5%"
  boolean,     ///< true or false
  date,        ///< 2024-05-01
  choice,      ///< one of a few words, listed in `choices`
  path,        ///< a path into the data
  expression,  ///< a comparison or sum over paths
  names,       ///< a list of texts
  table,       ///< a table described by rows of its own
  list,        ///< a list of tables described by rows of their own
};

/// The type in words for reference and messages: "a length such as \"12pt\"".
std::string_view describe(KeyType type);

/// One key that an author may write. All readers, the "did you mean" and the reference derive from these
/// rows.
struct SchemaRow {
  std::string_view section;  ///< "page", "style", "block.table", …
  std::string_view key;      ///< "*" stands for any key
  KeyType type = KeyType::text;
  std::string_view fallback;      ///< as an author would write it; empty: none
  std::string_view help;          ///< one sentence for the reference
  std::string_view choices = {};  ///< for `choice`: words parted by '|'
  bool required = false;
};

/// Reads one table against the rows of one or more sections: checks types, reports unknown keys (with "did
/// you mean"), missing required keys, and hands out typed values, the row's fallback where the author wrote
/// nothing. A getter asked for a key that has no row in the sections throws std::logic_error: the schema is
/// the one truth.
class TableReader {
 public:
  /// `where` is what messages call the table: "[page]", "this table block". `node` must outlive the reader.
  TableReader(const Node& node, std::string where, std::vector<std::string_view> sections,
              std::span<const SchemaRow> schema, Diagnostics& diagnostics);

  /// Reports unknown and missing keys; called once, by whoever makes the reader.
  void check_keys();

  bool has(std::string_view key) const { return find(key) != nullptr; }
  /// The entry as written, whatever its type.
  const Entry* find(std::string_view key) const;
  /// The span of the key's value, or of the whole table where the author wrote none.
  Span span(std::string_view key) const;

  /// nullopt: not written and no fallback, or written wrongly (reported).
  std::optional<std::string> text(std::string_view key);
  std::optional<Length> length(std::string_view key);
  std::optional<Colour> literal_colour(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<double> number(std::string_view key);
  /// "2%" as 0.02.
  std::optional<double> percent(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  std::optional<Date> date(std::string_view key);
  /// One of the row's choices.
  std::optional<std::string> choice(std::string_view key);
  std::vector<Node> names(std::string_view key);
  const Node* table(std::string_view key);
  const Array* list(std::string_view key);

  /// Reports a value that is of the right type but makes no sense.
  Diagnostic& bad_value(std::string_view key, std::string message);

  Diagnostics& diagnostics() { return diagnostics_; }
  const Node& node() const { return node_; }

 private:
  const SchemaRow& row(std::string_view key) const;
  const Node* value(std::string_view key) const;
  void wrong_type(std::string_view key, const Node& node);
  std::optional<std::string> written_or_fallback(std::string_view key);

  const Node& node_;
  std::string where_;
  std::vector<std::string_view> sections_;
  std::span<const SchemaRow> schema_;
  Diagnostics& diagnostics_;
};

/// "12pt", "0.75in", "18mm", "1.2cm", "2pc"; a bare 0 too.
std::optional<Length> parse_length(std::string_view text);

/// The rows as a Markdown reference, a heading and a table for each section.
std::string reference(std::span<const SchemaRow> schema);

}  // namespace factsheet::data
