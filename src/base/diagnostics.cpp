#include "base/diagnostics.hpp"

#include <algorithm>
#include <tuple>

namespace factsheet {

Diagnostic& Diagnostics::error(Code code, Span span, std::string message) {
  ++errors_;
  return all_.emplace_back(Diagnostic{Severity::error, code, span, std::move(message), {}, {}});
}

Diagnostic& Diagnostics::warning(Code code, Span span, std::string message) {
  return all_.emplace_back(Diagnostic{Severity::warning, code, span, std::move(message), {}, {}});
}

void Diagnostics::append(const Diagnostics& other) {
  all_.insert(all_.end(), other.all_.begin(), other.all_.end());
  errors_ += other.errors_;
}

void Diagnostics::sort_and_deduplicate() {
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.span.source, d.span.line, d.span.column, d.code, d.message);
  };
  std::stable_sort(all_.begin(), all_.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto alike = [&](const Diagnostic& a, const Diagnostic& b) {
    return key(a) == key(b) && a.severity == b.severity && a.hints == b.hints;
  };
  all_.erase(std::unique(all_.begin(), all_.end(), alike), all_.end());
  errors_ = static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
}

}  // namespace factsheet
