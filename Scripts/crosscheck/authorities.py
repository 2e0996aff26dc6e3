"""Who says what is right: a table for each kind of component, from its name to its authority.

A component of the catalogue without a row here ends the campaign. Its row either names what computes the same in
PyTorch, NumPy or scikit-learn (`by`), or says why nothing does (`alone`); the formula is then the authority, and
PyTorch differentiates it. All compute in double precision. The settings of a component arrive by keyword.
"""
import math
from dataclasses import dataclass, field
from typing import Callable

import numpy as np
import torch
from lion_pytorch import Lion
from sklearn import datasets, metrics
from torch import optim
from torch.nn import functional as F

from catalogue import Redraw


@dataclass
class Authority:
    source: str
    compute: Callable
    traits: dict = field(default_factory=dict)


def by(source, compute, **traits):
    """What something else computes too."""
    return Authority(source, compute, traits)


def alone(reason, compute, **traits):
    """What nothing else has, for a reason; `compute` is the formula that the reference states."""
    return Authority(f"none: {reason}", compute, traits)


# Activations: (z, settings) → a, of samples × outputs. `digits` says that a small value of a, or of its slope, keeps
# its digits; without it the formula cancels, and errors are measured against max(1, |z|). `shaken` is the same in
# steps that are moved a little, where the ways of the gradient cancel.

def shaken_softmax(z, shake):
    e = torch.exp(z.flatten(1) - z.detach().flatten(1).max(1, keepdim=True).values)
    return (shake(e) / shake(e).sum(1, keepdim=True)).reshape(z.shape)


ACTIVATIONS = {
    "identity": by("torch.nn.Identity", lambda z: z + 0, digits=True),
    "sigmoid": by("torch.sigmoid", torch.sigmoid),
    "tanh": by("torch.tanh", torch.tanh),
    "relu": by("torch.relu", torch.relu, digits=True),
    "leaky-relu": by("torch.nn.functional.leaky_relu", lambda z, slope: F.leaky_relu(z, slope), digits=True),
    "elu": by("torch.nn.functional.elu", lambda z, alpha: F.elu(z, alpha)),
    "selu": by("torch.nn.functional.selu", F.selu),
    "gelu": by("torch.nn.functional.gelu", F.gelu),
    "gelu-tanh": by("torch.nn.functional.gelu", lambda z: F.gelu(z, approximate="tanh")),
    "silu": by("torch.nn.functional.silu", F.silu),
    # PyTorch's becomes a line beyond its threshold.
    "softplus": by("torch.nn.functional.softplus", lambda z: F.softplus(z, threshold=1e9)),
    "softsign": by("torch.nn.functional.softsign", F.softsign),
    # PyTorch's backward pass multiplies by 1/6 rounded to single precision.
    "hard-sigmoid": by("torch.nn.functional.relu6(z + 3) / 6", lambda z: F.relu6(z + 3) / 6),
    "softmax": by("torch.softmax", lambda z: torch.softmax(z.flatten(1), 1).reshape(z.shape), shaken=shaken_softmax),
}


# Losses: (a, y, settings) → terms, of samples × outputs; `samples` says that the mean is over samples, `digits` that a
# small slope keeps its digits: it is a - y, which is exact, and not a probability minus y; `cancels` that a small term
# does not.

def log_cosh(a, y):
    e = (a - y).abs()
    near = torch.log1p(2 * torch.sinh(e.clamp(max=2) / 2) ** 2)
    return torch.where(e < 1, near, e + torch.log1p(torch.exp(-2 * e)) - math.log(2))


def binary_cross_entropy(a, y):
    # PyTorch's logarithm ends at -100, and its slope at 1e12.
    if (a * (1 - a) < 1e-12).any():
        raise Redraw
    return F.binary_cross_entropy(a, y, reduction="none")


def softmax_cross_entropy(a, y, label_smoothing):
    y = (1 - label_smoothing) * y + label_smoothing / y.shape[1]
    return -y * F.log_softmax(a, 1)


