#include "data/expression.hpp"

#include "base/ascii.hpp"
#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "data/figure.hpp"
#include "data/functions.hpp"
#include "data/syntax_text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace factsheet::data {
namespace {

constexpr int deepest = 100;          // nested parentheses and signs
constexpr int most_operators = 1000;  // in one expression; bounds the depth of a chain of additions

using Kind = Expression::Kind;
using Locate = std::function<Span(std::size_t, std::size_t)>;

// Bytes of the character at `at` where a name may hold it: letters, digits and _.
std::size_t name_part(std::string_view text, std::size_t at) {
  const std::size_t bytes = key_character_at(text, at);
  return bytes > 0 && text[at] != '-' && text[at] != '+' ? bytes : 0;
}

struct Token {
  enum class Type { end, number, text, word, sign, bad };
  Type type = Type::end;
  std::string_view text;  // as written; for a text, without its quotes
  std::size_t begin = 0;
  std::size_t end = 0;
};

// What people write for an operator elsewhere, and what it is here.
struct Foreign {
  std::string_view written;
  std::string_view ours;
};
constexpr auto foreign_signs = std::to_array<Foreign>({
    {"&&", "and"}, {"||", "or"}, {"<>", "!="}, {"=", "=="},  {"!", "not"}, {"≥", ">="}, {"≤", "<="},
    {"≠", "!="},   {"×", "*"},   {"÷", "/"},   {"−", "-"},   {"·", "*"},   {"–", "-"},  {"“", "'"},
    {"”", "'"},    {"‘", "'"},   {"’", "'"},   {"&", "and"}, {"|", "or"},
});

constexpr auto signs =
    std::to_array<std::string_view>({"==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", ","});

class Parser {
 public:
  Parser(std::string_view text, const Locate& place, Diagnostics& diagnostics)
      : text_(text), place_(place), diagnostics_(diagnostics) {
    advance();
  }

  std::optional<Expression> parse() {
    if (token_.type == Token::Type::end) {
      report(0, text_.size(), "the expression is empty").hint("write a comparison such as missing.total > 0");
      return std::nullopt;
    }
    auto expression = binary(0);
    if (expression && token_.type != Token::Type::end) {
      unexpected("an operator such as == or +");
      return std::nullopt;
    }
    return expression;
  }

 private:
  Diagnostic& report(std::size_t begin, std::size_t end, std::string message) {
    return diagnostics_.error(Code::bad_expression, place_(begin, end - begin), std::move(message));
  }

  void unexpected(std::string_view wanted) {
    if (token_.type == Token::Type::end) {
      report(token_.begin, token_.end, fmt::format("the expression ends where {} is asked", wanted));
      return;
    }
    const std::string_view written = text_.substr(token_.begin, token_.end - token_.begin);
    if (token_.type == Token::Type::bad) {
      for (const Foreign& foreign : foreign_signs) {
        if (foreign.written == written) {
          report(token_.begin, token_.end, fmt::format("{} is no operator here", written))
              .hint(fmt::format("write {}", foreign.ours));
          return;
        }
      }
      if (written.front() == '\'' || written.front() == '"') {
        report(token_.begin, token_.end, "this text has no closing quote")
            .hint(fmt::format("write {}'", written));
        return;
      }
    }
    Diagnostic& diagnostic =
        report(token_.begin, token_.end, fmt::format("{} stands where {} is asked", written, wanted));
    if (token_.type == Token::Type::bad && is_digit(written.front())) {
      diagnostic.hint("write plain digits with one decimal point");
    } else if (written == ",") {
      diagnostic.hint("numbers have no thousands commas: write 1000 or 1_000");
    }
  }

