#include "engine/files.hpp"

#include <filesystem>

namespace factsheet::engine {

std::vector<std::string> Files::list(const std::string&) const {
  return {};
}

void Files::sweep(const std::string&) {}

std::shared_ptr<void> Files::lock(const std::string&) {
  return nullptr;
}

bool MemoryFiles::exists(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  return files_.count(path) > 0;
}

ReadResult MemoryFiles::read(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const auto found = files_.find(path);
  if (found == files_.end()) return {std::nullopt, "there is no such file"};
  return {found->second, {}};
}

std::optional<WriteFailure> MemoryFiles::write_atomically(const std::string& path, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  files_.insert_or_assign(path, std::string(bytes));
  return std::nullopt;
}

std::vector<std::string> MemoryFiles::list(const std::string& folder) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  std::string start = in_folder(folder, "");
  if (start == "." || start == "./") start.clear();
  for (const auto& [path, bytes] : files_) {
    if (path.starts_with(start) && path.find('/', start.size()) == std::string::npos)
      names.push_back(path.substr(start.size()));
  }
  return names;
}

std::shared_ptr<void> MemoryFiles::lock(const std::string&) {
  return std::make_shared<std::unique_lock<std::mutex>>(locked_);
}

std::string relative_to_file(std::string_view file, std::string_view path) {
  const std::filesystem::path folder = std::filesystem::path(file).parent_path();
  return (folder / std::filesystem::path(path)).lexically_normal().generic_string();
}

std::string last_part(std::string_view path) {
  return std::filesystem::path(path).filename().string();
}

std::string in_folder(std::string_view folder, std::string_view name) {
  return (std::filesystem::path(folder) / std::filesystem::path(name)).lexically_normal().generic_string();
}

}  // namespace factsheet::engine
