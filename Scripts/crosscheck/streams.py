"""NumPy's two generators under the same names."""
import numpy as np


class Legacy:
    name = "numpy-legacy"

    def __init__(self, seed):
        self.numbers = np.random.RandomState(seed)

    def random(self, count):
        return self.numbers.random_sample(count)

    def uniform(self, low, high, count):
        return self.numbers.uniform(low, high, count)

    def normal(self, count):
        return self.numbers.standard_normal(count)

    def permutation(self, count):
        return self.numbers.permutation(count)


class Default(Legacy):
    name = "numpy-default"

    def __init__(self, seed):
        self.numbers = np.random.default_rng(seed)

    def random(self, count):
        return self.numbers.random(count)


STREAMS = {stream.name: stream for stream in (Legacy, Default)}
