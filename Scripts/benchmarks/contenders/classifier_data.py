"""The task of the classifiers: 6,000 synthetic images of 784 numbers in 10 classes.

The file holds float64 numbers: images, labels, weights of 784-128-10 (the biases start at zero), and
the order of the samples in the epoch, which is NumPy's permutation after seed 42.
"""
import numpy as np

SAMPLES, INPUTS, HIDDEN, CLASSES, BATCH, RATE = 6000, 784, 128, 10, 64, 0.1


def write(path):
    random = np.random.RandomState(1)
    labels = random.randint(CLASSES, size=SAMPLES)
    images = (random.rand(CLASSES, INPUTS)[labels] + 3 * random.rand(SAMPLES, INPUTS)) / 4
    w1 = random.standard_normal((INPUTS, HIDDEN)) * np.sqrt(2 / INPUTS)
    w2 = random.standard_normal((HIDDEN, CLASSES)) * np.sqrt(2 / HIDDEN)
    order = np.random.RandomState(42).permutation(SAMPLES)
    with open(path, "wb") as file:
        for array in (images, labels, w1, w2, order):
            file.write(array.astype("<f8").tobytes())


def read(path, scalar):
    numbers = np.fromfile(path, "<f8")
    shapes = (SAMPLES, INPUTS), (SAMPLES,), (INPUTS, HIDDEN), (HIDDEN, CLASSES), (SAMPLES,)
    arrays = []
    for shape in shapes:
        count = int(np.prod(shape))
        arrays.append(numbers[:count].reshape(shape))
        numbers = numbers[count:]
    images, labels, w1, w2, order = arrays
    return (images.astype(scalar), labels.astype(np.int64), w1.astype(scalar), w2.astype(scalar),
            order.astype(np.int64))