LOSSES = {
    "squared-error": by("torch.nn.functional.mse_loss",
                        lambda a, y: F.mse_loss(a, y, reduction="none"), digits=True),
    "half-squared-error": by("torch.nn.functional.mse_loss / 2", lambda a, y: F.mse_loss(a, y, reduction="none") / 2,
                               digits=True),
    "absolute-error": by("torch.nn.functional.l1_loss", lambda a, y: F.l1_loss(a, y, reduction="none"), digits=True),
    "huber": by("torch.nn.functional.huber_loss",
                lambda a, y, delta: F.huber_loss(a, y, reduction="none", delta=delta), digits=True),
    "log-cosh": alone("log(cosh(e)) loses the digits of small e", log_cosh, digits=True),
    "binary-cross-entropy": by("torch.nn.functional.binary_cross_entropy", binary_cross_entropy, digits=True),
    "binary-cross-entropy-logits": by(
        "torch.nn.functional.binary_cross_entropy_with_logits",
        lambda a, y: F.binary_cross_entropy_with_logits(a, y, reduction="none")),
    "cross-entropy": by("torch.log", lambda a, y: -torch.xlogy(y, a), samples=True, digits=True),
    "softmax-cross-entropy": by("torch.nn.functional.log_softmax", softmax_cross_entropy, samples=True),
    "negative-log-likelihood": by("torch.nn.functional.nll_loss", lambda a, y: -y * a, samples=True, digits=True),
    "kl-divergence": by("torch.nn.functional.kl_div",
                        lambda a, y: torch.xlogy(y, y) - torch.xlogy(y, a), samples=True, digits=True,
                        cancels=True),
    # margin_ranking_loss has the slope -y at y·a = 1, where nbrun's is 0.
    "hinge": by("torch.relu(1 - y * a)", lambda a, y: torch.relu(1 - y * a), digits=True),
}


# Layers: (shape of a sample, settings) → Transform.

@dataclass
class Parameter:
    letter: str
    shape: tuple
    source: object
    fan_in: int = 0
    fan_out: int = 0


@dataclass
class Transform:
    output: tuple
    forward: Callable  # (x, parameters by letter, context) → z
    parameters: list = field(default_factory=list)


def vector(shape):
    if len(shape) != 1:
        raise Redraw
    return shape[0]


def image(shape):
    if len(shape) != 3:
        raise Redraw
    return shape


def both(value):
    return list(value) if isinstance(value, (list, tuple)) else [value, value]


def view(shape):
    return Transform(shape, lambda x, p, context: x + 0)


def flatten(shape):
    return Transform((math.prod(shape),), lambda x, p, context: x.flatten(1) + 0)


def dense(shape, units, weights, biases):
    inputs = vector(shape)
    if units is None or weights == "none":
        raise Redraw
    parameters = [Parameter("W", (inputs, units), weights, inputs, units)]
    if biases != "none":
        parameters.append(Parameter("b", (1, units), biases, inputs, units))
    return Transform(
        (units,), lambda x, p, context: F.linear(x, p["W"].T, p["b"][0] if "b" in p else None), parameters)


def windows(shape, kernel, stride, padding):
    """How many windows fit, downwards and to the right."""
    counts = [(size + 2 * p - k) // s + 1 if size + 2 * p >= k else 0
              for size, k, s, p in zip(shape[1:], kernel, stride, padding)]
    if min(counts) < 1:
        raise Redraw
    return counts


def conv2d(shape, filters, kernel, stride, padding, weights, biases):
    channels = image(shape)[0]
    if weights == "none":
        raise Redraw
    kernel, stride, padding = both(kernel), both(stride), both(padding)
    size = math.prod(kernel)
    fans = (channels * size, filters * size)
    parameters = [Parameter("W", (filters, channels, *kernel), weights, *fans)]
    if biases != "none":
        parameters.append(Parameter("b", (filters,), biases, *fans))
    return Transform((filters, *windows(shape, kernel, stride, padding)),
                     lambda x, p, context: F.conv2d(x, p["W"], p.get("b"), stride, padding), parameters)


def pooling(function):
    def transform(shape, kernel, stride, padding):
        channels = image(shape)[0]
        kernel, padding = both(kernel), both(padding)
        stride = kernel if stride is None else both(stride)
        if any(2 * p > k for p, k in zip(padding, kernel)):
            raise Redraw
        return Transform((channels, *windows(shape, kernel, stride, padding)),
                         lambda x, p, context: function(x, kernel, stride, padding))
    return transform


