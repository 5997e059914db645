#include "base/diagnostics.hpp"

#include <algorithm>
#include <tuple>

namespace factsheet {

Diagnostic& Diagnostic::hint(std::string text) {
  if (!text.empty()) hints.push_back(std::move(text));
  return *this;
}

Diagnostic& Diagnostic::label(Span at, std::string text) {
  labels.push_back({at, std::move(text)});
  return *this;
}

Diagnostic& Diagnostic::of(std::string_view state) {
  const std::size_t at = message.rfind(state);
  if (state.empty() || at == std::string::npos) return *this;
  subjects = {std::string(state)};
  subject_at = at;
  alike = message.substr(0, at) + message.substr(at + state.size());
  return *this;
}

Diagnostic& Diagnostics::error(Code code, Span span, std::string message) {
  ++errors_;
  return all_.emplace_back(Diagnostic{Severity::error, code, span, std::move(message), {}, {}});
}

Diagnostic& Diagnostics::warning(Code code, Span span, std::string message) {
  return all_.emplace_back(Diagnostic{Severity::warning, code, span, std::move(message), {}, {}});
}

void Diagnostics::append(const Diagnostics& other, const std::string& sheet) {
  const std::size_t first = all_.size();
  all_.insert(all_.end(), other.all_.begin(), other.all_.end());
  if (!sheet.empty()) {
    for (std::size_t i = first; i < all_.size(); ++i) all_[i].sheets.push_back(sheet);
  }
  errors_ += other.errors_;
}

namespace {

auto key_of(const Diagnostic& d) {
  return std::tie(d.span.source, d.span.line, d.span.column, d.code, d.alike.empty() ? d.message : d.alike,
                  d.subject_at);
}

// "Ohio", "Ohio and Iowa", "Ohio, Iowa and Utah", "Ohio, Iowa, Utah and 12 others".
std::string list_of(const std::vector<std::string>& names) {
  constexpr std::size_t enough = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(enough, names.size()); ++i) {
    const bool last = i + 1 == names.size();
    if (i > 0) out += last ? " and " : ", ";
    out += names[i];
  }
  if (names.size() == enough + 1) return out + " and " + names.back();
  if (names.size() > enough) out += " and " + std::to_string(names.size() - enough) + " others";
  return out;
}

// Takes over what `other` has that `into` lacks.
void join(Diagnostic& into, const Diagnostic& other) {
  for (const Label& label : other.labels) {
    const bool known = std::any_of(into.labels.begin(), into.labels.end(), [&](const Label& own) {
      return own.span == label.span && own.text == label.text;
    });
    if (!known) into.labels.push_back(label);
  }
  const auto add = [](std::vector<std::string>& to, const std::vector<std::string>& from) {
    for (const std::string& text : from) {
      if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
    }
  };
  add(into.hints, other.hints);
  add(into.sheets, other.sheets);
  if (into.alike.empty()) return;
  add(into.subjects, other.subjects);
  into.message = into.alike;
  into.message.insert(into.subject_at, list_of(into.subjects));
}

}  // namespace

void Diagnostics::sort_and_deduplicate() {
  std::stable_sort(all_.begin(), all_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return key_of(a) < key_of(b); });
  std::vector<Diagnostic> joined;
  for (Diagnostic& finding : all_) {
    if (!joined.empty() && key_of(joined.back()) == key_of(finding) &&
        joined.back().severity == finding.severity) {
      join(joined.back(), finding);
    } else {
      joined.push_back(std::move(finding));
    }
  }
  all_ = std::move(joined);
  errors_ = static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
}

}  // namespace factsheet
