#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::engine {

/// The file's name in the folder of the sheets.
inline constexpr std::string_view manifest_name = "manifest.json";

/// What sheets are made from. Paths are relative to the folder of the manifest, so that both can be moved
/// together; those of another drive or above all folders are absolute.
struct InputSet {
  struct File {
    std::string path;
    std::string sha256;
    bool operator==(const File&) const = default;
  };
  std::string program;     ///< see engine::program
  std::vector<File> data;  ///< the data file first, then its tables and editions before
  std::vector<File> look;  ///< the layout first, then theme, fonts and pictures
  /// Says which data file and layout: sheets of the same two replace each other.
  bool same_project(const InputSet& other) const;
};

/// What is known of a sheet in the folder.
struct SheetRecord {
  std::string state;   ///< postal code
  std::string sha256;  ///< of the PDF; empty: no build has made it yet, and `stale` says why
  std::size_t size = 0;
  std::size_t pages = 0;
  std::vector<std::string> fitting;  ///< what was done to make it fit
  std::string inputs;                ///< key into Manifest::inputs
  std::string made_of;               ///< Fingerprint::sha256
  std::string parts;                 ///< key into Manifest::parts
  std::string digests;               ///< of these parts, four hexadecimal digits each
  std::string trace;                 ///< SHA-256 of its trace; empty: none is of this sheet
  bool warned = false;               ///< setting it gave warnings, which a build must tell each time
  std::string stale;                 ///< why the file should no longer be used; empty: it is good
};

/// The account of a folder of sheets: what each was made from, and what it was when it was written.
struct Manifest {
  std::map<std::string, InputSet> inputs;                  ///< by a digest
  std::map<std::string, std::vector<std::string>> parts;   ///< names, by a digest
  std::map<std::string, SheetRecord, std::less<>> sheets;  ///< by file name
};

/// As JSON, a line a sheet; the same for the same content, byte for byte. What no sheet refers to is left
/// out.
std::string to_json(const Manifest& manifest);

/// Nothing if the text is no manifest, or one of a later program.
std::optional<Manifest> read_manifest(std::string_view json);

/// The key of a set or of parts in a manifest.
std::string key_of(const InputSet& inputs);
std::string key_of(const std::vector<std::string>& parts);

/// A path that was given from the working directory, seen from a folder that was given likewise; and back.
std::string seen_from(const std::string& folder, const std::string& path);
std::string from_here(const std::string& folder, const std::string& seen);

}  // namespace factsheet::engine
