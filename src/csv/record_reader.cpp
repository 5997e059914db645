#include "csv/record_reader.hpp"

#include "csv/limits.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace factsheet::csv {

RecordReader::RecordReader(std::string_view text, char delimiter, std::size_t most_fields)
    : text_(text), delimiter_(delimiter), parser_{}, fields_(most_fields) {
  start();
}

RecordReader::~RecordReader() {
  ::csv_free(&parser_);
}

void RecordReader::start() {
  ::csv_init(&parser_, CSV_STRICT);
  ::csv_set_delim(&parser_, static_cast<unsigned char>(delimiter_));
  ::csv_set_blk_size(&parser_, std::size_t{1} << 16);  // libcsv would ask for memory every 128 bytes
}

void RecordReader::seek(std::size_t at, std::uint32_t line) {
  at_ = std::min(at, text_.size());
  at_line_ = line;
  newline_known_ = false;
}

// Sets where the line in hand ends. It may end with a carriage return alone; counted are newlines only, as a
// SourceMap does.
void RecordReader::find_line() {
  if (!newline_known_ || newline_ < at_) {
    newline_ = std::min(text_.find('\n', at_), text_.size());
    newline_known_ = true;
  }
  line_end_ = std::min(at_ + std::min(text_.substr(at_, newline_ - at_).find('\r'), text_.size()), newline_);
  const bool bare_return = line_end_ + 1 < newline_ || (line_end_ < newline_ && newline_ == text_.size());
  line_next_ = bare_return ? line_end_ + 1 : std::min(newline_ + 1, text_.size());
}

bool RecordReader::line_is_blank() const {
  const std::size_t ink = text_.find_first_not_of(" \t", at_);
  return ink >= line_end_;
}

RecordReader::Outcome RecordReader::next() {
  const auto go_on = [this] {
    if (newline_ < line_next_) ++at_line_;
    at_ = line_next_;
  };
  after_blank_line_ = false;
  for (; at_ < text_.size(); go_on()) {
    find_line();
    if (!line_is_blank()) break;
    after_blank_line_ = true;
  }
  if (at_ >= text_.size()) return Outcome::end;

  begin_ = fault_ = at_;
  line_ = at_line_;
  count_ = used_ = 0;
  done_ = spans_lines_ = surplus_written_ = false;
  for (;;) {
    end_ = line_end_;
    if (line_end_ - at_ > most_record_bytes) {
      fault_ = at_;
      go_on();
      start_anew();
      return spans_lines_ ? Outcome::open_quote : Outcome::too_long;
    }
    make_room(line_end_ - begin_ + 1);
    const bool good = feed(text_.substr(at_, line_end_ - at_)) && feed("\n");
    go_on();
    if (!good) {
      start_anew();
      return Outcome::misplaced_quote;
    }
    if (done_) return Outcome::record;
    // The line wasn't blank and its end didn't end the record: it stands in quotes.
    spans_lines_ = at_ < text_.size();
    if (at_ >= text_.size() || at_ - begin_ > most_record_bytes) {
      start_anew();
      return Outcome::open_quote;
    }
    find_line();
  }
}

void RecordReader::start_anew() {
  ::csv_free(&parser_);
  start();
}

bool RecordReader::feed(std::string_view piece) {
  const std::size_t taken = ::csv_parse(&parser_, piece.data(), piece.size(), &RecordReader::on_field,
                                        &RecordReader::on_record, this);
  if (taken == piece.size()) return true;
  if (::csv_error(&parser_) != CSV_EPARSE) throw std::bad_alloc();
  fault_ = at_ + taken;
  return false;
}

void RecordReader::make_room(std::size_t bytes) {
  if (bytes <= capacity_) return;
  const std::size_t larger = std::max(bytes, std::min(capacity_ * 2, most_record_bytes * 2));
  auto moved = std::make_unique_for_overwrite<char[]>(larger);
  if (used_ > 0) std::memcpy(moved.get(), buffer_.get(), used_);
  for (std::size_t i = 0; i < std::min(count_, fields_.size()); ++i) {
    fields_[i] = {moved.get() + (fields_[i].data() - buffer_.get()), fields_[i].size()};
  }
  buffer_ = std::move(moved);
  capacity_ = larger;
}

// Called out of libcsv's C frames, which no exception may cross: neither this nor on_record asks for memory.
void RecordReader::on_field(void* bytes, std::size_t size, void* self) noexcept {
  RecordReader& reader = *static_cast<RecordReader*>(self);
  const std::size_t index = reader.count_++;
  if (index >= reader.fields_.size()) {
    reader.surplus_written_ = reader.surplus_written_ || size > 0;
    return;
  }
  char* to = reader.buffer_.get() + reader.used_;
  std::memcpy(to, bytes, size);
  reader.fields_[index] = {to, size};
  reader.used_ += size;
}

void RecordReader::on_record(int, void* self) noexcept {
  static_cast<RecordReader*>(self)->done_ = true;
}

std::span<const std::string_view> RecordReader::fields() const {
  return std::span(fields_).first(std::min(count_, fields_.size()));
}

}  // namespace factsheet::csv
