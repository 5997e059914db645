#include "pages/display_list.hpp"
#include "pages/reading_text.hpp"

#include <stdexcept>

namespace factsheet::pages {
namespace {

/// Walks the tags and writes a line a block: a row is one line, its cells parted by tabs; a list item is one
/// line.
class Lines {
 public:
  void operator()(const Text& text) {
    if (silent()) return;
    if (artifacts_ == 0) block_.add(text);
  }
  void operator()(const TagBegin& tag) {
    open_.push_back(tag.role);
    switch (tag.role) {
      case Role::link:
      case Role::span:
        break;
      case Role::list_body:
        block_.space();
        break;
      case Role::header_cell:
      case Role::data_cell:
        cell();
        break;
      case Role::figure:
        end_line();
        if (silent_ == 0 && !tag.alt.empty()) {
          out_ += "[" + tag.alt + "]\n";
          silent_ = open_.size();
        }
        break;
      case Role::paragraph:
        // A list item's or a cell's paragraph goes on its line.
        if (inside(Role::list_item) || inside(Role::row))
          block_.space();
        else
          end_line();
        break;
      default:
        end_line();
    }
  }
  void operator()(const TagEnd&) {
    if (open_.empty()) throw std::logic_error("a TagEnd without a TagBegin");
    const Role role = open_.back();
    if (silent_ == open_.size()) silent_ = 0;
    open_.pop_back();
    switch (role) {
      case Role::link:
      case Role::span:
      case Role::label:
      case Role::header_cell:
      case Role::data_cell:
        break;
      case Role::paragraph:
        if (inside(Role::list_item) || inside(Role::row))
          block_.space();
        else
          end_line();
        break;
      default:
        end_line();
    }
  }
  void operator()(const ArtifactBegin&) { ++artifacts_; }
  void operator()(const ArtifactEnd&) { --artifacts_; }
  void operator()(const Shape&) {}
  void operator()(const Drawing&) {}
  void operator()(const Box&) {}
  void operator()(const Image&) {}
  void operator()(const Link&) {}

  std::string take() {
    end_line();
    return std::move(out_);
  }

 private:
  bool silent() const { return silent_ != 0; }
  bool inside(Role role) const {
    for (Role open : open_) {
      if (open == role) return true;
    }
    return false;
  }
  /// Starts a cell: what went before stays on the line, a tab behind it unless it is the row's first.
  void cell() {
    line_ += block_.take();
    if (first_cell_)
      first_cell_ = false;
    else
      line_ += '\t';
  }
  void end_line() {
    line_ += block_.take();
    if (!line_.empty()) out_ += line_ + '\n';
    line_.clear();
    first_cell_ = true;
  }

  std::string out_;
  std::string line_;
  ReadingText block_;
  std::vector<Role> open_;
  std::size_t silent_ = 0;  // depth of the figure that its alt text stands for
  int artifacts_ = 0;
  bool first_cell_ = true;
};

}  // namespace

std::string plain_text(const Pages& pages) {
  Lines lines;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) std::visit(lines, item);
  }
  return lines.take();
}

}  // namespace factsheet::pages
