#include "cli/obstacle.hpp"

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <initializer_list>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <vector>

namespace cli_test {
namespace {

/// A call to the system that fails.
struct Denied {
  long call;
  int error;
  int argument = -1;       ///< that decides; none: each call fails
  std::uint16_t test = 0;  ///< BPF_JSET: fails if it has a bit of `than`; BPF_JGE: if it isn't less
  std::uint32_t than = 0;
};

// A filter of the system's calls (seccomp(2)). No privilege is asked for but the loss of all others.
bool deny(std::initializer_list<Denied> calls) {
  std::vector<sock_filter> filter;
  const auto load = [&](std::size_t offset) {
    filter.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)));
  };
  for (const Denied& denied : calls) {
    const bool decides = denied.argument >= 0;
    load(offsetof(seccomp_data, nr));
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(denied.call), 0,
                              static_cast<std::uint8_t>(decides ? 3 : 1)));
    if (decides) {
      // The lower half: this is for machines that put it first.
      load(offsetof(seccomp_data, args) + sizeof(std::uint64_t) * static_cast<std::size_t>(denied.argument));
      filter.push_back(
          BPF_JUMP(static_cast<std::uint16_t>(BPF_JMP | denied.test | BPF_K), denied.than, 0, 1));
    }
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(denied.error)));
  }
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace

bool put_up(Obstacle obstacle) {
  constexpr std::uint32_t nameless = O_TMPFILE & ~O_DIRECTORY;
  constexpr std::uint32_t writes = O_WRONLY | O_RDWR;
  constexpr int flags = 2;  // of openat
  constexpr rlimit small{4096, 4096};
  constexpr Denied no_nameless{SYS_openat, EOPNOTSUPP, flags, BPF_JSET, nameless};
  constexpr Denied full{SYS_write, ENOSPC, 0, BPF_JGE, 3};  // the first three are what it prints
  switch (obstacle) {
    case Obstacle::none:
      return true;
    case Obstacle::no_nameless_files:
      return deny({no_nameless});
    case Obstacle::no_links:
      return deny({{SYS_linkat, EPERM}});
    case Obstacle::full_disk:
      return deny({full});
    case Obstacle::full_disk_with_names:
      return deny({no_nameless, full});
    case Obstacle::small_files:
      return ::setrlimit(RLIMIT_FSIZE, &small) == 0;
    case Obstacle::read_only_disk:
      return deny({{SYS_openat, EROFS, flags, BPF_JSET, writes}});
    case Obstacle::files_cut_short:
      return deny({{SYS_read, 0, 2, BPF_JGE, 60000}});  // an error of 0: it reads nothing, and succeeds
    case Obstacle::no_sync:
      return deny({{SYS_fsync, EIO}});
  }
  return false;
}

}  // namespace cli_test
