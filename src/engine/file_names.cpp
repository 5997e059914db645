#include "engine/file_names.hpp"

#include "document/compose.hpp"
#include "engine/file_name.hpp"

#include <unordered_map>

#include <fmt/format.h>

namespace factsheet::engine {

FileNames::FileNames(const Project::Impl& project, const std::vector<const data::StateData*>& states)
    : named_at_(project.layout->document.file.span) {
  document::Tools tools(project.layout->document.language);
  std::unordered_map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < states.size(); ++i) {
    const data::Lookup lookup(*project.dataset, *states[i]);
    const std::string name = document::file_name_of(*project.layout, lookup, tools);
    const std::size_t by = name.empty() ? i : first.emplace(same_file_key(name), i).first->second;
    names_.push_back({std::string(states[i]->area->code), by});
  }
}

void FileNames::check(std::size_t index, const std::string& file, Diagnostics& diagnostics) const {
  const Name& name = names_[index];
  if (is_free(index, file)) return;
  diagnostics
      .error(Code::file_name, named_at_,
             fmt::format("{} and {} would both be written to \"{}\"", names_[name.taken_by].code, name.code,
                         file))
      .hint("put the state into the name, as in `file = \"{state.code}-{edition}.pdf\"`");
}

}  // namespace factsheet::engine
