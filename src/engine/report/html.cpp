#include "base/markup.hpp"
#include "base/words.hpp"
#include "engine/report.hpp"
#include "engine/report/by_state.hpp"
#include "engine/report/counts.hpp"
#include "engine/report/page.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace factsheet::engine {
namespace {

std::string safe(std::string_view text) {
  return escaped_markup(text);
}

std::string_view word_of(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

std::string at(const Place& place) {
  if (place.line == 0) return place.file;
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

// "1,204", as the page's readers write it.
std::string grouped(std::uint64_t number) {
  std::string out = std::to_string(number);
  for (std::size_t i = out.size(); i > 3; i -= 3) out.insert(i - 3, 1, ',');
  return out;
}

class Page {
 public:
  Page(const Report& report, std::string_view path)
      : report_(report), path_(path), findings_(report), counts_(report) {
    for (std::size_t i = 0; i < report.sheets.size(); ++i) rows_.emplace(report.sheets[i].state, i + 1);
    for (const ReportedSheet& sheet : report.sheets) {
      fitted_ = fitted_ || !sheet.fitting.empty();
      timed_ = timed_ || sheet.milliseconds.has_value();
      pictures_ += sheet.picture.empty() ? 0 : 1;
    }
  }

  std::string take() {
    out_ = page_head(fmt::format("Report on {}: {}", report_.data, verdict()));
    header();
    out_ += "<main>\n";
    summary();
    findings();
    sheets();
    gallery();
    inputs();
    out_ += "</main>\n";
    put("<footer>Made by factsheet {}.</footer>\n", safe(report_.version));
    out_ += page_end();
    return std::move(out_);
  }

 private:
  template <class... Arguments>
  void put(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Arguments>(arguments)...);
  }

  std::uint64_t count(SheetStatus status) const { return counts_.of(status); }

  std::string verdict() const {
    const std::size_t all = report_.sheets.size();
    if (all == 0) return "no sheet was made";
    const std::size_t written = count(SheetStatus::written);
    const std::size_t unchanged = count(SheetStatus::unchanged);
    if (written == all || unchanged == all) {
      const std::string_view what = written == all ? "written" : "left unchanged";
      return all == 1 ? fmt::format("the sheet was {}", what)
                      : fmt::format("all {} sheets were {}", grouped(all), what);
    }
    std::string out = fmt::format("{} of {} written", written == 0 ? "none" : grouped(written),
                                  counted_in_groups(all, "sheet"));
    if (unchanged > 0) out += fmt::format(", {} unchanged", grouped(unchanged));
    if (count(SheetStatus::failed) > 0)
      out += fmt::format(", {} failed", grouped(count(SheetStatus::failed)));
    if (count(SheetStatus::not_begun) > 0)
      out += fmt::format(", {} not begun", grouped(count(SheetStatus::not_begun)));
    return out;
  }

  static std::string counted_in_groups(std::size_t number, std::string_view thing) {
    return fmt::format("{} {}{}", grouped(number), thing, number == 1 ? "" : "s");
  }

  void header() {
    out_ +=
        "<a class=\"skip\" href=\"#sheets\">Skip to the sheets</a>\n<header>\n<h1>Report on the batch</h1>\n";
    put("<p><code>{}</code>", safe(report_.data));
    if (!report_.layout.empty()) put(", set by <code>{}</code>", safe(report_.layout));
    if (!report_.selection.is_all()) put(": {}", safe(in_words(report_.selection)));
    if (!report_.shards.empty())
      put(", {} {}", report_.shards.size() == 1 ? "part" : "parts",
          safe(fmt::format("{}", fmt::join(report_.shards, ", "))));
    out_ += "</p>\n</header>\n";
  }

  void summary() {
    std::string text = verdict();
    if (text.front() >= 'a') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    const bool good = !report_.sheets.empty() && counts_.errors == 0 &&
                      count(SheetStatus::written) + count(SheetStatus::unchanged) == report_.sheets.size();
    put("<p class=\"verdict {}\">{}.</p>\n<dl class=\"counts\">\n", good ? "written" : "failed", text);
    const auto entry = [this](std::string_view what, const std::string& number) {
      put("<div><dt>{}</dt><dd>{}</dd></div>\n", what, number);
    };
    entry("written", grouped(count(SheetStatus::written)));
    if (count(SheetStatus::unchanged) > 0) entry("unchanged", grouped(count(SheetStatus::unchanged)));
    if (count(SheetStatus::failed) > 0) entry("failed", grouped(count(SheetStatus::failed)));
    if (count(SheetStatus::not_begun) > 0) entry("not begun", grouped(count(SheetStatus::not_begun)));
    entry(counts_.errors == 1 ? "error" : "errors", grouped(counts_.errors));
    entry(counts_.warnings == 1 ? "warning" : "warnings", grouped(counts_.warnings));
    entry(counts_.pages == 1 ? "page" : "pages", grouped(counts_.pages));
    entry("in all", size_in_words(counts_.bytes));
    out_ += "</dl>\n";
  }

  // Errors first: they are what is to be mended.
  void findings() {
    out_ += "<section aria-labelledby=\"findings-head\">\n<h2 id=\"findings-head\">Findings</h2>\n";
    if (report_.findings.empty()) {
      out_ += "<p class=\"muted\">No errors and no warnings.</p>\n</section>\n";
      return;
    }
    out_ += "<ol class=\"findings\" role=\"list\">\n";
    for (const Severity severity : {Severity::error, Severity::warning}) {
      for (std::size_t i = 0; i < report_.findings.size(); ++i) {
        if (report_.findings[i].severity == severity) finding(report_.findings[i], i + 1);
      }
    }
    out_ += "</ol>\n</section>\n";
  }

  void finding(const ReportedFinding& finding, std::size_t number) {
    const std::string_view word = word_of(finding.severity);
    put("<li id=\"finding-{}\" class=\"{}\">\n<h3><span class=\"badge {}\">{}</span>{}</h3>\n<p "
        "class=\"where\">",
        number, word, word, word, safe(finding.message));
    if (!finding.place.file.empty()) put("<code>{}</code>", safe(at(finding.place)));
    put("<code>{}</code></p>\n", safe(finding.code));
    if (!finding.hints.empty() || !finding.labels.empty()) {
      out_ += "<ul>\n";
      for (const std::string& hint : finding.hints) put("<li>{}</li>\n", safe(hint));
      for (const ReportedLabel& label : finding.labels)
        put("<li>{} <code>{}</code></li>\n", safe(label.text), safe(at(label.place)));
      out_ += "</ul>\n";
    }
    states(finding.states);
    out_ += "</li>\n";
  }

  // Of many, the first are shown, and the others on demand.
  void states(const std::vector<std::string>& states) {
    if (states.empty()) return;
    constexpr std::size_t enough = 12;
    const auto list = [&](std::size_t from, std::size_t to) {
      for (std::size_t i = from; i < to; ++i) {
        if (i > from) out_ += ", ";
        const auto row = rows_.find(states[i]);
        if (row == rows_.end()) {
          out_ += safe(states[i]);
        } else {
          put("<a href=\"#sheet-{}\">{}</a>", row->second, safe(states[i]));
        }
      }
    };
    put("<p>{} ", states.size() == 1 ? "On the sheet of" : "On the sheets of");
    list(0, std::min(enough, states.size()));
    if (states.size() <= enough + 1) {
      if (states.size() > enough) out_ += ", ", list(enough, states.size());
      out_ += "</p>\n";
      return;
    }
    put("</p>\n<details><summary>and {} others</summary>\n<p>", grouped(states.size() - enough));
    list(enough, states.size());
    out_ += "</p></details>\n";
  }

  void sheets() {
    out_ +=
        "<section id=\"sheets\" aria-labelledby=\"sheets-head\" tabindex=\"-1\">\n<h2 "
        "id=\"sheets-head\">Sheets</h2>\n";
    if (report_.sheets.empty()) {
      out_ += "<p class=\"muted\">No sheet was made.</p>\n</section>\n";
      return;
    }
    out_ +=
        "<div class=\"tools\" hidden>\n"
        "<label><input type=\"checkbox\" id=\"only\" autocomplete=\"off\">Only sheets with warnings or "
        "errors</label>\n"
        "<label>Name or code <input type=\"search\" id=\"search\" autocomplete=\"off\"></label>\n"
        "<p role=\"status\" id=\"shown\"></p>\n</div>\n"
        "<table role=\"table\">\n<caption>What became of each sheet</caption>\n"
        "<thead role=\"rowgroup\"><tr role=\"row\">";
    const auto head = [this](std::string_view text, bool number) {
      put("<th scope=\"col\" role=\"columnheader\"{}>{}</th>", number ? " class=\"number\"" : "", text);
    };
    head("Sheet", false);
    head("Status", false);
    head("File", false);
    if (fitted_) head("Fitting", false);
    head("Errors", true);
    head("Warnings", true);
    head("Pages", true);
    head("Size", true);
    if (timed_) head("Time", true);
    head("SHA-256", false);
    out_ += "</tr></thead>\n<tbody role=\"rowgroup\">\n";
    for (std::size_t i = 0; i < report_.sheets.size(); ++i) row(report_.sheets[i], i + 1);
    out_ += "</tbody>\n</table>\n</section>\n";
  }

  // What the filters go by.
  static std::string filtered_by(const ReportedSheet& sheet) {
    std::string words = sheet.name + " " + sheet.state;
    for (char& c : words) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool noted = sheet.errors + sheet.warnings > 0 || sheet.status == SheetStatus::failed;
    return fmt::format(" data-noted=\"{}\" data-words=\"{}\"", noted ? "yes" : "no", safe(words));
  }

  void row(const ReportedSheet& sheet, std::size_t number) {
    const bool begun = sheet.status != SheetStatus::not_begun;
    const bool there = is_there(sheet.status);
    put("<tr role=\"row\" id=\"sheet-{}\"{}>", number, filtered_by(sheet));
    put("<th scope=\"row\" role=\"rowheader\">{}<span class=\"code\">{}</span></th>", safe(sheet.name),
        safe(sheet.state));
    put("<td role=\"cell\"><span class=\"badge {}\">{}</span></td>",
        sheet.status == SheetStatus::not_begun ? "not-begun" : name_of(sheet.status), name_of(sheet.status));
    file_cell(sheet);
    if (fitted_)
      put("<td role=\"cell\" class=\"wide\" data-head=\"Fitting\">{}</td>",
          safe(fmt::format("{}", fmt::join(sheet.fitting, ", "))));
    findings_cell(sheet, Severity::error, "Errors", sheet.errors, begun);
    findings_cell(sheet, Severity::warning, "Warnings", sheet.warnings, begun);
    number_cell("Pages", sheet.pages, grouped(sheet.pages), begun);
    number_cell("Size", sheet.bytes, size_in_words(sheet.bytes), there);
    if (timed_) {
      const std::string time =
          sheet.milliseconds ? fmt::format("{:.1f}", *sheet.milliseconds) : std::string();
      put("<td role=\"cell\" class=\"number\" data-head=\"Time\" data-value=\"{}\">{}{}</td>", time, time,
          time.empty() ? "" : " ms");
    }
    put("<td role=\"cell\" class=\"wide\" data-head=\"SHA-256\">{}</td></tr>\n",
        sheet.sha256.empty() ? "" : fmt::format("<code class=\"digest\">{}</code>", safe(sheet.sha256)));
  }

  void number_cell(std::string_view head, std::uint64_t value, const std::string& text, bool known) {
    put("<td role=\"cell\" class=\"number\" data-head=\"{}\" data-value=\"{}\">{}</td>", head,
        known ? std::to_string(value) : std::string(), known ? text : std::string());
  }

  void file_cell(const ReportedSheet& sheet) {
    put("<td role=\"cell\" class=\"wide\" data-head=\"File\" data-value=\"{}\">", safe(sheet.file));
    const std::string link = is_there(sheet.status) ? link_to(sheet.file, path_) : std::string();
    if (!link.empty()) {
      put("<a href=\"{}\">{}</a>", link, safe(sheet.file));
    } else {
      out_ += safe(sheet.file);
    }
    if (sheet.old_file_left) out_ += "<span class=\"small\">A file of an earlier run stands there.</span>";
    out_ += "</td>";
  }

  void findings_cell(const ReportedSheet& sheet, Severity severity, std::string_view head,
                     std::uint64_t count, bool begun) {
    put("<td role=\"cell\" class=\"number\" data-head=\"{}\" data-value=\"{}\">", head,
        begun ? std::to_string(count) : std::string());
    if (begun) out_ += grouped(count);
    constexpr std::size_t enough = 5;
    std::size_t shown = 0;
    for (const std::size_t i : findings_.of(sheet.state)) {
      const ReportedFinding& finding = report_.findings[i];
      if (finding.severity != severity || shown++ >= enough) continue;
      put("<span class=\"small\"><a href=\"#finding-{}\">{}</a></span>", i + 1, safe(finding.code));
    }
    if (shown > enough) put("<span class=\"small\">and {} more</span>", shown - enough);
    out_ += "</td>";
  }

  void gallery() {
    if (pictures_ == 0 && !report_.pictures_left_out) return;
    out_ += "<section aria-labelledby=\"pages-head\">\n<h2 id=\"pages-head\">First pages</h2>\n";
    if (report_.pictures_left_out) {
      put("<p class=\"muted\">With more than {} sheets, only those with warnings are shown, and no more than "
          "{} of them.</p>\n",
          most_pictures, most_pictures);
    }
    out_ += "<ul class=\"gallery\" role=\"list\">\n";
    for (const ReportedSheet& sheet : report_.sheets) {
      if (sheet.picture.empty()) continue;
      put("<li{}>{}\n<p>", filtered_by(sheet), sheet.picture);
      const std::string link = link_to(sheet.file, path_);
      if (link.empty()) {
        out_ += safe(sheet.name);
      } else {
        put("<a href=\"{}\">{}</a>", link, safe(sheet.name));
      }
      if (sheet.pages != 1) put(" <span class=\"muted\">{}</span>", counted(sheet.pages, "page"));
      if (sheet.warnings > 0)
        put(" <span class=\"badge warning\">{}</span>", counted(sheet.warnings, "warning"));
      out_ += "</p></li>\n";
    }
    out_ += "</ul>\n<dialog><div></div><button type=\"button\">Close</button></dialog>\n</section>\n";
  }

  void inputs() {
    if (report_.inputs.empty()) return;
    out_ +=
        "<section aria-labelledby=\"inputs-head\">\n<h2 id=\"inputs-head\">Files that were read</h2>\n"
        "<table role=\"table\" class=\"plain inputs\">\n<caption>In the order in which they were "
        "read</caption>\n"
        "<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">File</th>"
        "<th scope=\"col\" role=\"columnheader\" class=\"number\">Size</th>"
        "<th scope=\"col\" role=\"columnheader\">SHA-256</th></tr></thead>\n<tbody role=\"rowgroup\">\n";
    for (const InputFile& input : report_.inputs) {
      const bool read = input.reason.empty();
      put("<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">{}</th>", safe(input.path));
      put("<td role=\"cell\" class=\"number wide\" data-head=\"Size\">{}</td>",
          read ? size_in_words(input.bytes) : "");
      put("<td role=\"cell\" class=\"wide\" data-head=\"SHA-256\">{}</td></tr>\n",
          read ? fmt::format("<code class=\"digest\">{}</code>", safe(input.sha256))
               : fmt::format("<span class=\"badge failed\">not read</span> {}", safe(input.reason)));
    }
    out_ += "</tbody>\n</table>\n</section>\n";
  }

  const Report& report_;
  std::string_view path_;
  FindingsByState findings_;
  std::unordered_map<std::string_view, std::size_t> rows_;  // by state, from 1
  Counts counts_;
  std::size_t pictures_ = 0;
  bool fitted_ = false;
  bool timed_ = false;
  std::string out_;
};

}  // namespace

std::string to_html(const Report& report, std::string_view path) {
  return Page(report, path).take();
}

}  // namespace factsheet::engine
