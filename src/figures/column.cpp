#include "figures/column.hpp"

namespace factsheet::figures {

using data::Field;
using data::Group;
using data::Lookup;

std::optional<Column> find_column(const Lookup& lookup, const Group* row, std::string_view path) {
  for (std::size_t end = path.size(); end != std::string_view::npos && end > 0;
       end = path.rfind('.', end - 1)) {
    const Field* field = lookup.find(path.substr(0, end), row);
    if (field == nullptr) continue;
    if (field->rows() == nullptr) return std::nullopt;
    return Column{field->rows(), path.substr(0, end),
                  end < path.size() ? path.substr(end + 1) : std::string_view()};
  }
  return std::nullopt;
}

}  // namespace factsheet::figures
