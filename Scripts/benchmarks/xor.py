"""XOR with a 2-2-1 sigmoid network in NumPy, as a notebook writes it.

Usage: xor.py LOSS EPOCHS; prints nanoseconds per epoch, the best of three runs.
"""

import sys
import time

import numpy as np

cross_entropy = sys.argv[1] == "binary-cross-entropy"
epochs = int(sys.argv[2])
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
y = np.array([[0], [1], [1], [0]])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train():
    np.random.seed(42)
    w1, b1 = np.random.rand(2, 2), np.random.rand(1, 2)
    w2, b2 = np.random.rand(2, 1), np.random.rand(1, 1)
    for _ in range(epochs):
        a1 = sigmoid(x @ w1 + b1)
        a2 = sigmoid(a1 @ w2 + b2)
        if cross_entropy:
            loss = -np.mean(y * np.log(a2) + (1 - y) * np.log(1 - a2))
            dz2 = a2 - y
        else:
            loss = np.mean((y - a2) ** 2)
            dz2 = 2 * (a2 - y) * (a2 * (1 - a2))
        if not np.isfinite(loss):
            sys.exit(1)
        dz1 = dz2 @ w2.T * (a1 * (1 - a1))
        w2 -= 0.1 * (a1.T @ dz2)
        b2 -= 0.1 * np.sum(dz2, axis=0, keepdims=True)
        w1 -= 0.1 * (x.T @ dz1)
        b1 -= 0.1 * np.sum(dz1, axis=0, keepdims=True)


def timed():
    start = time.perf_counter()
    train()
    return time.perf_counter() - start


print(min(timed() for _ in range(3)) / epochs * 1e9)
