#include "CPeak.h"

#pragma STDC FP_CONTRACT ON

// Twelve chains keep two units of latency four (or five) busy. The empty assembly holds each chain
// in its register and keeps the loop as it is written.

#define CHAINS(F) F(0) F(1) F(2) F(3) F(4) F(5) F(6) F(7) F(8) F(9) F(10) F(11)
#define START(i) V x##i = factor;
#define STEP(i) x##i = x##i * factor + x##i;
#define HOLD(i) __asm__ volatile("" : REGISTER(x##i));

#define LOOP(NAME, SCALAR, BYTES, ATTRIBUTES)              \
  ATTRIBUTES static double NAME(long count) {              \
    typedef SCALAR V __attribute__((vector_size(BYTES)));  \
    V factor = {0};                                        \
    __asm__ volatile("" : REGISTER(factor));               \
    CHAINS(START)                                          \
    for (long i = 0; i < count; i++) {                     \
      CHAINS(STEP)                                         \
      CHAINS(HOLD)                                         \
    }                                                      \
    return 2.0 * 12 * (BYTES / sizeof(SCALAR)) * count;    \
  }

#if defined(__x86_64__)

#define REGISTER(x) "+v"(x)
LOOP(avx512_float64, double, 64, __attribute__((target("avx512f"))))
LOOP(avx512_float32, float, 64, __attribute__((target("avx512f"))))
LOOP(avx2_float64, double, 32, __attribute__((target("avx2,fma"))))
LOOP(avx2_float32, float, 32, __attribute__((target("avx2,fma"))))

double peak_float64(int bytes, long count) {
  return bytes == 64 ? avx512_float64(count) : avx2_float64(count);
}

double peak_float32(int bytes, long count) {
  return bytes == 64 ? avx512_float32(count) : avx2_float32(count);
}

#else

#define REGISTER(x) "+w"(x)
LOOP(neon_float64, double, 16, )
LOOP(neon_float32, float, 16, )

double peak_float64(int bytes, long count) { return neon_float64(count); }
double peak_float32(int bytes, long count) { return neon_float32(count); }

#endif
