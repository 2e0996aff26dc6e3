// What the system can do to files, and Swift does not show.
#pragma once
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>

/// Exchanges two files: no moment lacks either. Returns -1 with errno where that cannot be done.
static inline int files_exchange(const char *a, const char *b) {
  const unsigned exchange = 1 << 1; // RENAME_EXCHANGE
  return (int)syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, exchange);
}

/// Whether somebody has the file of a descriptor, which only reads, open for writing: such a file can have no
/// lease. False where the system does not tell.
static inline bool files_is_open_for_writing(int descriptor) {
  const int set_lease = 1024; // F_SETLEASE
  if (fcntl(descriptor, set_lease, F_RDLCK) != 0) return errno == EAGAIN;
  fcntl(descriptor, set_lease, F_UNLCK);
  return false;
}
#else
static inline int files_exchange(const char *a, const char *b) {
  return renamex_np(a, b, RENAME_SWAP);
}

static inline bool files_is_open_for_writing(int descriptor) { return false; }
#endif
