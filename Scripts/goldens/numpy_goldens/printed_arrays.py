"""Writes NotebookExecutionTests/Goldens/printed-arrays.json: arrays as NumPy prints them."""
import json
import random
import warnings
from pathlib import Path

import numpy as np

GOLDENS = Path(__file__).parents[3] / "Tests/NotebookExecutionTests/Goldens"
choose = random.Random(8)
SHAPES = [(), (1,), (2,), (3,), (5,), (9,), (20,), (25,), (1, 1), (2, 2), (3, 1), (1, 4), (4, 3),
          (2, 9), (2, 13), (2, 1, 3), (2, 2, 2), (1, 2, 1, 3)]
SPECIAL = [0.0, -0.0, float("inf"), float("-inf"), float("nan"), 1.0, -1.0, 0.5, 1e-4, 9.9999e-5,
           1e8, 99999999.0, 1e16, 1e15, 9007199254740993.0, 5e-324, 1.7976931348623157e308, 2.0**-44,
           2.0**60, 0.1, 1e22, 1e23, 123456.7, 999999.0, 1e6, 0.123456785, 2.5, 16777216.0, 1e-5,
           9999.5, 1000.0, 0.000099999, 1e100, -1e-100, 0.00012345678912, 4503599627370497.5]


def element(style):
    uniform = choose.random
    if style == "unit":
        return uniform()
    if style == "normal":
        return choose.gauss(0, 1)
    if style == "wide":
        return choose.choice([-1, 1]) * 10 ** choose.uniform(-12, 18)
    if style == "huge":
        return choose.choice([-1, 1]) * 10 ** choose.uniform(-300, 300)
    if style == "short":
        return round(choose.uniform(-50, 50), choose.randrange(5))
    if style == "whole":
        return float(choose.randrange(-3000, 3000))
    if style == "tie":
        return choose.randrange(-(2**20), 2**20) / 2.0 ** choose.randrange(5, 30)
    if style == "power":
        return choose.choice([-1, 1]) * 2.0 ** choose.randrange(-1074, 1023)
    if style == "special":
        return choose.choice(SPECIAL)
    return choose.choice([uniform(), uniform(), choose.choice(SPECIAL[:5])])


STYLES = ["unit", "normal", "wide", "huge", "short", "whole", "tie", "power", "special", "mixed"]


def array(dtype, shape):
    n = int(np.prod(shape))
    if dtype == "bool":
        values = [choose.random() < 0.5 for _ in range(n)]
    elif dtype == "int64":
        limit = choose.choice([2, 10, 1000, 2**53])
        values = [choose.randrange(-limit, limit) for _ in range(n)]
    else:
        style = choose.choice(STYLES)
        values = [element(style) for _ in range(n)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.array(values, dtype=dtype).reshape(shape)


def printed(a, precision):
    value = a[()] if a.shape == () else a
    with np.printoptions(precision=precision):
        return {"type": str(a.dtype), "shape": a.shape, "precision": precision,
                "string": str(value), "representation": repr(value)}


def numbers(a):
    """The elements in their shortest digits, those of a float32 as such."""
    if a.dtype == np.float32:
        return [np.format_float_scientific(x, trim="-") for x in a.ravel()]
    return [repr(float(x)) for x in a.ravel()]


def main():
    cases = []
    for _ in range(2200):
        dtype = choose.choices(["float64", "float32", "int64", "bool"], [6, 3, 1, 0.5])[0]
        a = array(dtype, choose.choice(SHAPES))
        case = printed(a, choose.choice([8, 8, 8, 8, 3, 4, 1, 0, 12, 17]))
        case["elements"] = numbers(a)
        cases.append(case)
    for exponent in [*range(-1074, -149, 5), *range(-149, 128), *range(128, 1024, 5)]:
        for dtype in ["float64"] + (["float32"] if -149 <= exponent < 128 else []):
            a = np.array(2.0**exponent if exponent % 2 else [2.0**exponent, 3e30], dtype=dtype)
            if np.all(np.isfinite(a)):
                case = printed(a, choose.choice([8, 16, 17]))
                case["elements"] = numbers(a)
                cases.append(case)
    for shape in [(0,), (0, 3), (2, 0), (1, 0, 2)]:
        for dtype in ["float64", "float32", "int64", "bool"]:
            case = printed(np.zeros(shape, dtype=dtype), 8)
            case["elements"] = []
            cases.append(case)
    large = [(1000,), (1001,), (5000,), (7, 150), (200, 6), (6, 200), (1001, 1), (1, 1001),
             (10, 10, 11), (3, 400), (2, 3, 200), (4, 8, 8, 8)]
    for seed, shape in enumerate(large):
        for dtype in ["float64", "float32", "int64", "bool"]:
            a = np.random.RandomState(seed).random_sample(shape)
            if dtype == "int64":
                a = np.floor(a * 1000)
            if dtype == "bool":
                a = a > 0.5
            case = printed(a.astype(dtype), 8)
            case["seed"] = seed
            cases.append(case)
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    (GOLDENS / "printed-arrays.json").write_text(
        f'{{"madeBy":"Scripts/goldens/make-numpy","numpy":"{np.__version__}","cases":[\n{lines}\n]}}\n')


if __name__ == "__main__":
    main()
