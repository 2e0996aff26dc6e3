// 784-128-10 with ReLU and softmax cross-entropy, batches of 64, SGD, one epoch, by the products of
// OpenBLAS. Compile with -DREAL=float -DGEMM=cblas_sgemm -DEXP=expf -DLOG=logf, or double.
// Usage: classifier FILE, see classifier.py for the file.

#include <cblas.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "contender.h"

enum { samples = 6000, inputs = 784, hidden = 128, classes = 10, batch = 64 };

// One buffer of parameters and one of their gradients, in this order.
typedef struct {
  REAL w1[inputs * hidden], b1[hidden], w2[hidden * classes], b2[classes];
} Parameters;

static REAL images[samples * inputs];
static int labels[samples], order[samples];
static Parameters start, p, g;
static REAL x[batch * inputs], a1[batch * hidden], dz1[batch * hidden];
static REAL a2[batch * classes];

static void product(
    int m, int n, int k, const REAL *a, int a_transposed, const REAL *b, int b_transposed, REAL *c) {
  GEMM(
      CblasRowMajor, a_transposed ? CblasTrans : CblasNoTrans,
      b_transposed ? CblasTrans : CblasNoTrans, m, n, k, 1, a, a_transposed ? m : k, b,
      b_transposed ? k : n, 0, c, n);
}

static void sum_rows(int rows, int columns, const REAL *restrict from, REAL *restrict sums) {
  memcpy(sums, from, columns * sizeof(REAL));
  for (int i = 1; i < rows; i++)
    for (int j = 0; j < columns; j++) sums[j] += from[i * columns + j];
}

// Softmax of each row; turns it into the gradient of the mean loss and returns the summed loss.
static double softmax_cross_entropy(int rows, const int *sample) {
  double loss = 0;
  for (int i = 0; i < rows; i++) {
    REAL *row = a2 + i * classes;
    REAL largest = row[0], sum = 0;
    int label = labels[sample[i]];
    for (int j = 1; j < classes; j++) largest = row[j] > largest ? row[j] : largest;
    REAL logit = row[label] - largest;
    for (int j = 0; j < classes; j++) sum += row[j] = EXP(row[j] - largest);
    loss += LOG(sum) - logit;
    for (int j = 0; j < classes; j++) row[j] = row[j] / sum / rows;
    row[label] -= (REAL)1 / rows;
  }
  return loss;
}

static double step(int rows, const int *sample) {
  for (int i = 0; i < rows; i++)
    memcpy(x + i * inputs, images + sample[i] * inputs, inputs * sizeof(REAL));
  product(rows, hidden, inputs, x, 0, p.w1, 0, a1);
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < hidden; j++) {
      REAL z = a1[i * hidden + j] + p.b1[j];
      a1[i * hidden + j] = z > 0 ? z : 0;
    }
  product(rows, classes, hidden, a1, 0, p.w2, 0, a2);
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < classes; j++) a2[i * classes + j] += p.b2[j];
  double loss = softmax_cross_entropy(rows, sample);

  product(hidden, classes, rows, a1, 1, a2, 0, g.w2);
  sum_rows(rows, classes, a2, g.b2);
  product(rows, hidden, classes, a2, 0, p.w2, 1, dz1);
  for (int i = 0; i < rows * hidden; i++) dz1[i] = a1[i] > 0 ? dz1[i] : 0;
  product(inputs, hidden, rows, x, 1, dz1, 0, g.w1);
  sum_rows(rows, hidden, dz1, g.b1);
  REAL *w = (REAL *)&p, *dw = (REAL *)&g;
  for (size_t i = 0; i < sizeof p / sizeof *w; i++) w[i] -= (REAL)0.1 * dw[i];
  return loss;
}

static void prepare(void) { p = start; }

static double train(void) {
  double loss = 0;
  for (int i = 0; i < samples; i += batch)
    loss += step(samples - i < batch ? samples - i : batch, order + i);
  return loss / samples;
}

static double next(FILE *file) {
  double number;
  if (fread(&number, sizeof number, 1, file) != 1) exit(65);
  return number;
}

int main(int count, char **arguments) {
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  if (!file) return 64;
  for (int i = 0; i < samples * inputs; i++) images[i] = next(file);
  for (int i = 0; i < samples; i++) labels[i] = next(file);
  for (int i = 0; i < inputs * hidden; i++) start.w1[i] = next(file);
  for (int i = 0; i < hidden * classes; i++) start.w2[i] = next(file);
  for (int i = 0; i < samples; i++) order[i] = next(file);
  fclose(file);
  answer(prepare, train);
  return 0;
}
