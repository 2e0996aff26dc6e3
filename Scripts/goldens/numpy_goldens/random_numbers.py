"""Writes NeuralNetworkTests/Goldens/random.txt: draws of NumPy's generators.

A line "generator KIND SEED" starts a sequence. Each line after it is one call with its arguments,
"=", a digest of all the values drawn, and the first two values. Values are 64-bit words: the bits of
a Double (a float32 widened), or an integer in two's complement.

The tail of the ziggurat, one draw in 3700, goes through the C library's log1p, whose last bits depend
on its version: such values count as 0 in the digest and stand at the end of the line, after "~".
"""
import random
import struct
from pathlib import Path

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


def result(kind, name, values):
    """What stands after the arguments of a call."""
    words = [word(v) for v in values]
    first = [f"{w:x}" for w in words[:2]]
    tail = []
    if kind == "numpy-default" and name.startswith("normal"):
        tail = [i for i, v in enumerate(values) if abs(float(v)) > 3.65415]
    text = " ".join(["~"] + [f"{words[i]:x}" for i in tail]) if tail else ""
    for i in tail:
        words[i] = 0
    return f"= {digest(words):x} {' '.join(first)} {text}".rstrip()


class Legacy:
    kind = "numpy-legacy"

    def __init__(self, seed):
        self.rng = np.random.RandomState(seed)
        self.calls = CALLS

    random = lambda self, n: self.rng.random_sample(n)
    normal = lambda self, n: self.rng.standard_normal(n)
    integers = lambda self, low, high, n: self.rng.randint(low, high, n, dtype=np.int64)


class Default:
    kind = "numpy-default"

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)
        self.calls = CALLS + ["random-float32", "normal-float32"]

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
    if name == "random-float32":
        return [n], rng.random(n, dtype=np.float32)
    if name == "normal":
        return [n], source.normal(n)
    if name == "normal-float32":
        return [n], rng.standard_normal(n, dtype=np.float32)
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
    for make in (Legacy, Default):
        more = [2**32, 2**63, 2**64 - 1] if make is Default else []
        drawn = [choose.randrange(2**32) for _ in range(60)]
        for seed in seeds + more + drawn:
            source = make(seed)
            lines.append(f"generator {source.kind} {seed}")
            for _ in range(20):
                name = choose.choice(source.calls)
                arguments, values = call(source, name, choose)
                text = " ".join(str(a) for a in arguments)
                lines.append(f"{name} {text} {result(source.kind, name, values)}")
        for name in ("random", "normal") + (("normal-float32",) if make is Default else ()):
            source = make(42)
            n = 200_000
            values = (source.rng.standard_normal(n, dtype=np.float32) if name == "normal-float32"
                      else getattr(source, name)(n))
            lines.append(f"generator {source.kind} 42")
            lines.append(f"{name} {n} {result(source.kind, name, values)}")
    (GOLDENS / "random.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
