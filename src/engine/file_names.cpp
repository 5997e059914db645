#include "engine/file_names.hpp"

#include "document/compose.hpp"
#include "engine/file_name.hpp"

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

void FileNames::check(std::size_t index, const std::string& file, Diagnostics& diagnostics) const {
  if (!is_free(index, file)) report(index, names_[names_[index].taken_by].code, file, diagnostics);
}

void FileNames::report(std::size_t index, std::string_view other, const std::string& file,
                       Diagnostics& diagnostics) const {
  diagnostics
      .error(Code::file_name, named_at_,
             fmt::format("{} and {} would both be written to \"{}\"", other, names_[index].code, file))
      .hint("put the state into the name, as in `file = \"{state.code}-{edition}.pdf\"`");
}

}  // namespace factsheet::engine
