#pragma once

#include <array>
#include <string_view>

namespace factsheet {

/// Every kind of diagnostic, in one place. The name is stable: users grep for it, cases assert it.
/// `tests/cases` must hold a case for each (a test asks).
// clang-format off
#define FACTSHEET_CODES(X)                                                                                          \
  X(file_unreadable,      "file-unreadable",      "A file that was named can't be read")                            \
  X(file_unwritable,      "file-unwritable",      "An output file can't be written")                                \
  X(invalid_utf8,         "invalid-utf8",         "A file isn't UTF-8 text")                                        \
  X(toml_syntax,          "toml-syntax",          "A line isn't TOML")                                              \
  X(thousands_comma,      "thousands-comma",      "A number is written with thousands commas")                      \
  X(percent_sign,         "percent-sign",         "A number is written with a percent sign")                        \
  X(curly_quotes,         "curly-quotes",         "A text stands in typographic quotes")                            \
  X(csv_syntax,           "csv-syntax",           "A CSV file whose quotes or bytes can't be read")                 \
  X(csv_shape,            "csv-shape",            "A CSV file without a head, or a record that doesn't fit the head") \
  X(repeated_key,         "repeated-key",         "A key or table is given twice")                                  \
  X(unknown_key,          "unknown-key",          "A key that the schema doesn't know")                             \
  X(missing_key,          "missing-key",          "A key that must be given isn't")                                 \
  X(wrong_type,           "wrong-type",           "A value is of another type than its key asks")                   \
  X(bad_value,            "bad-value",            "A value is of the right type but outside what its key allows")   \
  X(unknown_state,        "unknown-state",        "A state or area that the gazetteer doesn't know")                \
  X(unknown_block,        "unknown-block",        "A block type that doesn't exist")                                \
  X(unknown_style,        "unknown-style",        "A style that isn't defined")                                     \
  X(style_cycle,          "style-cycle",          "Styles that inherit from each other in a circle")                \
  X(unknown_colour,       "unknown-colour",       "A colour name that isn't defined")                               \
  X(unknown_font,         "unknown-font",         "A font family, weight or slant that isn't there")                \
  X(bad_font,             "bad-font",             "A font file that can't be used")                                 \
  X(bad_template,         "bad-template",         "A placeholder that can't be read")                               \
  X(unknown_path,         "unknown-path",         "A path that the data doesn't have")                              \
  X(missing_value,        "missing-value",        "A path that other states have, but this state doesn't")          \
  X(unused_field,         "unused-field",         "A value in the data that the sheet doesn't print")               \
  X(unknown_format,       "unknown-format",       "A format that doesn't exist")                                    \
  X(format_mismatch,      "format-mismatch",      "A format that doesn't fit its value")                            \
  X(false_precision,      "false-precision",      "More digits would be printed than were published")               \
  X(precision_mismatch,   "precision-mismatch",   "A value that isn't rounded as its precision says")               \
  X(unknown_label,        "unknown-label",        "A key that [labels] has no text for")                            \
  X(bad_expression,       "bad-expression",       "An expression that can't be read or computed")                   \
  X(unknown_column,       "unknown-column",       "A column that a table doesn't have, or has twice")               \
  X(unmapped_mark,        "unmapped-mark",        "A field of a table that is neither a number nor a known mark")   \
  X(derive_cycle,         "derive-cycle",         "Formulas that need each other in a circle")                      \
  X(other_state_named,    "other-state-named",    "A sheet that names another state")                               \
  X(wrong_state,          "wrong-state",          "Figures that stand under another state than they say")           \
  X(identical_states,     "identical-states",     "Two states with the same figures throughout")                    \
  X(typed_digits,         "typed-digits",         "A figure typed into the layout instead of read from the data")   \
  X(mixed_vintages,       "mixed-vintages",       "A sheet with figures of different issues")                       \
  X(stale,                "stale",                "Figures that are older than their edition, or have expired")     \
  X(state_missing,        "state-missing",        "A state that is expected but isn't there")                       \
  X(suppression_open,     "suppression-open",     "A hidden figure that can still be worked out from others")       \
  X(check_failed,         "check-failed",         "A check of the data doesn't hold")                               \
  X(total_mismatch,       "total-mismatch",       "A total isn't the sum of its parts")                             \
  X(unsupported_markup,   "unsupported-markup",   "Markup that a sheet can't print")                                \
  X(heading_order,        "heading-order",        "Headings that don't start at 1 or skip a level")                 \
  X(embargo,              "embargo",              "Sheets that must not be published yet, or no longer say so")       \
  X(low_contrast,         "low-contrast",         "Text that is too faint on its background")                       \
  X(unprintable,          "unprintable",          "A character that a sheet can't print")                           \
  X(missing_glyph,        "missing-glyph",        "A character that the font doesn't have")                         \
  X(bad_picture,          "bad-picture",          "A picture file that is damaged or of a kind that can't be drawn")            \
  X(unsupported_svg,      "unsupported-svg",      "An SVG file that asks for more than plain shapes")               \
  X(low_resolution,       "low-resolution",       "A picture with too few pixels for the size that it is printed in") \
  X(text_overflow,        "text-overflow",        "Text that doesn't fit its cell, column or page")                 \
  X(page_overflow,        "page-overflow",        "More pages than the layout allows")                              \
  X(uneven_columns,       "uneven-columns",       "Columns side by side of which one runs on alone over further pages") \
  X(not_on_map,           "not-on-map",           "A map that has no place for the sheet's own area")               \
  X(no_states,            "no-states",            "There is nothing to build")                                      \
  X(file_name,            "file-name",            "An output file name that can't be used, or that two sheets share") \
  X(bad_report,           "bad-report",           "A report that is damaged, or that can't be merged with another") \
  X(internal,             "internal",             "A fault of the program, not of the input")
// clang-format on

enum class Code {
#define FACTSHEET_X(id, name, what) id,
  FACTSHEET_CODES(FACTSHEET_X)
#undef FACTSHEET_X
};

/// Codes of guards: findings that an author can turn off by name, with a reason.
inline constexpr auto guards = std::to_array<Code>({
    Code::other_state_named,
    Code::wrong_state,
    Code::identical_states,
    Code::typed_digits,
    Code::mixed_vintages,
    Code::stale,
    Code::state_missing,
});

struct CodeInfo {
  Code code;
  std::string_view name;
  std::string_view what;
};

inline constexpr auto all_codes = std::to_array<CodeInfo>({
#define FACTSHEET_X(id, name, what) {Code::id, name, what},
    FACTSHEET_CODES(FACTSHEET_X)
#undef FACTSHEET_X
});

/// The kebab-case name of a code.
constexpr std::string_view name_of(Code code) {
  return all_codes[static_cast<std::size_t>(code)].name;
}

}  // namespace factsheet
