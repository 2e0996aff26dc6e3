"""Writes NeuralNetworkTests/Goldens: splits.json, strata.json, held-out.txt, those of metrics, standardization.json,
scaling.json and missing.json."""
import itertools
import json
import os
import random
import warnings

import numpy as np
import sklearn
from random_numbers import GOLDENS, digest
from sklearn import metrics
from sklearn.model_selection import KFold, StratifiedKFold, train_test_split

choose = random.Random(77)


def write(name, cases):
    made = {"madeBy": "Scripts/goldens/make-numpy", "scikitLearn": sklearn.__version__,
            "numpy": np.__version__}
    body = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (GOLDENS / name).write_text(json.dumps(made)[:-1] + ', "cases": [\n' + body + "\n]}\n")


def splits():
    for _ in range(100):
        count = choose.randrange(2, 60)
        seed = choose.choice([None, choose.randrange(2**32)])
        fraction = choose.choice([0.1, 0.2, 0.25, 0.3, 0.5, 0.7])
        folds = choose.randrange(2, min(count, 8) + 1)
        if np.ceil(fraction * count) >= count:
            continue
        training, held = train_test_split(range(count), test_size=fraction, random_state=seed,
                                          shuffle=seed is not None)
        parts = KFold(folds, shuffle=seed is not None, random_state=seed).split(np.zeros(count))
        yield {"count": count, "seed": seed, "fraction": fraction, "training": list(training),
               "held": list(held), "folds": [[a.tolist(), b.tolist()] for a, b in parts]}


def strata():
    """Splits in which each class has its share; what is held is a fraction, or an integer for a count."""
    choose = random.Random(78)
    while True:
        count, classes = choose.randrange(6, 60), choose.randrange(2, 6)
        y = [choose.randrange(classes) ** 2 for _ in range(count)]
        seed = choose.randrange(2**32)
        held = choose.choice([0.1, 0.2, 0.25, 0.3, 0.5, 0.7, choose.randrange(1, count)])
        folds = choose.randrange(2, 6)
        try:
            training, test = train_test_split(range(count), test_size=held, random_state=seed, stratify=y)
        except ValueError:
            continue
        case = {"classes": y, "seed": seed, "held": held, "training": training, "test": test, "folds": [],
                "dealtFolds": []}
        if min(y.count(label) for label in y) >= folds:
            for shuffle, name in [(False, "folds"), (True, "dealtFolds")]:
                parts = StratifiedKFold(folds, shuffle=shuffle, random_state=seed if shuffle else None)
                case[name] = [[a.tolist(), b.tolist()] for a, b in parts.split(np.zeros(count), y)]
        yield case


def held_out():
    """How many of 1 to 400 samples are held out, for each fraction of two digits; 0 where it is refused."""
    os.environ["KERAS_BACKEND"] = "numpy"
    import keras
    from keras.src.trainers.data_adapters.array_slicing import train_validation_split

    def test(n, fraction):
        return len(train_test_split(range(n), test_size=fraction)[1])

    def validation(n, fraction):
        return len(train_validation_split((np.zeros(n),), fraction)[1][0])

    def count(split, n, fraction):
        try:
            return split(n, fraction)
        except ValueError:
            return 0

    lines = [f"# scikit-learn {sklearn.__version__}, Keras {keras.__version__}; "
             "made by Scripts/goldens/make-numpy"]
    for split in (test, validation):
        for percent in range(1, 100):
            counts = [count(split, n, percent / 100) for n in range(1, 401)]
            lines.append(f"{split.__name__} {percent / 100} = {digest(counts):x} {counts[99]}")
    (GOLDENS / "held-out.txt").write_text("\n".join(lines) + "\n")


