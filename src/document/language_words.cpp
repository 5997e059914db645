#include "document/language_words.hpp"

#include "base/language.hpp"

#include <fmt/format.h>

namespace factsheet::document {
namespace {

std::string and_in_english(std::string_view first, std::string_view second) {
  return fmt::format("{} and {}", first, second);
}

// "y" is "e" before the sound of an i, which of the states' names two begin with.
std::string and_in_spanish(std::string_view first, std::string_view second) {
  const bool sounds = second.starts_with("Il") || second.starts_with("In");
  return fmt::format("{} {} {}", first, sounds ? "e" : "y", second);
}

constexpr LanguageWords english{
    .bars = "Bar chart",
    .columns = "Column chart",
    .grouped_bars = "Grouped bar chart",
    .grouped_columns = "Grouped column chart",
    .stacked_bars = "Stacked bar chart",
    .stacked_columns = "Stacked column chart",
    .line = "Line chart",
    .dots = "Dot plot",
    .slope = "Slope chart",
    .share = "Bar of shares",
    .total = "total {}",
    .largest = "largest: {}",
    .lowest = "lowest of {}, {}",
    .highest = "highest, {}",
    .axis_from = "axis from {}",
    .map = "Map of the states",
    .tile_map = "Map of the states as tiles",
    .outline = "The outline of {}.",
    .in_class = "{}, at {}, is in {} ({}).",
    .only_class = "the only class",
    .lowest_class = "the lowest of {} classes",
    .highest_class = "the highest of {} classes",
    .nth_class = "class {} of {}, counted from the lowest",
    .extremes = "Highest: {}. Lowest: {}.",
    .quantile = "The classes hold about as many states each.",
    .equal = "The classes are equal steps.",
    .natural = "The classes part at natural breaks (Jenks).",
    .breaks = "A figure on a border counts in the class above it.",
    .and_others = "{} and {} others",
    .ranges = {"Under {}", "{} to under {}", "{} or more", "{} to {}"},
    .both = and_in_english,
    .states_in_text = true,
    .up = "up",
    .down = "down",
    .unchanged = "unchanged",
    .no_figure = "No figure",
    .compare_label = "United States",
    .left_out = "Not shown:",
    .total_label = "Total",
    .continued = "(continued)",
    .sample_data = "SAMPLE DATA",
    .draft = "DRAFT",
    .embargoed_until = "EMBARGOED UNTIL {}",
};

constexpr LanguageWords spanish{
    .bars = "Gráfico de barras",
    .columns = "Gráfico de columnas",
    .grouped_bars = "Gráfico de barras agrupadas",
    .grouped_columns = "Gráfico de columnas agrupadas",
    .stacked_bars = "Gráfico de barras apiladas",
    .stacked_columns = "Gráfico de columnas apiladas",
    .line = "Gráfico de líneas",
    .dots = "Gráfico de puntos",
    .slope = "Gráfico de pendientes",
    .share = "Barra de proporciones",
    .total = "total {}",
    .largest = "el valor más alto: {}",
    .lowest = "el valor más bajo de {}, {}",
    .highest = "el más alto, {}",
    .axis_from = "eje a partir de {}",
    .map = "Mapa de los estados",
    .tile_map = "Mapa de los estados en cuadros",
    .outline = "El contorno de {}.",
    .in_class = "{}, con {}, está en {} ({}).",
    .only_class = "la única clase",
    .lowest_class = "la más baja de {} clases",
    .highest_class = "la más alta de {} clases",
    .nth_class = "la clase {} de {}, contadas desde la más baja",
    .extremes = "Valor más alto: {}. Valor más bajo: {}.",
    .quantile = "Las clases tienen más o menos el mismo número de estados.",
    .equal = "Las clases son intervalos iguales.",
    .natural = "Las clases se separan en cortes naturales (Jenks).",
    .breaks = "Un valor igual a un límite cuenta en la clase superior.",
    .and_others = "{} y otros {}",
    .ranges = {"Menos de {}", "De {} a menos de {}", "{} o más", "De {} a {}"},
    .both = and_in_spanish,
    .states_in_text = false,
    .up = "aumento de",
    .down = "descenso de",
    .unchanged = "sin cambios",
    .no_figure = "Sin datos",
    .compare_label = "Estados Unidos",
    .left_out = "No se muestran:",
    .total_label = "Total",
    .continued = "(continuación)",
    .sample_data = "DATOS DE MUESTRA",
    .draft = "BORRADOR",
    .embargoed_until = "EMBARGADO HASTA EL {}",
};

constexpr RangeWords signs{"< {}", "{} – < {}", "≥ {}", "{} – {}"};

}  // namespace

const LanguageWords* words_of(std::string_view language) {
  if (is_language(language, "en")) return &english;
  if (is_language(language, "es")) return &spanish;
  return nullptr;
}

const LanguageWords& mark_words(std::string_view language) {
  const LanguageWords* words = words_of(language);
  return words ? *words : english;
}

std::string_view continued_words(std::string_view language) {
  const LanguageWords* words = words_of(language);
  return words ? words->continued : "(…)";
}

const RangeWords& range_words(std::string_view language) {
  const LanguageWords* words = words_of(language);
  return words ? words->ranges : signs;
}

}  // namespace factsheet::document
