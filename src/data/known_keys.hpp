#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace factsheet::data {

/// One part of a dotted key, with its bytes in the file (quotes included).
struct KeyPart {
  std::string name;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A key of the file as the search for syntax errors knows it: how it came to be, not what it holds.
struct KnownKey {
  enum class Kind {
    value,         ///< anything but a table
    inline_table,  ///< { … }: closed, nothing may be added from outside
    dotted,        ///< the `a` of `a.b = 1`
    implied,       ///< the `a` of `[a.b]`, until `[a]` comes
    header,        ///< `[a]`
    list,          ///< `[[a]]`; the children are those of the latest table
  };
  Kind kind = Kind::value;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::map<std::string, std::unique_ptr<KnownKey>, std::less<>> children;
};

/// A key or table that was given before.
struct Repetition {
  std::size_t begin = 0;
  std::size_t end = 0;
  const KnownKey* first = nullptr;
  std::string message;
  std::string hint;
};

/// What adding a key came to: the place where its own keys go, and what was wrong with it.
struct Added {
  KnownKey* key = nullptr;  ///< null where it was repeated
  std::optional<Repetition> repetition;
};

/// Adds `[a.b]`, or `[[a.b]]` where `is_list`, to a file's root. `begin` and `end` are the header's bytes.
Added add_header(KnownKey& root, const std::vector<KeyPart>& parts, bool is_list, std::size_t begin,
                 std::size_t end);

/// Adds `a.b =` to a table.
Added add_key(KnownKey& table, const std::vector<KeyPart>& parts);

}  // namespace factsheet::data
