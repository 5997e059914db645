#pragma once

#include "text/font_book.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include <hb.h>

namespace factsheet::text {

template <auto destroy>
struct HbDelete {
  template <typename T>
  void operator()(T* object) const {
    destroy(object);
  }
};
using HbBlob = std::unique_ptr<hb_blob_t, HbDelete<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, HbDelete<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, HbDelete<hb_font_destroy>>;

/// A font file's bytes, opened by HarfBuzz when it is first asked for: a process that uses two faces pays for
/// two. HarfBuzz loads tables when they are touched, and atomically, so that threads may share an opened
/// face.
struct Face::Impl {
  explicit Impl(std::string_view file) : bytes(file) {}
  explicit Impl(std::string file) : owned(std::move(file)), bytes(owned) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  std::string owned;  ///< empty for a face that is compiled in
  std::string_view bytes;

  /// In units of the em, so that HarfBuzz's numbers are font units.
  hb_font_t* font() const { return (open(), font_.get()); }
  hb_face_t* face() const { return (open(), face_.get()); }
  const FaceMetrics& metrics() const;
  const std::string& postscript_name() const;
  const std::vector<Figures>& figures() const;

 private:
  void open() const;
  void read_metrics() const;
  void find_figures() const;

  mutable std::once_flag opened_;
  mutable HbFace face_;
  mutable HbFont font_;
  mutable std::once_flag measured_;
  mutable FaceMetrics metrics_;
  mutable std::string postscript_name_;
  mutable std::once_flag figured_;
  mutable std::vector<Figures> figures_;
};

}  // namespace factsheet::text