def normalized(x, axes, epsilon, shake):
    """(x - mean) / √(variance + ε) step by step: the ways to the result, whose gradients cancel, are shaken apart."""
    deviation = x - shake(x.mean(axes, keepdim=True))
    variance = shake((shake(deviation) ** 2).mean(axes, keepdim=True))
    return shake(shake(deviation) / torch.sqrt(variance + epsilon))


def batch_normalization(shape, epsilon, momentum):
    features = (shape[0],)
    broadcast = (1, -1) + (1,) * (len(shape) - 1)

    def forward(x, p, context):
        if context.training and x.shape[0] * math.prod(shape[1:]) < 2:
            raise Redraw
        z = F.batch_norm(x, p["mean"], p["variance"], p["gamma"], p["beta"], context.training, momentum, epsilon)
        if context.training and context.shake:
            axes = [0, *range(2, x.dim())]
            gamma, beta = p["gamma"].reshape(broadcast), p["beta"].reshape(broadcast)
            z = normalized(x, axes, epsilon, context.shake) * gamma + beta
        return z
    return Transform(shape, forward, [
        Parameter("gamma", features, 1.0), Parameter("beta", features, 0.0),
        Parameter("mean", features, 0.0), Parameter("variance", features, 1.0)])


def layer_normalization(shape, epsilon):
    def forward(x, p, context):
        if context.shake:
            return normalized(x, list(range(1, x.dim())), epsilon, context.shake) * p["gamma"] + p["beta"]
        return F.layer_norm(x, shape, p["gamma"], p["beta"], epsilon)
    return Transform(shape, forward, [Parameter("gamma", shape, 1.0), Parameter("beta", shape, 0.0)])


def dropout(shape, rate, mask=None):
    return Transform(shape, lambda x, p, context: x * context.mask(x.shape, rate, mask) if context.training else x + 0)


LAYERS = {
    "dense": by("torch.nn.Linear", dense),
    "activation": by("torch.nn.Identity", view),
    "flatten": by("torch.nn.Flatten", flatten),
    "conv2d": by("torch.nn.Conv2d", conv2d),
    "max-pooling": by("torch.nn.MaxPool2d", pooling(F.max_pool2d)),
    "average-pooling": by("torch.nn.AvgPool2d", pooling(F.avg_pool2d)),
    "batch-normalization": by("torch.nn.BatchNorm2d", batch_normalization),
    "layer-normalization": by("torch.nn.LayerNorm", layer_normalization),
    "dropout": alone("PyTorch draws other numbers; the masks are NumPy's", dropout),
}


# Initialisers: (stream, shape, fan in, fan out, settings) → array.

def uniform_within(limit):
    def draw(stream, shape, fan_in, fan_out):
        bound = math.sqrt(limit(fan_in, fan_out))
        return stream.uniform(-bound, bound, math.prod(shape))
    return draw


def normal_of(share, fan):
    """Of the variance share / fan."""
    def draw(stream, shape, fan_in, fan_out, operation="multiply"):
        numbers, of = stream.normal(math.prod(shape)), fan(fan_in, fan_out)
        return numbers / math.sqrt(of / share) if operation == "divide" else numbers * math.sqrt(share / of)
    return draw


def full(stream, shape, fan_in, fan_out, value):
    return np.full(math.prod(shape), float(value))


def uniform(stream, shape, fan_in, fan_out, low, high):
    if high < low:
        raise Redraw
    return stream.uniform(low, high, math.prod(shape))


def normal(stream, shape, fan_in, fan_out, mean, std):
    return stream.normal(math.prod(shape)) * std + mean


def truncated_normal(stream, shape, fan_in, fan_out, mean, std):
    def one():
        while True:
            if abs(number := stream.normal(1)[0]) <= 2:
                return number
    return np.array([one() for _ in range(math.prod(shape))]) * std + mean


def orthogonal(stream, shape, fan_in, fan_out, gain):
    matrix = stream.normal(math.prod(shape)).reshape(shape[0], -1)
    q, r = np.linalg.qr(matrix.T if matrix.shape[0] < matrix.shape[1] else matrix)
    q = q * np.sign(np.diag(r))
    return (gain * (q.T if matrix.shape[0] < matrix.shape[1] else q)).ravel()


