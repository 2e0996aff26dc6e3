// Operations on vectors of 8 doubles as single instructions of the intermediate language. The
// standard library's SIMD types define them by loops over lanes, and the optimiser does not always
// make vector instructions of long chains of these.
#pragma once

typedef double nbrun_double8 __attribute__((ext_vector_type(8)));
typedef long long nbrun_long8 __attribute__((ext_vector_type(8)));
typedef float nbrun_float8 __attribute__((ext_vector_type(8)));
typedef float nbrun_float16 __attribute__((ext_vector_type(16)));
typedef int nbrun_int16 __attribute__((ext_vector_type(16)));

#define NBRUN_INLINE static inline __attribute__((always_inline))
#define NBRUN_BINARY(name, type, expression) \
  NBRUN_INLINE type name(type a, type b) { return expression; }

NBRUN_INLINE nbrun_double8 nbrun_negate(nbrun_double8 a) { return -a; }
NBRUN_BINARY(nbrun_add, nbrun_double8, a + b)
NBRUN_BINARY(nbrun_subtract, nbrun_double8, a - b)
NBRUN_BINARY(nbrun_multiply, nbrun_double8, a * b)
NBRUN_BINARY(nbrun_divide, nbrun_double8, a / b)
NBRUN_BINARY(nbrun_bits_add, nbrun_long8, a + b)
NBRUN_BINARY(nbrun_bits_subtract, nbrun_long8, a - b)
NBRUN_BINARY(nbrun_bits_and, nbrun_long8, a & b)
NBRUN_BINARY(nbrun_bits_or, nbrun_long8, a | b)
NBRUN_BINARY(nbrun_bits_xor, nbrun_long8, a ^ b)

NBRUN_INLINE nbrun_long8 nbrun_bits_shift_left(nbrun_long8 a, long long places) {
  return a << places;
}

NBRUN_INLINE nbrun_long8 nbrun_bits_shift_right(nbrun_long8 a, long long places) {
  typedef unsigned long long ulong8 __attribute__((ext_vector_type(8)));
  return (nbrun_long8)((ulong8)a >> places);
}

/// All bits of the lanes in which a < b, a ≤ b, or a = b. None holds where one is NaN.
NBRUN_INLINE nbrun_long8 nbrun_less(nbrun_double8 a, nbrun_double8 b) {
  return (nbrun_long8)(a < b);
}
NBRUN_INLINE nbrun_long8 nbrun_at_most(nbrun_double8 a, nbrun_double8 b) {
  return (nbrun_long8)(a <= b);
}
NBRUN_INLINE nbrun_long8 nbrun_equal(nbrun_double8 a, nbrun_double8 b) {
  return (nbrun_long8)(a == b);
}
NBRUN_INLINE nbrun_int16 nbrun_float_less(nbrun_float16 a, nbrun_float16 b) {
  return (nbrun_int16)(a < b);
}
NBRUN_INLINE nbrun_int16 nbrun_float_at_most(nbrun_float16 a, nbrun_float16 b) {
  return (nbrun_int16)(a <= b);
}
NBRUN_INLINE nbrun_int16 nbrun_float_equal(nbrun_float16 a, nbrun_float16 b) {
  return (nbrun_int16)(a == b);
}