def classification(rng):
    classes = choose.randrange(2, 6)
    count = choose.choice([1, 5, 40])
    scores = np.round(rng.random((count, classes)), choose.choice([1, 2, 16]))
    actual = rng.integers(0, classes, count)
    predicted = scores.argmax(axis=1)
    labels = list(range(classes))
    per_class = [metrics.precision_score, metrics.recall_score, metrics.f1_score]
    macro = [f(actual, predicted, average="macro") for f in per_class]
    case = {"classes": classes, "scores": scores.ravel().tolist(), "actual": actual.tolist(),
            "predicted": predicted.tolist(),
            "confusion": metrics.confusion_matrix(actual, predicted, labels=labels).tolist(),
            "accuracy": metrics.accuracy_score(actual, predicted), "macro": macro,
            "micro": metrics.f1_score(actual, predicted, average="micro"),
            "perClass": [f(actual, predicted, average=None, labels=labels).tolist()
                         for f in per_class]}
    if classes > 2:
        case["top"] = [metrics.top_k_accuracy_score(actual, scores, k=k, labels=labels)
                       for k in range(1, classes)]
    case["roc"] = [metrics.roc_auc_score(actual == c, scores[:, c]) if 0 < sum(actual == c) < count
                   else None for c in labels]
    return case


def regression(rng):
    shape = choose.choice([(1, 1), (7, 1), (30, 1), (20, 3)])
    targets = np.round(rng.normal(size=shape), choose.choice([0, 16]))
    outputs = targets + rng.normal(size=shape) * choose.choice([0, 0.1, 2])
    return {"shape": shape, "targets": targets.ravel().tolist(), "outputs": outputs.ravel().tolist(),
            "rmse": float(np.sqrt(metrics.mean_squared_error(targets, outputs))),
            "mae": metrics.mean_absolute_error(targets, outputs),
            "r2": metrics.r2_score(targets, outputs) if shape[0] > 1 else None}


def standardization(rng):
    rows, columns = choose.choice([(3, 2), (50, 4), (150, 7)])
    x = rng.normal(choose.choice([0, 100]), choose.choice([1, 0.01]), (rows, columns))
    mean, deviation = x.mean(axis=0), x.std(axis=0)
    return {"shape": [rows, columns], "samples": x.ravel().tolist(), "means": mean.tolist(),
            "deviations": deviation.tolist(), "result": ((x - mean) / deviation).ravel().tolist()}


def scaling(rng):
    rows, columns = choose.choice([(3, 2), (50, 4), (150, 7)])
    x = rng.normal(choose.choice([0, 10]), choose.choice([1, 3]), (rows, columns)) + 5
    least, greatest = x.min(axis=0), x.max(axis=0)
    low, high = choose.choice([(0, 1), (-1, 1), (0.1, 0.9)])
    stretched = (x - least) / (greatest - least)
    if (low, high) != (0, 1):
        stretched = low + (high - low) * stretched
    return {"shape": [rows, columns], "samples": x.ravel().tolist(), "range": [low, high],
            "stretched": stretched.ravel().tolist(), "divided": (x / np.amax(x, axis=0)).ravel().tolist()}


def missing(rng):
    """Numbers of which some are missing, told by their places, and the means of the others."""
    rows, columns = choose.choice([(3, 2), (50, 4), (150, 7)])
    x = rng.normal(choose.choice([0, 100]), choose.choice([1, 0.01]), (rows, columns))
    places = [place for place in range(columns, x.size) if rng.random() < 0.2]
    gapped = x.copy()
    gapped.ravel()[places] = np.nan
    means = np.nanmean(gapped, axis=0)
    return {"shape": [rows, columns], "samples": x.ravel().tolist(), "places": places, "means": means.tolist(),
            "result": np.where(np.isnan(gapped), means, gapped).ravel().tolist()}


def main():
    warnings.simplefilter("ignore")
    rng = np.random.default_rng(5)
    write("splits.json", splits())
    held_out()
    write("classification.json", [classification(rng) for _ in range(120)])
    write("regression.json", [regression(rng) for _ in range(60)])
    write("standardization.json", [standardization(rng) for _ in range(8)])
    write("strata.json", itertools.islice(strata(), 60))
    write("scaling.json", [scaling(rng) for _ in range(8)])
    write("missing.json", [missing(rng) for _ in range(8)])


if __name__ == "__main__":
    main()