INITIALIZERS = {
    "zeros": by("numpy.zeros", lambda stream, shape, fan_in, fan_out: np.zeros(math.prod(shape))),
    "ones": by("numpy.ones", lambda stream, shape, fan_in, fan_out: np.ones(math.prod(shape))),
    "constant": by("numpy.full", full),
    "uniform": by("numpy.random.uniform", uniform),
    "normal": by("numpy.random.randn", normal),
    "truncated-normal": alone("each library draws in its own way", truncated_normal),
    "glorot-uniform": by("numpy.random.uniform", uniform_within(lambda i, o: 6 / (i + o))),
    "glorot-normal": by("numpy.random.randn", normal_of(2, lambda i, o: i + o)),
    "he-uniform": by("numpy.random.uniform", uniform_within(lambda i, o: 6 / i)),
    "he-normal": by("numpy.random.randn", normal_of(2, lambda i, o: i)),
    "lecun-uniform": by("numpy.random.uniform", uniform_within(lambda i, o: 3 / i)),
    "lecun-normal": by("numpy.random.randn", normal_of(1, lambda i, o: i)),
    # A decomposition has as many digits as its matrix leaves it.
    "orthogonal": by("numpy.linalg.qr", orthogonal, within=1e-9),
}


# Optimizers: (groups, learning rate, settings) → PyTorch's. `weight_decay` among the settings is decoupled; else it
# belongs to what is done to gradients first, which PREPARATION names.

PREPARATION = {"weight_decay", "l1", "l2", "clip_value", "clip_norm"}

OPTIMIZERS = {
    "sgd": by("torch.optim.SGD", lambda p, learning_rate: optim.SGD(p, learning_rate)),
    "momentum": by("torch.optim.SGD(momentum=…)",
                   lambda p, learning_rate, momentum: optim.SGD(p, learning_rate, momentum)),
    "nesterov": by("torch.optim.SGD(nesterov=True)",
                   lambda p, learning_rate, momentum: optim.SGD(
                       p, learning_rate, momentum or 1e-300, nesterov=True)),
    "adagrad": by("torch.optim.Adagrad",
                  lambda p, learning_rate, epsilon: optim.Adagrad(p, learning_rate, eps=epsilon)),
    "rmsprop": by("torch.optim.RMSprop",
                  lambda p, learning_rate, rho, epsilon: optim.RMSprop(p, learning_rate, rho, epsilon)),
    "adadelta": by("torch.optim.Adadelta",
                   lambda p, learning_rate, rho, epsilon: optim.Adadelta(p, learning_rate, rho, epsilon)),
    "adam": by("torch.optim.Adam",
               lambda p, learning_rate, beta1, beta2, epsilon: optim.Adam(
                   p, learning_rate, (beta1, beta2), epsilon)),
    "adamw": by("torch.optim.AdamW",
                lambda p, learning_rate, beta1, beta2, epsilon, weight_decay: optim.AdamW(
                    p, learning_rate, (beta1, beta2), epsilon, weight_decay)),
    "amsgrad": by("torch.optim.Adam(amsgrad=True)",
                  lambda p, learning_rate, beta1, beta2, epsilon: optim.Adam(
                      p, learning_rate, (beta1, beta2), epsilon, amsgrad=True)),
    "nadam": by("torch.optim.NAdam",
                lambda p, learning_rate, beta1, beta2, epsilon, momentum_decay: optim.NAdam(
                    p, learning_rate, (beta1, beta2), epsilon, momentum_decay=momentum_decay)),
    "lion": by("lion_pytorch.Lion",
               lambda p, learning_rate, beta1, beta2, weight_decay: Lion(
                   p, learning_rate, (beta1, beta2), weight_decay)),
}


# Schedules: (optimizer, epochs, settings) → what is stepped after each epoch, with its loss.

rates = optim.lr_scheduler


def by_formula(optimizer, share):
    return rates.LambdaLR(optimizer, share)


def cosine(optimizer, epochs, warm_up, period, growth, minimum):
    base = optimizer.param_groups[0]["lr"]
    if warm_up == 0 and period == 0:
        return rates.CosineAnnealingLR(optimizer, epochs, minimum * base)
    if warm_up == 0:
        return rates.CosineAnnealingWarmRestarts(optimizer, period, growth, minimum * base)

    def share(epoch):
        if epoch < warm_up:
            return (epoch + 1) / warm_up
        t, length = epoch - warm_up, period or max(epochs - warm_up, 1)
        while period and t >= length:
            t, length = t - length, length * growth
        return minimum + (1 - minimum) * (1 + math.cos(math.pi * t / length)) / 2
    return by_formula(optimizer, share)


