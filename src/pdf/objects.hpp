#pragma once

#include "pdf/deflate.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace factsheet::pdf {

class Array;
class Document;

/// "libharu 2.3.0": what objects are made of.
std::string library();

/// An indirect object whose syntax its maker spells out; a light handle. For what a document has by the
/// dozen, or what was spelled out before and is remembered: libharu takes four times as long.
class Spelled {
 public:
  int number() const;  ///< what "12 0 R" refers to it by

 private:
  friend class Dict;
  friend class Document;
  explicit Spelled(void* handle) : handle_(handle) {}
  void* handle_;
};

/// A dictionary that a Document holds; a light handle, good as long as the Document. Each setter gives the
/// handle back.
class Dict {
 public:
  Dict& name(const char* key, std::string_view value);
  Dict& integer(const char* key, int value);
  Dict& real(const char* key, double value);
  Dict& boolean(const char* key, bool value);
  /// A text string: in ASCII, or as UTF-16BE with its mark if `utf8` holds anything else. Throws
  /// std::runtime_error if it is longer than PDF/A allows (ISO 19005-2, 6.1.13).
  Dict& text(const char* key, std::string_view utf8);
  /// A direct dictionary or array is given away and can't be put in twice; an indirect one is referred to.
  /// Throws std::logic_error if the key is set already.
  Dict& set(const char* key, Dict value);
  Dict& set(const char* key, Array value);
  Dict& set(const char* key, Spelled value);
  int number() const;  ///< of an indirect one, which "12 0 R" refers to it by

 private:
  friend class Array;
  friend class Document;
  Dict(Document* document, void* handle) : document_(document), handle_(handle) {}
  Document* document_;
  void* handle_;
};

/// An array that a Document holds; a light handle.
class Array {
 public:
  Array& integer(int value);
  Array& real(double value);
  Array& name(std::string_view value);
  Array& text(std::string_view utf8);
  Array& add(Dict value);
  Array& add(Array value);

 private:
  friend class Dict;
  friend class Document;
  Array(Document* document, void* handle) : document_(document), handle_(handle) {}
  Document* document_;
  void* handle_;
};

/// A file's objects, kept in libharu's object layer. Not to be shared between threads.
/// Every call throws std::runtime_error with libharu's error number if libharu fails; the Document is then of
/// no use.
class Document {
 public:
  Document();
  ~Document();
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  Dict dict();    ///< direct: to be put into one other object
  Dict object();  ///< indirect: may be referred to from anywhere
  Array array();  ///< direct
  /// An indirect stream; further keys may be set in its dictionary. `packed` says that the bytes are deflated
  /// already; they are never packed here.
  Dict stream(std::shared_ptr<const std::string> bytes, bool packed);
  /// A deflated stream that many documents hold and whose content another object tells apart, as a font's
  /// name does its subset: its bytes aren't read again for the document's identity.
  Dict cached_stream(std::shared_ptr<const std::string> packed);

  /// An object that is written as it stands, "[1 2 3]". Null is for `spell` to put right before the file is
  /// saved: `save` throws std::logic_error if it was forgotten, `spell` if the object is another document's.
  Spelled spelled(std::shared_ptr<const std::string> syntax = nullptr);
  void spell(Spelled object, std::string syntax);

  /// The file: streams first, all other objects in one object stream, a cross-reference stream (ISO
  /// 32000-1, 7.5.7 and 7.5.8), and an ID made from all that stands before it.
  std::string save(Dict catalog, Dict info, const Deflater& deflate);

  struct Impl;
  Impl& impl() { return *impl_; }  // for the handles

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace factsheet::pdf
