"""Writes NeuralNetworkTests/Goldens/random.txt: draws of NumPy's generators.

A line "generator KIND SEED" starts a sequence. Each line after it is one call with its arguments,
"=", a digest of all the values drawn, and the first two values. Values are 64-bit words: the bits of
a Double, or an integer in two's complement. Seeds are integers of any size or lists of them.
"""
import json
import random
import struct
from pathlib import Path

import c_library  # noqa: F401
import numpy as np

GOLDENS = Path(__file__).parents[3] / "Tests/NeuralNetworkTests/Goldens"
MASK = 2**64 - 1


def word(value):
    if isinstance(value, (int, np.integer)):
        return int(value) & MASK
    return struct.unpack("<Q", struct.pack("<d", float(value)))[0]


def digest(words):
    state = 0xCBF29CE484222325
    for w in words:
        state = ((state ^ w) * 0x100000001B3) & MASK
        state ^= state >> 29
    return state


def result(values):
    """What stands after the arguments of a call."""
    words = [word(v) for v in values]
    return f"= {digest(words):x} {' '.join(f'{w:x}' for w in words[:2])}"


class Legacy:
    kind = "numpy-legacy"

    def __init__(self, seed):
        self.rng = np.random.RandomState(seed)

    random = lambda self, n: self.rng.random_sample(n)
    normal = lambda self, n: self.rng.standard_normal(n)
    integers = lambda self, low, high, n: self.rng.randint(low, high, n, dtype=np.int64)


class Default:
    kind = "numpy-default"

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    random = lambda self, n: self.rng.random(n)
    normal = lambda self, n: self.rng.standard_normal(n)
    integers = lambda self, low, high, n: self.rng.integers(low, high, n)


CALLS = ["random", "uniform", "normal", "integers", "permutation", "shuffle", "choice", "sample"]
RANGES = [(0, 1), (0, 2), (0, 10), (-5, 6), (0, 2**31), (0, 2**32 - 1), (0, 2**32), (0, 2**32 + 1),
          (0, 3 * 2**61), (-(2**63), 2**63 - 1), (-7, 1000)]


def call(source, name, choose):
    rng = source.rng
    n = choose.choice([1, 2, 3, 7, 50, 333])
    if name == "random":
        return [n], source.random(n)
    if name == "normal":
        return [n], source.normal(n)
    if name == "uniform":
        low, high = choose.choice([(-1.0, 1.0), (0.0, 1e-3), (-0.1, 0.7), (3.0, 300.0)])
        return [low, high, n], rng.uniform(low, high, n)
    if name == "integers":
        low, high = choose.choice(RANGES)
        return [low, high, n], source.integers(low, high, n)
    if name == "permutation":
        return [n], rng.permutation(n)
    if name == "shuffle":
        rows = np.arange(2 * n).reshape(n, 2)
        rng.shuffle(rows)
        return [n], rows[:, 1]
    if name == "choice":
        population = choose.choice([1, 5, 100, 12345])
        return [population, n], rng.choice(population, n, replace=True)
    population = n + choose.choice([0, 1, 10, 15000, 40000])
    return [population, n], rng.choice(population, n, replace=False)


def main():
    choose = random.Random(20)
    lines = [f"# NumPy {np.__version__}; made by Scripts/goldens/make-numpy"]
    seeds = [0, 1, 2, 7, 42, 123, 314, 2**31, 2**32 - 1]
    lists = [[0], [1], [2, 3], [2**32 - 1] * 3, list(range(1000))]
    large = [2**32, 2**63, 2**64 - 1, 2**64, 2**96 + 5, 2**128 - 1, 2**128, 10**60,
             0x3034c61a9ae04ff8cb62ab8ec2c4b501, [], [7, 2**40, 0, 2**200 + 1], [[1, 2], [3]]]
    for make in (Legacy, Default):
        more = lists + (large if make is Default else [])
        drawn = [choose.randrange(2**32) for _ in range(60)]
        for seed in seeds + more + drawn:
            source = make(seed)
            text = json.dumps(seed, separators=(",", ":"))
            lines.append(f"generator {source.kind} {text}")
            for _ in range(20):
                name = choose.choice(CALLS)
                arguments, values = call(source, name, choose)
                text = " ".join(str(a) for a in arguments)
                lines.append(f"{name} {text} {result(values)}")
        # The last draw of seed 86 and others in the tail of the ziggurat go through the C library's log1p.
        for name, seed, n in [("random", 42, 200_000), ("normal", 42, 200_000), ("normal", 86, 5250)]:
            source = make(seed)
            lines.append(f"generator {source.kind} {seed}")
            lines.append(f"{name} {n} {result(getattr(source, name)(n))}")
    (GOLDENS / "random.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
