#include "data/dataset.hpp"

#include <array>

namespace factsheet::data {
namespace {

// clang-format off
constexpr auto rows = std::to_array<SchemaRow>({
    {"data", "layout", KeyType::text, "", "The layout file, relative to this file. The command line may name another."},
    {"data", "edition", KeyType::integer, "", "The year or the name of the edition, as it is to be printed; a text such as \"2023-24\" will do too."},
    {"data", "as_of", KeyType::date, "", "The day that the figures stand for; a text will do too."},
    {"data", "source", KeyType::text, "", "Where the figures come from, as it is to be printed."},
    {"data", "sample", KeyType::boolean, "false", "true marks every page as SAMPLE DATA: the figures are made up."},
    {"data", "national", KeyType::table, "", "Figures of the whole country, under names of your own; the layout reads them as {national.name}."},
    {"data", "areas", KeyType::text, "", "A list of areas of your own, counties or school districts, relative to this file: CSV with the columns code and name and, if wanted, in, state and region. Without it the areas are the 50 states, the District of Columbia, Puerto Rico and the island areas."},
    {"data", "states", KeyType::table, "", "A table for each state, named by its postal code, or by the code of an area of your own: [states.IL]. The layout reads its figures as {name}."},
    {"data", "vintage", KeyType::text, "", "Which issue of the figures this is, \"Vintage 2023\"; a sheet never mixes two."},
    {"data", "expires", KeyType::date, "", "The day after which these figures are stale and no sheet is built from them."},
    {"data", "previous", KeyType::text, "", "The data file of the edition before, relative to this file; formulas and checks read its figures as previous.name."},
    {"data", "expect", KeyType::text, "", "The states that must be there: \"states\", \"states and DC\", \"areas\" (all 56), or a list of postal codes. Of areas of your own: \"areas\", or a list of their codes."},
    {"data", "states_csv", KeyType::table, "", "A table of all states in a file of its own; see [states_csv]. A list of such tables will do too."},
    {"data", "derive", KeyType::table, "", "Figures that are worked out from others, a formula each; see [derive]."},
    {"data", "suppress", KeyType::list, "", "Which figures are too small to be printed; see [suppress]."},
    {"data", "guards", KeyType::table, "", "Guards that are turned off: the guard's name, and the reason why."},
    {"data", "check", KeyType::list, "", "Rules that the figures of each state must keep; see [check]."},
    {"cell", "value", KeyType::number, "", "The figure itself, or a text, a date, true or false."},
    {"cell", "precision", KeyType::text, "", "How coarsely the figure was published: \"0.1 million\", \"1 thousand\", \"100\". No format prints more digits."},
    {"cell", "at_least", KeyType::boolean, "false", "true if the figure was published as \"more than\" the value."},
    {"cell", "unit", KeyType::text, "", "What is counted or measured: \"percent\", \"dollars\"."},
    {"cell", "note", KeyType::text, "", "A remark on the figure, for those who keep the file."},
    {"cell", "source", KeyType::text, "", "Where this one figure comes from, if not from the file's source."},
    {"cell", "status", KeyType::choice, "reported", "Whether there is a figure; one that is suppressed, not available or not applicable has no value.", "reported|true zero|unreliable|suppressed|not available|not applicable"},
    {"cell", "vintage", KeyType::text, "", "Which issue of the figures this one is of, if not of the file's."},
    {"states_csv", "file", KeyType::text, "", "The table, relative to this file: CSV as a spreadsheet exports it, with a head.", {}, true},
    {"states_csv", "key", KeyType::text, "", "The column that says which state a record is of: by postal code, FIPS code or name; of areas of your own by code or name.", {}, true},
    {"states_csv", "name", KeyType::text, "", "A second such column; each record is then held to name the same state twice."},
    {"states_csv", "where", KeyType::expression, "", "Which records are read: \"SUMLEV == '040'\", or { SUMLEV = \"040\", TYPE = [\"a\", \"b\"] }. Default: all."},
    {"states_csv", "national_where", KeyType::expression, "", "Which record holds the nation's figures; they become national.name."},
    {"states_csv", "columns", KeyType::table, "", "The figures: { births = \"BIRTHS2023\" }, a path and the column's name; { column = \"…\", unit = \"percent\" } says more. In a long table a list, one value for each column of `pivot.by`.", {}, true},
    {"states_csv", "texts", KeyType::table, "", "Columns that are read as texts: { region = \"REGION\" }."},
    {"states_csv", "marks", KeyType::table, "", "What the signs mean that stand where a figure should: { \"(D)\" = \"suppressed\", \"\" = \"not available\" }, or { status = \"…\", note = \"…\" }."},
    {"states_csv", "pivot", KeyType::table, "", "For a long table, with a record for each state and figure: { by = [\"measure\", \"year\"], value = \"value\" }."},
    {"states_csv", "delimiter", KeyType::choice, "auto", "What parts the fields.", "auto|comma|tab|semicolon|pipe"},
    {"states_csv", "head_row", KeyType::integer, "0", "The line of the head, where titles stand above it; 0: the first line that holds anything."},
    {"states_csv", "vintage", KeyType::text, "", "Which issue of the figures the table is."},
    {"states_csv", "source", KeyType::text, "", "Where the table comes from."},
    {"states_csv.column", "column", KeyType::text, "", "The column's name, or in a long table the list of values."},
    {"states_csv.column", "unit", KeyType::text, "", "\"percent\" or \"dollars\" allow the sign in the table."},
    {"states_csv.column", "precision", KeyType::text, "", "How coarsely the figures were published; see [cell]."},
    {"states_csv.column", "note", KeyType::text, "", "A remark on the figures."},
    {"states_csv.pivot", "by", KeyType::names, "", "The columns that say which figure a record holds.", {}, true},
    {"states_csv.pivot", "value", KeyType::text, "", "The column that holds it.", {}, true},
    {"derive", "formula", KeyType::expression, "", "What is worked out, \"births - deaths\"; a plain text in quotes will do where there is nothing else to say.", {}, true},
    {"derive", "decimals", KeyType::integer, "", "How many decimals may be printed, 0 to 6; must be given where the formula divides."},
    {"derive", "unit", KeyType::text, "", "What is counted or measured."},
    {"derive", "note", KeyType::text, "", "A remark on the figure, for those who keep the file."},
    {"suppress", "paths", KeyType::names, "", "The figures that may be hidden, in every state: paths, columns of lists such as \"missing.rows.n\", the country's as \"national.name\".", {}, true},
    {"suppress", "below", KeyType::number, "", "Figures above 0 and below this are hidden, and as many others as it takes that none of them can be worked out from sums, rules of [check] and national figures.", {}, true},
    {"suppress", "zero", KeyType::choice, "show", "Whether a zero may be shown, or is hidden, too.", "show|hide"},
    {"suppress", "note", KeyType::text, "", "The note that a table prints for them."},
    {"check", "severity", KeyType::choice, "error", "Whether a rule that doesn't hold stops the sheet.", "error|warning"},
    {"check", "tolerance", KeyType::number, "", "How far the sides of == may lie apart, for figures that were rounded."},
    {"check", "name", KeyType::text, "", "What the rule says, in words; the message names it when the rule fails.", {}, true},
    {"check", "rule", KeyType::expression, "", "A comparison over paths: \"sum(missing.rows.n) == missing.total\".", {}, true},
});
// clang-format on

}  // namespace

std::span<const SchemaRow> data_schema() {
  return rows;
}

}  // namespace factsheet::data
