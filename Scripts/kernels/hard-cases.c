// Prints arguments in double precision whose function value lies within 2^-37 of its unit of the middle
// between two doubles. Scripts/kernels/make-hard-cases tells what for.
//
//     hard-cases FUNCTION FIRST LAST LOG2-COUNT
//
// It tries 2^count arguments in runs that are spread evenly from FIRST to LAST. In a run of 2^18 arguments
// the value, counted in its units, is a cubic polynomial of the index to within 2^-40: third differences
// carry it from one piece of 2^10 arguments to the next, and in a piece a straight line is within 2^-36. So
// an argument costs one addition and one comparison. What remains is decided by MPFR.
#include <mpfr.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 1 << 10, PIECES = 1 << 8 };

typedef int (*function)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
typedef uint64_t lanes __attribute__((vector_size(64)));

static const struct {
  const char *name;
  function value;
} functions[] = {
    {"exp", mpfr_exp},   {"expm1", mpfr_expm1}, {"log", mpfr_log}, {"log1p", mpfr_log1p},
    {"tanh", mpfr_tanh}, {"erf", mpfr_erf},     {"sin", mpfr_sin}, {"cos", mpfr_cos},
};

static double neighbour(double x, int64_t steps) {
  int64_t bits;
  memcpy(&bits, &x, sizeof bits);
  bits += steps;
  memcpy(&x, &bits, sizeof x);
  return x;
}

// f(x) in units of a double with that exponent, with 64 bits behind the point.
static __int128 fixed(function f, double x, mpfr_exp_t exponent) {
  mpfr_t v, whole;
  mpfr_inits2(160, v, whole, (mpfr_ptr)0);
  mpfr_set_d(v, x, MPFR_RNDN);
  f(v, v, MPFR_RNDN);
  mpfr_mul_2si(v, v, 53 - exponent, MPFR_RNDN);
  mpfr_floor(whole, v);
  mpfr_sub(v, v, whole, MPFR_RNDN);
  mpfr_mul_2si(v, v, 64, MPFR_RNDN);
  __int128 result = (__int128)mpfr_get_si(whole, MPFR_RNDN) * ((__int128)1 << 64) +
                    mpfr_get_ui(v, MPFR_RNDZ);
  mpfr_clears(v, whole, (mpfr_ptr)0);
  return result;
}

static mpfr_exp_t exponent(function f, double x) {
  mpfr_t v;
  mpfr_init2(v, 53);
  mpfr_set_d(v, x, MPFR_RNDN);
  f(v, v, MPFR_RNDZ);
  mpfr_exp_t result = mpfr_get_exp(v);
  mpfr_clear(v);
  return result;
}

static bool is_hard(__int128 value) {
  int64_t distance = (int64_t)((uint64_t)value - (1ull << 63));
  return llabs(distance) < 1ll << 27;
}

static void search(function f, double x) {
  mpfr_exp_t e = exponent(f, x);
  if (exponent(f, neighbour(x, PIECES * PIECE)) != e) return;
  __int128 value = fixed(f, x, e);
  __int128 points[3];
  for (int i = 0; i < 3; i++) points[i] = fixed(f, neighbour(x, (i + 1) * PIECE), e);
  __int128 first = points[0] - value;
  __int128 second = points[1] - points[0] - first;
  __int128 third = points[2] - points[1] - (points[1] - points[0]) - second;
  const uint64_t tolerance = 1ull << 31;
  for (int piece = 0; piece < PIECES; piece++) {
    uint64_t start = (uint64_t)value - (1ull << 63) + tolerance;
    uint64_t slope = (uint64_t)(first >> 10);
    lanes v = {0, 1, 2, 3, 4, 5, 6, 7}, hit = {0};
    v = v * slope + start;
    for (int i = 0; i < PIECE; i += 8) {
      hit |= (lanes)(v < 2 * tolerance);
      v += 8 * slope;
    }
    bool found = false;
    for (int i = 0; i < 8; i++) found |= hit[i] != 0;
    if (found)
      for (int i = 0; i < PIECE; i++) {
        double candidate = neighbour(x, piece * PIECE + i);
        if (start + i * slope < 2 * tolerance && is_hard(fixed(f, candidate, e)))
          printf("%a\n", candidate);
      }
    value += first;
    first += second;
    second += third;
  }
}

int main(int count, char **arguments) {
  if (count != 5) return 2;
  function f = NULL;
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    if (!strcmp(functions[i].name, arguments[1])) f = functions[i].value;
  if (!f) return 2;
  double first = atof(arguments[2]), last = atof(arguments[3]);
  int64_t runs = (1ll << atoi(arguments[4])) / PIECES / PIECE;
  for (int64_t i = 0; i < runs; i++) search(f, first + (last - first) * i / runs);
  return 0;
}
