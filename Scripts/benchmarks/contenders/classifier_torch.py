"""784-128-10 with ReLU and softmax cross-entropy, batches of 64, SGD, one epoch, in PyTorch.

Usage: classifier_torch.py FILE float32|float64
"""
import sys

import torch
from classifier_data import BATCH, CLASSES, HIDDEN, INPUTS, RATE, SAMPLES, read
from contender import answer

torch.set_num_threads(1)
images, labels, start1, start2, order = map(torch.from_numpy, read(sys.argv[1], sys.argv[2]))


def prepare():
    model = torch.nn.Sequential(
        torch.nn.Linear(INPUTS, HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, CLASSES)
    ).to(images.dtype)
    with torch.no_grad():
        for layer, weights in ((model[0], start1), (model[2], start2)):
            layer.weight.copy_(weights.T)
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
