#ifndef NBRUN_C_PROCESSOR_H
#define NBRUN_C_PROCESSOR_H

/// Whether this processor, and the operating system on it, can run code compiled for x86-64-v3.
int nbrun_supports_avx2(void);

/// Whether this processor, and the operating system on it, can run code compiled for x86-64-v4.
int nbrun_supports_avx512(void);

/// Tells the processor that the thread looks at a variable again and again.
static inline void nbrun_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

#endif