  void advance() {
    std::size_t at = token_.end;
    while (at < text_.size() && std::string_view(" \t\r\n").find(text_[at]) != std::string_view::npos) ++at;
    token_ = {Token::Type::end, {}, at, at};
    if (at >= text_.size()) return;
    const char c = text_[at];
    std::size_t end = at;
    if (is_digit(c)) {
      const auto digits = [&] {
        while (const std::size_t bytes = name_part(text_, end)) end += bytes;
      };
      digits();
      if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) {
        ++end;
        digits();
      }
      const std::string_view number = text_.substr(at, end - at);
      token_ = {plain_number(number) ? Token::Type::number : Token::Type::bad, number, at, end};
      return;
    }
    if (c == '\'' || c == '"') {
      const std::size_t closing = text_.find(c, at + 1);
      if (closing == std::string_view::npos) {
        token_ = {Token::Type::bad, {}, at, text_.size()};
      } else {
        token_ = {Token::Type::text, text_.substr(at + 1, closing - at - 1), at, closing + 1};
      }
      return;
    }
    for (const std::string_view sign : signs) {
      if (text_.substr(at, sign.size()) == sign && text_.substr(at, 2) != "<>") {
        token_ = {Token::Type::sign, text_.substr(at, sign.size()), at, at + sign.size()};
        return;
      }
    }
    for (const Foreign& foreign : foreign_signs) {
      if (text_.substr(at, foreign.written.size()) == foreign.written) {
        token_ = {Token::Type::bad, {}, at, at + foreign.written.size()};
        return;
      }
    }
    // A dot or a dash belongs to a path where a name goes on behind it: "population.2023", "hhs-orr".
    while (true) {
      if (const std::size_t bytes = name_part(text_, end)) {
        end += bytes;
      } else if (end > at && end < text_.size() && (text_[end] == '.' || text_[end] == '-') &&
                 name_part(text_, end + 1) > 0) {
        ++end;
      } else {
        break;
      }
    }
    if (end > at) {
      token_ = {Token::Type::word, text_.substr(at, end - at), at, end};
      return;
    }
    token_ = {Token::Type::bad, {}, at, at + utf8::sequence_length(text_, at)};
  }

  bool is_word(std::string_view word) const {
    return token_.type == Token::Type::word && token_.text == word;
  }
  bool is_sign(std::string_view sign) const {
    return token_.type == Token::Type::sign && token_.text == sign;
  }

  // The strength of the operator at hand: or, and, comparisons, + -, * /. -1 if there is none.
  int strength() const {
    if (is_word("or")) return 0;
    if (is_word("and")) return 1;
    if (token_.type != Token::Type::sign) return -1;
    if (token_.text == "+" || token_.text == "-") return 3;
    if (token_.text == "*" || token_.text == "/") return 4;
    if (token_.text == "(" || token_.text == ")" || token_.text == ",") return -1;
    return 2;
  }

  Expression make(Kind kind, std::string_view text, std::size_t begin, std::size_t end) {
    Expression expression;
    expression.kind = kind;
    expression.text = text;
    expression.span = place_(begin, end - begin);
    return expression;
  }

  std::optional<Expression> binary(int weakest) {
    const std::size_t begin = token_.begin;
    auto left = unary();
    bool compared = false;
    while (left) {
      const int level = strength();
      if (level < weakest) break;
      if (level == 2 && compared) {
        report(token_.begin, token_.end, "two comparisons in a row")
            .hint("write a < b and b < c for a < b < c");
        return std::nullopt;
      }
      compared = level == 2 || (compared && level > 2);
      const std::string_view sign = token_.text;
      if (++operators_ > most_operators) {
        report(token_.begin, token_.end,
               fmt::format("more than {} operators in one expression", most_operators));
        return std::nullopt;
      }
      advance();
      auto right = deeper([&] { return binary(level + 1); });
      if (!right) return std::nullopt;
      Expression both = make(Kind::binary, sign, begin, last_end_);
      both.operands.push_back(std::move(*left));
      both.operands.push_back(std::move(*right));
      left = std::move(both);
    }
    return left;
  }

  std::optional<Expression> unary() {
    const std::size_t begin = token_.begin;
    if (!is_sign("-") && !is_word("not")) return primary();
    const std::string_view sign = token_.text;
    advance();
    // `not` takes a whole comparison, a minus only what stands next to it.
    auto operand = deeper([&] { return sign == "not" ? binary(2) : unary(); });
    if (!operand) return std::nullopt;
    Expression expression = make(Kind::unary, sign, begin, last_end_);
    expression.operands.push_back(std::move(*operand));
    return expression;
  }

  std::optional<Expression> primary() {
    const Token token = token_;
    switch (token.type) {
      case Token::Type::number: {
        take();
        Expression expression = make(Kind::number, token.text, token.begin, token.end);
        expression.number = *plain_number(token.text);
        return expression;
      }
      case Token::Type::text:
        take();
        return make(Kind::text, token.text, token.begin, token.end);
      case Token::Type::word:
        if (token.text == "and" || token.text == "or") break;
        take();
        return is_sign("(") ? call(token) : make(Kind::path, token.text, token.begin, token.end);
      case Token::Type::sign:
        if (token.text == "(") {
          take();
          auto inner = deeper([&] { return binary(0); });
          if (!inner) return std::nullopt;
          if (!close(token.begin)) return std::nullopt;
          inner->span = place_(token.begin, last_end_ - token.begin);
          return inner;
        }
        break;
      default:
        break;
    }
    unexpected("a number, a text or a path");
    return std::nullopt;
  }

