#include "engine/why_anew.hpp"

#include "base/words.hpp"
#include "engine/files.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace factsheet::engine {
namespace {

constexpr std::size_t digits_of_part = 4;
constexpr std::size_t most_named = 3;

std::string changed(std::vector<std::string> names) {
  return listed(std::move(names), most_named) + " changed";
}

std::string version_of(const std::string& program) {
  return program.substr(0, program.find(' '));
}

// The files of the look that are other ones now.
std::vector<std::string> other_files(const InputSet& before, const InputSet& now) {
  std::vector<std::string> names;
  for (const InputSet::File& file : now.look) {
    if (std::find(before.look.begin(), before.look.end(), file) == before.look.end())
      names.push_back(last_part(file.path));
  }
  return names;
}

// Which parts have another digest, or are in one of the two only.
std::vector<std::string> other_parts(const std::vector<std::string>& names, const std::string& digests,
                                     const Fingerprint& now) {
  std::map<std::string, std::string> before;
  for (std::size_t i = 0; i < names.size() && (i + 1) * digits_of_part <= digests.size(); ++i)
    before[names[i]] = digests.substr(i * digits_of_part, digits_of_part);
  std::vector<std::string> out;
  for (const Fingerprint::Part& part : now.parts) {
    const auto found = before.find(part.name);
    if (found == before.end() || found->second != part.digest) out.push_back(part.name);
    if (found != before.end()) before.erase(found);
  }
  for (const auto& [name, digest] : before) out.push_back(name);
  return out;
}

}  // namespace

std::string why_anew(const Manifest& former, const SheetRecord& record, const InputSet& inputs,
                     const Fingerprint& now) {
  if (const auto before = former.inputs.find(record.inputs); before != former.inputs.end()) {
    const std::string& program = before->second.program;
    if (program != inputs.program) {
      const std::string version = version_of(program);
      return fmt::format("it was made by {}factsheet {}",
                         version == version_of(inputs.program) ? "another build of " : "", version);
    }
    if (auto names = other_files(before->second, inputs); !names.empty()) return changed(std::move(names));
  }
  if (const auto names = former.parts.find(record.parts); names != former.parts.end()) {
    auto others = other_parts(names->second, record.digests, now);
    if (!others.empty()) return changed(std::move(others));
  }
  return "what it is made from changed";
}

}  // namespace factsheet::engine
