#include "CProcessor.h"

// Swift has no way to ask the processor what it can do; the compiler's built-ins also ask whether
// the operating system saves the wide registers. The levels are those that Package.swift names: all of their
// instructions may be used, and an old processor takes LZCNT for another one in silence.

#if defined(__x86_64__)

int nbrun_supports_avx2(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("x86-64-v3");
}

int nbrun_supports_avx512(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("x86-64-v4");
}

#else

int nbrun_supports_avx2(void) { return 0; }
int nbrun_supports_avx512(void) { return 0; }

#endif
