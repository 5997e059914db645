#include "data/cell.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

struct NamedStatus {
  Status status;
  std::string_view name;
};
constexpr auto statuses = std::to_array<NamedStatus>({
    {Status::reported, "reported"},
    {Status::true_zero, "true zero"},
    {Status::unreliable, "unreliable"},
    {Status::suppressed, "suppressed"},
    {Status::not_available, "not available"},
    {Status::not_applicable, "not applicable"},
});

}  // namespace

std::string_view name_of(Status status) {
  for (const NamedStatus& known : statuses) {
    if (known.status == status) return known.name;
  }
  return "faulty";
}

std::optional<Status> status_of(std::string_view name) {
  std::string plain(name);
  std::replace(plain.begin(), plain.end(), '_', ' ');
  for (const NamedStatus& known : statuses) {
    if (known.name == plain) return known.status;
  }
  return std::nullopt;
}

std::vector<std::string> status_names() {
  std::vector<std::string> names;
  names.reserve(statuses.size());
  for (const NamedStatus& known : statuses) names.emplace_back(known.name);
  return names;
}

Group::Group() = default;
Group::Group(const Group&) = default;
Group::Group(Group&&) noexcept = default;
Group& Group::operator=(const Group&) = default;
Group& Group::operator=(Group&&) noexcept = default;
Group::~Group() = default;

const Field* Group::find(std::string_view name) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
  return found == fields.end() ? nullptr : &found->second;
}

Field* Group::find(std::string_view name) {
  return const_cast<Field*>(static_cast<const Group*>(this)->find(name));
}

std::optional<std::string> key_of(const Group& record, std::string_view name) {
  const Field* field = find_path(record, name);
  const Cell* cell = field ? field->cell() : nullptr;
  if (!cell) return std::nullopt;
  if (const std::string* text = cell->text()) return *text;
  if (const Number* number = cell->number()) return number->value.to_string();
  return std::nullopt;
}

const Field* find_path(const Group& group, std::string_view path) {
  const Group* parent = &group;
  while (true) {
    const std::size_t dot = path.find('.');
    const Field* field = parent->find(path.substr(0, dot));
    if (field == nullptr || dot == std::string_view::npos) return field;
    parent = field->group();
    if (parent == nullptr) return nullptr;
    path.remove_prefix(dot + 1);
  }
}

bool put_path(Group& group, std::string_view path, Field field) {
  const std::size_t dot = path.find('.');
  const std::string_view name = path.substr(0, dot);
  Field* known = group.find(name);
  if (dot == std::string_view::npos) {
    if (known != nullptr) return false;
    group.fields.emplace_back(name, std::move(field));
    return true;
  }
  if (known == nullptr) {
    Group inner;
    inner.span = field.key_span;
    group.fields.emplace_back(name, Field{std::move(inner), field.key_span});
    known = &group.fields.back().second;
  }
  auto* inner = std::get_if<Group>(&known->content);
  return inner != nullptr && put_path(*inner, path.substr(dot + 1), std::move(field));
}

void each_path(const Group& group, const std::string& prefix,
               const std::function<void(const std::string&, const Field&)>& each) {
  for (const auto& [name, field] : group.fields) {
    const std::string path = prefix.empty() ? name : fmt::format("{}.{}", prefix, name);
    if (const Group* inner = field.group()) {
      each_path(*inner, path, each);
    } else {
      each(path, field);
    }
  }
}

std::string why_faulty(const Cell& cell) {
  return cell.derive < 0 ? "it has an error" : "its formula reads a figure that has an error";
}

}  // namespace factsheet::data
