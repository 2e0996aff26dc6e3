"""Writes NeuralNetworkTests/Goldens/initial-weights.txt: what initialisers draw, as NumPy code has it.

A line is an initialiser, its operation, a seed of RandomState, inputs, outputs, "=", a digest of the weights,
inputs x outputs, and the first two of them.
"""
import random

import numpy as np
from random_numbers import GOLDENS, digest, word

choose = random.Random(11)
VARIANCES = {"glorot": lambda inputs, outputs: (2, inputs + outputs), "he": lambda inputs, _: (2, inputs),
             "lecun": lambda inputs, _: (1, inputs)}


def draw(name, operation, rng, inputs, outputs):
    family, distribution = name.split("-")
    scale, fan = VARIANCES[family](inputs, outputs)
    if distribution == "uniform":
        limit = np.sqrt(3 * scale / fan)
        return rng.uniform(-limit, limit, (inputs, outputs))
    if operation == "multiply":
        return rng.randn(inputs, outputs) * np.sqrt(scale / fan)
    return rng.randn(inputs, outputs) / np.sqrt(fan / scale)


def main():
    lines = [f"# NumPy {np.__version__}; made by Scripts/goldens/make-numpy"]
    for family in VARIANCES:
        for name, operation in [("uniform", "-"), ("normal", "multiply"), ("normal", "divide")]:
            for _ in range(20):
                seed, inputs, outputs = choose.randrange(2**32), choose.randrange(1, 60), choose.randrange(1, 20)
                weights = draw(f"{family}-{name}", operation, np.random.RandomState(seed), inputs, outputs)
                words = [word(w) for w in weights.ravel()]
                first = " ".join(f"{w:x}" for w in words[:2])
                lines.append(f"{family}-{name} {operation} {seed} {inputs} {outputs} = {digest(words):x} {first}")
    (GOLDENS / "initial-weights.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
