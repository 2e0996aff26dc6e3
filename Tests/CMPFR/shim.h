// Correctly rounded reference values from GNU MPFR, subnormal results included.
#pragma once
#include <float.h>
#include <math.h>
#include <mpfr.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef int (*reference_function)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);

static inline reference_function reference_named(int function) {
  switch (function) {
  case 0: return mpfr_exp;
  case 1: return mpfr_expm1;
  case 2: return mpfr_log;
  case 3: return mpfr_log1p;
  case 4: return mpfr_tanh;
  case 5: return mpfr_erf;
  case 6: return mpfr_sin;
  default: return mpfr_cos;
  }
}

static inline void reference_float64(int function, long count, const double *x, double *y) {
  reference_function f = reference_named(function);
  mpfr_t v;
  mpfr_set_emin(-1073);
  mpfr_set_emax(1024);
  mpfr_init2(v, 53);
  for (long i = 0; i < count; i++) {
    mpfr_set_d(v, x[i], MPFR_RNDN);
    int inexact = f(v, v, MPFR_RNDN);
    mpfr_subnormalize(v, inexact, MPFR_RNDN);
    y[i] = mpfr_get_d(v, MPFR_RNDN);
  }
  mpfr_clear(v);
}

static inline void reference_float32(int function, long count, const float *x, float *y) {
  reference_function f = reference_named(function);
  mpfr_t v;
  mpfr_set_emin(-148);
  mpfr_set_emax(128);
  mpfr_init2(v, 24);
  for (long i = 0; i < count; i++) {
    mpfr_set_flt(v, x[i], MPFR_RNDN);
    int inexact = f(v, v, MPFR_RNDN);
    mpfr_subnormalize(v, inexact, MPFR_RNDN);
    y[i] = mpfr_get_flt(v, MPFR_RNDN);
  }
  mpfr_clear(v);
}

#if LDBL_MANT_DIG == 64
typedef long double (*extended_function)(long double);

static inline extended_function extended_named(int function) {
  switch (function) {
  case 0: return expl;
  case 1: return expm1l;
  case 2: return logl;
  case 3: return log1pl;
  case 4: return tanhl;
  case 5: return erfl;
  case 6: return sinl;
  default: return cosl;
  }
}
#endif

// The reference's values, many times as fast where `long double` has 64 bits: the C library's value
// decides, unless it is subnormal, NaN, or within 32 of its units of the middle between two numbers of the
// type. Its documented errors are below 4 units.
#if LDBL_MANT_DIG == 64
#define SCREENED(name, type, reference, spare_bits, normal, infinite) \
  static inline void name(int function, long count, const type *x, type *y) { \
    extended_function f = extended_named(function); \
    for (long i = 0; i < count; i++) { \
      long double value = f(x[i]); \
      uint64_t significand; \
      memcpy(&significand, &value, sizeof significand); \
      uint64_t tail = significand & ((1ull << spare_bits) - 1), middle = 1ull << (spare_bits - 1); \
      long double magnitude = fabsl(value); \
      bool is_far = tail + 32 < middle || tail > middle + 32; \
      if ((magnitude >= normal && magnitude < infinite / 2 && is_far) || magnitude > infinite * 2) \
        y[i] = (type)value; \
      else \
        reference(function, 1, x + i, y + i); \
    } \
  }
#else
#define SCREENED(name, type, reference, spare_bits, normal, infinite) \
  static inline void name(int function, long count, const type *x, type *y) { \
    reference(function, count, x, y); \
  }
#endif
SCREENED(screened_float64, double, reference_float64, 11, 0x1p-1022L, 0x1p1024L)
SCREENED(screened_float32, float, reference_float32, 40, 0x1p-126L, 0x1p128L)

static inline void reference_pow(long count, const double *x, const double *y, double *z) {
  mpfr_t u, v;
  mpfr_set_emin(-1073);
  mpfr_set_emax(1024);
  mpfr_inits2(53, u, v, (mpfr_ptr)0);
  for (long i = 0; i < count; i++) {
    mpfr_set_d(u, x[i], MPFR_RNDN);
    mpfr_set_d(v, y[i], MPFR_RNDN);
    int inexact = mpfr_pow(u, u, v, MPFR_RNDN);
    mpfr_subnormalize(u, inexact, MPFR_RNDN);
    z[i] = mpfr_get_d(u, MPFR_RNDN);
  }
  mpfr_clears(u, v, (mpfr_ptr)0);
}
