"""The kinds of case: what is drawn, written into a notebook, and computed by the authorities.

Each is a function of a source of choices, the catalogue and a precision. It raises Redraw where what was drawn does
not go together or rounding alone decides the result.
"""
import copy
import math
import re
import warnings
from dataclasses import dataclass, field

import numpy as np
import torch
from sklearn import metrics
from sklearn.model_selection import KFold, train_test_split

import catalogue
from authorities import ACTIVATIONS, DATA_GENERATORS, INITIALIZERS, LOSSES, METRICS, OPTIMIZERS, PREPARATION, SCHEDULES
from catalogue import Redraw
from networks import Context, Loss, Network
from streams import STREAMS

# A few units in the last place of an elementwise formula: PyTorch's functions are right to one or two.
ELEMENTS = {"float64": 2e-15, "float32": 1e-6}
# Of passes through layers, whose sums run in another order.
PASSES = {"float64": 1e-13, "float32": 3e-6}
# By how much parameters and all that layers compute are moved to see how rounding grows, and how far it may grow.
SHAKES = {"float64": 2.0**-45, "float32": 2.0**-19}
GROWTH = {"float64": 1e-8, "float32": 1e-2}
# A gradient that is smaller than the largest by more than this may be rounding alone, of which rules that go by its
# sign or divide by its size make whole steps.
ROUNDING = {"float64": 1e-11, "float32": 1e-4}
# Below this, numbers of the precision have fewer digits.
SMALLEST = {"float64": 1e-290, "float32": 1e-32}


@dataclass
class Answer:
    """What an authority says of a member of a value: the elements, and how far off each may be."""
    name: str
    values: np.ndarray
    within: object
    block: int = 0
    member: str = "data"
    # What differences are relative to.
    scale: object = 1.0


@dataclass
class Case:
    covers: set
    blocks: list
    answers: list = field(default_factory=list)
    precision: str = "float64"
    # What the Markdown shows, where that is compared.
    text: str = ""

    def expect(self, name, values, relative, least=0.0, block=0, member="data"):
        """Elements that are right to a relative difference, of themselves or of `least` where that is larger."""
        values = np.asarray(values, dtype=float).ravel()
        scale = np.maximum(np.abs(values), least)
        within = relative * scale + (SMALLEST[self.precision] if relative else 0)
        self.answers.append(Answer(name, values, within, block, member, scale))


def rounded(array, precision):
    return array.astype(np.float32).astype(float) if precision == "float32" else array


def settled(runs, precision, allowed, least=0.0):
    """What a run gives and how far each array of it may be off, by runs whose numbers are shaken a little.

    `least` is the size below which an array is as good as zeros.
    """
    first, others = runs[0], runs[1:]
    for name, values in first.items():
        values = np.asarray(values, dtype=float)
        if not np.isfinite(values).all() or values.size and np.abs(values).max() > 1e30:
            raise Redraw
        scale = max(np.abs(values).max(initial=0), least, SMALLEST[precision])
        moved = 0
        for other in others:
            if np.shape(other[name]) != values.shape:
                raise Redraw
            moved = max(moved, np.abs(np.asarray(other[name]) - values).max(initial=0))
        if not moved <= GROWTH[precision] * scale:
            raise Redraw
        # A few ways of moving do not find the worst. Differences are told relative to the array, made larger by as
        # much as rounding grows.
        within = allowed * scale + 4 * moved
        yield name, values, within, within / allowed


def shakers(precision):
    """Nothing, then three ways to move tensors by a little."""
    def shaker(seed):
        numbers = np.random.default_rng(seed)
        return lambda tensor: tensor * torch.from_numpy(
            1 + SHAKES[precision] * numbers.uniform(-2, 2, tuple(tensor.shape)))
    return [None, shaker(1), shaker(2), shaker(3)]


# Elementwise.

