"""Writes NotebookDocumentsTests/Goldens: formatted.txt, Python's format(), and rounded.txt, np.round."""
import itertools
import platform
import random
from pathlib import Path

import numpy as np

GOLDENS = Path(__file__).parents[3] / "Tests/NotebookDocumentsTests/Goldens"
choose = random.Random(9)
SPECIAL = [0.0, -0.0, 0.5, 1.5, 2.5, -2.5, 0.125, 0.375, 1e-5, 1e16, 123456789.0, 0.1, 1 / 3, 2 / 3,
           1e22, 1e23, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"),
           0.00001234, 999999.5, 9999995.0, -0.001, 1234.5678, 1e15, 100.0, 0.9999999, 12.0]
COMMON = ["", ".4f", ".3e", "g", ".2%", ",", "+", ",.2f", "+.3f", ".0f", ".0e", ".10g", ".17g",
          "e", "f", "%", "E", "G", "F", ".20f", ".30e", ".50f", "10.3f", "<10.3f", "^11.2f", "*>12.4g",
          "=+10.2f", "010.2f", "012,.1f", "_.3f", " .3f", "#.0f", "#g", "#.3g", ".1", ".3", ".17",
          "z.2f", "+z.1f", "x^15,.2f", "020,", "#", "#.0e", "<010", " >010", "0=12.3f", "é^9.1f"]


def number():
    kind = choose.randrange(5)
    if kind == 0:
        return choose.choice(SPECIAL)
    if kind == 1:
        return choose.gauss(0, 1)
    if kind == 2:
        return choose.choice([-1, 1]) * 10 ** choose.uniform(-20, 20)
    if kind == 3:
        return choose.randrange(-(2**16), 2**16) / 2.0 ** choose.randrange(1, 20)
    return choose.choice([-1, 1]) * 10 ** choose.uniform(-300, 300)


def spec():
    def maybe(options):
        return choose.choice(options) if choose.random() < 0.4 else ""

    width = maybe([str(choose.randrange(1, 25))])
    return (choose.choice(["", "", "", "<", ">", "^", "=", "*<", "0>", "-^", "_="])
            + maybe(["+", "-", " "]) + maybe(["z"]) + maybe(["#"]) + (maybe(["0"]) if width else "")
            + width + maybe([",", "_"]) + maybe(["." + str(choose.randrange(0, 25))])
            + maybe(["e", "E", "f", "F", "g", "G", "%"]))


def main():
    pairs = list(itertools.product(COMMON, SPECIAL))
    pairs += [(choose.choice(COMMON), number()) for _ in range(3000)]
    pairs += [(spec(), number()) for _ in range(4000)]
    lines = [f"# Python {platform.python_version()}: format, number, text, separated by tabs"]
    lines += [f"{s}\t{x!r}\t{format(x, s)}" for s, x in pairs]
    (GOLDENS / "formatted.txt").write_text("\n".join(lines) + "\n")

    lines = [f"# NumPy {np.__version__}: type, number, decimals, np.round"]
    with np.errstate(all="ignore"):
        for i in range(2000):
            kind = choose.choice([np.float64, np.float32])
            x, decimals = kind(number()), choose.choice([0, 1, 2, 3, 4, 8, 15, -1, -2])
            lines.append(f"{kind.__name__} {float(x)!r} {decimals} "
                         f"{float(np.round(np.array([x]), decimals)[0])!r}")
    (GOLDENS / "rounded.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
