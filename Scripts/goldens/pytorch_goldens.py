"""Writes what PyTorch computes in float64, for NeuralNetworkTests to compare with.

Each line is `kind name quantity = numbers`, the numbers in Python's shortest form. Inputs are
fractions that both sides compute, so that only results are written:
number i of a series is ((i * 37 + 11) % 23) / 10 - 1.1.
"""

import torch
from lion_pytorch import Lion
from torch import nn, optim
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
lines = [f"# PyTorch {torch.__version__}; made by Scripts/goldens/make-pytorch"]


def series(*shape):
    count = torch.Size(shape).numel()
    return torch.tensor([((i * 37 + 11) % 23) / 10 - 1.1 for i in range(count)]).reshape(shape)


def write(kind, name, quantity, values):
    numbers = " ".join(repr(x) for x in values.detach().flatten().tolist())
    lines.append(f"{kind} {name} {quantity} = {numbers}")


def activation(name, function):
    z = (4 * series(6, 4)).requires_grad_()
    a = function(z)
    a.backward(series(6, 4))
    write("activation", name, "a", a)
    write("activation", name, "dz", z.grad)


activation("sigmoid", torch.sigmoid)
activation("tanh", torch.tanh)
activation("relu", torch.relu)
activation("leaky-relu", lambda z: F.leaky_relu(z, 0.01))
activation("elu", F.elu)
activation("selu", F.selu)
activation("gelu", F.gelu)
activation("gelu-tanh", lambda z: F.gelu(z, approximate="tanh"))
activation("silu", F.silu)
activation("softplus", lambda z: F.softplus(z, threshold=1000))
activation("softsign", F.softsign)
activation("hard-sigmoid", F.hardsigmoid)
activation("softmax", lambda z: F.softmax(z, dim=1))


def loss(name, function, outputs, targets):
    a = outputs.clone().requires_grad_()
    value = function(a, targets)
    value.backward()
    write("loss", name, "value", value)
    write("loss", name, "da", a.grad)


outputs, targets = series(6, 4), series(6, 4).flip(0) * 0.7
shares = torch.sigmoid(outputs)
yes = (targets > 0).to(torch.float64)
signs = 2 * yes - 1
classes = torch.tensor([0, 2, 3, 1, 0, 2])
loss("squared-error", F.mse_loss, outputs, targets)
loss("half-squared-error", lambda a, y: F.mse_loss(a, y) / 2, outputs, targets)
loss("absolute-error", F.l1_loss, outputs, targets)
loss("huber", lambda a, y: F.huber_loss(a, y, delta=0.5), outputs, targets)
loss("log-cosh", lambda a, y: torch.log(torch.cosh(a - y)).mean(), outputs, targets)
loss("hinge", lambda a, y: F.margin_ranking_loss(a, 0 * a, y, margin=1), 1.7 * outputs, signs)
loss("binary-cross-entropy", F.binary_cross_entropy, shares, yes)
loss("binary-cross-entropy-logits", F.binary_cross_entropy_with_logits, 730 * outputs, yes)
loss("cross-entropy", lambda a, y: F.nll_loss(torch.log(a), y), F.softmax(outputs, 1), classes)
loss("softmax-cross-entropy", F.cross_entropy, 730 * outputs, classes)
loss(
    "softmax-cross-entropy-smoothed",
    lambda a, y: F.cross_entropy(a, y, label_smoothing=0.1),
    outputs,
    classes,
)
loss("negative-log-likelihood", F.nll_loss, outputs, classes)
loss(
    "kl-divergence",
    lambda a, y: F.kl_div(torch.log(a), y, reduction="batchmean"),
    F.softmax(outputs, 1),
    F.softmax(targets, 1),
)


def optimizer(name, make):
    """Ten updates of y = 3 tanh(x W + b) under the squared error."""
    w, b = series(3, 2).requires_grad_(), series(2).requires_grad_()
    steps = make([w, b])
    x, y = series(5, 3), series(5, 2).flip(0)
    for _ in range(10):
        steps.zero_grad()
        F.mse_loss(torch.tanh(x @ w + b), y).backward()
        steps.step()
    write("optimizer", name, "W", w)
    write("optimizer", name, "b", b)


def fused(name, function, targets):
    """A loss with the activation before it."""
    z = outputs.clone().requires_grad_()
    value = function(z, targets)
    value.backward()
    write("fused", name, "value", value)
    write("fused", name, "dz", z.grad)


