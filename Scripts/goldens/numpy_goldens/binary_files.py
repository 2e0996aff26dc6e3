"""Writes NeuralNetworkTests/Goldens/binary-files.json: NPY, NPZ and IDX files in base64."""
import base64
import io
import json
import random
import struct
import zipfile

import numpy as np
from random_numbers import GOLDENS

choose = random.Random(12)
KINDS = {"f": "float64", "i": "int64", "u": "int64", "b": "bool"}


def described(kind, name, data, array, member=None):
    return {"kind": kind, "name": name, "data": base64.b64encode(data).decode(), "member": member,
            "type": "float32" if array.dtype.str[1:] == "f4" else KINDS[array.dtype.kind],
            "shape": array.shape, "elements": [float(x) for x in array.ravel()]}


def array(dtype, shape):
    rng = np.random.default_rng(choose.randrange(2**32))
    if dtype == "|b1":
        return rng.random(shape) < 0.5
    if dtype[1] in "iu":
        low = 0 if dtype[1] == "u" else -100
        return rng.integers(low, 100, shape).astype(dtype)
    return rng.normal(size=shape).astype(dtype)


def npy():
    for dtype in ["<f8", "<f4", "<i8", "<i4", "|u1", "|b1"]:
        for shape in [(), (3,), (2, 3), (3, 1, 4), (0, 2)]:
            for order in "CF":
                a = np.asarray(array(dtype, shape), order=order)
                for version in [(1, 0), (2, 0), (3, 0)]:
                    if version > (1, 0) and shape != (2, 3):
                        continue
                    file = io.BytesIO()
                    np.lib.format.write_array(file, a, version=version)
                    yield described("npy", f"{dtype} {shape} {order} {version}", file.getvalue(), a)


def npz():
    arrays = {"X": array("<f8", (20, 3)), "y": array("<i8", (20,)), "zeros": np.zeros((50, 40)),
              "steps": np.arange(600, dtype="<i4").reshape(20, 30), "letters": array("|u1", (300,)),
              "bits": array("|b1", (2, 5))}
    for save in [np.savez, np.savez_compressed]:
        file = io.BytesIO()
        save(file, **arrays)
        for member, a in arrays.items():
            yield described("npz", save.__name__, file.getvalue(), a, member)
    for level in [1, 9]:
        file = io.BytesIO()
        inner = io.BytesIO()
        np.save(inner, arrays["steps"])
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
            # A ZipInfo has a fixed date where a bare name has today's.
            archive.writestr(zipfile.ZipInfo("steps.npy"), inner.getvalue(),
                             zipfile.ZIP_DEFLATED, level)
            archive.comment = b"a comment after the directory"
        yield described("npz", f"level {level}", file.getvalue(), arrays["steps"], "steps")


def idx():
    for code, dtype in [(8, ">u1"), (9, ">i1"), (11, ">i2"), (12, ">i4"), (13, ">f4"), (14, ">f8")]:
        for shape in [(5,), (2, 3), (2, 4, 4)]:
            a = array(dtype, shape)
            data = struct.pack(">HBB", 0, code, len(shape)) + struct.pack(f">{len(shape)}I", *shape)
            yield described("idx", f"{dtype} {shape}", data + a.tobytes(), a.astype(dtype[1:]))


def integers():
    """Integers of every width, and both byte orders."""
    for dtype in ["|i1", "<i2", "<u2", "<u4", "<u8", ">f8", ">f4", ">i2", ">u4", ">i8"]:
        a = array(dtype, (2, 3))
        file = io.BytesIO()
        np.lib.format.write_array(file, a, version=(1, 0))
        yield described("npy", f"{dtype} (2, 3)", file.getvalue(), a)
    for dtype in ["|i1", "<i2", "<u2", "<i4", "<u4"]:
        a = np.array([np.iinfo(dtype).min, np.iinfo(dtype).max], dtype)
        file = io.BytesIO()
        np.save(file, a)
        yield described("npy", f"{dtype} ends", file.getvalue(), a)


def main():
    cases = [*npy(), *npz(), *idx(), *integers()]
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (GOLDENS / "binary-files.json").write_text(
        f'{{"madeBy":"Scripts/goldens/make-numpy","numpy":"{np.__version__}","cases":[\n{lines}\n]}}\n')


if __name__ == "__main__":
    main()
