// Table lookup by a vector of indices. With AVX-512 it is one instruction, which the Swift compiler
// does not find.
#pragma once

typedef double nbrun_double8 __attribute__((ext_vector_type(8)));
typedef long long nbrun_long8 __attribute__((ext_vector_type(8)));

/// The element of the table, low or high by bit 3 of the index, that bits 0 to 2 choose.
static inline __attribute__((always_inline)) nbrun_double8
nbrun_lookup(nbrun_double8 low, nbrun_double8 high, nbrun_long8 index) {
#if defined(__AVX512F__)
  return __builtin_ia32_vpermi2varpd512(low, index, high);
#else
  double table[16];
  nbrun_double8 result;
  for (int i = 0; i < 8; i++) {
    table[i] = low[i];
    table[i + 8] = high[i];
  }
  for (int i = 0; i < 8; i++) result[i] = table[index[i] & 15];
  return result;
#endif
}
