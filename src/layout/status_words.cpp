#include "layout/status_words.hpp"

#include "base/language.hpp"

namespace factsheet::layout {

std::array<StatusWords, data::status_count> default_status_words(std::string_view language) {
  using data::Status;
  std::array<StatusWords, data::status_count> out;
  const auto words = [&](Status status) -> StatusWords& { return out[static_cast<std::size_t>(status)]; };
  words(Status::suppressed) = {"(S)", "Not shown, to protect privacy.", ""};
  words(Status::not_available) = {"(NA)", "Not available.", ""};
  words(Status::not_applicable) = {"(X)", "Not applicable.", ""};
  words(Status::unreliable) = {"", "Unreliable: read it with care.", "(unreliable)"};
  if (is_language(language, "es")) {
    words(Status::suppressed).note = "No se muestra, para proteger la privacidad.";
    words(Status::not_available).note = "No disponible.";
    words(Status::not_applicable).note = "No corresponde.";
    words(Status::unreliable) = {"", "Poco fiable: léase con cautela.", "(poco fiable)"};
  }
  return out;
}

}  // namespace factsheet::layout
