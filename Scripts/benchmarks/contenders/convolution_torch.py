"""Two convolutions with ReLU and max-pooling, a dense layer and softmax cross-entropy, batches of 64,
SGD, one epoch, in PyTorch.

Usage: convolution_torch.py FILE float32|float64
"""
import sys

import torch
from contender import answer
from convolution_data import BATCH, CLASSES, FEATURES, FILTERS, KERNEL, RATE, SAMPLES, read

torch.set_num_threads(1)
images, labels, start1, start2, start3, order = map(torch.from_numpy, read(sys.argv[1], sys.argv[2]))


def prepare():
    model = torch.nn.Sequential(
        torch.nn.Conv2d(1, FILTERS[0], KERNEL), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(FILTERS[0], FILTERS[1], KERNEL), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Flatten(), torch.nn.Linear(FEATURES, CLASSES)
    ).to(images.dtype)
    with torch.no_grad():
        for layer, weights in (model[0], start1), (model[3], start2), (model[7], start3.T):
            layer.weight.copy_(weights)
            layer.bias.zero_()
    return model, torch.optim.SGD(model.parameters(), lr=RATE), torch.nn.CrossEntropyLoss()


def train(model, optimizer, measure):
    total = 0.0
    for start in range(0, SAMPLES, BATCH):
        samples = order[start:start + BATCH]
        loss = measure(model(images[samples]), labels[samples])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(samples)
    return total / SAMPLES


answer(prepare, train)
