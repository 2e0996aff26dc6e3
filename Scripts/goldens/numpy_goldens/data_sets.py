"""Writes NeuralNetworkTests/Goldens/data-sets.txt: what scikit-learn's generators make.

A line is a generator's name, its settings as JSON, a seed of RandomState, "=", a digest of all inputs
and targets (the bits of their Doubles), and the first two inputs.
"""
import json
import random

import numpy as np
import sklearn
from random_numbers import GOLDENS, digest, word
from sklearn.datasets import make_blobs, make_circles, make_moons

choose = random.Random(31)


def circles(seed, samples, noise, shuffle, factor):
    return make_circles(samples, noise=noise or None, shuffle=shuffle, factor=factor, random_state=seed)


def moons(seed, samples, noise, shuffle):
    return make_moons(samples, noise=noise or None, shuffle=shuffle, random_state=seed)


def blobs(seed, samples, features, centers, std, low, high, shuffle):
    return make_blobs(samples, features, centers=centers, cluster_std=std, center_box=(low, high),
                      shuffle=shuffle, random_state=seed)


def spirals(seed, samples, classes, noise, turn):
    rng = np.random.RandomState(seed)
    n = samples // classes
    rows, labels = [], []
    for j in range(classes):
        r = np.linspace(0, 1, n)
        t = np.linspace(j * turn, (j + 1) * turn, n)
        if noise:
            t = t + rng.randn(n) * noise
        rows.append(np.c_[r * np.sin(t), r * np.cos(t)])
        labels += [j] * n
    return np.concatenate(rows), labels


def line(seed, samples, slope, intercept, noise, **ends):
    rng = np.random.RandomState(seed)
    x = np.linspace(ends["from"], ends["to"], samples)
    y = slope * x + intercept
    return x, y + rng.normal(0, noise, samples) if noise else y


def sine(seed, samples, frequency, noise):
    rng = np.random.RandomState(seed)
    x = np.linspace(-np.pi, np.pi, samples)
    y = np.sin(frequency * x)
    return x, y + rng.normal(0, noise, samples) if noise else y


def normal(seed, samples, features, outputs, mean, std):
    rng = np.random.RandomState(seed)
    return rng.normal(mean, std, (samples, features)), rng.normal(mean, std, (samples, outputs))


def uniform(seed, samples, features, outputs, low, high):
    rng = np.random.RandomState(seed)
    return rng.uniform(low, high, (samples, features)), rng.uniform(low, high, (samples, outputs))


def random_samples(name):
    size = {"samples": choose.choice([1, 2, 57]), "features": choose.choice([1, 3, 10]),
            "outputs": choose.choice([0, 1, 4])}
    if name == "normal":
        return {**size, "mean": choose.choice([0, -0.3]), "std": choose.choice([1, 0.1])}
    return {**size, "low": choose.choice([0, -1]), "high": choose.choice([1, 2.5])}


def settings(name):
    samples = choose.choice([1, 2, 3, 10, 57, 100, 300])
    noise = choose.choice([0, 0.05, 0.1, 0.3])
    shuffle = choose.random() < 0.7
    if name == "circles":
        return {"samples": max(samples, 2), "noise": noise, "shuffle": shuffle,
                "factor": choose.choice([0.8, 0.5, 0.1])}
    if name == "moons":
        return {"samples": max(samples, 2), "noise": noise, "shuffle": shuffle}
    if name == "blobs":
        return {"samples": samples, "features": choose.choice([1, 2, 5]),
                "centers": choose.choice([1, 3, 4]), "std": choose.choice([1, 0.6, 2.5]),
                "low": choose.choice([-10, -1]), "high": choose.choice([10, 2.5]),
                "shuffle": shuffle}
    if name == "spirals":
        return {"samples": samples * 6, "classes": choose.choice([1, 2, 3]), "noise": noise,
                "turn": choose.choice([4, 2.5, 6.28])}
    if name == "line":
        return {"samples": samples, "slope": choose.choice([2, -0.3]), "intercept": 1.5,
                "noise": noise, "from": choose.choice([-1, 0]), "to": choose.choice([1, 7.3])}
    return {"samples": samples, "frequency": choose.choice([1, 2.5]), "noise": noise}


def cases():
    for make in [circles, moons, blobs, spirals, line, sine]:
        for _ in range(40):
            yield make, choose.choice([0, 42, choose.randrange(2**32)]), settings(make.__name__)
    # Without noise the last digits of the sines show.
    for samples in range(2, 160):
        yield moons, 0, {"samples": samples, "noise": 0, "shuffle": False}
        yield circles, 0, {"samples": samples, "noise": 0, "shuffle": False, "factor": 0.5}
        yield spirals, 0, {"samples": samples * 2, "classes": 2, "noise": 0, "turn": 4}
    for make in [normal, uniform]:
        for _ in range(20):
            yield make, choose.choice([0, 42, choose.randrange(2**32)]), random_samples(make.__name__)


def main():
    lines = [f"# scikit-learn {sklearn.__version__}, NumPy {np.__version__}; "
             "made by Scripts/goldens/make-numpy"]
    for make, seed, options in cases():
        inputs, targets = make(seed, **options)
        words = [word(float(x)) for x in [*np.ravel(inputs), *np.ravel(targets)]]
        first = " ".join(f"{w:x}" for w in words[:2])
        lines.append(f"{make.__name__} {json.dumps(options, separators=(',', ':'))} {seed} = "
                     f"{digest(words):x} {first}")
    (GOLDENS / "data-sets.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
