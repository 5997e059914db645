#pragma once

namespace cli_test {

/// What a process finds in its way when it writes.
enum class Obstacle {
  none,
  no_nameless_files,  ///< files must have a name from the first, as on vfat or NFS
  no_links,           ///< a file can't be given a name later
  full_disk,
  full_disk_with_names,  ///< and files must have a name from the first
  small_files,           ///< no file may have more than 4 KiB
  read_only_disk,
  files_cut_short,  ///< one that is read in pieces of 60,000 bytes or more has none left by then
  no_sync,          ///< what is written can't be got onto the disk
};

/// The status of a child whose obstacle the system doesn't allow.
inline constexpr int no_obstacle = 124;

/// From here on the calling process and what it becomes has the obstacle. False if the system doesn't allow
/// it.
bool put_up(Obstacle obstacle);

}  // namespace cli_test
