"""How the processor time of `nbrun` grows with what it is given: as n to which power, over four sizes, each twice
the one before. What does not depend on the size (the start, the training under a picture) is subtracted where it
can be told.

All that `show` knows is measured, found in the reference; each grows in the dimensions in which it can. A power
is a ratio of times, which says the same on every machine.
"""
import io
import math
import os
import pathlib
import re
import subprocess
import zipfile

SIZES = 4
# The highest power that counts as linear: the caches of a processor and the logarithm of a sort are in it.
BAR = 1.1
# Seconds that the largest size must take beyond the base to be told from noise.
LEAST = 0.2
# How often a power is measured that is not met; of each size the least time counts.
TURNS = 4
# Seconds after which something is not linear, whatever its power.
PATIENCE = 300


def seconds(nbrun, folder, arguments, accepts=(0,)):
    """The user time of a run, the least of some; infinity where it is stopped, None where it fails."""
    best = math.inf
    for _ in range(3):
        process = subprocess.Popen(
            ["timeout", str(PATIENCE), nbrun, *arguments], cwd=folder, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env={**os.environ, "NBRUN_CACHE": ""})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode == 124:
            return math.inf
        if process.returncode not in accepts:
            return None
        best = min(best, usage.ru_utime)
        if best > 2:
            break
    return best


def power(times):
    """The power of the sizes with which times grow; 0 where they are too short to be told from noise."""
    if math.isinf(times[-1]):
        return math.inf
    if times[-1] < LEAST:
        return 0
    # Through the largest and, of the others, the smallest that is more than noise.
    first = next(index for index, time in enumerate(times) if time >= LEAST / 2 or index == SIZES - 2)
    return math.log2(times[-1] / max(times[first], 1e-3)) / (SIZES - 1 - first)


def measured(run):
    """The times of all sizes beyond their base; None where one fails. `run` gives the time of a step and its base."""
    best = [math.inf] * SIZES
    for _ in range(TURNS):
        for step in range(SIZES):
            time, base = run(step)
            if time is None or base is None:
                return None
            if math.isinf(time):
                return best[:step] + [math.inf] * (SIZES - step)
            best[step] = min(best[step], max(time - base, 0))
        if power(best) <= BAR:
            break
    return best


def row(work, times):
    grows = power(times)
    shown = "too little to measure" if grows == 0 else f"n^{grows:.2f} ({times[-1]:.2f} s at the largest)"
    return work, "twice the size, three times", shown, f"≤ n^{BAR}", "met" if grows <= BAR else "**missed**"


# MARK: What can be shown

NETWORK = """```network
seed: 1
data: {{blobs: {{samples: {samples}, features: {features}, centers: 2}}, one-hot: true, split: {{test: 0.5}}}}
layers:
{layers}
loss: cross-entropy
optimizer: {{sgd: {{learning-rate: 0.001}}}}
run: [{{train: {{epochs: {epochs}, record-every: 1}}}}, {check}evaluate, forward, backward, update, forward, backward]
show: [{show}]
```
"""


def layer(units, activation="tanh"):
    return f"  - {{units: {units}, activation: {activation}}}"


def network(show, check, samples=20, features=2, units=3, depth=1, epochs=4):
    layers = "\n".join([layer(units)] * depth + [layer(2, "softmax")])
    return NETWORK.format(show=show, check="gradient-check, " if check else "", samples=samples,
                          features=features, layers=layers, epochs=epochs)


# How a network grows, and from which size on.
DIMENSIONS = {
    "weights": (1_000, lambda n: {"units": n, "features": 100}),
    "units": (16_000, lambda n: {"units": n}),
    "samples": (20_000, lambda n: {"samples": n}),
    "epochs": (4_000, lambda n: {"epochs": n}),
    "layers": (40, lambda n: {"depth": n}),
}
# What is made of a sample's numbers only: for the largest of nets nobody asks for it.
FORMS = [f"{{{name}: {{as: {form}}}}}" for name in ("W1", "a1", "loss-table")
         for form in ("numpy", "repr", "table", "math", "heatmap")]


