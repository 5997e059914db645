#pragma once

#include "pages/display_list.hpp"
#include "pdf/objects.hpp"

#include <memory>
#include <string>

namespace factsheet::pdf {

/// The XMP packet of a PDF/UA-1 and PDF/A-2a file (ISO 14289-1, 5; ISO 19005-2, 6.6.2 to 6.6.4).
std::string xmp_packet(const pages::Metadata& metadata);

/// The sRGB profile that colours are meant in, as it stands in data/colour.
std::string_view srgb_profile();

/// Writes what the file says of itself into the catalog: metadata, language, title display, marked content,
/// output intent. Gives back the information dictionary, which says the same as the XMP packet. Throws
/// std::logic_error if there is no title or no language.
Dict write_metadata(Document& document, Dict catalog, const pages::Metadata& metadata,
                    std::shared_ptr<const std::string> packed_profile);

}  // namespace factsheet::pdf
