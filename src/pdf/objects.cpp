#include "pdf/objects.hpp"

#include "pdf/syntax.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include <fmt/format.h>
#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>

namespace factsheet::pdf {
namespace {

/// Where libharu's serialiser writes to. No exception may cross its C frames: a failed append is told by a
/// status.
HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
  try {
    static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
    return HPDF_OK;
  } catch (...) {
    return HPDF_FAILD_TO_ALLOC_MEM;
  }
}

void put_big_endian(std::string& out, std::size_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

}  // namespace

struct Document::Impl {
  struct Body {
    int number;
    std::shared_ptr<const std::string> bytes;
    bool stream;  // else the object itself
    bool named_elsewhere = false;
  };

  HPDF_Error_Rec error{};
  HPDF_STATUS first_error = HPDF_OK;
  HPDF_STATUS first_detail = 0;
  HPDF_MMgr memory = nullptr;
  HPDF_Xref xref = nullptr;
  std::vector<Body> bodies;
  std::vector<void*> containers;  // every dictionary and array

  Impl() {
    HPDF_Error_Init(&error, this);
    error.error_fn = [](HPDF_STATUS code, HPDF_STATUS detail, void* self) {
      auto* impl = static_cast<Impl*>(self);
      if (impl->first_error == HPDF_OK) impl->first_error = code, impl->first_detail = detail;
    };
    // Without libharu's own memory pool: 2.3.0 hands out blocks from it that are not aligned.
    memory = HPDF_MMgr_New(&error, 0, nullptr, nullptr);
    if (memory != nullptr) xref = HPDF_Xref_New(memory, 0);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    std::vector<void*> orphans;
    // libharu frees what can be reached from the indirect objects; what was made and never put in is left to
    // us.
    for (void* object : containers) {
      const HPDF_UINT32 id = static_cast<HPDF_Obj_Header*>(object)->obj_id;
      if ((id & (HPDF_OTYPE_DIRECT | HPDF_OTYPE_INDIRECT)) == 0) orphans.push_back(object);
    }
    for (void* object : orphans) HPDF_Obj_Free(memory, object);
    if (xref != nullptr) HPDF_Xref_Free(xref);
    if (memory != nullptr) HPDF_MMgr_Free(memory);
  }

