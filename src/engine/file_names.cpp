#include "engine/file_names.hpp"

#include "document/compose.hpp"
#include "engine/file_name.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

namespace factsheet::engine {

std::string file_name_of(const Project::Impl& project, const data::StateData& state) {
  document::Tools tools(project.layout->document.language);
  return document::file_name_of(*project.layout, data::Lookup(*project.dataset, state), tools);
}

FileNames::FileNames(const Project::Impl& project, const std::vector<const data::StateData*>& states)
    : named_at_(project.layout->document.file.span) {
  document::Tools tools(project.layout->document.language);
  std::unordered_map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < states.size(); ++i) {
    const data::Lookup lookup(*project.dataset, *states[i]);
    std::string name = document::file_name_of(*project.layout, lookup, tools);
    const std::size_t by = name.empty() ? i : first.emplace(same_file_key(name), i).first->second;
    names_.push_back({states[i]->area->code, std::move(name), by});
  }
}

bool FileNames::has(std::string_view code) const {
  return std::any_of(names_.begin(), names_.end(), [&](const Name& name) { return name.code == code; });
}

void FileNames::check(std::size_t index, const std::string& file, const std::string& holder,
                      Diagnostics& diagnostics) const {
  const Name& name = names_[index];
  const bool is_taken = !is_free(index, file);
  if (!is_taken && holder.empty()) return;
  diagnostics
      .error(Code::file_name, named_at_,
             fmt::format("{} and {} would both be written to \"{}\"",
                         is_taken ? names_[name.taken_by].code : std::string_view(holder), name.code, file))
      .hint("put the state into the name, as in `file = \"{state.code}-{edition}.pdf\"`");
}

}  // namespace factsheet::engine