def polynomial(optimizer, epochs, power, minimum):
    if minimum == 0:
        return rates.PolynomialLR(optimizer, epochs, power)
    return by_formula(optimizer, lambda epoch: minimum + (1 - minimum) * (1 - epoch / epochs) ** power)


def one_cycle(optimizer, epochs, rise, start_divisor, end_divisor):
    return rates.OneCycleLR(optimizer, optimizer.param_groups[0]["lr"], total_steps=epochs, pct_start=rise,
                            div_factor=start_divisor, final_div_factor=end_divisor, cycle_momentum=False)


SCHEDULES = {
    "constant": alone("a rate that stays needs no scheduler",
                      lambda optimizer, epochs: by_formula(optimizer, lambda _: 1)),
    "step": by("torch.optim.lr_scheduler.StepLR",
               lambda optimizer, epochs, every, factor: rates.StepLR(optimizer, every, factor)),
    "exponential": by("torch.optim.lr_scheduler.ExponentialLR",
                      lambda optimizer, epochs, factor: rates.ExponentialLR(optimizer, factor)),
    "cosine": by("torch.optim.lr_scheduler.CosineAnnealingLR, CosineAnnealingWarmRestarts", cosine),
    "polynomial": by("torch.optim.lr_scheduler.PolynomialLR", polynomial),
    "one-cycle": by("torch.optim.lr_scheduler.OneCycleLR", one_cycle),
    "on-plateau": by("torch.optim.lr_scheduler.ReduceLROnPlateau",
                     lambda optimizer, epochs, factor, patience, threshold: rates.ReduceLROnPlateau(
                         optimizer, factor=factor, patience=patience, threshold=threshold, eps=0)),
}


# Data generators: (seed, stream, settings) → inputs and targets. scikit-learn's take the seed of a legacy generator.

def gate(output):
    def table(seed, stream):
        rows = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
        return rows, [int(output(bool(a), bool(b))) for a, b in rows]
    return table


def legacy(seed, stream):
    if stream.name != "numpy-legacy":
        raise Redraw
    return seed


def moons(seed, stream, samples, noise, shuffle):
    if samples < 2:
        raise Redraw
    return datasets.make_moons(samples, noise=noise or None, shuffle=shuffle, random_state=legacy(seed, stream))


def circles(seed, stream, samples, noise, factor, shuffle):
    if samples < 2:
        raise Redraw
    return datasets.make_circles(
        samples, noise=noise or None, factor=factor, shuffle=shuffle, random_state=legacy(seed, stream))


def blobs(seed, stream, samples, features, centers, std, low, high, shuffle):
    if high < low:
        raise Redraw
    return datasets.make_blobs(samples, features, centers=centers, cluster_std=std, center_box=(low, high),
                               shuffle=shuffle, random_state=legacy(seed, stream))


