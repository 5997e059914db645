#include "document/formats.hpp"

#include "base/suggest.hpp"
#include "document/numbers.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace factsheet::document {
namespace {

const std::vector<std::string> format_names = {"number", "integer", "plain", "round",  "percent",
                                               "date",   "plural",  "label", "signed", "ordinal"};

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// A value on its way through a chain of formats: still a cell, or text already.
using Value = std::variant<data::Number, std::string, data::Date, bool>;

std::string_view kind_of(const Value& value) {
  constexpr std::string_view kinds[] = {"a number", "a text", "a date", "true or false"};
  return kinds[value.index()];
}

int decimals_of(data::Decimal value) {
  return value.reduced().scale();
}

}  // namespace

struct Formats::Impl {
  explicit Impl(const std::string& language) : numbers(language), decimal_mark(numbers.decimal_mark()) {}
  NumberWriter numbers;
  std::string decimal_mark;
};

Formats::Formats(const std::string& language) : impl_(std::make_unique<Impl>(language)) {}
Formats::~Formats() = default;

std::string Formats::long_date(data::Date date) const {
  return impl_->numbers.date(date, "long").value_or("");
}

std::string Formats::decimal_mark() const {
  return impl_->decimal_mark;
}

bool knows_language(const std::string& language) {
  return is_known_language(language);
}

Formats::Formats(Formats&&) noexcept = default;

namespace {

// Applies one placeholder's chain to one cell; every way to fail reports once and ends the chain.
class Chain {
 public:
  Chain(const NumberWriter& numbers, const data::Cell& cell, const layout::Placeholder& placeholder,
        const std::vector<std::pair<std::string, std::string>>& labels, Diagnostics& diagnostics)
      : numbers_(numbers),
        cell_(cell),
        placeholder_(placeholder),
        labels_(labels),
        diagnostics_(diagnostics),
        value_(settled(cell)) {}

  std::optional<std::string> run() {
    for (const layout::FormatCall& call : placeholder_.formats) {
      if (printed_) {
        fail(Code::format_mismatch, call.span,
             fmt::format("the format \"{}\" follows one that has already made text", call.name));
        return std::nullopt;
      }
      if (!apply(call)) return std::nullopt;
    }
    if (!printed_ && !print_as_published()) return std::nullopt;
    return std::get<std::string>(value_);
  }

 private:
  static Value settled(const data::Cell& cell) {
    return std::visit(
        [](const auto& value) -> Value {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, data::Absent>) {
            return false;  // never asked: what its status says is printed instead
          } else {
            return value;
          }
        },
        cell.value);
  }

  // A figure that was worked out is kept exactly until it is printed: rounded once, from all its digits.
  data::Number as_printed(data::Number number) const {
    if (cell_.derive < 0 || !number.precision) return number;
    const data::Decimal step = number.precision->step;
    const auto value = data::Decimal::to_multiple(number.value, step, data::Decimal::Rounding::nearest);
    if (value) number.value = *value;
    return number;
  }

  Diagnostic& fail(Code code, Span span, std::string message) {
    return diagnostics_.error(code, span, std::move(message))
        .label(cell_.span, fmt::format("the value of \"{}\"", placeholder_.path));
  }

  bool done(std::string text) {
    value_ = std::move(text);
    printed_ = true;
    return true;
  }

  bool apply(const layout::FormatCall& call) {
    const std::string& name = call.name;
    if (std::find(format_names.begin(), format_names.end(), name) == format_names.end()) {
      std::string hint = did_you_mean(name, format_names);
      if (hint.empty()) hint = fmt::format("the formats are {}", fmt::join(format_names, ", "));
      diagnostics_.error(Code::unknown_format, call.span, fmt::format("there is no format \"{}\"", name))
          .hint(std::move(hint));
      return false;
    }
    if (name == "label") return label(call);
    if (name == "date") return date(call);
    const data::Number* number = std::get_if<data::Number>(&value_);
    if (!number) {
      fail(Code::format_mismatch, call.span,
           fmt::format("the format \"{}\" takes a number, and \"{}\" is {}", name, placeholder_.path,
                       kind_of(value_)));
      return false;
    }
    if (name == "round") return round(call, *number);
    if (name == "percent") return percent(call, *number);
    if (name == "plural") return plural(call, *number);
    if (name == "plain") return plain(call, *number);
    if (name == "signed") return with_sign(call, *number);
    if ((name == "integer" || name == "ordinal") && !number->value.is_integer()) {
      fail(Code::format_mismatch, call.span,
           fmt::format("{} isn't a whole number", number->value.to_string()))
          .hint("round it in so many words with \"round:1\", or leave the format out");
      return false;
    }
    if (name == "ordinal") return done(numbers_.ordinal(number->value));
    return print_as_published();
  }

