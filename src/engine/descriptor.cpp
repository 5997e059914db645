#include "engine/descriptor.hpp"

#include <cerrno>
#include <system_error>

namespace factsheet::engine {

std::string error_in_words(int error) {
  switch (error) {
    case ENOENT:
      return "there is no such file";
    case EACCES:
    case EPERM:
      return "you don't have the permission";
    case ENOTDIR:
      return "a part of the path is a file, not a folder";
    case EISDIR:
      return "it is a folder";
    case ENOSPC:
    case EDQUOT:
      return "the disk is full";
    case EROFS:
      return "the disk is read-only";
    case EFBIG:
      return "files may not be that large here";
    case EIO:
      return "the disk has a fault";
    case ENAMETOOLONG:
      return "the path is too long";
    case ELOOP:
      return "the path goes round in circles";
    case EMFILE:
    case ENFILE:
      return "too many files are open";
    default:
      return std::generic_category().message(error);
  }
}

}  // namespace factsheet::engine
