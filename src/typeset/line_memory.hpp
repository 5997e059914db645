#pragma once

#include "document/document.hpp"
#include "text/paragraph.hpp"

#include <memory>
#include <string>
#include <vector>

namespace factsheet::typeset {

struct SetLine;

/// Lines that were set before. Most of a sheet's paragraphs hold no figure of the state, or figures that come
/// again: in a batch these are broken into lines once. One a thread and a layout, whose styles must outlive
/// it.
class LineMemory {
 public:
  LineMemory();
  ~LineMemory();
  LineMemory(LineMemory&&) noexcept;

  /// All that decides how a text's lines come out, as bytes.
  static std::string key(const document::Rich& rich, const document::Style& style, Length measure,
                         Length hang, text::Alignment alignment);
  /// Null if there are none.
  const std::vector<SetLine>* find(const std::string& key) const;
  /// Keeps lines that were set without a finding (a finding has to be reported on every sheet), from the
  /// second time on that they come.
  void keep(std::string key, const std::vector<SetLine>& lines);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace factsheet::typeset
