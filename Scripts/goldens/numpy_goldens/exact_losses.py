"""The terms and slopes of every loss where digits are easily lost, from mpmath: outputs and targets nearly equal, outputs
that nearly are 0 or 1, confident logits. Outputs and targets are numbers of the precision that is named."""
import json

import mpmath as mp
import numpy as np
from random_numbers import GOLDENS

mp.mp.dps = 400  # the smallest numbers beside 1

TINY = {"float64": [1e-4, 1e-8, 1e-16, 4.248354255291589e-18, 1e-30, 1e-300, 5e-324],
        "float32": [1e-4, 1e-8, 1e-16, 1e-30, 1e-38, 1e-45]}
LOGITS = {"float64": [0, 0.5, -0.5, 4, -4, 16, -16, 36, -36, 40, -40, 100, -100, 700, -700, 5000, -5000],
          "float32": [0, 0.5, -0.5, 4, -4, 16, -16, 17, -17, 40, -40, 80, -80, 5000, -5000]}
EPSILON = {"float64": 2.0**-52, "float32": 2.0**-23}


def near(precision, x):
    """Numbers at many distances from one."""
    return [x] + [x * (1 + sign * step) for step in (1e-1, 1e-3, 1e-5, 64 * EPSILON[precision], EPSILON[precision])
                  for sign in (1, -1)]


def probabilities(precision):
    """Numbers from 0 to 1, the ends left out, close to both."""
    below = [1 - EPSILON[precision] * step for step in (0.5, 1, 64)]
    return TINY[precision] + [0.25, 0.5, 0.75, 0.9999] + below


def cross(outputs, targets):
    return [(a, y) for a in outputs for y in targets]


def log_or_0(factor, x):
    """factor · log x, 0 where the factor is 0."""
    return mp.mpf(0) if factor == 0 else factor * mp.log(x)


def errors(precision):
    return [(a, y) for y in (1.0, -0.3, 1e-3) for a in near(precision, y)] + [
        (y + e, y) for y in (0.0, 2.0) for e in (0.5, 0.999, 1, 1.001, 3, 20, -0.5, -1, -20)]


def soft(precision):
    return [0, 1, 0.25, 0.75, 1 - 64 * EPSILON[precision], 64 * EPSILON[precision]]


def logit_slope(a, y):
    return 1 / (1 + mp.exp(-a)) - y


def huber(a, y):
    e = abs(a - y)
    return e * e / 2 if e <= 1 else e - mp.mpf(0.5)


# For each loss the pairs of an output and a target, its term, and the term's slope.
LOSSES = {
    "squared-error": (errors, lambda a, y: (a - y) ** 2, lambda a, y: 2 * (a - y)),
    "half-squared-error": (errors, lambda a, y: (a - y) ** 2 / 2, lambda a, y: a - y),
    "absolute-error": (errors, lambda a, y: abs(a - y), lambda a, y: mp.sign(a - y)),
    "huber": (errors, huber, lambda a, y: max(-1, min(1, a - y))),
    "log-cosh": (errors, lambda a, y: mp.log(mp.cosh(a - y)), lambda a, y: mp.tanh(a - y)),
    "binary-cross-entropy": (
        lambda p: cross(probabilities(p), [0, 1, 0.25]) + [(0, 0), (1, 1)],
        lambda a, y: -log_or_0(y, a) - log_or_0(1 - y, 1 - a),
        lambda a, y: 1 - 2 * y if a == y and a in (0, 1) else (a - y) / (a * (1 - a))),
    "binary-cross-entropy-logits": (
        lambda p: cross(LOGITS[p], soft(p)),
        lambda a, y: mp.log1p(mp.exp(-abs(a))) + (abs(a) * (1 - y) if a > 0 else abs(a) * y), logit_slope),
    "cross-entropy": (
        lambda p: cross(probabilities(p), [0, 1, 0.25]) + [(1, 1), (0, 0)],
        lambda a, y: -log_or_0(y, a), lambda a, y: -y / a if y else mp.mpf(0)),
    "negative-log-likelihood": (
        lambda p: cross([-1e-30, -1e-3, -20, 0], [0, 1]), lambda a, y: -y * a, lambda a, y: -y),
    "kl-divergence": (
        lambda p: [(a, y) for y in (0.5, 0.3, 1e-3, 1e-30) for a in near(p, y) if a <= 1]
        + cross(probabilities(p), [0, 1, 0.25, 1e-20]),
        lambda a, y: mp.mpf(0) if y == 0 else y * mp.log(y / a), lambda a, y: -y / a if y else mp.mpf(0)),
    "hinge": (
        lambda p: [(a * y, y) for y in (1, -1) for a in near(p, 1.0) + [0, 5, -5]],
        lambda a, y: max(mp.mpf(0), 1 - y * a), lambda a, y: -y if y * a < 1 else mp.mpf(0)),
}

# The logits of samples, whose differences are exact, and the class of each.
ROWS = [([0, 0, 0], 1), ([3, 1, -2], 0), ([3, 1, -2], 2), ([40, 0, 0], 0), ([0, 40, 1], 1), ([0, 40, 1], 0),
        ([-16, -16, 0], 2), ([80, 0, 80], 0), ([1, 2, 81], 2), ([5000, 0, -5000], 0), ([36, 0, 35], 0), ([0.5, 0.5, 0], 0)]


def round_to(precision, pairs):
    """The pairs whose slope and term are numbers of the precision, in it."""
    real = np.float64 if precision == "float64" else np.float32
    return [(float(real(a)), float(real(y))) for a, y in pairs]


def numbers(values):
    return [float(mp.mpf(value)) for value in values]


def elementwise(name, precision):
    pairs_of, term, slope = LOSSES[name]
    largest = float(np.finfo(precision).max)
    pairs = []
    for a, y in round_to(precision, pairs_of(precision)):
        value = (term(mp.mpf(a), mp.mpf(y)), slope(mp.mpf(a), mp.mpf(y)))
        if all(abs(number) <= largest for number in value):
            pairs.append((a, y, *value))
    outputs, targets, terms, slopes = zip(*pairs)
    return {"loss": name, "precision": precision, "outputs": [list(outputs)], "targets": [list(targets)],
            "terms": [numbers(terms)], "slopes": [numbers(slopes)]}


def softmax(precision):
    """The terms and slopes of `ROWS`."""
    terms, slopes, targets = [], [], []
    for logits, label in ROWS:
        y = [int(k == label) for k in range(len(logits))]
        shares = [mp.exp(a) for a in logits]
        total = sum(shares)
        targets.append(y)
        terms.append(numbers(-mp.log(share / total) if target else 0 for target, share in zip(y, shares)))
        slopes.append(numbers(share / total - target for target, share in zip(y, shares)))
    return {"loss": "softmax-cross-entropy", "precision": precision, "outputs": [logits for logits, _ in ROWS],
            "targets": targets, "terms": terms, "slopes": slopes}


cases = [elementwise(name, precision) for name in LOSSES for precision in ("float64", "float32")]
cases += [softmax(precision) for precision in ("float64", "float32")]
made = {"madeBy": "Scripts/goldens/make-numpy", "mpmath": mp.__version__}
body = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
(GOLDENS / "exact-losses.json").write_text(json.dumps(made)[:-1] + ', "cases": [\n' + body + "\n]}\n")
