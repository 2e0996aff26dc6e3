"""784-128-10 with ReLU and softmax cross-entropy, batches of 64, SGD, one epoch, in NumPy.

Usage: classifier_numpy.py FILE float32|float64
"""
import sys

import numpy as np
from classifier_data import BATCH, CLASSES, HIDDEN, RATE, SAMPLES, read
from contender import answer

images, labels, start1, start2, order = read(sys.argv[1], sys.argv[2])
scalar = images.dtype.type


def prepare():
    return start1.copy(), np.zeros(HIDDEN, scalar), start2.copy(), np.zeros(CLASSES, scalar)


def train(w1, b1, w2, b2):
    rate, total = scalar(RATE), 0.0
    for start in range(0, SAMPLES, BATCH):
        samples = order[start:start + BATCH]
        x, y, rows = images[samples], labels[samples], np.arange(len(samples))
        a1 = x @ w1
        a1 += b1
        np.maximum(a1, 0, out=a1)
        z2 = a1 @ w2
        z2 += b2
        z2 -= z2.max(axis=1, keepdims=True)
        p = np.exp(z2)
        sums = p.sum(axis=1, keepdims=True)
        total += float(np.sum(np.log(sums[:, 0]) - z2[rows, y]))
        p /= sums
        p[rows, y] -= 1
        p /= scalar(len(samples))
        dz1 = p @ w2.T
        dz1 *= a1 > 0
        w2 -= rate * (a1.T @ p)
        b2 -= rate * p.sum(axis=0)
        w1 -= rate * (x.T @ dz1)
        b1 -= rate * dz1.sum(axis=0)
    return total / SAMPLES


answer(prepare, train)
