// XOR with a 2-2-1 sigmoid network, full batch, float64: what a programmer writes by hand for this
// one network, with every size a constant and libm's exp and log. Usage: xor LOSS EPOCHS, LOSS being
// squared-error or binary-cross-entropy.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "contender.h"

enum { samples = 4, inputs = 2, hidden = 2 };

static const double x[samples][inputs] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
static const double y[samples] = {0, 1, 1, 0};

typedef struct {
  double w1[inputs][hidden], b1[hidden], w2[hidden], b2;
} Parameters;

static double sigmoid(double z) { return 1 / (1 + exp(-z)); }

// One epoch: forward pass, mean loss, backward pass from its sum, update. The loss is a constant
// wherever this is called, so that each call is compiled for its own.
static inline __attribute__((always_inline)) double epoch(
    Parameters *p, double rate, int cross_entropy) {
  double a1[samples][hidden], a2[samples], dz2[samples], dz1[samples][hidden];
  double loss = 0;
  for (int n = 0; n < samples; n++) {
    double z2 = p->b2;
    for (int j = 0; j < hidden; j++) {
      double z1 = p->b1[j];
      for (int i = 0; i < inputs; i++) z1 += x[n][i] * p->w1[i][j];
      a1[n][j] = sigmoid(z1);
      z2 += a1[n][j] * p->w2[j];
    }
    a2[n] = sigmoid(z2);
    if (cross_entropy)
      loss -= y[n] * log(a2[n]) + (1 - y[n]) * log(1 - a2[n]);
    else
      loss += (a2[n] - y[n]) * (a2[n] - y[n]);
  }
  loss /= samples;

  Parameters g;
  memset(&g, 0, sizeof g);
  for (int n = 0; n < samples; n++) {
    dz2[n] = a2[n] - y[n];
    if (!cross_entropy) dz2[n] = 2 * dz2[n] * (a2[n] * (1 - a2[n]));
    g.b2 += dz2[n];
    for (int j = 0; j < hidden; j++) {
      g.w2[j] += a1[n][j] * dz2[n];
      dz1[n][j] = dz2[n] * p->w2[j] * (a1[n][j] * (1 - a1[n][j]));
      g.b1[j] += dz1[n][j];
      for (int i = 0; i < inputs; i++) g.w1[i][j] += x[n][i] * dz1[n][j];
    }
  }
  for (int j = 0; j < hidden; j++) {
    for (int i = 0; i < inputs; i++) p->w1[i][j] -= rate * g.w1[i][j];
    p->b1[j] -= rate * g.b1[j];
    p->w2[j] -= rate * g.w2[j];
  }
  p->b2 -= rate * g.b2;
  return loss;
}

static int cross_entropy, epochs;
static Parameters p;

static void prepare(void) {
  // np.random.seed(42): rand(2, 2), rand(1, 2), rand(2, 1), rand(1, 1)
  p = (Parameters){
      {{0.3745401188473625, 0.9507143064099162}, {0.7319939418114051, 0.5986584841970366}},
      {0.15601864044243652, 0.15599452033620265},
      {0.05808361216819946, 0.8661761457749352},
      0.6011150117432088};
}

static double train(void) {
  double loss = 0;
  Parameters local = p;
  for (int e = 0; e < epochs; e++) {
    loss = cross_entropy ? epoch(&local, 0.1, 1) : epoch(&local, 0.1, 0);
    if (!isfinite(loss)) break;
  }
  return loss;
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  cross_entropy = strcmp(arguments[1], "binary-cross-entropy") == 0;
  epochs = atoi(arguments[2]);
  answer(prepare, train);
  return 0;
}
