"""Writes NeuralNetworkTests/Goldens/dropout-masks.json: dropout as courses write it in NumPy.

The network is one or two dropout layers over samples of ones and a dense layer, whose weights and biases are drawn first.
A case has the shape of the samples (of vectors, rows or columns as they are shown), and what the dropout layers give
in the last pass: of all samples, or of the last mini-batch of two epochs.
"""
import json
import random

import numpy as np
from random_numbers import GOLDENS

choose = random.Random(4)
UNITS = 2


def generator(kind, seed):
    if kind == "numpy-legacy":
        np.random.seed(seed)
        return np.random.random_sample, np.random.permutation
    rng = np.random.default_rng(seed)
    return rng.random, rng.permutation


def case(kind, orientation, mask, is_image):
    seed, rate = choose.randrange(2**32), choose.choice([0.5, 0.2, 0.3, 0.7])
    samples, layers = choose.choice([1, 2, 7, 10]), choose.choice([1, 2])
    shape = choose.choice([[3, 2, 2], [2, 5, 7]]) if is_image else [choose.choice([1, 3, 8, 150])]
    batch = choose.choice([None, 3, 4])
    shuffle = choose.random() < 0.6
    random, permutation = generator(kind, seed)
    random((UNITS, int(np.prod(shape))))
    random(UNITS)
    keep = 1 - rate

    def forward(count):
        columns = orientation == "output-input" and not is_image
        shown = [*shape, count] if columns else [count, *shape]
        x = np.ones(shown)
        for _ in range(layers):
            r = random(shown)
            kept = r < keep if mask == "keep-below" else r >= rate
            x = x * (kept / keep)
            yield x.ravel().tolist()

    if batch is None:
        outputs = list(forward(samples))
    else:
        for _ in range(2):
            # A batch of all samples has no order to be dealt in.
            if shuffle and batch < samples:
                permutation(samples)
            for start in range(0, samples, batch):
                outputs = list(forward(min(batch, samples - start)))
    return {"kind": kind, "orientation": orientation, "mask": mask, "seed": seed, "rate": rate,
            "samples": samples, "shape": shape, "batch": batch, "shuffle": shuffle, "units": UNITS,
            "outputs": outputs}


def main():
    made = {"madeBy": "Scripts/goldens/make-numpy", "numpy": np.__version__}
    cases = [case(kind, orientation, mask, is_image)
             for kind in ("numpy-legacy", "numpy-default")
             for orientation in ("input-output", "output-input")
             for mask in ("keep-below", "drop-below") for is_image in (False, True) for _ in range(6)]
    body = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    (GOLDENS / "dropout-masks.json").write_text(json.dumps(made)[:-1] + ', "cases": [\n' + body + "\n]}\n")


if __name__ == "__main__":
    main()