  bool label(const layout::FormatCall& call) {
    const std::string* key = std::get_if<std::string>(&value_);
    if (!key) {
      fail(Code::format_mismatch, call.span,
           fmt::format("the format \"label\" takes a text, and \"{}\" is {}", placeholder_.path,
                       kind_of(value_)));
      return false;
    }
    for (const auto& [name, words] : labels_) {
      if (name == *key) return done(words);
    }
    std::vector<std::string> names;
    for (const auto& [known, words] : labels_) names.push_back(known);
    std::string hint = did_you_mean(*key, names);
    diagnostics_.error(Code::unknown_label, call.span, fmt::format("[labels] has no words for \"{}\"", *key))
        .label(cell_.span, "the key is given here")
        .hint(hint.empty() ? fmt::format("add {} = \"…\" under [labels] of the layout", *key) : hint);
    return false;
  }

  bool date(const layout::FormatCall& call) {
    const data::Date* day = std::get_if<data::Date>(&value_);
    if (!day) {
      fail(Code::format_mismatch, call.span,
           fmt::format("the format \"date\" takes a date, and \"{}\" is {}", placeholder_.path,
                       kind_of(value_)))
          .hint("write a date in the data as 2024-05-01, without quotes");
      return false;
    }
    if (auto text = numbers_.date(*day, call.argument.empty() ? "long" : call.argument))
      return done(std::move(*text));
    fail(Code::format_mismatch, call.span, fmt::format("there is no date style \"{}\"", call.argument))
        .hint("the styles are long, medium, short, month and year");
    return false;
  }

  bool round(const layout::FormatCall& call, data::Number number) {
    const auto precision = data::parse_precision(call.argument);
    if (!precision) {
      fail(Code::format_mismatch, call.span, fmt::format("\"{}\" is not a step to round to", call.argument))
          .hint("write round:10, round:0.1 or round:0.1 million");
      return false;
    }
    if (!round_to(*precision, call, number)) return false;
    value_ = number;
    return true;
  }

  // The one way in which a number loses digits: never to more than were published, never to a zero, and
  // downward where the number is a lower bound.
  bool round_to(const data::Precision& precision, const layout::FormatCall& call, data::Number& number) {
    const bool finer = number.precision ? number.precision->step > precision.step
                                        : decimals_of(precision.step) > number.value.scale();
    if (finer) {
      fail(Code::false_precision, call.span,
           fmt::format("\"{}\" would print digits of {} that were never published", call.name,
                       number.value.to_string()))
          .hint("round to the published precision or coarser, or leave the format out");
      return false;
    }
    const auto rounding = number.at_least ? data::Decimal::Rounding::down : data::Decimal::Rounding::nearest;
    const auto value = data::Decimal::to_multiple(number.value, precision.step, rounding);
    if (!value) {
      fail(Code::format_mismatch, call.span,
           fmt::format("{} is too large to be rounded", number.value.to_string()));
      return false;
    }
    if (value->is_zero() && !number.value.is_zero()) {
      fail(Code::format_mismatch, call.span,
           fmt::format("{} would be rounded to 0", number.value.to_string()))
          .hint("round less coarsely; a zero would be read as none");
      return false;
    }
    number.value = *value;
    number.precision = precision;
    return true;
  }

  bool plain(const layout::FormatCall& call, const data::Number& number) {
    if (number.precision && number.precision->step > data::Decimal(1)) {
      fail(Code::false_precision, call.span,
           fmt::format("\"plain\" would print digits of {} that were never published",
                       number.value.to_string()))
          .hint("leave the format out");
      return false;
    }
    return finish(numbers_.plain(as_printed(number).value), number, call.span);
  }

