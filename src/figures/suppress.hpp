#pragma once

#include "data/dataset.hpp"

#include <string>
#include <vector>

#include "figures/relation.hpp"

namespace factsheet::figures {

/// A figure that is to be hidden.
struct Hidden {
  int state = -1;    ///< index into Dataset::states; -1: the nation
  std::string path;  ///< "births"; of a record's figure the list's path, "missing.rows"
  int record = -1;   ///< index into the list's records; -1: it stands in no list
  std::string column;
  std::size_t rule = 0;        ///< index into Dataset::suppressions
  bool complementary = false;  ///< hidden to protect another one
};

/// Finds what `[[suppress]]` hides.
///
/// Primary suppression: every figure at a rule's paths, of all states and the nation, that is above 0 and
/// below the rule's limit, or 0 where zeros are hidden. What the data itself says is suppressed there is
/// protected, too.
///
/// Complementary suppression: further figures, until none of the hidden ones can be worked out exactly from
/// all that stays visible and from what ties figures to each other (see known_equations), by solving the
/// linear equations (L. H. Cox, "Suppression methodology and statistical disclosure control", Journal of the
/// American Statistical Association 75, 1980). Of bounds only this much is guarded: hidden whole numbers of
/// one sum that leave each other no room (1 and 1 where 2 are left) are joined by one more. That a hidden
/// number lies within some wider interval can be told from any table with totals, and isn't prevented.
///
/// Hidden next are parts before totals and states' figures before the nation's: of the same list, of the same
/// state, then of other states; among these those that lay no other figure open, then the smallest from the
/// limit on, then the first of the file. Where nothing is left to hide, reports `suppression-open` to all
/// states whose figures give the hidden one away.
///
/// The data set has its derived figures (a formula's outcome is hidden with what it is made from) and isn't
/// changed but for the states' findings.
std::vector<Hidden> find_hidden(data::Dataset& dataset, const std::vector<Relation>& relations,
                                Diagnostics& diagnostics);

/// The figure in the data set; null where there is none (yet).
const data::Cell* find_cell(const data::Dataset& dataset, const Hidden& hidden);

/// Takes the figures out: each becomes absent with the status `suppressed` and the rule's note, and keeps
/// nothing of its number. Those that are absent already only get the note, if they have none; those that
/// aren't there (because they are yet to be derived) are passed over.
void hide(data::Dataset& dataset, const std::vector<Hidden>& hidden);

}  // namespace factsheet::figures