def activation(choose, book, precision, name=None):
    """An activation by itself at numbers of all sizes, with its slope."""
    name = name or choose.choice(book.names("activations"))
    numbers = np.random.default_rng(choose.randrange(2**32))
    sizes = choose.choice([[1], [1, 10], [10, 50], [1e-9, 1e-4, 1], [1, 1e3]])
    z = rounded(numbers.standard_normal((6, 4)) * numbers.choice(sizes, (6, 4)), precision)
    slopes = rounded(numbers.standard_normal((6, 4)), precision)
    written, settings = catalogue.draw(choose, book.settings("activations", name))
    authority = ACTIVATIONS[name]
    tensor = torch.from_numpy(z).requires_grad_()
    a = authority.compute(tensor, **settings)
    (a * torch.from_numpy(slopes)).sum().backward()
    case = Case({f"activations {name}", "layers activation", "losses negative-log-likelihood"}, [{
        "precision": precision, "data": {"inputs": z.tolist(), "targets": (-slopes).tolist()},
        "layers": [{"layer": "activation", "activation": {"function": name, **written}}],
        "loss": {"function": "negative-log-likelihood", "differentiate": "sum"},
        "run": ["forward", "backward"], "show": ["a1", "dz1"]}], precision=precision)
    least = 0 if authority.traits.get("digits") else np.maximum(1, np.abs(z.ravel()))
    slope_least = 0 if authority.traits.get("digits") else least * np.abs(slopes).max()
    case.expect("a1", a.detach(), ELEMENTS[precision], least)
    case.expect("dz1", tensor.grad, ELEMENTS[precision], slope_least)
    return case


def loss(choose, book, precision, name=None):
    """A loss by itself, with the gradient with respect to the outputs."""
    numbers = np.random.default_rng(choose.randrange(2**32))
    drawn = Loss(choose, book, name)
    if choose.random() < 0.4:
        drawn.block["report"] = "none"
    outputs = choose.randint(drawn.fewest, 4)
    logits = numbers.standard_normal((5, outputs)) * choose.choice([1e-3, 1, 1, 10])
    a = {"probabilities": lambda: 1 / (1 + np.exp(-logits)), "log-probabilities": lambda: -np.abs(logits)}.get(
        drawn.domain["outputs"], lambda: logits)()
    written, y = drawn.targets(choose, numbers, 5, outputs)
    a, y = rounded(a, precision), rounded(y, precision)
    tensor = torch.from_numpy(a).requires_grad_()
    terms = drawn.terms(tensor, torch.from_numpy(y), precision)
    drawn.of(terms, drawn.differentiate).backward()
    if not (torch.isfinite(terms).all() and torch.isfinite(tensor.grad).all()):
        raise Redraw
    case = Case({f"losses {drawn.name}", "layers activation"}, [{
        "precision": precision, "data": {"inputs": a.tolist(), "targets": written.tolist()},
        "layers": [{"layer": "activation"}], "loss": drawn.block,
        "run": ["forward", "backward"], "show": ["loss", "da1"]}], precision=precision)
    terms = terms.detach().numpy()
    traits = LOSSES[drawn.name].traits
    if drawn.block["report"] == "none":
        least = 1 if traits.get("cancels") else 0 if traits.get("digits") else np.maximum(1, np.abs(a)).ravel()
        case.expect("loss", terms, 4 * ELEMENTS[precision], least)
    else:
        # Terms of both signs may cancel in the sum.
        size = np.abs(terms).sum() / (terms.size if drawn.report == "mean" else 1)
        case.expect("loss", drawn.of(torch.from_numpy(terms), drawn.report), 4 * ELEMENTS[precision], size)
    count = drawn.of(torch.ones(terms.shape), "sum") / drawn.of(torch.ones(terms.shape), drawn.differentiate)
    least = 0 if traits.get("digits") else 1 / float(count)
    case.expect("da1", tensor.grad, 4 * ELEMENTS[precision], least)
    return case


# Passes and trainings.

