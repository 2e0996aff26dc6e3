"""The task of the convolutional networks: 1,920 synthetic images of 1 × 28 × 28 in 10 classes.

The file holds float64 numbers: images, labels, the weights (filters × channels × height × width) of
two convolutions, those of the dense layer (the biases start at zero), and the order of the samples in
the epoch, which is NumPy's permutation after seed 42.
"""
import numpy as np
from classifier_data import load, save, synthetic

SAMPLES, SIDE, KERNEL, FILTERS, CLASSES, BATCH, RATE = 1920, 28, 5, (8, 16), 10, 64, 0.1
# A convolution takes KERNEL − 1 rows and columns away, and pooling halves what is left.
FEATURES = FILTERS[1] * 4 * 4
SHAPES = ((SAMPLES, 1, SIDE, SIDE), (SAMPLES,), (FILTERS[0], 1, KERNEL, KERNEL),
          (FILTERS[1], FILTERS[0], KERNEL, KERNEL), (FEATURES, CLASSES), (SAMPLES,))


def write(path):
    random = np.random.RandomState(1)
    images, labels = synthetic(random, SAMPLES, SIDE * SIDE, CLASSES)
    weights = [random.standard_normal(shape) * np.sqrt(2 / np.prod(shape[1:])) for shape in SHAPES[2:4]]
    dense = random.standard_normal(SHAPES[4]) * np.sqrt(2 / FEATURES)
    save(path, images, labels, *weights, dense, np.random.RandomState(42).permutation(SAMPLES))


def read(path, scalar):
    images, labels, *weights, order = load(path, SHAPES)
    return (images.astype(scalar), labels.astype(np.int64), *(w.astype(scalar) for w in weights),
            order.astype(np.int64))
