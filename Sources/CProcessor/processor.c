#include "CProcessor.h"

// Swift has no way to ask the processor what it can do; the compiler's built-ins also ask whether
// the operating system saves the wide registers.

#if defined(__x86_64__)

int nbrun_supports_avx2(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}

int nbrun_supports_avx512(void) {
  __builtin_cpu_init();
  return nbrun_supports_avx2() && __builtin_cpu_supports("avx512f") &&
         __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}

#else

int nbrun_supports_avx2(void) { return 0; }
int nbrun_supports_avx512(void) { return 0; }

#endif