def shown_names(nbrun):
    """All that `show` knows, by the table of the reference."""
    reference = subprocess.run([nbrun, "reference"], capture_output=True, text=True, check=True).stdout
    section = reference.split("\n## What can be shown\n")[1].split("\nLayers are counted")[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.M)


def exhibits(nbrun, folder):
    bases = {}

    def run(show, dimension, size, check):
        (folder / "n.md").write_text(network(show, check, **DIMENSIONS[dimension][1](size)))
        return seconds(nbrun, folder, ["run", "n.md", "--to", "md,html,json"])

    for name in shown_names(nbrun) + FORMS:
        check = name == "gradient-check"
        is_shown = False
        for dimension, (start, _) in DIMENSIONS.items():

            def time(step):
                key = dimension, start << step, check
                if key not in bases:
                    bases[key] = run("", *key)
                return run(name, *key), bases[key]

            times = measured(time)
            if times is None:
                continue
            is_shown = True
            # Most do not depend on most.
            if power(times) > 0:
                yield row(f"`{name}`, {dimension}", times)
        if not is_shown and name not in OTHER_NETWORKS:
            yield f"`{name}`", "", "could not be shown", f"≤ n^{BAR}", "**missed**"


# What only layers of other kinds have, or no network of classes; each is an array or a number as the rest.
OTHER_NETWORKS = {"gamma1", "beta1", "mean1", "variance1", "rmse", "mae", "r2", "roc-auc", "{loss-table: {as: numpy}}",
                  "{loss-table: {as: repr}}", "{loss-table: {as: math}}", "{loss-table: {as: heatmap}}",
                  "{W1: {as: math}}", "{a1: {as: math}}"}


# MARK: Notebooks and data

SMALL = """```network
network: n{0}
seed: {0}
data: xor
layers: [{{units: 1, activation: sigmoid}}]
loss: squared-error
optimizer: {{sgd: {{learning-rate: 0.5}}}}
run: [{{train: {{epochs: 2}}}}]
show: [loss-table]
```

"""
TABLE = """```network
data: {{{0}}}
layers: [{{units: 1, activation: sigmoid, weights: zeros, biases: zeros}}]
loss: squared-error
run: [forward]
show: [loss]
```
"""


def many_networks(n):
    return {"n.md": "".join(SMALL.format(i) for i in range(n))}


def many_keys(n):
    keys = ", ".join(f"kéy{i}: 1" for i in range(n))
    return {"n.md": "```network\n{layers: [{units: 1}], data: xor, " + keys + "}\n```\n"}


def repeated_keys(n):
    return {"n.md": "```network\n{" + ", ".join(f"k{i // 2}: 1" for i in range(n)) + "}\n```\n"}


def csv_columns(n):
    names = ",".join(f"c{i}" for i in range(n))
    values = ",".join("1" for _ in range(n))
    return {"n.md": TABLE.format(f"csv: t.csv, inputs: c0..c{n - 2}, targets: c{n - 1}"),
            "t.csv": f"{names}\n{values}\n{values}\n"}


def csv_rows(n):
    return {"n.md": TABLE.format("csv: t.csv, inputs: [a, b], targets: c"), "t.csv": "a,b,c\n" + "1,2.5,0\n" * n}


