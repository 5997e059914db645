#include "layout/theme.hpp"

namespace factsheet::layout {
namespace {

constexpr ThemeColour colours[] = {
    {"paper", "#ffffff"},   {"ink", "#1f2a37"},    {"muted", "#556270"},
    {"primary", "#12335b"}, {"accent", "#d9822b"}, {"tint", "#edf2fa"},
    {"line", "#c3ccd6"},    {"link", "#1f5fa8"},   {"mark", "#b3261e"},
};

// Sizes follow a scale of about 1.2 from the body's 10 points; all text colours pass 4.5:1 on paper and on
// tint.
constexpr ThemeProperty styles[] = {
    {"body", "size", "10pt"},

    {"lead", "size", "11.5pt"},
    {"lead", "leading", "135%"},
    {"lead", "space_after", "8pt"},

    {"heading_1", "size", "29pt"},
    {"heading_1", "weight", "700"},
    {"heading_1", "leading", "110%"},
    {"heading_1", "color", "primary"},
    {"heading_1", "tracking", "-0.3pt"},
    {"heading_1", "balance", "true"},
    {"heading_1", "hyphenate", "false"},
    {"heading_1", "space_after", "8pt"},
    {"heading_1", "keep_with_next", "true"},

    {"heading_2", "size", "12pt"},
    {"heading_2", "weight", "700"},
    {"heading_2", "leading", "118%"},
    {"heading_2", "color", "primary"},
    {"heading_2", "balance", "true"},
    {"heading_2", "hyphenate", "false"},
    {"heading_2", "space_before", "13pt"},
    {"heading_2", "space_after", "3pt"},
    {"heading_2", "keep_with_next", "true"},

    {"heading_3", "based_on", "heading_2"},
    {"heading_3", "size", "10.5pt"},
    {"heading_3", "space_before", "9pt"},
    {"heading_3", "space_after", "2pt"},
    {"heading_4", "based_on", "heading_3"},
    {"heading_4", "weight", "600"},
    {"heading_4", "size", "10pt"},
    {"heading_5", "based_on", "heading_4"},
    {"heading_6", "based_on", "heading_4"},

    {"kicker", "based_on", "heading_1"},
    {"kicker", "size", "12.5pt"},
    {"kicker", "weight", "600"},
    {"kicker", "leading", "130%"},
    {"kicker", "tracking", "0"},

    {"callout", "color", "primary"},
    {"callout", "background", "tint"},
    {"callout", "bar", "3pt"},
    {"callout", "padding_x", "10pt"},
    {"callout", "padding_y", "6pt"},
    {"callout", "space_before", "4pt"},
    {"callout", "space_after", "9pt"},
    {"callout", "hyphenate", "false"},
    {"callout", "balance", "true"},

    {"caption", "space_after", "3pt"},
    {"caption", "keep_with_next", "true"},

    {"table", "figures", "tabular"},
    {"table", "leading", "125%"},
    {"table", "hyphenate", "false"},
    {"table", "padding_x", "6pt"},
    {"table", "padding_y", "3.5pt"},
    {"table", "rule_below", "0.5pt"},
    {"table", "space_after", "8pt"},
    {"table_head", "based_on", "table"},
    {"table_head", "size", "8.5pt"},
    {"table_head", "weight", "600"},
    {"table_head", "color", "muted"},
    {"table_head", "rule_below", "1pt"},
    {"table_head", "rule_color", "primary"},
    {"table_note", "size", "8pt"},
    {"table_note", "leading", "130%"},
    {"table_note", "color", "muted"},
    {"table_note", "space_before", "3pt"},
    {"table_total", "based_on", "table"},
    {"table_total", "weight", "700"},
    {"table_total", "color", "primary"},
    {"table_total", "rule_above", "1pt"},
    {"table_total", "rule_below", "1pt"},
    {"table_total", "rule_color", "primary"},

    {"rule", "rule_above", "0.5pt"},
    {"rule", "space_before", "6pt"},
    {"rule", "space_after", "8pt"},

    {"link", "color", "link"},

    {"mark", "size", "9pt"},
    {"mark", "weight", "700"},
    {"mark", "color", "mark"},
    {"mark", "tracking", "0.6pt"},
    {"mark", "hyphenate", "false"},

    {"header", "size", "8.5pt"},
    {"header", "weight", "600"},
    {"header", "color", "muted"},
    {"header", "case", "upper"},
    {"header", "tracking", "0.6pt"},
    {"header", "hyphenate", "false"},
    {"footer", "size", "8pt"},
    {"footer", "color", "muted"},
    {"footer", "rule_above", "0.5pt"},
    {"footer", "padding_y", "5pt"},
    {"footer", "hyphenate", "false"},
};

}  // namespace

std::span<const ThemeColour> theme_colours() {
  return colours;
}
std::span<const ThemeProperty> theme_styles() {
  return styles;
}

}  // namespace factsheet::layout
