#include "CMemory.h"
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

#if defined(__GLIBC__) && !defined(HAS_SANITIZER)

// Weak, so that a test which counts allocations can do so.
#define WEAK __attribute__((weak))

// The C library's own allocator, whose functions a program may put its own in front of.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

// 0 where a failed allocation is the caller's affair.
static volatile int exit_code;

void nbrun_end_when_out_of_memory(int code) { exit_code = code; }

static void *checked(void *block, size_t size) {
  if (block != NULL || size == 0 || exit_code == 0) return block;
  char text[96];
  int length = snprintf(
      text, sizeof text, "nbrun: error: out of memory: %zu more bytes are not to be had\n", size);
  if (length > 0 && write(STDERR_FILENO, text, (size_t)length) < 0) _exit(exit_code);
  _exit(exit_code);
}

WEAK void *malloc(size_t size) { return checked(__libc_malloc(size), size); }

WEAK void *calloc(size_t count, size_t size) {
  size_t whole;
  if (__builtin_mul_overflow(count, size, &whole)) whole = (size_t)-1;
  return checked(__libc_calloc(count, size), whole);
}

WEAK void *realloc(void *block, size_t size) { return checked(__libc_realloc(block, size), size); }

WEAK void *memalign(size_t alignment, size_t size) {
  return checked(__libc_memalign(alignment, size), size);
}

WEAK void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

WEAK int posix_memalign(void **block, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0)
    return EINVAL;
  void *found = memalign(alignment, size);
  if (found == NULL) return ENOMEM;
  *block = found;
  return 0;
}

#else

void nbrun_end_when_out_of_memory(int code) { (void)code; }

#endif
