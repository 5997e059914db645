#include "engine/trace.hpp"

#include <nlohmann/json.hpp>

namespace factsheet::engine {
namespace {

// Keys in the order in which they are put in, so that the same trace is the same bytes.
using Json = nlohmann::ordered_json;

void put(Json& to, const char* key, const std::string& text) {
  if (!text.empty()) to[key] = text;
}

void put_place(Json& to, const Place& place) {
  if (place.file.empty()) return;
  to["file"] = place.file;
  if (place.line == 0) return;
  to["line"] = place.line;
  to["column"] = place.column;
}

Json json_of(const Extreme& extreme) {
  Json out;
  out["state"] = extreme.state;
  out["value"] = extreme.value;
  put_place(out, extreme.place);
  if (extreme.ties > 0) out["ties"] = extreme.ties;
  return out;
}

Json json_of(const Across& across) {
  Json out;
  out["call"] = across.call;
  out["areas"] = across.areas;
  out["without_a_figure"] = across.without;
  if (across.least) out["least"] = json_of(*across.least);
  if (across.most) out["most"] = json_of(*across.most);
  return out;
}

void put_figure(Json& to, const Figure& figure) {
  to["path"] = figure.path;
  put(to, "type", figure.type);
  to["value"] = figure.type == "none" ? Json() : Json(figure.value);
  put(to, "status", figure.status);
  put(to, "precision", figure.precision);
  if (figure.at_least) to["at_least"] = true;
  put(to, "unit", figure.unit);
  put(to, "note", figure.note);
  put(to, "source", figure.source);
  put(to, "vintage", figure.vintage);
  put_place(to, figure.place);
  put(to, "formula", figure.formula);
  if (figure.formula.empty()) return;
  to["inputs"] = Json::array();
  for (const Reading& reading : figure.inputs) {
    Json input = Json::object();
    if (reading.across) input["over"] = json_of(*reading.across);
    if (reading.repeated) {
      input["path"] = reading.figure.path;
      input["value"] = reading.figure.value;
      input["told_above"] = true;
    } else if (!reading.figure.path.empty()) {
      put_figure(input, reading.figure);
    }
    to["inputs"].push_back(std::move(input));
  }
}

void put_print(Json& to, const Print& print) {
  to["printed"] = print.text;
  to["part"] = print.part;
  if (!print.formats.empty()) to["formats"] = print.formats;
  put_place(to["layout"] = Json::object(), print.place);
}

}  // namespace

std::string to_json(const Trace& trace, bool figures_first) {
  Json out;
  out["sheet"] = trace.sheet_file;
  out["state"] = trace.state;
  out["name"] = trace.state_name;
  out["data"] = trace.data_file;
  out["layout"] = trace.layout_file;
  Json list = Json::array();
  if (figures_first) {
    for (std::size_t i = 0; i < trace.figures.size(); ++i) {
      Json entry;
      put_figure(entry, trace.figures[i]);
      entry["printed"] = Json::array();
      for (const Print& print : trace.prints) {
        if (print.figure != i) continue;
        Json place;
        put_print(place, print);
        entry["printed"].push_back(std::move(place));
      }
      list.push_back(std::move(entry));
    }
    out["figures"] = std::move(list);
  } else {
    for (const Print& print : trace.prints) {
      Json entry;
      put_print(entry, print);
      put_figure(entry, trace.figures[print.figure]);
      list.push_back(std::move(entry));
    }
    out["values"] = std::move(list);
  }
  // A path on the command line may be no UTF-8.
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace factsheet::engine
