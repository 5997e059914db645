#include "pages/display_list.hpp"

namespace factsheet::pages {

std::string_view pdf_name(Role role) {
  switch (role) {
    case Role::document:
      return "Document";
    case Role::section:
      return "Sect";
    case Role::h1:
      return "H1";
    case Role::h2:
      return "H2";
    case Role::h3:
      return "H3";
    case Role::h4:
      return "H4";
    case Role::h5:
      return "H5";
    case Role::h6:
      return "H6";
    case Role::paragraph:
      return "P";
    case Role::list:
      return "L";
    case Role::list_item:
      return "LI";
    case Role::label:
      return "Lbl";
    case Role::list_body:
      return "LBody";
    case Role::table:
      return "Table";
    case Role::caption:
      return "Caption";
    case Role::table_head:
      return "THead";
    case Role::table_body:
      return "TBody";
    case Role::table_foot:
      return "TFoot";
    case Role::row:
      return "TR";
    case Role::header_cell:
      return "TH";
    case Role::data_cell:
      return "TD";
    case Role::figure:
      return "Figure";
    case Role::link:
      return "Link";
    case Role::span:
      return "Span";
    case Role::note:
      return "Note";
    case Role::block_quote:
      return "BlockQuote";
    case Role::division:
      return "Div";
  }
  return "NonStruct";
}

}  // namespace factsheet::pages
