"""Times exp, log, tanh and sigmoid over 10⁶ values against NumPy's vector functions and a loop of
glibc's scalar ones, in alternation in one run on one core.

Needs NumPy, a C compiler and swiftc. NumPy's functions are not correctly rounded, and its sigmoid is
four operations; ours is the fused 1 / (1 + exp(-x)).
"""
import collections
import ctypes
import pathlib
import statistics
import subprocess
import time

import numpy as np

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources"
COUNT = 10 ** 6
ROUNDS = 15
OPTIONS = {
    "avx512": ["-D", "HARDWARE_FMA", "-Xcc", "-march=x86-64-v4"],
    "avx2": ["-D", "HARDWARE_FMA", "-Xcc", "-march=x86-64-v3"],
    "baseline": [],
}
# Name, place in the exported list, range of arguments, NumPy's function, greatest ratio to NumPy.
FUNCTIONS = [
    ("exp", 0, (-10, 10), lambda x, y: np.exp(x, out=y), 1.5),
    ("log", 1, (0.01, 100), lambda x, y: np.log(x, out=y), 2.5),
    ("tanh", 2, (-5, 5), lambda x, y: np.tanh(x, out=y), 2.5),
    ("sigmoid", 3, (-10, 10), lambda x, y: np.divide(1, 1 + np.exp(-x), out=y), 2.5),
]
EXPORT = """
import KernelInterface
@_cdecl("kernel") public func kernel(_ isDouble: Bool, _ i: Int) -> UnsafeRawPointer {
  let table = isDouble ? tables.float64.elementary : tables.float32.elementary
  let list = [table.exp, table.log, table.tanh, table.sigmoid]
  return unsafeBitCast(list[i], to: UnsafeRawPointer.self)
}
"""
LOOPS = """
#include <math.h>
#define LOOP(name, type, value) \\
  void name(long n, const type *x, type *y) { for (long i = 0; i < n; i++) y[i] = value; }
LOOP(double0, double, exp(x[i]))
LOOP(double1, double, log(x[i]))
LOOP(double2, double, tanh(x[i]))
LOOP(double3, double, 1 / (1 + exp(-x[i])))
LOOP(float0, float, expf(x[i]))
LOOP(float1, float, logf(x[i]))
LOOP(float2, float, tanhf(x[i]))
LOOP(float3, float, 1 / (1 + expf(-x[i])))
"""


def build(folder, options):
    """The kernels and the loops as shared libraries; the compiler's options are the package's."""
    swiftc = ["swiftc", "-swift-version", "6", "-Ounchecked", "-wmo", "-parse-as-library",
              "-enforce-exclusivity=unchecked"]
    (folder / "export.swift").write_text(EXPORT)
    (folder / "loops.c").write_text(LOOPS)
    subprocess.run(
        swiftc + ["-emit-library", "-static", "-emit-module", "-module-name", "KernelInterface",
                  "-o", "libKernelInterface.a"] + sorted(map(str, SOURCES.glob("KernelInterface/**/*.swift"))),
        cwd=folder, check=True)
    subprocess.run(
        swiftc + options + ["-I", ".", "-I", str(SOURCES / "CVector"), "-module-name", "Measured",
                            "-emit-library", "-o", "kernels.so", "export.swift"]
        + sorted(map(str, SOURCES.glob("Kernels/**/*.swift"))) + ["libKernelInterface.a"],
        cwd=folder, check=True)
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", "loops.so", "loops.c", "-lm"],
                   cwd=folder, check=True)
    return ctypes.CDLL(str(folder / "kernels.so")), ctypes.CDLL(str(folder / "loops.so"))


def seconds(call):
    start = time.process_time()
    call()
    return time.process_time() - start


Result = collections.namedtuple("Result", "name scalar nanoseconds to_numpy bar to_glibc")


def widest():
    """The widest instruction set of this machine."""
    flags = pathlib.Path("/proc/cpuinfo").read_text().split()
    return "avx512" if "avx512vl" in flags else "avx2" if "avx2" in flags else "baseline"


def measure(folder, name=None):
    """Yields a result for each function and scalar type."""
    kernels, loops = build(folder, OPTIONS[name or widest()])
    kernels.kernel.restype = ctypes.c_void_p
    kernels.kernel.argtypes = [ctypes.c_bool, ctypes.c_long]
    signature = ctypes.CFUNCTYPE(None, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    random = np.random.RandomState(1)
    for scalar, short, type_in_c in (np.float64, "f64", "double"), (np.float32, "f32", "float"):
        for title, index, (low, high), numpy_function, bar in FUNCTIONS:
            x = random.uniform(low, high, COUNT).astype(scalar)
            y = np.empty_like(x)
            arguments = COUNT, x.ctypes.data, y.ctypes.data
            ours = signature(kernels.kernel(scalar is np.float64, index))
            loop = signature((type_in_c + str(index), loops))
            rounds = [(seconds(lambda: ours(*arguments)), seconds(lambda: numpy_function(x, y)),
                       seconds(lambda: loop(*arguments))) for _ in range(ROUNDS)]
            yield Result(
                title, short, statistics.median(turn[0] for turn in rounds) * 1e9 / COUNT,
                statistics.median(a / b for a, b, _ in rounds), bar,
                statistics.median(c / a for a, _, c in rounds))
