"""XOR with a 2-2-1 sigmoid network, full batch, float64, as NumPy courses write it.

Usage: xor.py LOSS EPOCHS, LOSS being squared-error or binary-cross-entropy.
"""
import sys

import numpy as np
from contender import answer

x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
y = np.array([[0], [1], [1], [0]], dtype=float)
cross_entropy = sys.argv[1] == "binary-cross-entropy"
epochs = int(sys.argv[2])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def prepare():
    np.random.seed(42)
    return tuple(np.random.rand(*shape) for shape in ((2, 2), (1, 2), (2, 1), (1, 1)))


def train(w1, b1, w2, b2):
    rate = 0.1
    for _ in range(epochs):
        a1 = sigmoid(x @ w1 + b1)
        a2 = sigmoid(a1 @ w2 + b2)
        if cross_entropy:
            loss = -np.mean(y * np.log(a2) + (1 - y) * np.log(1 - a2))
            dz2 = a2 - y
        else:
            loss = np.mean((a2 - y) ** 2)
            dz2 = 2 * (a2 - y) * (a2 * (1 - a2))
        dz1 = dz2 @ w2.T * (a1 * (1 - a1))
        w2 -= rate * (a1.T @ dz2)
        b2 -= rate * dz2.sum(axis=0, keepdims=True)
        w1 -= rate * (x.T @ dz1)
        b1 -= rate * dz1.sum(axis=0, keepdims=True)
    return loss


answer(prepare, train)