def passes(choose, book, precision):
    """A forward and a backward pass through random layers, and the initial parameters."""
    network = Network(choose, book, precision)
    show, runs = [], []
    for shake in shakers(precision):
        values = {}
        parameters = network.parameters(shake)
        context = Context(True, network.dealt(), shake, network.transposed)
        layers = network.forward(parameters, torch.from_numpy(network.x), context)
        terms = network.loss.terms(layers[-1][1], torch.from_numpy(network.y), precision, shake)
        network.loss.of(terms, network.loss.differentiate).backward()
        values["loss"] = network.loss.of(terms, network.loss.report).detach().numpy()
        for number, ((z, a), p) in enumerate(zip(layers, parameters), 1):
            for letter, tensor in (("z", z), ("a", a), *p.items()):
                if letter in ("z", "a"):
                    values[f"{letter}{number}"] = network.shown(tensor.detach())
                if tensor.grad is not None:
                    values[f"d{letter}{number}"] = network.shown(tensor.grad)
        runs.append(values)
    case = Case(network.covers(), [network.block()], precision=precision)
    for number, layer in enumerate(network.initial, 1):
        for letter, array in layer.items():
            if letter in ("W", "b", "gamma", "beta"):
                source = network.layers[number - 1].transform.parameters[list(layer).index(letter)].source
                traits = INITIALIZERS[source.name].traits if getattr(source, "is_drawn", False) else {}
                case.expect(f"{letter}{number}", network.shown(array), traits.get("within", 0), 1)
                show.append(f"{letter}{number}")
    bounds = {name: within for name, _, within, _ in settled(runs, precision, PASSES[precision])}
    for name, values in runs[0].items():
        values = np.asarray(values).ravel()
        if parts := re.fullmatch(r"d(W|b|gamma|beta)(\d+)", name):
            number = parts[2]
            # A sum over samples of what is as exact as dz, and may cancel more than it does.
            into = np.abs(network.x if number == "1" else runs[0][f"a{int(number) - 1}"]).max(initial=1)
            bounds[name] = max(bounds[name], bounds[f"dz{number}"] * into * math.sqrt(runs[0][f"dz{number}"].size))
            if not bounds[name] <= GROWTH[precision] * np.abs(values).max():
                raise Redraw
        case.answers.append(Answer(name, values, bounds[name], scale=bounds[name] / PASSES[precision]))
        show.append(name)
    case.blocks[0].update({"run": ["forward", "backward"], "show": show})
    return case


# The settings of `train` that are drawn here.
TRAINING = {"epochs", "record-every", "batch-size", "shuffle", "schedule", "validation-split", "stop-below", "patience",
            "min-delta", "restore-best", "budget"}


class Plan:
    """How long and on what to train, and by which rule."""

    def __init__(self, choose, book, network, precision, optimizer, schedule):
        self.optimizer = optimizer or choose.choice(book.names("optimizers"))
        self.optimizer_written, settings = catalogue.draw(choose, book.settings("optimizers", self.optimizer))
        own = catalogue.parameters(OPTIMIZERS[self.optimizer].compute)
        self.preparation = {key: settings.pop(key) for key in PREPARATION - own if key in settings}
        self.optimizer_settings = settings
        self.schedule = schedule or choose.choice(book.names("schedules"))
        self.schedule_written, self.schedule_settings = catalogue.draw(
            choose, book.settings("schedules", self.schedule))
        samples = network.samples
        self.epochs = choose.randint(1, 12 if precision == "float64" else 5)
        self.batch_size = choose.choice([None, 1, 2, 3, samples])
        self.shuffle = choose.random() < 0.8
        # Shares that leave no question of rounding.
        shares = [k for k in range(1, samples)
                  if k / samples * samples == k and (1 - k / samples) * samples == samples - k]
        self.held = choose.choice(shares) if shares and choose.random() < 0.4 else 0
        self.patience = choose.choice([None, None, None, 0, 1, 2])
        self.min_delta = choose.choice([0, 1e-3, 0.05])
        self.restore_best = choose.random() < 0.5
        self.stop_below = choose.choice([None, None, None, 0.3, 1.0])

    def block(self, samples):
        settings = {"epochs": self.epochs, "record-every": 1, "shuffle": self.shuffle,
                    "schedule": {self.schedule: self.schedule_written}}
        if self.batch_size:
            settings["batch-size"] = self.batch_size
        if self.held:
            settings["validation-split"] = self.held / samples
        if self.patience is not None:
            settings.update({"patience": self.patience, "min-delta": self.min_delta, "restore-best": self.restore_best})
        if self.stop_below is not None:
            settings["stop-below"] = self.stop_below
        return {"optimizer": {self.optimizer: self.optimizer_written}, "run": [{"train": settings}, "evaluate"]}


def prepare(parameters, weight_decay=0, l1=0, l2=0, clip_value=None, clip_norm=None):
    """Adds penalties to gradients, clips their elements, then all of them together."""
    with torch.no_grad():
        for letter, p in parameters:
            p.grad += weight_decay * p
            if letter == "W":
                p.grad += 2 * l2 * p + l1 * torch.sign(p)
        if clip_value is not None:
            torch.nn.utils.clip_grad_value_([p for _, p in parameters], clip_value)
        if clip_norm is not None and parameters:
            norm = math.sqrt(sum(float((p.grad**2).sum()) for _, p in parameters))
            for _, p in parameters:
                p.grad *= min(1, clip_norm / norm) if norm else 1


