"""Writes NeuralNetworkTests/Goldens/c-library.txt: the C library's log1p, sin and cos, which NumPy calls.

A line is a function, a seed of RandomState, the bounds of the arguments, their number, "=", a digest of the
values and the first two of them.

The scripts beside this one import it: their numbers are those of glibc 2.39 and later on a processor with fused
multiply-add, and on another machine they stop.
"""
import math
import sys

assert math.log1p(-0.297) == -0.35239838717147215 and math.sin(56.1) == -0.43376554097568404, (
    "the C library here rounds otherwise than glibc 2.39 with fused multiply-add")


def main():
    import numpy as np
    from random_numbers import GOLDENS, digest, word

    lines = [f"# C library of Python {sys.version.split()[0]}; made by Scripts/goldens/make-numpy"]
    cases = [("log1p", 0, -1), ("log1p", 0, -(2**-20)), ("log1p", -1, -1 + 2**-20), ("log1p", -0.5, -0.5001)]
    cases += [(name, -bound, bound) for name in ("sin", "cos")
              for bound in (2 * math.pi, 0.13, 0.86, 2.43, 30, 1e5, 1e8)]
    for seed, (name, low, high) in enumerate(cases):
        n = 20_000
        x = np.random.RandomState(seed).uniform(low, high, n).tolist()
        words = [word(getattr(math, name)(v)) for v in x]
        first = " ".join(f"{w:x}" for w in words[:2])
        lines.append(f"{name} {seed} {float(low)} {float(high)} {n} = {digest(words):x} {first}")
    (GOLDENS / "c-library.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
