#include "text/pattern_automaton.hpp"

#include "text/pattern_file.hpp"

#include <cstddef>
#include <cstring>
#include <stdexcept>

namespace factsheet::text {
namespace {

using namespace pattern_file;

/// libhyphen's structs point to what may be written; it doesn't.
template <typename T>
T* writable(const T* pointer) {
  return const_cast<T*>(pointer);
}

class Reader {
 public:
  explicit Reader(std::string_view file) : file_(file) {}
  template <typename T>
  const T* take(std::size_t count) {
    if (rest() / sizeof(T) < count) throw std::logic_error("the packed hyphenation patterns end too soon");
    const auto* first = reinterpret_cast<const T*>(file_.data() + at_);
    at_ += count * sizeof(T);
    return first;
  }
  std::size_t rest() const { return file_.size() - at_; }

 private:
  std::string_view file_;
  std::size_t at_ = 0;
};

std::unique_ptr<HyphenState[]> read_states(Reader& reader, const LevelHead& head, const char*& texts) {
  const auto* transition = reader.take<HyphenTrans>(head.transitions);
  const auto* packed = reader.take<State>(head.states);
  const auto* outputs = reader.take<Output>(head.outputs);
  texts = reader.take<char>(head.text_bytes);
  const auto text = [texts](std::uint32_t place) { return place == 0 ? nullptr : writable(texts + place); };

  std::unique_ptr<HyphenState[]> states(new HyphenState[head.states]);  // not zeroed: each is set whole
  for (std::size_t i = 0; i < head.states; ++i) {
    const Output& output = outputs[packed[i].output];
    states[i] = {text(output.match),
                 text(output.repl),
                 static_cast<signed char>(output.replindex),
                 static_cast<signed char>(output.replcut),
                 packed[i].fallback,
                 packed[i].transitions,
                 writable(transition)};
    transition += packed[i].transitions;
  }
  return states;
}

}  // namespace

PatternAutomaton::PatternAutomaton(std::string_view file) {
  Reader reader(file);
  const auto* file_head = reader.take<FileHead>(1);
  if (file_head->mark != mark_of_layout || file_head->levels == 0) {
    throw std::logic_error("the hyphenation patterns were packed by another build");
  }
  for (std::uint32_t level = 0; level < file_head->levels; ++level) {
    const auto* head = reader.take<LevelHead>(1);
    const char* texts = nullptr;
    states_.push_back(read_states(reader, *head, texts));

    auto dict = std::make_unique<HyphenDict>();
    dict->lhmin = head->lhmin;
    dict->rhmin = head->rhmin;
    dict->clhmin = head->clhmin;
    dict->crhmin = head->crhmin;
    dict->nohyphen = head->nohyphen == 0 ? nullptr : writable(texts + head->nohyphen);
    dict->nohyphenl = head->nohyphenl;
    dict->num_states = static_cast<int>(head->states);
    std::memcpy(dict->cset, head->cset, sizeof(dict->cset));
    dict->utf8 = head->utf8;
    dict->states = states_.back().get();
    if (!levels_.empty()) levels_.back()->nextlevel = dict.get();
    levels_.push_back(std::move(dict));
  }
  if (reader.rest() != 0) throw std::logic_error("the packed hyphenation patterns have a tail");
}

}  // namespace factsheet::text