class Training:
    """A training as PyTorch does it."""

    def __init__(self, network, plan, shake):
        self.network, self.plan, self.shake = network, plan, shake
        self.stream = network.dealt()
        self.parameters = network.parameters(shake)
        self.x, self.y = torch.from_numpy(network.x), torch.from_numpy(network.y)
        self.trained = [(letter, p) for layer, its in zip(network.layers, self.parameters) if layer.is_trainable
                        for letter, p in its.items() if p.requires_grad]
        if not self.trained:
            raise Redraw
        rule = OPTIMIZERS[plan.optimizer].compute
        self.optimizer = rule([p for _, p in self.trained], **plan.optimizer_settings)
        self.scheduler = SCHEDULES[plan.schedule].compute(self.optimizer, plan.epochs, **plan.schedule_settings)
        self.losses, self.validation, self.rates = [], [], []
        self.best, self.waited, self.kept = math.inf, 0, None

    def run(self):
        """What nbrun shows after the training, by name and member."""
        network, plan = self.network, self.plan
        count = network.samples - plan.held
        size = plan.batch_size or count
        in_batches = plan.held > 0 or size < count
        for epoch in range(plan.epochs):
            self.rates.append(self.optimizer.param_groups[0]["lr"])
            is_dealt = in_batches and plan.shuffle and plan.batch_size is not None
            order = self.stream.permutation(count) if is_dealt else np.arange(count)
            total = 0.0
            for start in range(0, count, size):
                terms = self.terms(order[start:start + size])
                total += float(terms.detach().sum())
                # Of all samples at once, the loss is known before its update.
                if not in_batches and self.ends(total, count * terms.shape[1]):
                    return self.results()
                self.update(terms)
            if in_batches and self.ends(total, count * terms.shape[1]):
                return self.results()
            if epoch + 1 < plan.epochs:
                is_by_loss = isinstance(self.scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau)
                self.scheduler.step(*[self.losses[-1]] if is_by_loss else [])
        return self.results()

    def terms(self, rows):
        context = Context(True, self.stream, self.shake, self.network.transposed)
        passes = self.network.forward(self.parameters, self.x[rows], context)
        return self.loss_terms(passes[-1][1], rows)

    def loss_terms(self, outputs, rows):
        return self.network.loss.terms(outputs, self.y[rows], self.network.precision, self.shake)

    def inferred(self, rows):
        with torch.no_grad():
            return self.network.forward(self.parameters, self.x[rows], Context(False, None, self.shake))[-1][1]

    def update(self, terms):
        self.optimizer.zero_grad()
        loss = self.network.loss.of(terms, self.network.loss.differentiate)
        loss.backward()
        for _, p in self.trained:
            p.grad = torch.zeros_like(p) if p.grad is None else p.grad
        sizes = torch.cat([p.grad.abs().flatten() for _, p in self.trained])
        if ((sizes > 0) & (sizes < ROUNDING[self.network.precision] * sizes.max())).any():
            raise Redraw
        prepare(self.trained, **self.plan.preparation)
        self.optimizer.step()

    def ends(self, total, count):
        """Takes note of an epoch's sum of terms; whether the training ends with it."""
        plan, loss = self.plan, self.network.loss
        divisor = self.network.samples - plan.held if LOSSES[loss.name].traits.get("samples") else count
        watched = total if loss.report == "sum" else total / divisor
        self.losses.append(watched)
        is_below = plan.stop_below is not None and watched < plan.stop_below
        if plan.held:
            rows = slice(self.network.samples - plan.held, None)
            watched = float(loss.of(self.loss_terms(self.inferred(rows), rows), loss.report))
            self.validation.append(watched)
        if is_below or plan.patience is None:
            return is_below
        if watched < self.best - plan.min_delta:
            self.best, self.waited = watched, 0
            self.kept = copy.deepcopy(self.parameters) if plan.restore_best else None
            return False
        self.waited += 1
        return self.waited >= plan.patience

    def results(self):
        if self.kept is not None:
            self.parameters = self.kept
        values = {("loss-table", "data"): self.losses}
        if self.plan.held:
            values["loss-table", "validationLosses"] = self.validation
        values["learning-rate-curve", "data"] = self.rates
        for number, its in enumerate(self.parameters, 1):
            for letter, p in its.items():
                if letter not in ("mean", "variance"):
                    values[f"{letter}{number}", "data"] = self.network.shown(p.detach())
        values["evaluation-predictions", "data"] = self.network.shown(self.inferred(slice(None)))
        return values