fused("binary-cross-entropy", F.binary_cross_entropy_with_logits, yes)
fused("cross-entropy", F.cross_entropy, classes)


class Clipped(optim.SGD):
    """Gradient descent with something done to the gradients first."""

    def __init__(self, parameters, clip):
        super().__init__(parameters, lr=0.1)
        self.clip = clip

    def step(self):
        self.clip()
        super().step()


optimizer("sgd", lambda p: optim.SGD(p, lr=0.1))
optimizer("sgd-weight-decay", lambda p: optim.SGD(p, lr=0.1, weight_decay=0.05))
optimizer("momentum", lambda p: optim.SGD(p, lr=0.1, momentum=0.9))
optimizer("nesterov", lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True))
optimizer("adagrad", lambda p: optim.Adagrad(p, lr=0.1))
optimizer("rmsprop", lambda p: optim.RMSprop(p, lr=0.1))
optimizer("adadelta", lambda p: optim.Adadelta(p, lr=1.0))
optimizer("adam", lambda p: optim.Adam(p, lr=0.1))
optimizer("adamw", lambda p: optim.AdamW(p, lr=0.1, weight_decay=0.05))
optimizer("amsgrad", lambda p: optim.Adam(p, lr=0.1, amsgrad=True))
optimizer("nadam", lambda p: optim.NAdam(p, lr=0.1))
optimizer("lion", lambda p: Lion(p, lr=0.1, betas=(0.9, 0.99), weight_decay=0.05))
optimizer("clip-value", lambda p: Clipped(p, lambda: nn.utils.clip_grad_value_(p, 0.05)))
optimizer("clip-norm", lambda p: Clipped(p, lambda: nn.utils.clip_grad_norm_(p, 0.05)))


def layer(name, module, x):
    """The module's outputs, then its gradients where the outputs' are the squared series."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(series(*parameter.shape))
    x = x.clone().requires_grad_()
    z = module(x)
    z.backward(series(*z.shape) ** 2)
    write("layer", name, "z", z)
    write("layer", name, "dx", x.grad)
    for letter, parameter in module.named_parameters():
        write("layer", name, "d" + letter, parameter.grad)
    for letter, buffer in module.named_buffers():
        if letter != "num_batches_tracked":
            write("layer", name, letter, buffer)


images = series(2, 3, 5, 4)
layer("conv2d", nn.Conv2d(3, 2, (3, 2), stride=(2, 1), padding=(1, 0)), images)
layer("max-pooling", nn.MaxPool2d(2, stride=1, padding=1), images)
layer("average-pooling", nn.AvgPool2d((3, 2), padding=1), images)
layer("batch-normalization", nn.BatchNorm2d(3), images)
layer("layer-normalization", nn.LayerNorm((3, 5, 4)), images)


def schedule(name, make):
    optimizer = optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    steps = make(optimizer)
    rates = []
    for _ in range(20):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        steps.step()
    write("schedule", name, "rates", torch.tensor(rates))


def plateaus():
    """The rates that a series of losses leads to; epochs 3 to 12 bring nothing better."""
    optimizer = optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    steps = optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.3, patience=2)
    rates = []
    for epoch in range(20):
        rates.append(optimizer.param_groups[0]["lr"])
        steps.step(1 / min(epoch + 1, 4) if epoch < 12 else 1 / epoch)
    write("schedule", "on-plateau", "rates", torch.tensor(rates))


def warm_up(optimizer):
    """Five epochs of linear warm-up, then a cosine over the fifteen that are left."""
    linear = rates.LinearLR(optimizer, start_factor=0.2, total_iters=4)
    cosine = rates.CosineAnnealingLR(optimizer, 15)
    return rates.SequentialLR(optimizer, [linear, cosine], milestones=[5])


rates = optim.lr_scheduler
schedule("step", lambda o: rates.StepLR(o, 6, 0.3))
schedule("exponential", lambda o: rates.ExponentialLR(o, 0.9))
schedule("cosine", lambda o: rates.CosineAnnealingLR(o, 20))
schedule("cosine-restarts", lambda o: rates.CosineAnnealingWarmRestarts(o, 4, 2))
schedule("cosine-warm-up", warm_up)
plateaus()
schedule("polynomial", lambda o: rates.PolynomialLR(o, 20, 2))
schedule("one-cycle", lambda o: rates.OneCycleLR(o, 0.5, total_steps=21, cycle_momentum=False))

path = "Tests/NeuralNetworkTests/Goldens/pytorch.txt"
with open(path, "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")