  std::optional<Expression> call(const Token& name) {
    const std::size_t open = token_.begin;
    const Function* function = find_function(name.text);
    if (function == nullptr) {
      std::vector<std::string> names;
      for (const Function& known : functions()) names.emplace_back(known.name);
      const std::string near = did_you_mean(name.text, names);
      report(name.begin, name.end, fmt::format("there is no function {}", name.text))
          .hint(near.empty() ? fmt::format("the functions are {}", fmt::join(names, ", ")) : near);
      return std::nullopt;
    }
    take();
    std::vector<Expression> arguments;
    while (arguments.empty() || is_sign(",")) {
      if (!arguments.empty()) take();
      if (arguments.empty() && function->takes_path && token_.type != Token::Type::word) {
        unexpected("a path");
        return std::nullopt;
      }
      auto argument = deeper([&] { return binary(0); });
      if (!argument) return std::nullopt;
      if (arguments.empty() && function->takes_path && argument->kind != Kind::path) {
        diagnostics_
            .error(Code::bad_expression, argument->span,
                   fmt::format("{} takes a path, not something worked out", name.text))
            .hint("work it out under [derive] first, and name it here");
        return std::nullopt;
      }
      arguments.push_back(std::move(*argument));
    }
    if (!close(open)) return std::nullopt;
    if (arguments.size() < function->least || arguments.size() > function->most) {
      report(name.begin, last_end_, fmt::format("{} is written {}", name.text, function->written));
      return std::nullopt;
    }
    Expression expression = make(Kind::call, name.text, name.begin, last_end_);
    expression.operands = std::move(arguments);
    return expression;
  }

  bool close(std::size_t open) {
    if (is_sign(")")) {
      take();
      return true;
    }
    if (token_.type == Token::Type::end) {
      report(open, open + 1, "this parenthesis is never closed").hint("write ) where it ends");
    } else {
      unexpected("a )");
    }
    return false;
  }

  void take() {
    last_end_ = token_.end;
    advance();
  }

  template <typename Parse>
  std::optional<Expression> deeper(Parse&& parse_part) {
    if (++depth_ > deepest) {
      report(token_.begin, token_.end, fmt::format("the expression is nested more than {} deep", deepest));
      return std::nullopt;
    }
    auto expression = parse_part();
    --depth_;
    return expression;
  }

  std::string_view text_;
  const Locate& place_;
  Diagnostics& diagnostics_;
  Token token_;
  std::size_t last_end_ = 0;
  int depth_ = 0;
  int operators_ = 0;
};

}  // namespace

std::optional<Expression> parse_expression(std::string_view text, const Locate& locate,
                                           Diagnostics& diagnostics) {
  return Parser(text, locate, diagnostics).parse();
}

namespace {

std::string arguments(const Expression& call) {
  std::string out;
  for (const Expression& operand : call.operands) {
    if (!out.empty()) out += ", ";
    out += to_string(operand);
  }
  return out;
}

}  // namespace

std::string to_string(const Expression& e) {
  const auto part = [&](std::size_t i) {
    const Expression& operand = e.operands[i];
    return operand.kind == Kind::binary ? fmt::format("({})", to_string(operand)) : to_string(operand);
  };
  switch (e.kind) {
    case Kind::number:
      return e.number.to_string();
    case Kind::text:
      return fmt::format("'{}'", e.text);
    case Kind::path:
      return e.text;
    case Kind::call:
      return fmt::format("{}({})", e.text, arguments(e));
    case Kind::unary:
      return fmt::format("{}{}{}", e.text, e.text == "not" ? " " : "", part(0));
    case Kind::binary:
      return fmt::format("{} {} {}", part(0), e.text, part(1));
  }
  return {};
}

void each_path_of(const Expression& expression, const std::function<void(const Expression&)>& each) {
  if (expression.kind == Kind::path) each(expression);
  for (const Expression& operand : expression.operands) each_path_of(operand, each);
}

}  // namespace factsheet::data