def npz(n):
    header = "{'descr': '|u1', 'fortran_order': False, 'shape': (%d, 1), }" % n
    header += " " * (-(len(header) + 11) % 64) + "\n"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in "x", "y":
            values = bytes((i * i) % 251 for i in range(1000)) * (n // 1000)
            archive.writestr(f"{name}.npy", b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little")
                             + header.encode() + values)
    return {"n.md": TABLE.format("npz: t.npz, inputs: x, targets: y"), "t.npz": file.getvalue()}


def notebooks(n):
    return {f"n/{i:06}.md": f"# Notebook {i}\n\nSome text of it.\n\n## A part\n\nMore.\n" for i in range(n)}


def text(line):
    return lambda n: {"n.md": "# A\n\n" + line * n + "\n"}


RUN = ["run", "n.md", "--to", "md,html,json"]
CHECK = ["check", "n.md", "--format"]
# Each with the first size, the files of a size, the arguments, and the exit codes that are right.
INPUTS = {
    "networks in a notebook": (500, many_networks, RUN, (0,)),
    "blocks in place": (500, many_networks, ["run", "--in-place", "n.md"], (0,)),
    "errors on a line, of keys": (1_000, many_keys, RUN, (2,)),
    "errors on a line, of repeated keys": (1_000, repeated_keys, RUN, (2,)),
    "errors on a line, of values": (1_000, text("`{network x} loss` "), RUN, (2,)),
    **{f"errors on a line, told as {format}": (2_000, text("[é](x.md) "), CHECK + [format], (2,))
       for format in ("text", "github", "junit", "sarif", "json")},
    "warnings on a line, of links": (2_000, text("[a](#nowhere) "), RUN, (0,)),
    "columns of a CSV file": (8_000, csv_columns, RUN, (0,)),
    "rows of a CSV file": (100_000, csv_rows, RUN, (0,)),
    "elements of an NPZ file": (500_000, npz, RUN, (0,)),
    "pages of a site": (250, notebooks, ["site", "n"], (0,)),
    "notebooks": (1_000, notebooks, ["run", "n"], (0,)),
    "rows of a table": (20_000, lambda n: {"n.md": "|a|\n|-|\n" + "|1|\n" * n}, RUN, (0,)),
    "headings": (20_000, text("\n\n# Heading\n\n"), RUN, (0,)),
    "paragraphs": (20_000, text("\n\nA paragraph.\n\n"), RUN, (0,)),
    "items of a list": (20_000, text("\n- An item."), RUN, (0,)),
    "code blocks": (5_000, text("\n\n```python\nx = 1\n```\n\n"), RUN, (0,)),
    "footnotes": (1_000, lambda n: {"n.md": "".join(f"a[^{i}]\n\n[^{i}]: b\n\n" for i in range(n))}, RUN, (0,)),
    # A long line of each.
    **{f"`{unit}` on a line": (200_000, text(unit), RUN, (0, 2)) for unit in (
        "word ", "é", "a&b", "\\", "\\$", "*a", "*a* ", "**a", "_a_ ", "~a", "~~a", "`a", "`` a` ", "$", "$a", "$a$ ",
        "$$", "$$a", "$a`", "<a", "<a ", "<a \"", "<!-- ", "<a>", "<https://a.b>", "https://a.b ", "a@b.c ", "[", "]",
        "[a", "[a](", "](", "[a](b) ", "[a][b] ", "![a](b) ", "![", "(", "|", ":", "> ", "- ", "{network", "`{network} ",
        "&amp;", "&#", "\t", "!", "1. ", "www.", "://")},
}


def inputs(nbrun, folder):
    (folder / "n.md").write_text("# A\n")
    base = seconds(nbrun, folder, RUN)
    for number, (name, (start, make, arguments, accepts)) in enumerate(INPUTS.items()):

        def time(step):
            place = folder / f"{number}-{step}"
            for path, content in make(start << step).items():
                file = place / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content if isinstance(content, bytes) else content.encode())
            return seconds(nbrun, place, arguments, accepts), base

        times = measured(time)
        yield (name, "", "fails", f"≤ n^{BAR}", "**missed**") if times is None else row(name, times)


def measure(nbrun, folder):
    folder = pathlib.Path(folder)
    yield from inputs(nbrun, folder)
    yield from exhibits(nbrun, folder)