/// The even lanes of a and then those of b.
NBRUN_INLINE nbrun_double8 nbrun_evens(nbrun_double8 a, nbrun_double8 b) {
  return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14);
}
NBRUN_INLINE nbrun_float16 nbrun_float_evens(nbrun_float16 a, nbrun_float16 b) {
  return __builtin_shufflevector(
      a, b, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
}

/// Integers from start on in steps, in the bits of the lanes.
NBRUN_INLINE nbrun_double8 nbrun_places(long start, long step) {
  nbrun_long8 lanes = {0, 1, 2, 3, 4, 5, 6, 7};
  return (nbrun_double8)(start + lanes * step);
}
NBRUN_INLINE nbrun_float16 nbrun_float_places(long start, long step) {
  nbrun_int16 lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  return (nbrun_float16)((int)start + lanes * (int)step);
}

/// All bits of the lanes in which a is more than b, or NaN.
NBRUN_INLINE nbrun_long8 nbrun_wins(nbrun_double8 a, nbrun_double8 b) {
  return (nbrun_long8)(a > b) | (nbrun_long8)(a != a);
}
NBRUN_INLINE nbrun_int16 nbrun_float_wins(nbrun_float16 a, nbrun_float16 b) {
  return (nbrun_int16)(a > b) | (nbrun_int16)(a != a);
}

NBRUN_INLINE nbrun_long8 nbrun_bits_less(nbrun_long8 a, nbrun_long8 b) {
  return (nbrun_long8)(a < b);
}

/// a where the mask is set, else b.
NBRUN_INLINE nbrun_double8 nbrun_select(nbrun_long8 mask, nbrun_double8 a, nbrun_double8 b) {
  return mask ? a : b;
}

/// Whether all lanes of a mask are set.
NBRUN_INLINE int nbrun_all(nbrun_long8 mask) {
  typedef _Bool bool8 __attribute__((ext_vector_type(8)));
  return __builtin_reduce_and(__builtin_convertvector(mask, bool8));
}

/// The first or the last eight lanes, in double precision.
NBRUN_INLINE nbrun_double8 nbrun_widen_low(nbrun_float16 a) {
  return __builtin_convertvector(a.lo, nbrun_double8);
}
NBRUN_INLINE nbrun_double8 nbrun_widen_high(nbrun_float16 a) {
  return __builtin_convertvector(a.hi, nbrun_double8);
}

/// Both, rounded to single precision.
NBRUN_INLINE nbrun_float16 nbrun_narrow(nbrun_double8 low, nbrun_double8 high) {
  nbrun_float16 result;
  result.lo = __builtin_convertvector(low, nbrun_float8);
  result.hi = __builtin_convertvector(high, nbrun_float8);
  return result;
}

/// 1 / (1 + a) in single precision, each operation rounded.
NBRUN_INLINE nbrun_float16 nbrun_float_reciprocal_of_successor(nbrun_float16 a) {
  return 1.0f / (1.0f + a);
}

/// |a| where that is less than the limit, or NaN, else the limit.
NBRUN_INLINE nbrun_float16 nbrun_float_magnitude(nbrun_float16 a, float limit) {
  nbrun_float16 size = __builtin_elementwise_abs(a), limits = limit;
  return limits < size ? limits : size;
}

/// a, which is not negative, with the signs of b.
NBRUN_INLINE nbrun_float16 nbrun_float_with_sign(nbrun_float16 a, nbrun_float16 b) {
  typedef int int16 __attribute__((ext_vector_type(16)));
  return (nbrun_float16)((int16)a | ((int16)b & (int)0x80000000));
}

NBRUN_INLINE nbrun_float16 nbrun_float_negate(nbrun_float16 a) { return -a; }

NBRUN_INLINE nbrun_double8 nbrun_magnitude(nbrun_double8 a) {
  return __builtin_elementwise_abs(a);
}
NBRUN_INLINE nbrun_float16 nbrun_float_abs(nbrun_float16 a) {
  return __builtin_elementwise_abs(a);
}

NBRUN_INLINE nbrun_double8 nbrun_square_root(nbrun_double8 a) {
  return __builtin_elementwise_sqrt(a);
}
NBRUN_INLINE nbrun_float16 nbrun_float_square_root(nbrun_float16 a) {
  return __builtin_elementwise_sqrt(a);
}

#if defined(__FMA__)
/// a * b + c, rounded once.
NBRUN_INLINE nbrun_double8 nbrun_fma(nbrun_double8 a, nbrun_double8 b, nbrun_double8 c) {
  return __builtin_elementwise_fma(a, b, c);
}
#endif

/// The element of the table, low or high by bit 3 of the index, that bits 0 to 2 choose.
NBRUN_INLINE nbrun_double8
nbrun_lookup(nbrun_double8 low, nbrun_double8 high, nbrun_long8 index) {
#if defined(__AVX512F__)
  return (nbrun_double8)__builtin_ia32_vpermi2varpd512(low, index, high);
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

// The first `count` lanes, fewer than all, from and to memory; nothing beyond is touched. The other
// lanes are 1.

#if defined(__AVX512F__)

NBRUN_INLINE nbrun_double8 nbrun_load_doubles(const double *from, long count) {
  nbrun_double8 ones = 1.0;
  return (nbrun_double8)__builtin_ia32_loadupd512_mask(from, ones, (1 << count) - 1);
}

NBRUN_INLINE void nbrun_store_doubles(double *to, nbrun_double8 value, long count) {
  __builtin_ia32_storeupd512_mask(to, value, (1 << count) - 1);
}

NBRUN_INLINE nbrun_float16 nbrun_load_floats(const float *from, long count) {
  nbrun_float16 ones = 1.0f;
  return (nbrun_float16)__builtin_ia32_loadups512_mask(from, ones, (1 << count) - 1);
}

NBRUN_INLINE void nbrun_store_floats(float *to, nbrun_float16 value, long count) {
  __builtin_ia32_storeups512_mask(to, value, (1 << count) - 1);
}

#elif defined(__AVX2__)

typedef double nbrun_masked_double4 __attribute__((vector_size(32)));
typedef long long nbrun_mask_double4 __attribute__((vector_size(32)));
typedef float nbrun_masked_float8 __attribute__((vector_size(32)));
typedef int nbrun_mask_float8 __attribute__((vector_size(32)));

NBRUN_INLINE nbrun_long8 nbrun_first_doubles(long count) {
  nbrun_long8 lanes = {0, 1, 2, 3, 4, 5, 6, 7}, counts = count;
  return (nbrun_long8)(lanes < counts);
}

NBRUN_INLINE nbrun_double8 nbrun_load_doubles(const double *from, long count) {
  const nbrun_masked_double4 *pointer = (const nbrun_masked_double4 *)from;
  nbrun_long8 mask = nbrun_first_doubles(count);
  nbrun_double8 result, ones = 1.0;
  result.lo = __builtin_ia32_maskloadpd256(pointer, (nbrun_mask_double4)mask.lo);
  result.hi = __builtin_ia32_maskloadpd256(pointer + 1, (nbrun_mask_double4)mask.hi);
  return mask ? result : ones;
}

NBRUN_INLINE void nbrun_store_doubles(double *to, nbrun_double8 value, long count) {
  nbrun_masked_double4 *pointer = (nbrun_masked_double4 *)to;
  nbrun_long8 mask = nbrun_first_doubles(count);
  __builtin_ia32_maskstorepd256(
      pointer, (nbrun_mask_double4)mask.lo, (nbrun_masked_double4)value.lo);
  __builtin_ia32_maskstorepd256(
      pointer + 1, (nbrun_mask_double4)mask.hi, (nbrun_masked_double4)value.hi);
}

typedef int nbrun_int16 __attribute__((ext_vector_type(16)));

NBRUN_INLINE nbrun_int16 nbrun_first_floats(long count) {
  nbrun_int16 lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, counts = (int)count;
  return (nbrun_int16)(lanes < counts);
}

NBRUN_INLINE nbrun_float16 nbrun_load_floats(const float *from, long count) {
  const nbrun_masked_float8 *pointer = (const nbrun_masked_float8 *)from;
  nbrun_int16 mask = nbrun_first_floats(count);
  nbrun_float16 result, ones = 1.0f;
  result.lo = __builtin_ia32_maskloadps256(pointer, (nbrun_mask_float8)mask.lo);
  result.hi = __builtin_ia32_maskloadps256(pointer + 1, (nbrun_mask_float8)mask.hi);
  return mask ? result : ones;
}

NBRUN_INLINE void nbrun_store_floats(float *to, nbrun_float16 value, long count) {
  nbrun_masked_float8 *pointer = (nbrun_masked_float8 *)to;
  nbrun_int16 mask = nbrun_first_floats(count);
  __builtin_ia32_maskstoreps256(
      pointer, (nbrun_mask_float8)mask.lo, (nbrun_masked_float8)value.lo);
  __builtin_ia32_maskstoreps256(
      pointer + 1, (nbrun_mask_float8)mask.hi, (nbrun_masked_float8)value.hi);
}

#else

NBRUN_INLINE nbrun_double8 nbrun_load_doubles(const double *from, long count) {
  nbrun_double8 result = 1.0;
  for (long i = 0; i < count; i++) result[i] = from[i];
  return result;
}

NBRUN_INLINE void nbrun_store_doubles(double *to, nbrun_double8 value, long count) {
  for (long i = 0; i < count; i++) to[i] = value[i];
}

NBRUN_INLINE nbrun_float16 nbrun_load_floats(const float *from, long count) {
  nbrun_float16 result = 1.0f;
  for (long i = 0; i < count; i++) result[i] = from[i];
  return result;
}

NBRUN_INLINE void nbrun_store_floats(float *to, nbrun_float16 value, long count) {
  for (long i = 0; i < count; i++) to[i] = value[i];
}

#endif