  bool percent(const layout::FormatCall& call, data::Number number) {
    if (number.precision && !number.precision->magnitude.empty()) {
      fail(Code::format_mismatch, call.span,
           fmt::format("a number in {}s can't be per cent", number.precision->magnitude))
          .hint("leave the format out");
      return false;
    }
    if (!call.argument.empty()) {
      if (call.argument.size() != 1 || call.argument[0] < '0' || call.argument[0] > '9') {
        fail(Code::format_mismatch, call.span,
             fmt::format("\"{}\" is not a number of decimals", call.argument))
            .hint("write percent:1");
        return false;
      }
      if (!round_to({data::Decimal(1, call.argument[0] - '0'), {}}, call, number)) return false;
    }
    if (call.argument.empty()) number = as_printed(number);
    return finish(numbers_.percent(number.value, number.value.scale()), number, call.span);
  }

  // A change says its direction.
  bool with_sign(const layout::FormatCall& call, const data::Number& number) {
    if (number.at_least || (number.precision && !number.precision->magnitude.empty())) {
      fail(Code::format_mismatch, call.span, "\"signed\" takes a plain number").hint("leave the format out");
      return false;
    }
    const bool grows = as_printed(number).value > data::Decimal(0);
    if (!print_as_published()) return false;  // the text takes the number's place
    if (grows) std::get<std::string>(value_).insert(0, 1, '+');
    return true;
  }

  bool plural(const layout::FormatCall& call, const data::Number& number) {
    std::vector<std::string> forms = split(call.argument, ',');
    const bool any_empty =
        std::any_of(forms.begin(), forms.end(), [](const std::string& form) { return form.empty(); });
    const auto form = any_empty ? std::nullopt : numbers_.plural_form(as_printed(number).value, forms.size());
    if (!form) {
      fail(Code::format_mismatch, call.span,
           fmt::format("\"plural\" needs {} forms here, parted by commas", numbers_.plural_forms()))
          .hint("in English the singular and the plural: plural:case,cases");
      return false;
    }
    return done(forms[*form]);
  }

  bool print_as_published() {
    if (const auto* text = std::get_if<std::string>(&value_)) return done(*text);
    if (const auto* day = std::get_if<data::Date>(&value_)) return done(numbers_.date(*day, "long").value());
    const data::Number* number = std::get_if<data::Number>(&value_);
    if (!number) {
      fail(Code::format_mismatch, placeholder_.span,
           fmt::format("\"{}\" is true or false, which can't be printed", placeholder_.path))
          .hint("use it in a block's \"when\"");
      return false;
    }
    if (cell_.unit == "year") return done(numbers_.plain(number->value));
    if (number->precision && !number->precision->magnitude.empty()) {
      const data::Decimal unit = power_of_ten(exponent_of(number->precision->magnitude));
      const auto step = data::Decimal::divide(number->precision->step, unit);
      auto text = step ? numbers_.magnitude(number->value, number->precision->magnitude, decimals_of(*step))
                       : std::nullopt;
      if (!text) {
        fail(Code::format_mismatch, placeholder_.span,
             fmt::format("{} can't be said in {}s", number->value.to_string(), number->precision->magnitude))
            .hint("choose the magnitude that the number has, or a step without one");
        return false;
      }
      return finish(std::move(*text), *number, placeholder_.span);
    }
    const int decimals = number->precision ? decimals_of(number->precision->step) : number->value.scale();
    return finish(numbers_.grouped(as_printed(*number).value, decimals), *number, placeholder_.span);
  }

  bool finish(std::string text, const data::Number& number, Span span) {
    if (!number.at_least) return done(std::move(text));
    if (auto words = numbers_.more_than(text)) return done(std::move(*words));
    fail(Code::format_mismatch, span, "\"more than\" isn't known in the document's language");
    return false;
  }

  const NumberWriter& numbers_;
  const data::Cell& cell_;
  const layout::Placeholder& placeholder_;
  const std::vector<std::pair<std::string, std::string>>& labels_;
  Diagnostics& diagnostics_;
  Value value_;
  bool printed_ = false;
};

}  // namespace

std::optional<std::string> Formats::print(const data::Cell& cell, const layout::Placeholder& placeholder,
                                          const std::vector<std::pair<std::string, std::string>>& labels,
                                          Diagnostics& diagnostics) const {
  return Chain(impl_->numbers, cell, placeholder, labels, diagnostics).run();
}

}  // namespace factsheet::document
