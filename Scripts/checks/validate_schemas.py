"""Validates the YAML of notebooks against the schemas that nbrun prints; see Scripts/checks/schema."""
import copy
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = ROOT / "Tests" / "nbrunTests" / "Cases"
# What the project of a case leaves out, and nbrun never reads.
EXCLUDED = {CASES / "project/lessons" / name for name in ["left-out.md", "week-1/old-b.md", "drafts/d.md"]}
FENCE = re.compile(r"^(`{3,}|~{3,})[ \t]*network[^\n`]*\n(.*?)^\1[`~]*[ \t]*$", re.M | re.S)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.M | re.S)

# Changes of a block that is right, each a fault that the schema must refuse: a path, and what to put there.
SOUND = """
network: a
seed: 1
data: {csv: a.csv, inputs: [x], targets: y, one-hot: true, split: {test: 0.2, seed: 1}, missing: mean}
layers: [{units: 2, activation: {leaky-relu: {slope: 0.1}}, weights: {normal: {std: 1}}}, {layer: dropout, rate: 0.5}]
loss: {function: huber, delta: 1, report: sum}
optimizer: {adam: {learning-rate: 0.1, beta1: $b}}
run: [forward, {train: {epochs: 3, batch-size: 2, schedule: {step: {every: 2}}}}]
show: [loss, {W1: {as: table, digits: 3}}]
expect: {loss: 0.5}
tolerance: {relative: 1e-9}
"""
FAULTS = [
    (["layer"], 1), (["seed"], "one"), (["seed"], -1), (["precision"], "float16"), (["random"], {"generator": "mt"}),
    (["data"], "moonz"), (["data", "input"], 1), (["data", "csv"], ["a"]), (["data", "header"], "yes"),
    (["data", "missing"], "median"), (["data", "split", "tests"], 1), (["data", "split", "folds"], 1),
    (["data", "split", "shuffle"], 3), (["data", "one-hot"], {"on": 1, "of": 0}), (["data", "min-max"], [1]),
    (["data", "class-values"], [1, 2, 3]), (["data", "moons"], {"samples": 0}), (["data", "moons"], {"noises": 1}),
    (["layers"], {"units": 2}), (["layers", 0, "unit"], 3), (["layers", 0, "units"], 0), (["layers", 0, "units"], 1.5),
    (["layers", 0, "activation"], "sigmiod"), (["layers", 0, "activation"], {"leaky-relu": {"slop": 1}}),
    (["layers", 0, "weights"], "norml"), (["layers", 0, "weights"], {"normal": {"std": -1}}),
    (["layers", 0, "trainable"], "maybe"), (["layers", 1, "layer"], "dropuot"), (["layers", 1, "rate"], 2),
    (["loss"], "mse"), (["loss", "delta"], -1), (["loss", "report"], "max"), (["loss", "deltas"], 1),
    (["optimizer"], "adamm"), (["optimizer"], {"adam": {"lr": 0.1}}), (["optimizer"], {"sgd": {"learning-rate": "fast"}}),
    (["run"], "forward"), (["run", 0], "forwards"), (["run", 1], "train"), (["run", 1], {"train": {"batch-size": 2}}),
    (["run", 1, "train", "epoch"], 2), (["run", 1, "train", "epochs"], -1), (["run", 1, "train", "schedule"], "step"),
    (["run", 1, "train", "schedule"], {"step": {"every": 0}}), (["show"], "loss"), (["show", 0], "los"),
    (["show", 1], {"W1": {"as": "tabel"}}), (["show", 1], {"W1": {"digit": 3}}), (["show", 1], {"W1": {"digits": 99}}),
    (["expect"], [1]), (["expect"], {"los": 1}), (["expect"], {"gradient-check": "maybe"}),
    (["tolerance"], "exactly"), (["tolerance"], {"ulp": 1}), (["echo"], "hidden"), (["orientation"], "columns"),
]
PROJECT_FAULTS = [{"notebook": "a"}, {"to": {"a": 1}}, {"flavour": "jekyll"}, {"site": {"titel": "a"}}, {"precision": 64}]
FRONT_MATTER_FAULTS = [{"precision": "float16"}, {"seed": "x"}, {"order": "first"}, {"random": "numpy-default"}]


def plain(value):
    """A value as JSON has it: keys are texts, and so are dates."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def parse(text):
    return plain(YAML(typ="safe", pure=True).load(text))


def parts(notebook):
    """The front matter and the blocks of a notebook that are YAML, each with what it is."""
    text = notebook.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")
    found = [("front-matter", match[1]) for match in FRONT_MATTER.finditer(text)]
    found += [("block", match[2]) for match in FENCE.finditer(text)]
    for kind, source in found:
        try:
            value = parse(source)
        except (YAMLError, ValueError):
            continue
        if isinstance(value, dict):
            yield kind, value


def with_fault(block, path, value):
    block = copy.deepcopy(block)
    place = block
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return block


def main():
    nbrun = sys.argv[1]
    validators = {}
    for kind in ["block", "front-matter", "project"]:
        schema = json.loads(subprocess.check_output([nbrun, "schema", kind], text=True))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[kind] = jsonschema.Draft202012Validator(schema)
    failures, accepted = [], 0

    def expect_valid(kind, value, where):
        nonlocal accepted
        error = jsonschema.exceptions.best_match(validators[kind].iter_errors(value))
        if error is None:
            accepted += 1
        else:
            failures.append(f"{where}: {kind} {error.json_path}: {error.message[:200]}")

    sound, malformed = [], []
    for case in sorted(CASES.iterdir()):
        clean = (case / "expected" / "exit").read_text().strip() != "2"
        (sound if clean else malformed).extend(case.glob("**/*.md"))
        for project in case.glob("nbrun.yml"):
            if clean:
                expect_valid("project", parse(project.read_text()), project.relative_to(ROOT))
    sound += [*(ROOT / "notebooks").glob("**/*.md"), ROOT / "README.md", *(ROOT / "Tests/nbrunTests/Project").glob("**/*.md")]
    expect_valid("project", parse((ROOT / "Tests/nbrunTests/Project/course/nbrun.yml").read_text()), "course")
    for notebook in sound:
        if "expected" not in notebook.relative_to(ROOT).parts and notebook not in EXCLUDED:
            for kind, value in parts(notebook):
                expect_valid(kind, value, notebook.relative_to(ROOT))

    block = parse(SOUND)
    expect_valid("block", block, "the sound block")
    faults = [("block", with_fault(block, *fault), fault) for fault in FAULTS]
    faults += [("project", fault, fault) for fault in PROJECT_FAULTS]
    faults += [("front-matter", fault, fault) for fault in FRONT_MATTER_FAULTS]
    for kind, value, fault in faults:
        if validators[kind].is_valid(value):
            failures.append(f"a planted fault is accepted: {kind} {fault}")

    blocks = [value for notebook in malformed if "expected" not in notebook.relative_to(ROOT).parts
              for kind, value in parts(notebook) if kind == "block"]
    refused = sum(not validators["block"].is_valid(value) for value in blocks)
    for failure in failures:
        print(failure)
    print(f"{accepted} accepted, {len(faults)} planted faults; of {len(blocks)} blocks in notebooks with an error "
          f"{refused} are refused")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