def training(choose, book, precision, optimizer=None, schedule=None):
    """A whole training: losses, learning rates, the parameters after it and what the network then answers."""
    network = Network(choose, book, precision)
    plan = Plan(choose, book, network, precision, optimizer, schedule)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            runs = [Training(network, plan, shake).run() for shake in shakers(precision)]
        except (ValueError, ZeroDivisionError, OverflowError):
            # PyTorch refuses the settings.
            raise Redraw from None
    covers = network.covers() | {f"optimizers {plan.optimizer}", f"schedules {plan.schedule}"}
    case = Case(covers, [{**network.block(), **plan.block(network.samples)}], precision=precision)
    show = []
    allowed = 10 * PASSES[precision]
    for (name, member), values, within, scale in settled(runs, precision, allowed, 1e-6):
        if name == "learning-rate-curve":
            within, scale = 1e-13 * np.abs(values), np.abs(values)
        case.answers.append(Answer(name, values.ravel(), within, member=member, scale=scale))
        show += [name] if name not in show else []
    case.blocks[0]["show"] = show
    return case


# Data, splits, random numbers and metrics.

IDENTITY = [{"layer": "activation", "activation": "identity"}]


def draws(choose, book, precision, name=None):
    """The numbers that an initialiser draws, thousands at once."""
    name = name or choose.choice(book.names("initializers"))
    generator, seed = choose.choice(sorted(STREAMS)), choose.randrange(2**32)
    written, settings = catalogue.draw(choose, book.settings("initializers", name))
    inputs, units = choose.choice([(1, 7), (40, 25), (3, 3), (200, 50), (2, 501)])
    if name == "orthogonal":
        inputs, units = min(inputs, 20), min(units, 20)
    array = INITIALIZERS[name].compute(STREAMS[generator](seed), (inputs, units), inputs, units, **settings)
    case = Case({f"initializers {name}", "layers dense"}, [{
        "seed": seed, "random": {"generator": generator}, "precision": precision, "data": {"inputs": [[1] * inputs]},
        "layers": [{"layer": "dense", "units": units, "weights": {name: written}}], "show": ["W1"]}],
        precision=precision)
    case.expect("W1", rounded(array, precision), INITIALIZERS[name].traits.get("within", 0), 1)
    return case


def data(choose, book, precision, name=None):
    """The samples of a generator."""
    name = name or choose.choice(book.names("data-generators"))
    generator, seed = choose.choice(sorted(STREAMS)), choose.randrange(2**32)
    written, settings = catalogue.draw(choose, book.settings("data-generators", name))
    if "samples" in written:
        written["samples"] = settings["samples"] = choose.choice([1, 2, 3, 10, 57, 100])
    inputs, targets = DATA_GENERATORS[name].compute(seed, STREAMS[generator](seed), **settings)
    # As many outputs as there are classes, or targets.
    units = np.shape(targets)[1] if np.ndim(targets) == 2 else (
        1 if np.asarray(targets).dtype.kind == "f" else int(np.max(targets)) + 1)
    case = Case({f"data-generators {name}", "layers activation"}, [{
        "random": {"generator": generator}, "precision": precision, "data": {name: written, "seed": seed},
        "layers": [*IDENTITY, {"layer": "dense", "units": units}], "run": ["forward"],
        "show": ["a1", "y"] if precision == "float64" else ["a1"]}], precision=precision)
    within = DATA_GENERATORS[name].traits.get("within", 0)
    if precision == "float32" and within:
        within = ELEMENTS[precision]
    case.expect("a1", rounded(np.asarray(inputs, float), precision), within, 1)
    if precision == "float64":
        case.expect("y", targets, within, 1)
    return case