  /// Called after each libharu call has returned.
  void check(bool good = true) const {
    if (first_error != HPDF_OK || error.error_no != HPDF_OK || !good) {
      throw std::runtime_error(fmt::format("libharu: error 0x{:04X}, detail {}",
                                           first_error != HPDF_OK ? first_error : error.error_no,
                                           first_detail));
    }
  }
  void* made(void* object) const {
    check(object != nullptr);
    return object;
  }
  void* number(int value) { return made(HPDF_Number_New(memory, value)); }
  // A float holds what PDF needs of a page's measures; libharu knows no other.
  void* real(double value) {
    if (std::abs(value) < 1e6 && value == std::floor(value)) return number(static_cast<int>(value));
    return made(HPDF_Real_New(memory, static_cast<HPDF_REAL>(value)));
  }
  void* name(std::string_view value) { return made(HPDF_Name_New(memory, std::string(value).c_str())); }
  void* binary(std::string_view value) {
    if (value.size() > longest_string) throw std::runtime_error("a text is longer than PDF/A allows");
    auto* bytes = reinterpret_cast<HPDF_BYTE*>(const_cast<char*>(value.data()));  // read only
    return made(HPDF_Binary_New(memory, bytes, static_cast<HPDF_UINT>(value.size())));
  }
  void* text(std::string_view value) {
    if (!is_printable_ascii(value)) return binary(utf16be(value));
    if (value.size() > longest_string) throw std::runtime_error("a text is longer than PDF/A allows");
    return made(HPDF_String_New(memory, std::string(value).c_str(), nullptr));
  }
  void* container(void* object) {
    made(object);
    containers.push_back(object);
    return object;
  }
  /// libharu frees a value whose key is set again, which would leave its handle dangling.
  static void require_new(void* dict, const char* key) {
    const HPDF_List list = static_cast<HPDF_Dict>(dict)->list;
    for (HPDF_UINT i = 0; i < list->count; ++i) {
      if (std::strcmp(static_cast<HPDF_DictElement>(HPDF_List_ItemAt(list, i))->key, key) == 0) {
        throw std::logic_error(fmt::format("a dictionary's key {} is set twice", key));
      }
    }
  }
  void put(void* dict, const char* key, void* value) {
    check(HPDF_Dict_Add(static_cast<HPDF_Dict>(dict), key, value) == HPDF_OK);
  }
  void push(void* array, void* value) {
    check(HPDF_Array_Add(static_cast<HPDF_Array>(array), value) == HPDF_OK);
  }
  static int number_of(void* object) {
    return static_cast<int>(static_cast<HPDF_Obj_Header*>(object)->obj_id & 0x00FFFFFF);
  }
};

Dict& Dict::name(const char* key, std::string_view value) {
  document_->impl().put(handle_, key, document_->impl().name(value));
  return *this;
}
Dict& Dict::integer(const char* key, int value) {
  document_->impl().put(handle_, key, document_->impl().number(value));
  return *this;
}
Dict& Dict::real(const char* key, double value) {
  document_->impl().put(handle_, key, document_->impl().real(value));
  return *this;
}
Dict& Dict::boolean(const char* key, bool value) {
  Document::Impl& impl = document_->impl();
  impl.put(handle_, key, impl.made(HPDF_Boolean_New(impl.memory, value ? HPDF_TRUE : HPDF_FALSE)));
  return *this;
}
Dict& Dict::text(const char* key, std::string_view utf8) {
  document_->impl().put(handle_, key, document_->impl().text(utf8));
  return *this;
}
Dict& Dict::set(const char* key, Dict value) {
  Document::Impl::require_new(handle_, key);
  document_->impl().put(handle_, key, value.handle_);
  return *this;
}
Dict& Dict::set(const char* key, Array value) {
  Document::Impl::require_new(handle_, key);
  document_->impl().put(handle_, key, value.handle_);
  return *this;
}

Dict& Dict::set(const char* key, Spelled value) {
  Document::Impl::require_new(handle_, key);
  document_->impl().put(handle_, key, value.handle_);
  return *this;
}
int Dict::number() const {
  return Document::Impl::number_of(handle_);
}
int Spelled::number() const {
  return Document::Impl::number_of(handle_);
}

Array& Array::integer(int value) {
  document_->impl().push(handle_, document_->impl().number(value));
  return *this;
}
Array& Array::real(double value) {
  document_->impl().push(handle_, document_->impl().real(value));
  return *this;
}
Array& Array::name(std::string_view value) {
  document_->impl().push(handle_, document_->impl().name(value));
  return *this;
}
Array& Array::text(std::string_view value) {
  document_->impl().push(handle_, document_->impl().text(value));
  return *this;
}
Array& Array::add(Dict value) {
  document_->impl().push(handle_, value.handle_);
  return *this;
}
Array& Array::add(Array value) {
  document_->impl().push(handle_, value.handle_);
  return *this;
}

Document::Document() : impl_(std::make_unique<Impl>()) {
  impl_->check(impl_->xref != nullptr);
}
Document::~Document() = default;

Dict Document::dict() {
  return {this, impl_->container(HPDF_Dict_New(impl_->memory))};
}
Dict Document::object() {
  Dict made = dict();
  impl_->check(HPDF_Xref_Add(impl_->xref, made.handle_) == HPDF_OK);
  return made;
}
Array Document::array() {
  return {this, impl_->container(HPDF_Array_New(impl_->memory))};
}

Dict Document::cached_stream(std::shared_ptr<const std::string> packed) {
  Dict made = stream(std::move(packed), true);
  impl_->bodies.back().named_elsewhere = true;
  return made;
}

Dict Document::stream(std::shared_ptr<const std::string> bytes, bool packed) {
  // Not one of libharu's own streams: those copy the bytes, and give each its Length as one more object.
  Dict made = object();
  if (packed) made.name("Filter", "FlateDecode");
  made.integer("Length", static_cast<int>(bytes->size()));
  impl_->bodies.push_back({Impl::number_of(made.handle_), std::move(bytes), true});
  return made;
}

std::string library() {
  return std::string("libharu ") + HPDF_GetVersion();
}

Spelled Document::spelled(std::shared_ptr<const std::string> syntax) {
  const Spelled made(impl_->made(HPDF_Null_New(impl_->memory)));  // stands in for it
  impl_->check(HPDF_Xref_Add(impl_->xref, made.handle_) == HPDF_OK);
  impl_->bodies.push_back({made.number(), std::move(syntax), false});
  return made;
}
void Document::spell(Spelled object, std::string syntax) {
  const auto body = std::lower_bound(impl_->bodies.begin(), impl_->bodies.end(), object.number(),
                                     [](const Impl::Body& each, int number) { return each.number < number; });
  const bool awaits = body != impl_->bodies.end() && body->number == object.number() && !body->stream;
  if (!awaits) throw std::logic_error("this document has no such object to be spelled out");
  body->bytes = std::make_shared<const std::string>(std::move(syntax));
}

namespace {

/// What the cross-reference stream says of an object.
struct Place {
  int kind = 0;           // 1: at an offset in the file, 2: in the object stream
  std::size_t where = 0;  // the offset, or the object stream's number
  std::size_t index = 0;  // in the object stream
};

/// The rows of a cross-reference stream, each as its difference to the row above (PNG's "Up"), which packs to
/// little.
std::string cross_reference_rows(const std::vector<Place>& places, int offset_bytes) {
  const std::size_t width = 3 + static_cast<std::size_t>(offset_bytes);
  std::string out;
  std::string above(width, '\0');
  for (const Place& place : places) {
    std::string row;
    put_big_endian(row, static_cast<std::size_t>(place.kind), 1);
    put_big_endian(row, place.where, offset_bytes);
    put_big_endian(row, place.index, 2);
    out += '\x02';
    for (std::size_t i = 0; i < width; ++i) out += static_cast<char>(row[i] - above[i]);
    above = row;
  }
  return out;
}

void put_stream(std::string& file, int number, std::string_view dict, std::string_view body) {
  fmt::format_to(std::back_inserter(file), "{} 0 obj\n{}\nstream\n", number, dict);
  file.append(body) += "\nendstream\nendobj\n";
}

/// The file's identity from its bytes (ISO 32000-1, 14.4).
class Identity {
 public:
  Identity() { HPDF_MD5Init(&md5_); }
  void add(std::string_view bytes) {
    HPDF_MD5Update(&md5_, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                   static_cast<HPDF_UINT32>(bytes.size()));
  }
  std::string hex() {
    HPDF_BYTE digest[16];
    HPDF_MD5Final(digest, &md5_);
    std::string out;
    for (HPDF_BYTE byte : digest) fmt::format_to(std::back_inserter(out), "{:02X}", byte);
    return out;
  }

