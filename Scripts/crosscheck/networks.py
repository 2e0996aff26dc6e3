"""Random networks: as a notebook writes them, and as PyTorch computes them."""
import copy
import math

import numpy as np
import torch

import catalogue
from authorities import ACTIVATIONS, INITIALIZERS, LAYERS, LOSSES, Parameter
from catalogue import Redraw
from streams import STREAMS


class Source:
    """Where a parameter comes from: an initialiser with settings, or a literal once its shape is known."""

    def __init__(self, choose, names, book):
        self.name = choose.choice([*names, "literal", "literal"])
        self.numbers = np.random.default_rng(choose.randrange(2**32))
        self.is_drawn = self.name != "literal"
        if self.is_drawn:
            written, self.settings = catalogue.draw(choose, book.settings("initializers", self.name))
            self.written = {self.name: written}

    def draw(self, stream, parameter):
        if not self.is_drawn:
            array = np.round(self.numbers.standard_normal(parameter.shape), 3)
            self.written = array.tolist()
            return array
        draw = INITIALIZERS[self.name].compute
        return np.reshape(draw(stream, parameter.shape, parameter.fan_in, parameter.fan_out, **self.settings),
                          parameter.shape)


class Special:
    """Draws the settings of layers that are neither numbers, names nor flags: weights and biases."""

    def __init__(self, book):
        self.book = book

    def takes(self, setting):
        return "initializer" in setting["type"] or setting["key"] == "units"

    def __call__(self, choose, setting):
        if setting["key"] == "units":
            return choose.randint(1, 5)
        if setting["key"] != "weights" and choose.random() < 0.2:
            return "none"
        return Source(choose, self.book.names("initializers"), self.book)


class Layer:
    def __init__(self, choose, book, name, shape, activation=None, units=None):
        self.name = name
        written, settings = catalogue.draw(choose, book.settings("layers", name), Special(book))
        if units is not None:
            written["units"] = settings["units"] = units
        self.transform = LAYERS[name].compute(shape, **settings)
        self.output = self.transform.output
        self.written = written
        self.activation = activation or choose.choice(book.names("activations") + ["identity"] * 4)
        self.activation_written, self.activation_settings = catalogue.draw(
            choose, book.settings("activations", self.activation))
        self.is_trainable = choose.random() > 0.1

    def covers(self):
        names = {f"layers {self.name}", f"activations {self.activation}"}
        return names | {f"initializers {p.source.name}" for p in self.transform.parameters
                        if isinstance(p.source, Source) and p.source.is_drawn}

    def block(self):
        """As in a notebook, once the parameters are drawn."""
        written = {key: value.written if isinstance(value, Source) else value for key, value in self.written.items()}
        block = {"layer": self.name, **written}
        block["activation"] = {"function": self.activation, **self.activation_written}
        if not self.is_trainable:
            block["trainable"] = False
        return block

    def activate(self, z, shake):
        authority = ACTIVATIONS[self.activation]
        if shake is None:
            return authority.compute(z, **self.activation_settings)
        if shaken := authority.traits.get("shaken"):
            return shaken(z, shake)
        a = shake(authority.compute(z, **self.activation_settings))
        # Without digits of its own, a small slope is as exact as 1, and a small value as z.
        return a if authority.traits.get("digits") else a + (shake(z) - z)


class Context:
    """What layers need beside their input."""

    def __init__(self, training, stream, shake=None, transposed=False):
        self.training = training
        self.stream = stream
        self.transposed = transposed
        # Moves what layers compute, and so its gradients, as rounding does; none for the values themselves.
        self.shake = shake

    def mask(self, shape, rate, rule):
        numbers = self.stream.random(math.prod(shape))
        if rule is not None and self.transposed:
            # Drawn in the shape that is shown.
            numbers = numbers.reshape(shape[::-1]).T
        numbers = numbers.reshape(shape)
        kept = numbers < 1 - rate if rule == "keep-below" else numbers >= rate
        return torch.from_numpy(np.where(kept, 1 / (1 - rate), 0))


class Loss:
    def __init__(self, choose, book, name=None):
        self.name = name or choose.choice(book.names("losses"))
        written, self.settings = catalogue.draw(choose, book.settings("losses", self.name))
        self.report = choose.choice(["mean", "mean", "sum"])
        self.differentiate = choose.choice(["mean", "mean", "sum"])
        self.block = {"function": self.name, **written, "report": self.report, "differentiate": self.differentiate}
        self.domain = book.components("losses")[self.name]
        # One output is no choice among classes.
        self.fewest = 2 if self.domain["of"] == "classes" else 1

    def targets(self, choose, numbers, samples, outputs):
        """Targets as written, and as a matrix."""
        bounds = self.domain["targets"]
        if self.domain["of"] == "classes" and choose.random() < 0.7:
            classes = numbers.integers(0, outputs, samples)
            one_hot = np.eye(outputs)[classes]
            return (classes[:, None] if choose.random() < 0.5 else one_hot), one_hot
        if "enum" in bounds:
            y = numbers.choice(np.array(bounds["enum"], float), (samples, outputs))
        elif "minimum" in bounds:
            y = numbers.uniform(bounds["minimum"], bounds["maximum"], (samples, outputs))
            if choose.random() < 0.5:
                y = np.round(y)
            elif self.domain["of"] == "classes":
                y = y / y.sum(1, keepdims=True)
        else:
            y = numbers.standard_normal((samples, outputs))
        return y, y

    def activation(self, choose, outputs):
        """An activation of the last layer whose outputs the loss is for."""
        if self.domain["outputs"] != "probabilities":
            return "identity" if self.domain["outputs"] == "logits" else None
        return "softmax" if outputs > 1 and (self.domain["of"] == "classes" or choose.random() < 0.3) else "sigmoid"

    def terms(self, a, y, precision, shake=None):
        if self.domain["outputs"] == "probabilities" and precision == "float32":
            single = a.detach().float()
            if ((single < 1e-30) | (single >= 1)).any():
                raise Redraw
        terms = LOSSES[self.name].compute(a, y, **self.settings)
        if shake is None or LOSSES[self.name].traits.get("digits"):
            return terms
        return terms + (shake(a) - a)

    def of(self, terms, how):
        """The sum of terms, or their mean."""
        count = terms.shape[0] if LOSSES[self.name].traits.get("samples") else terms.numel()
        return terms.sum() / (count if how == "mean" else 1)