def spirals(seed, stream, samples, classes, noise, turn, shuffle):
    if samples < classes:
        raise Redraw
    points, labels = [], []
    for j, count in enumerate(samples // classes + (j < samples % classes) for j in range(classes)):
        r = np.linspace(0, 1, count)
        t = np.linspace(j * turn, (j + 1) * turn, count)
        if noise:
            t = t + stream.normal(count) * noise
        points.append(np.c_[r * np.sin(t), r * np.cos(t)])
        labels += [j] * count
    order = stream.permutation(samples) if shuffle else np.arange(samples)
    return np.concatenate(points)[order], np.array(labels)[order]


def planes(seed, stream, samples, normal, offset, margin):
    normal = np.array([1.0, 1.0] if normal is None else normal)
    length = math.sqrt(sum(normal * normal))
    points = []
    for _ in range(samples):
        for _ in range(1000):
            point = stream.uniform(-1, 1, len(normal))
            if abs(normal @ point - offset) >= margin * length:
                break
        else:
            raise Redraw
        points.append(point)
    points = np.array(points)
    return points, points @ normal > offset


def normal_samples(seed, stream, samples, features, outputs, mean, std):
    return small(samples, features, outputs, lambda *shape: mean + std * stream.normal(*shape))


def uniform_samples(seed, stream, samples, features, outputs, low, high):
    if high < low:
        raise Redraw
    return small(samples, features, outputs, lambda *shape: stream.uniform(low, high, *shape))


def small(samples, features, outputs, draw):
    """Random inputs and targets, not many."""
    if samples * (features + outputs) > 400 or outputs == 0:
        raise Redraw
    numbers = draw(samples * features), draw(samples * outputs)
    return numbers[0].reshape(samples, features), numbers[1].reshape(samples, outputs)


def line(seed, stream, samples, slope, intercept, first, last, noise):
    x = np.linspace(first, last, samples)
    y = slope * x + intercept
    return x, y + noise * stream.normal(samples) if noise else y


def sine(seed, stream, samples, frequency, first, last, noise):
    x = np.linspace(first, last, samples)
    y = np.sin(frequency * x)
    return x, y + noise * stream.normal(samples) if noise else y


TABLE = "a truth table"
# NumPy's sine and cosine are not correctly rounded; a shift by 1 or ½ can multiply what that makes.
TRIGONOMETRY = 1e-15

DATA_GENERATORS = {
    "and": alone(TABLE, gate(lambda a, b: a and b)),
    "or": alone(TABLE, gate(lambda a, b: a or b)),
    "xor": alone(TABLE, gate(lambda a, b: a != b)),
    "nand": alone(TABLE, gate(lambda a, b: not (a and b))),
    "nor": alone(TABLE, gate(lambda a, b: not (a or b))),
    "xnor": alone(TABLE, gate(lambda a, b: a == b)),
    "circles": by("sklearn.datasets.make_circles", circles, within=TRIGONOMETRY),
    "moons": by("sklearn.datasets.make_moons", moons, within=TRIGONOMETRY),
    "blobs": by("sklearn.datasets.make_blobs", blobs),
    "normal": by("numpy.random.normal", normal_samples),
    "uniform": by("numpy.random.uniform", uniform_samples),
    "spirals": alone("the course's code, in NumPy", spirals, within=TRIGONOMETRY),
    "planes": alone("nobody else draws so", planes),
    "line": by("numpy.linspace", line),
    "sine": by("numpy.linspace, numpy.sin", sine, within=TRIGONOMETRY),
}


# Metrics: (outputs, targets) → number. Of classes, outputs are scores of samples × classes and targets class numbers;
# of two, targets are 0 and 1; of values, both are samples × outputs.

def macro(measure):
    return lambda outputs, targets: measure(targets, outputs.argmax(1), average="macro", zero_division=0)


def top_2(outputs, targets):
    if outputs.shape[1] < 3:
        raise Redraw
    return metrics.top_k_accuracy_score(targets, outputs, k=2, labels=range(outputs.shape[1]))


METRICS = {
    "accuracy": by("sklearn.metrics.accuracy_score",
                   lambda outputs, targets: metrics.accuracy_score(targets, outputs.argmax(1)), of="classes"),
    "top-2": by("sklearn.metrics.top_k_accuracy_score", top_2, of="classes"),
    "precision": by("sklearn.metrics.precision_score", macro(metrics.precision_score), of="classes"),
    "recall": by("sklearn.metrics.recall_score", macro(metrics.recall_score), of="classes"),
    "f1": by("sklearn.metrics.f1_score", macro(metrics.f1_score), of="classes"),
    "roc-auc": by("sklearn.metrics.roc_auc_score",
                  lambda outputs, targets: metrics.roc_auc_score(targets, outputs), of="two"),
    "rmse": by("sklearn.metrics.root_mean_squared_error",
               lambda outputs, targets: metrics.root_mean_squared_error(targets.ravel(), outputs.ravel()),
               of="values"),
    "mae": by("sklearn.metrics.mean_absolute_error",
              lambda outputs, targets: metrics.mean_absolute_error(targets.ravel(), outputs.ravel()), of="values"),
    "r2": by("sklearn.metrics.r2_score",
             lambda outputs, targets: metrics.r2_score(targets, outputs), of="values"),
    "evaluation-loss": by("sklearn.metrics.mean_squared_error",
                          lambda outputs, targets: metrics.mean_squared_error(targets, outputs), of="values"),
}

TABLES = {
    "layers": LAYERS, "activations": ACTIVATIONS, "losses": LOSSES, "initializers": INITIALIZERS,
    "optimizers": OPTIMIZERS, "schedules": SCHEDULES, "data-generators": DATA_GENERATORS, "metrics": METRICS,
}