def split(choose, book, precision):
    """Which samples are held out, and the standardised inputs."""
    numbers = np.random.default_rng(choose.randrange(2**32))
    count, seed = choose.randint(2, 40), choose.randrange(2**32)
    x = rounded(np.round(numbers.standard_normal((count, 2)) * choose.choice([1, 100]), 3), precision)
    shuffles, folds, test = choose.random() < 0.7, None, None
    if choose.random() < 0.5:
        folds = choose.randint(2, min(count, 6))
        fold = choose.randint(1, folds)
        parts = list(KFold(folds, shuffle=shuffles, random_state=seed if shuffles else None).split(x))
        training_rows, test_rows = parts[fold - 1]
        written = {"folds": folds, "fold": fold}
    else:
        test = choose.choice([0.1, 0.2, 0.25, 0.3, 0.5, 0.7])
        if math.ceil(test * count) >= count:
            raise Redraw
        training_rows, test_rows = train_test_split(
            np.arange(count), test_size=test, shuffle=shuffles, random_state=seed if shuffles else None)
        written = {"test": test}
    is_standard = choose.random() < 0.5 and len(training_rows) > 1
    mean, deviation = x[training_rows].mean(0), x[training_rows].std(0)
    z = (x - mean) / deviation if is_standard else x
    case = Case({"layers activation"}, [{
        "precision": precision, "data": {"inputs": x.tolist(), "standardize": is_standard,
                                         "split": {**written, **({"seed": seed} if shuffles else {"shuffle": False})}},
        "layers": IDENTITY, "run": ["forward", "evaluate"], "show": ["a1", "evaluation-predictions"]}],
        precision=precision)
    within = (1e-13 if precision == "float64" else 1e-6) if is_standard else 0
    size = np.abs(x / deviation).max() if is_standard else 1
    case.expect("a1", z[training_rows], within, size)
    case.expect("evaluation-predictions", z[test_rows], within, size)
    return case


def treatment(choose, book, precision):
    """Samples that miss numbers, are held out class by class, and are scaled by what a part of them or all hold."""
    numbers = np.random.default_rng(choose.randrange(2**32))
    count, classes, seed = choose.randint(8, 40), choose.randint(2, 3), choose.randrange(2**32)
    x = rounded(np.round(numbers.standard_normal((count, 3)) + choose.choice([0, 4]), 3), precision)
    x[numbers.random(x.shape) < choose.choice([0, 0.1])] = np.nan
    labels = numbers.integers(0, classes, count)
    missing = choose.choice(["drop", "mean", "zero"])
    scaling = choose.choice([{}, {"standardize": True}, {"min-max": choose.choice([[0, 1], [-1, 1]])},
                             {"divide-by": "maximum"}])
    statistics = {"statistics": "all"} if choose.random() < 0.5 and (scaling or missing == "mean") else {}
    test = choose.choice([0.2, 0.25, 0.5, choose.randint(2, 10)])
    case = Case({"layers activation"}, [{
        "precision": precision,
        "data": {"inputs": x.tolist(), "targets": labels.tolist(), "missing": missing, **scaling, **statistics,
                 "split": {"test": test, "stratify": True, "seed": seed}},
        "layers": IDENTITY, "run": ["forward", "evaluate"], "show": ["a1", "y", "evaluation-predictions"]}],
        precision=precision)
    if missing == "drop":
        whole = ~np.isnan(x).any(axis=1)
        x, labels = x[whole], labels[whole]
    try:
        training, held = train_test_split(np.arange(len(x)), test_size=test, random_state=seed, stratify=labels)
    except ValueError:
        raise Redraw
    measured = x if statistics else x[training]
    if np.isnan(measured).all(axis=0).any():
        raise Redraw
    fillings = np.nanmean(measured, axis=0) if missing == "mean" else np.zeros(3)
    x, measured = (np.where(np.isnan(a), fillings, a) for a in (x, measured))
    least, greatest, size = measured.min(axis=0), measured.max(axis=0), 1
    if "standardize" in scaling:
        size = np.abs(x / measured.std(axis=0)).max()
        x = (x - measured.mean(axis=0)) / measured.std(axis=0)
    elif "min-max" in scaling:
        low, high = scaling["min-max"]
        x = low + (high - low) * ((x - least) / (greatest - least))
    elif scaling:
        if (greatest <= 0).any():
            raise Redraw
        x = x / greatest
    within = (1e-13 if "standardize" in scaling else 1e-15) if precision == "float64" else 1e-6
    case.expect("a1", x[training], within, size)
    if precision == "float64":
        case.expect("y", labels[training], 0)
    case.expect("evaluation-predictions", x[held], within, size)
    return case


