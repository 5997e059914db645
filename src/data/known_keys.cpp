#include "data/known_keys.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

using Kind = KnownKey::Kind;

KnownKey* child(KnownKey& parent, const std::string& name) {
  const auto found = parent.children.find(name);
  return found == parent.children.end() ? nullptr : found->second.get();
}

KnownKey& make_child(KnownKey& parent, const KeyPart& part, Kind kind) {
  auto made = std::make_unique<KnownKey>();
  made->kind = kind;
  made->begin = part.begin;
  made->end = part.end;
  return *(parent.children[part.name] = std::move(made));
}

std::string joined(const std::vector<KeyPart>& parts, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += (i > 0 ? "." : "") + parts[i].name;
  return out;
}

// What stands at a key, in the author's words.
std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::value:
      return "a value";
    case Kind::inline_table:
      return "a table in braces";
    case Kind::list:
      return "a list of tables";
    case Kind::dotted:
    case Kind::implied:
    case Kind::header:
      return "a table";
  }
  return "a value";
}

// A table that only headers below it have named so far may still get its own header.
bool can_open(const KnownKey& key) {
  return key.kind == Kind::implied &&
         std::all_of(key.children.begin(), key.children.end(),
                     [](const auto& entry) { return entry.second->kind != Kind::value; });
}

}  // namespace

Added add_header(KnownKey& root, const std::vector<KeyPart>& parts, bool is_list, std::size_t begin,
                 std::size_t end) {
  const std::string name = joined(parts, parts.size());
  KnownKey* parent = &root;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    KnownKey* next = child(*parent, parts[i].name);
    if (next == nullptr) next = &make_child(*parent, parts[i], Kind::implied);
    if (next->kind == Kind::value || next->kind == Kind::inline_table) {
      return {nullptr, Repetition{begin, end, next,
                                  fmt::format("\"{}\" is {} already, so there can't be a table [{}]",
                                              joined(parts, i + 1), kind_name(next->kind), name),
                                  "give one of them another name"}};
    }
    parent = next;
  }
  if (KnownKey* existing = child(*parent, parts.back().name)) {
    if (is_list && existing->kind == Kind::list) {
      existing->children.clear();
      return {existing, {}};
    }
    if (!is_list && can_open(*existing)) {
      existing->kind = Kind::header;
      existing->begin = begin;
      existing->end = end;
      return {existing, {}};
    }
    const bool alike = !is_list && existing->kind == Kind::header;
    return {nullptr, Repetition{begin, end, existing,
                                alike ? fmt::format("the table [{}] is given twice", name)
                                      : fmt::format("\"{}\" is {} already", name, kind_name(existing->kind)),
                                alike ? "put all its keys under one heading"
                                : !is_list && existing->kind == Kind::list
                                    ? fmt::format("write [[{}]] for one more table of the list", name)
                                    : "give one of them another name"}};
  }
  KnownKey& made = make_child(*parent, parts.back(), is_list ? Kind::list : Kind::header);
  made.begin = begin;
  made.end = end;
  return {&made, {}};
}

Added add_key(KnownKey& table, const std::vector<KeyPart>& parts) {
  KnownKey* parent = &table;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    KnownKey* next = child(*parent, parts[i].name);
    if (next == nullptr) next = &make_child(*parent, parts[i], Kind::dotted);
    if (next->kind != Kind::dotted && next->kind != Kind::implied) {
      return {nullptr, Repetition{parts.front().begin, parts.back().end, next,
                                  fmt::format("\"{}\" is {} already, so \"{}\" can't be added to it here",
                                              joined(parts, i + 1), kind_name(next->kind),
                                              joined(parts, parts.size())),
                                  next->kind == Kind::value ? "give one of them another name"
                                                            : "write the key inside that table"}};
    }
    parent = next;
  }
  if (const KnownKey* existing = child(*parent, parts.back().name)) {
    return {nullptr, Repetition{parts.front().begin, parts.back().end, existing,
                                fmt::format("\"{}\" is given twice", joined(parts, parts.size())),
                                "leave one of them out, or give it another name"}};
  }
  return {&make_child(*parent, parts.back(), Kind::value), {}};
}

}  // namespace factsheet::data
