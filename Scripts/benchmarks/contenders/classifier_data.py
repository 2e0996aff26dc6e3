"""The task of the classifiers: 6,000 synthetic images of 784 numbers in 10 classes.

The file holds float64 numbers: images, labels, weights of 784-128-10 (the biases start at zero), and
the order of the samples in the epoch, which is NumPy's permutation after seed 42.
"""
import numpy as np

SAMPLES, INPUTS, HIDDEN, CLASSES, BATCH, RATE = 6000, 784, 128, 10, 64, 0.1
SHAPES = (SAMPLES, INPUTS), (SAMPLES,), (INPUTS, HIDDEN), (HIDDEN, CLASSES), (SAMPLES,)


def write(path):
    random = np.random.RandomState(1)
    images, labels = synthetic(random, SAMPLES, INPUTS, CLASSES)
    w1 = random.standard_normal((INPUTS, HIDDEN)) * np.sqrt(2 / INPUTS)
    w2 = random.standard_normal((HIDDEN, CLASSES)) * np.sqrt(2 / HIDDEN)
    save(path, images, labels, w1, w2, np.random.RandomState(42).permutation(SAMPLES))


def read(path, scalar):
    images, labels, w1, w2, order = load(path, SHAPES)
    return (images.astype(scalar), labels.astype(np.int64), w1.astype(scalar), w2.astype(scalar),
            order.astype(np.int64))


def synthetic(random, samples, inputs, classes):
    """Images that differ from their class's own by noise, and their labels."""
    labels = random.randint(classes, size=samples)
    return (random.rand(classes, inputs)[labels] + 3 * random.rand(samples, inputs)) / 4, labels


def save(path, *arrays):
    with open(path, "wb") as file:
        for array in arrays:
            file.write(array.astype("<f8").tobytes())


def load(path, shapes):
    numbers = np.fromfile(path, "<f8")
    for shape in shapes:
        count = int(np.prod(shape))
        yield numbers[:count].reshape(shape)
        numbers = numbers[count:]
