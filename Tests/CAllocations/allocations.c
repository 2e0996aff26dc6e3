// Counts the allocations of each thread of the test process, and their bytes. The functions take the place of the C
// library's, which glibc offers under second names for this purpose.
#include "CAllocations.h"

#if defined(__GLIBC__) || defined(__linux__)
#include <errno.h>
#include <stddef.h>

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

static _Thread_local long count __attribute__((tls_model("initial-exec")));
static _Thread_local long bytes __attribute__((tls_model("initial-exec")));

long nbrun_allocations(void) { return count; }

long nbrun_allocated_bytes(void) { return bytes; }

static void note(size_t size) {
  count++;
  bytes += (long)size;
}

void *malloc(size_t size) {
  note(size);
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  note(number * size);
  return __libc_calloc(number, size);
}

void *realloc(void *old, size_t size) {
  note(size);
  return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note(size);
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  note(size);
  *result = __libc_memalign(alignment, size);
  return *result ? 0 : ENOMEM;
}
#else
long nbrun_allocations(void) { return 0; }

long nbrun_allocated_bytes(void) { return 0; }
#endif