class Network:
    """A random network with its data; the parameters are drawn as nbrun draws them."""

    def __init__(self, choose, book, precision, loss=None, samples=None):
        numbers = np.random.default_rng(choose.randrange(2**32))
        self.precision = precision
        self.generator = choose.choice(sorted(STREAMS))
        self.seed = choose.randrange(2**32)
        self.transposed = choose.random() < 0.2
        self.samples = samples or choose.choice([1, 2, 3, 5, 8])
        self.loss = loss or Loss(choose, book)
        is_image = not self.transposed and choose.random() < 0.4
        self.shape = tuple(choose.randint(*ends) for ends in ([(1, 3), (2, 6), (2, 6)] if is_image else [(1, 5)]))
        self.x = numbers.standard_normal((self.samples, *self.shape)) * choose.choice([1, 1, 1, 0.01, 10])
        self.layers, shape = [], self.shape
        depth = choose.randint(0, 4)
        while len(self.layers) < depth:
            shape = self.add(choose, book, choose.choice(self.names(book)), shape)
        if len(shape) > 1:
            shape = self.add(choose, book, "flatten", shape)
        outputs = choose.randint(self.loss.fewest, 4)
        shape = self.add(choose, book, "dense", shape, self.loss.activation(choose, outputs), outputs)
        self.y_written, self.y = self.loss.targets(choose, numbers, self.samples, shape[0])
        if precision == "float32":
            self.x, self.y = (a.astype(np.float32).astype(float) for a in (self.x, self.y))
        self.stream = STREAMS[self.generator](self.seed)
        self.initial = [{p.letter: self.initialize(p) for p in layer.transform.parameters} for layer in self.layers]

    def names(self, book):
        # Samples that stand as columns are vectors.
        flat = {"dense", "activation", "dropout", "layer-normalization", "batch-normalization"}
        return [name for name in book.names("layers") if not self.transposed or name in flat]

    def add(self, choose, book, name, shape, activation=None, units=None):
        try:
            layer = Layer(choose, book, name, shape, activation, units)
        except Redraw:
            if units is not None:
                raise
            return shape
        self.layers.append(layer)
        return layer.output

    def initialize(self, parameter):
        if not isinstance(parameter.source, Source):
            return np.full(parameter.shape, parameter.source)
        shape = parameter.shape[::-1] if self.transposed else parameter.shape
        drawn = Parameter(parameter.letter, shape, parameter.source, parameter.fan_in, parameter.fan_out)
        array = parameter.source.draw(self.stream, drawn)
        array = array.T if self.transposed else array
        if self.precision == "float32":
            array = array.astype(np.float32).astype(float)
        return np.ascontiguousarray(array)

    def covers(self):
        names = {f"losses {self.loss.name}"}
        return names.union(*(layer.covers() for layer in self.layers))

    def block(self):
        """The block that declares the network."""
        x = self.x.reshape(self.samples, -1)
        data = {"inputs": (x.T if self.transposed else x).tolist(),
                "targets": (self.y_written.T if self.transposed else self.y_written).tolist()}
        if len(self.shape) > 1:
            data["shape"] = list(self.shape)
        return {"seed": self.seed, "random": {"generator": self.generator}, "precision": self.precision,
                "orientation": "output-input" if self.transposed else "input-output", "data": data,
                "layers": [layer.block() for layer in self.layers], "loss": self.loss.block}

    def parameters(self, shake=None):
        """The initial parameters as tensors, which `shake` may move a little."""
        tensors = [{letter: torch.from_numpy(array.copy()) for letter, array in layer.items()}
                   for layer in self.initial]
        return [{letter: (shake(tensor) if shake else tensor).requires_grad_(letter not in ("mean", "variance"))
                 for letter, tensor in layer.items()} for layer in tensors]

    def forward(self, parameters, x, context):
        """Lists of z and a, a pair for each layer, which keep their gradients."""
        passes = []
        for layer, p in zip(self.layers, parameters):
            z = layer.transform.forward(x, p, context)
            z = context.shake(z) if context.shake else z
            x = layer.activate(z, context.shake)
            if z.requires_grad:
                z.retain_grad()
                x.retain_grad()
            passes.append((z, x))
        return passes

    def dealt(self):
        """The stream after the parameters are drawn."""
        return copy.deepcopy(self.stream)

    def shown(self, array):
        """An array of samples × outputs as nbrun shows it, row by row."""
        array = np.asarray(array)
        return array.T if self.transposed and array.ndim == 2 else array

