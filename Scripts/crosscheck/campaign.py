"""Notebooks of cases, one run of nbrun for each, and what came of the comparisons."""
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile
from collections import defaultdict

import numpy as np

from cases import KINDS, Redraw


def make_case(kind, book, key, **choice):
    """A case from a text that seeds it; another is drawn as long as one does not go together."""
    choose = random.Random(key)
    precision = choose.choice(["float64", "float64", "float32"])
    for _ in range(500):
        try:
            return KINDS[kind](choose, book, precision, **choice)
        except Redraw:
            continue
    raise RuntimeError(f"{key}: 500 draws and no case")


def block_text(block):
    """A block as YAML, a line for each key; JSON is YAML, but for what it has no word for."""
    def text(value):
        return json.dumps(value, ensure_ascii=False).replace("NaN", ".nan")

    return "".join(f"{key}: {text(value)}\n" for key, value in block.items())


def texts(case, network=None):
    name = {"network": network} if network else {}
    return [block_text({**name, **block}) for block in case.blocks]


class Runner:
    """Runs notebooks and reads what they give."""

    def __init__(self, binary):
        self.binary = binary

    def __call__(self, cases):
        """For each case its blocks' values and its part of the Markdown."""
        parts = [f"## Case {number}\n\n" + "\n".join(f"```network\n{text}```\n" for text in texts(case, f"n{number}"))
                 for number, case in enumerate(cases)]
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "cases.md").write_text("\n".join(parts))
            ran = subprocess.run([self.binary, "run", "cases.md", "--to", "md,json"], cwd=folder, text=True,
                                 capture_output=True, env={**os.environ, "NBRUN_CACHE": ""})
            if ran.returncode != 0:
                return None, ran.stderr
            blocks = iter(json.loads((folder / "output/cases.json").read_text())["blocks"])
            markdown = (folder / "output/cases.md").read_text()
        sections = re.split(r"^## Case \d+$", markdown, flags=re.MULTILINE)[1:]
        return [([next(blocks) for _ in case.blocks], section) for case, section in zip(cases, sections)], ""


def numbers(value, member):
    """The elements of a member; those in single precision have digits enough for that."""
    array = np.array([float(element) for element in value[member]])
    return array.astype(np.float32).astype(float) if value.get("type") == "float32" else array


class Ledger:
    """The worst of each construct, and all breaches."""

    def __init__(self, state=None):
        state = state or {}
        self.rows = defaultdict(lambda: {"count": 0}, state.get("rows", {}))
        self.breaches = state.get("breaches", [])
        self.done = state.get("done", 0)

    def state(self):
        return {"done": self.done, "rows": dict(self.rows), "breaches": self.breaches}

    def breach(self, where, text):
        self.breaches.append(f"{where}: {text}")

    def compare(self, where, case, blocks, section):
        for answer in case.answers:
            values = {value["name"]: value for value in blocks[answer.block]["values"]}
            value = values.get(answer.name, {})
            if len(value.get(answer.member, [])) != len(answer.values):
                self.breach(where, f"{answer.name} has {len(value.get(answer.member, []))} elements in "
                                   f"{answer.member}, not {len(answer.values)}")
                continue
            actual = numbers(value, answer.member)
            off = np.abs(actual - answer.values)
            off[np.isnan(off)] = np.inf
            with np.errstate(divide="ignore", invalid="ignore"):
                relative = np.where(off == 0, 0, off / np.broadcast_to(answer.scale, off.shape))
            worst = int(relative.argmax()) if off.size else 0
            for construct in case.covers:
                self.note(construct, case.precision, off.size, float(relative.max(initial=0)), f"{where} {answer.name}")
            for index in np.flatnonzero(off > answer.within)[:1]:
                self.breach(where, f"{answer.name}[{index}] of {', '.join(sorted(case.covers))} is {actual[index]!r}, "
                                   f"by its authority {answer.values[index]!r} ({off[index]:.1e} off, "
                                   f"{relative[worst]:.1e} relative)")
        if case.text:
            shown = "\n\n".join(re.findall(r"^```text\n(.*?)\n```$", section, re.MULTILINE | re.DOTALL))
            self.note("printed texts", case.precision, 1, 0.0 if shown == case.text else 1.0, where)
            if shown != case.text:
                self.breach(where, f"printed\n{shown}\n\nby NumPy\n{case.text}")

    def note(self, construct, precision, count, relative, where):
        row = self.rows[construct]
        row["count"] += count
        if relative >= row.get(precision, (-1, ""))[0]:
            row[precision] = (relative, where)

    def table(self):
        def cell(row, precision):
            relative, where = row.get(precision, (None, ""))
            return ("–", "") if relative is None else (f"{relative:.1e}" if relative else "0", where)
        lines = [f"{'construct':<38}{'compared':>10}  {'float64':<9}{'where':<34}{'float32':<9}where"]
        for construct in sorted(self.rows):
            row = self.rows[construct]
            double, single = cell(row, "float64"), cell(row, "float32")
            lines.append(f"{construct:<38}{row['count']:>10}  {double[0]:<9}{double[1]:<34}{single[0]:<9}{single[1]}")
        return "\n".join(lines)
