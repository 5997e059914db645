#include <memory>

#include "conformance/rule_context.hpp"
#include "conformance/shown_font.hpp"
#include <qpdf/QPDFPageObjectHelper.hh>

namespace factsheet::conformance {
namespace {

const std::set<std::string> painting{"S",  "s",  "f",  "F",  "f*", "B", "B*", "b",
                                     "b*", "sh", "Do", "Tj", "TJ", "'", "\""};

/// Follows one page's operators.
class ContentReader : public QPDFObjectHandle::ParserCallbacks {
 public:
  ContentReader(RuleContext& context, std::size_t page,
                std::map<QPDFObjGen, std::unique_ptr<ShownFont>>& fonts)
      : context_(context), page_(page), fonts_(fonts), where_(" on page " + std::to_string(page + 1)) {}

  void handleObject(QPDFObjectHandle object, size_t, size_t) override {
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    perform(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {
    context_.require(open_.empty(), "marked content is still open" + where_);
    context_.require(!in_text_, "a text object is still open" + where_);
  }

 private:
  struct Mark {
    bool artifact = false;
    int mcid = -1;
  };

  void perform(const std::string& op) {
    if (op == "BDC" || op == "BMC")
      begin_marked();
    else if (op == "EMC")
      end_marked();
    else if (op == "BT")
      in_text_ = true;
    else if (op == "ET")
      in_text_ = false;
    else if (op == "Tf")
      select_font();
    else if (op == "k" || op == "K")
      context_.require(false, "CMYK colour" + where_);
    if (painting.count(op) == 0) return;
    bool told = false;
    for (const Mark& mark : open_) told = told || mark.artifact || mark.mcid >= 0;
    context_.require(told, "something is drawn that is neither tagged nor an artifact" + where_);
    if (op == "Tj" || op == "TJ") show();
  }

  void begin_marked() {
    Mark mark;
    mark.artifact = !operands_.empty() && operands_[0].isNameAndEquals("/Artifact");
    if (operands_.size() > 1 && operands_[1].isDictionary() && operands_[1].getKey("/MCID").isInteger()) {
      mark.mcid = operands_[1].getKey("/MCID").getIntValueAsInt();
      register_mark(mark.mcid);
    }
    for (const Mark& outer : open_) {
      context_.require(!(mark.artifact && outer.mcid >= 0), "an artifact inside tagged content" + where_);
      context_.require(!(mark.mcid >= 0 && outer.artifact), "tagged content inside an artifact" + where_);
    }
    open_.push_back(mark);
  }

  void register_mark(int mcid) {
    const std::string which = "MCID " + std::to_string(mcid) + where_;
    context_.require(context_.marks.count({page_, mcid}) == 0, which + " is used twice");
    QPDFObjGen element;
    QPDFObjectHandle key = context_.pages[page_].getKey("/StructParents");
    if (key.isInteger()) {
      const auto found = context_.parent_tree.find(key.getIntValue());
      if (found != context_.parent_tree.end() && found->second.isArray() &&
          mcid < found->second.getArrayNItems()) {
        element = found->second.getArrayItem(mcid).getObjGen();
      }
    }
    context_.require(element.getObj() != 0, which + " isn't in the parent tree");
    context_.marks[{page_, mcid}] = element;
  }

  void end_marked() {
    context_.require(!open_.empty(), "marked content ends that never began" + where_);
    if (!open_.empty()) open_.pop_back();
  }

  void select_font() {
    QPDFObjectHandle fonts = context_.pages[page_].getKey("/Resources").getKey("/Font");
    QPDFObjectHandle dict = fonts.isDictionary() && !operands_.empty() ? fonts.getKey(operands_[0].getName())
                                                                       : QPDFObjectHandle::newNull();
    context_.require(dict.isDictionary(), "a font isn't in the resources" + where_);
    if (!dict.isDictionary()) return;
    auto& font = fonts_[dict.getObjGen()];
    if (!font) font = std::make_unique<ShownFont>(dict, context_);
    font_ = font.get();
  }

  void show() {
    context_.require(in_text_, "text is shown outside of a text object" + where_);
    context_.require(font_ != nullptr, "text is shown without a font" + where_);
    if (font_ == nullptr || operands_.empty()) return;
    std::string text;
    if (operands_[0].isString()) text = font_->show(operands_[0].getStringValue(), context_);
    for (int i = 0; operands_[0].isArray() && i < operands_[0].getArrayNItems(); ++i) {
      QPDFObjectHandle part = operands_[0].getArrayItem(i);
      if (part.isString()) text += font_->show(part.getStringValue(), context_);
    }
    for (const Mark& mark : open_) {
      if (mark.mcid >= 0) context_.texts[{page_, mark.mcid}] += text;
    }
  }

  RuleContext& context_;
  std::size_t page_;
  std::map<QPDFObjGen, std::unique_ptr<ShownFont>>& fonts_;
  std::string where_;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<Mark> open_;
  ShownFont* font_ = nullptr;
  bool in_text_ = false;
};

}  // namespace

void check_content(RuleContext& context) {
  std::map<QPDFObjGen, std::unique_ptr<ShownFont>> fonts;
  for (std::size_t i = 0; i < context.pages.size(); ++i) {
    context.require(context.pages[i].getKey("/Resources").isDictionary(),
                    "a page has no resources of its own");
    context.require(context.pages[i].getKey("/Tabs").isNameAndEquals("/S"),
                    "a page's tab order isn't the structure's");
    ContentReader reader(context, i, fonts);
    QPDFPageObjectHelper(context.pages[i]).parseContents(&reader);
  }
}

}  // namespace factsheet::conformance