 private:
  HPDF_MD5_CTX md5_{};
};

}  // namespace

std::string Document::save(Dict catalog, Dict info, const Deflater& deflate) {
  const auto count = static_cast<int>(impl_->xref->entries->count);  // with the free entry 0
  const int object_stream = count;
  const int cross_reference = count + 1;
  std::vector<Place> places(static_cast<std::size_t>(count) + 2);

  std::string file = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  std::size_t bytes = 16 * 1024;
  for (const Impl::Body& each : impl_->bodies) {
    if (!each.bytes) throw std::logic_error("an object was never spelled out");
    bytes += each.bytes->size() + 100;
  }
  file.reserve(bytes);
  std::string objects;
  std::string value;
  const std::unique_ptr<HPDF_Stream_Rec, void (*)(HPDF_Stream)> writer(
      HPDF_CallbackWriter_New(impl_->memory, append, &value), HPDF_Stream_Free);
  impl_->check(writer != nullptr);
  std::string index;
  std::size_t in_stream = 0;
  Identity identity;
  auto body = impl_->bodies.begin();
  for (int number = 1; number < count; ++number) {
    auto* entry = HPDF_Xref_GetEntry(impl_->xref, static_cast<HPDF_UINT>(number));
    impl_->check(entry != nullptr);
    const bool has_body = body != impl_->bodies.end() && body->number == number;
    Place& place = places[static_cast<std::size_t>(number)];
    value.clear();
    if (has_body && !body->stream)
      value = *body->bytes;
    else
      impl_->check(HPDF_Obj_WriteValue(entry->obj, writer.get(), nullptr) == HPDF_OK);
    if (has_body && body->stream) {
      place = {1, file.size(), 0};
      put_stream(file, number, value, *body->bytes);
      identity.add(value);
      if (!body->named_elsewhere) identity.add(*body->bytes);
    } else {
      place = {2, static_cast<std::size_t>(object_stream), in_stream++};
      fmt::format_to(std::back_inserter(index), "{} {} ", number, objects.size());
      objects.append(value) += '\n';
    }
    if (has_body) ++body;
  }

  places[static_cast<std::size_t>(object_stream)] = {1, file.size(), 0};
  const std::string packed = deflate(index + objects);
  put_stream(file, object_stream,
             fmt::format("<</Type/ObjStm/N {}/First {}/Filter/FlateDecode/Length {}>>", in_stream,
                         index.size(), packed.size()),
             packed);

  const std::size_t start = file.size();
  // Three bytes hold offsets up to 16 MiB, far beyond a document without pictures.
  const int offset_bytes = start > 0xFFFFFF ? 4 : 3;
  if (start > 0xFFFFFFFF || in_stream > 0xFFFF)
    throw std::runtime_error("a document is too large to be written");
  places[static_cast<std::size_t>(cross_reference)] = {1, start, 0};
  const std::string rows = deflate(cross_reference_rows(places, offset_bytes));

  identity.add(packed);
  const std::string id = identity.hex();
  put_stream(
      file, cross_reference,
      fmt::format(
          "<</Type/XRef/Size {}/W[1 {} 2]/Root {} 0 R/Info {} 0 R/ID[<{}><{}>]/DecodeParms<</Predictor "
          "12/Columns {}>>/Filter/FlateDecode/Length {}>>",
          places.size(), offset_bytes, Impl::number_of(catalog.handle_), Impl::number_of(info.handle_), id,
          id, 3 + offset_bytes, rows.size()),
      rows);
  fmt::format_to(std::back_inserter(file), "startxref\n{}\n%%EOF\n", start);
  return file;
}

}  // namespace factsheet::pdf
