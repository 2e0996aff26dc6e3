"""What Scripts/bench measures: each function yields rows of the table."""
import importlib.util
import os
import pathlib
import statistics
import subprocess
import sys
import time

import classifier_data
import convolution_data
import elementary_functions
import growth
from duel import Contender, at_least, at_most, duels

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTENDERS = pathlib.Path(__file__).resolve().parent / "contenders"
RELEASE = ROOT / ".build/release"
EPOCHS = 10_000


def build():
    """Builds the release of all products, with the options of Scripts/build."""
    subprocess.run([ROOT / "Scripts/support/install-packages", "libopenblas-dev", "libmpfr-dev"], check=True)
    subprocess.run([ROOT / "Scripts/build", "--all"], stdout=subprocess.DEVNULL, check=True)


def compile(folder, source, name, *options):
    """A contender written in C."""
    program = folder / name
    subprocess.run(["gcc", "-O3", "-march=native", CONTENDERS / source, "-o", program, *options, "-lm"],
                   check=True)
    return program


def product(folder):
    """The matrix product, measured by a program of its own; Scripts/benchmarks/matrix-product shows each entry."""
    output = subprocess.run([RELEASE / "ProductBenchmark"], capture_output=True, text=True, check=True)
    for line in output.stdout.splitlines():
        words = line.split()
        if words[:1] != ["summary"]:
            continue
        _, scalar, kernels, mean, least, peak = words
        work = f"matrix product, {scalar}"
        yield work, f"OpenBLAS ({kernels}), geometric mean", *at_least(float(mean), 1.0)
        yield work, "OpenBLAS, slowest entry", *at_least(float(least), 0.93)
        met = "met" if float(peak) >= 0.85 else "**missed**"
        yield work, "peak of the core, least from 256 on", f"{100 * float(peak):.0f} %", "≥ 85 %", met


def xor(folder):
    """Full-batch training of a network of 9 parameters."""
    program = compile(folder, "xor.c", "xor")
    for loss in "squared-error", "binary-cross-entropy":
        ours = Contender(RELEASE / "TrainingBenchmark", "xor", loss, EPOCHS)
        others = [Contender(program, loss, EPOCHS),
                  Contender(sys.executable, CONTENDERS / "xor.py", loss, EPOCHS)]
        seconds, (c, numpy) = duels(ours, others, rounds=15, tolerance=1e-9)
        work = f"XOR 2-2-1, {loss}, 10,000 epochs, f64 ({seconds * 1e3:.2f} ms)"
        yield work, "C for this network, libm", *at_least(c, 1)
        yield work, "NumPy", *at_least(numpy, 100, 0)


def classifier(folder):
    """One epoch of mini-batches on 6,000 samples."""
    task = folder / "task"
    classifier_data.write(task)
    has_torch = importlib.util.find_spec("torch") is not None
    for scalar, real, prefix, suffix in ("float32", "float", "s", "f"), ("float64", "double", "d", ""):
        program = compile(folder, "classifier.c", f"classifier-{real}", f"-DREAL={real}",
                          f"-DGEMM=cblas_{prefix}gemm", f"-DEXP=exp{suffix}", f"-DLOG=log{suffix}",
                          "-lopenblas")
        python = lambda name: Contender(sys.executable, CONTENDERS / name, task, scalar)
        others = {"C with OpenBLAS": Contender(program, task),
                  "NumPy": python("classifier_numpy.py")}
        if has_torch:
            others["PyTorch"] = python("classifier_torch.py")
        ours = Contender(RELEASE / "TrainingBenchmark", "classifier", task, scalar)
        seconds, ratios = duels(ours, others.values(), rounds=15, tolerance=1e-4)
        work = f"784-128-10, 6,000 samples, batch 64, {scalar[0]}{scalar[-2:]} ({seconds * 1e3:.1f} ms)"
        for name, ratio in zip(others, ratios):
            yield work, name, *at_least(ratio, 1)
        if not has_torch:
            yield work, "PyTorch", "not installed", "≥ 1 ×", ""


def convolutional(folder):
    """One epoch of mini-batches on 1,920 small images."""
    task = folder / "images"
    convolution_data.write(task)
    for scalar in "float32", "float64":
        work = f"convolutions 5×5×8 and 5×5×16 on 28×28, 1,920 samples, batch 64, {scalar[0]}{scalar[-2:]}"
        if importlib.util.find_spec("torch") is None:
            yield work, "PyTorch", "not installed", "≥ 1 ×", ""
            continue
        ours = Contender(RELEASE / "TrainingBenchmark", "convolutional", task, scalar)
        torch = Contender(sys.executable, CONTENDERS / "convolution_torch.py", task, scalar)
        seconds, (ratio,) = duels(ours, [torch], rounds=15, tolerance=1e-4)
        yield f"{work} ({seconds * 1e3:.1f} ms)", "PyTorch", *at_least(ratio, 1)


def elementary(folder):
    """Each function over 10⁶ values."""
    for result in elementary_functions.measure(folder):
        work = f"{result.name}, 10⁶ values, {result.scalar} ({result.nanoseconds:.2f} ns each)"
        yield work, "NumPy", *at_most(result.to_numpy, result.bar)
        yield work, "glibc", *at_least(result.to_glibc, 2)


def start(folder):
    """Processes from nothing to their end, in alternation with one that does nothing: a notebook's documents,
    which are new each time, and the version. And the size of the program as it is installed."""
    def milliseconds(command):
        begin = time.perf_counter()
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
        return (time.perf_counter() - begin) * 1e3

    binary = RELEASE / "nbrun"
    turns = [(milliseconds([binary, "run", "--no-cache", "notebooks/xor.md", "--output", folder / f"output-{turn}"]),
              milliseconds([binary, "--version"]), milliseconds(["/bin/true"])) for turn in range(41)]
    document, version, nothing = map(statistics.median, zip(*turns))
    against = f"the clock (`/bin/true`: {nothing:.1f} ms)"
    for work, measured, bar in (
            ("`nbrun --no-cache notebooks/xor.md`, Markdown and HTML, cold process", document, 25),
            ("`nbrun --version`", version, 5)):
        yield work, against, f"{measured:.1f} ms", f"≤ {bar} ms", "met" if measured <= bar else "**missed**"
    stripped = folder / "nbrun"
    subprocess.run(["strip", "-o", stripped, binary], check=True)
    size = stripped.stat().st_size / 2**20
    yield "`nbrun`, stripped", "its size", f"{size:.1f} MiB", "≤ 30 MiB", "met" if size <= 30 else "**missed**"


def growth_of_time(folder):
    """What takes longer than in proportion to its size; the times are processor time."""
    yield from growth.measure(RELEASE / "nbrun", folder)


ALL = {"product": product, "xor": xor, "classifier": classifier, "convolutional": convolutional,
       "elementary": elementary, "start": start, "growth": growth_of_time}