def metric(choose, book, precision, name=None):
    """Metrics of given outputs."""
    numbers = np.random.default_rng(choose.randrange(2**32))
    of = METRICS[name].traits["of"] if name else choose.choice(["classes", "two", "values"])
    count = choose.choice([2, 5, 40])
    decimals = choose.choice([1, 2, 16])
    width = choose.randint(2, 5) if of == "classes" else 1 if of == "two" else choose.randint(1, 3)
    outputs = rounded(np.round(numbers.random((count, width)), decimals), precision)
    if of == "classes":
        targets = numbers.integers(0, width, count)
        loss = "cross-entropy"
    elif of == "two":
        targets = numbers.integers(0, 2, count)
        loss = "binary-cross-entropy"
        if len(set(targets)) < 2:
            raise Redraw
    else:
        targets = rounded(np.round(numbers.standard_normal((count, width)), 2), precision)
        loss = "squared-error"
    case = Case({"layers activation", f"losses {loss}"}, [{
        "precision": precision,
        "data": {"inputs": outputs.tolist(), "targets": np.reshape(targets, (count, -1)).tolist()}, "layers": IDENTITY,
        "loss": {"function": loss}, "run": ["evaluate"], "show": []}], precision=precision)
    show = case.blocks[0]["show"]
    for other in book.names("metrics"):
        if METRICS[other].traits["of"] != of or other == "top-2" and width < 3:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = METRICS[other].compute(outputs if of != "two" else outputs[:, 0], targets)
        case.covers.add(f"metrics {other}")
        case.expect(other, value, 1e-13 if precision == "float64" else 1e-5, 1)
        show.append(other)
    if of != "values":
        predicted = outputs.argmax(1) if of == "classes" else outputs[:, 0] > 0.5
        labels = range(max(width, 2))
        case.expect("confusion-matrix", metrics.confusion_matrix(targets, predicted, labels=labels), 0)
        show.append("confusion-matrix")
    return case


# Texts.

SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, 1e-4, 9.9999e-5, 1e8, 99999999.0, 1e16, 5e-324, 2.0**-44, 2.0**60, 1e22, 1e23,
           999999.0, 1e6, 16777216.0, 9999.5, 1000.0]


def element(choose, style):
    if style == "wide":
        return choose.choice([-1, 1]) * 10 ** choose.uniform(-12, 18)
    if style == "huge":
        return choose.choice([-1, 1]) * 10 ** choose.uniform(-300, 300)
    if style == "short":
        return round(choose.uniform(-50, 50), choose.randrange(5))
    if style == "tie":
        return choose.randrange(-(2**20), 2**20) / 2.0 ** choose.randrange(5, 30)
    if style == "special":
        return choose.choice(SPECIAL)
    return choose.gauss(0, 1)


def printed(choose, book, precision):
    """How an array is printed, by str and by repr, and one of its elements."""
    style = choose.choice(["normal", "wide", "huge", "short", "tie", "special"])
    shape = choose.choice([(1, 1), (2, 2), (3, 1), (1, 4), (4, 3), (2, 9), (2, 13), (12, 20), (60, 20)])
    dtype = np.float32 if precision == "float32" else np.float64
    with np.errstate(all="ignore"):
        x = np.array([element(choose, style) for _ in range(math.prod(shape))]).astype(dtype).reshape(shape)
    if not np.isfinite(x).all():
        raise Redraw
    digits = choose.choice([None, None, 3, 4, 12])
    # Without a decimal point a matrix would be one of integers.
    inputs = [[float(v) for v in row] for row in x]
    options = {} if digits is None else {"digits": digits}
    case = Case({"layers activation"}, [{
        "precision": precision, "data": {"inputs": inputs}, "layers": IDENTITY, "echo": False, "run": ["forward"],
        "show": [{"a1": {"as": "numpy", **options}}, {"a1": {"as": "repr", **options}}]}], precision=precision)
    texts = []
    for text in (str, repr):
        with np.printoptions() if digits is None else np.printoptions(precision=digits):
            body = text(x)
        texts.append(f"a1\n{body}" if "\n" in body else f"a1 = {body}")
    case.text = "\n\n".join(texts) if any("\n" in text for text in texts) else "\n".join(texts)
    return case


KINDS = {"activation": activation, "loss": loss, "passes": passes, "training": training, "draws": draws, "data": data,
         "split": split, "treatment": treatment, "metric": metric, "printed": printed}
