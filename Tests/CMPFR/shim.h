// Correctly rounded reference values from GNU MPFR, subnormal results included.
#pragma once
#include <mpfr.h>

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
