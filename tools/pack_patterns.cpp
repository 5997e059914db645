#include "pack_patterns.hpp"

#include "text/pattern_file.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <vector>

namespace factsheet::tools {
namespace {

using namespace text::pattern_file;

template <typename T>
void append(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(T));
}

/// The struct has padding, which must be the same each time.
void append_transition(std::string& out, const HyphenTrans& transition) {
  char bytes[sizeof(HyphenTrans)] = {};
  bytes[offsetof(HyphenTrans, ch)] = transition.ch;
  std::memcpy(bytes + offsetof(HyphenTrans, new_state), &transition.new_state, sizeof(transition.new_state));
  out.append(bytes, sizeof(bytes));
}

std::uint16_t narrow(std::size_t value) {
  if (value > 0xFFFF) throw std::length_error("the dictionary has too many patterns for its packed form");
  return static_cast<std::uint16_t>(value);
}

/// Texts that end in a zero, each once. Place 0 is no text.
class Texts {
 public:
  std::uint32_t place(const char* text) { return text == nullptr ? 0 : place(std::string_view(text)); }
  std::uint32_t place(std::string_view text) {
    const auto [found, is_new] =
        places_.try_emplace(std::string(text), static_cast<std::uint32_t>(bytes_.size()));
    if (is_new) (bytes_ += text) += '\0';
    return found->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::map<std::string, std::uint32_t> places_;
  std::string bytes_ = std::string(1, '\0');
};

/// What the states of one level say, each once. Number 0 is nothing.
class Outputs {
 public:
  explicit Outputs(Texts& texts) : texts_(texts) {}
  /// libhyphen leaves the other members of a state without a match as they were in memory.
  std::uint16_t number(const HyphenState& state) {
    if (state.match == nullptr) return 0;
    const Output output{texts_.place(state.match), texts_.place(state.repl), state.replindex, state.replcut};
    const auto [found, is_new] = numbers_.try_emplace(
        {output.match, output.repl, output.replindex, output.replcut}, narrow(outputs_.size()));
    if (is_new) outputs_.push_back(output);
    return found->second;
  }
  const std::vector<Output>& all() const { return outputs_; }

 private:
  Texts& texts_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::int32_t, std::int32_t>, std::uint16_t> numbers_;
  std::vector<Output> outputs_ = {Output{}};
};

/// All `nohyphenl` + 1 texts of it, which stand one behind the other.
std::string_view nohyphen_texts(const HyphenDict& dict) {
  const char* end = dict.nohyphen;
  for (int i = 0; i <= dict.nohyphenl; ++i) end += std::strlen(end) + 1;
  return {dict.nohyphen, static_cast<std::size_t>(end - dict.nohyphen - 1)};
}

void append_level(std::string& out, const HyphenDict& dict) {
  Texts texts;
  Outputs outputs(texts);
  std::string transitions, states;
  for (const HyphenState* state = dict.states; state != dict.states + dict.num_states; ++state) {
    for (int i = 0; i < state->num_trans; ++i) append_transition(transitions, state->trans[i]);
    append(states, State{state->fallback_state, narrow(static_cast<std::size_t>(state->num_trans)),
                         outputs.number(*state)});
  }

  LevelHead head{};
  head.transitions = static_cast<std::uint32_t>(transitions.size() / sizeof(HyphenTrans));
  head.states = static_cast<std::uint32_t>(dict.num_states);
  head.outputs = static_cast<std::uint32_t>(outputs.all().size());
  head.nohyphen = dict.nohyphen == nullptr ? 0 : texts.place(nohyphen_texts(dict));
  head.nohyphenl = dict.nohyphenl;
  head.utf8 = dict.utf8;
  head.lhmin = dict.lhmin;
  head.rhmin = dict.rhmin;
  head.clhmin = dict.clhmin;
  head.crhmin = dict.crhmin;
  std::string_view(dict.cset).copy(head.cset, sizeof(head.cset) - 1);
  std::string text_bytes = texts.bytes();
  text_bytes.append((4 - text_bytes.size() % 4) % 4, '\0');
  head.text_bytes = static_cast<std::uint32_t>(text_bytes.size());

  append(out, head);
  (out += transitions) += states;
  for (const Output& output : outputs.all()) append(out, output);
  out += text_bytes;
}

}  // namespace

std::string pack_patterns(const HyphenDict& dict) {
  std::uint32_t levels = 0;
  for (const HyphenDict* level = &dict; level != nullptr; level = level->nextlevel) ++levels;
  std::string out;
  append(out, FileHead{mark_of_layout, levels});
  for (const HyphenDict* level = &dict; level != nullptr; level = level->nextlevel) append_level(out, *level);
  return out;
}

}  // namespace factsheet::tools
