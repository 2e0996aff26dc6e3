"""What nbrun knows, as `nbrun reference --format json` tells it, and random settings of it."""
import inspect
import json
import subprocess


class Redraw(Exception):
    """What was drawn does not go together, or says nothing: draw something else."""


class Catalogue:
    def __init__(self, binary):
        output = subprocess.run([binary, "reference", "--format", "json"], check=True, stdout=subprocess.PIPE)
        self.reference = json.loads(output.stdout)

    def components(self, kind):
        """The components of a kind by name."""
        return {component["name"]: component for component in self.reference[kind]}

    def names(self, kind):
        return list(self.components(kind))

    def settings(self, kind, name):
        return self.components(kind)[name]["settings"]

    def problems(self, tables, shared, keys):
        """What no table of authorities knows, or only a table: a line for each.

        `shared` are settings that all of a kind have and not their authorities, `keys` the settings of steps.
        """
        for kind, table in tables.items():
            names = self.names(kind)
            for name in names:
                if name not in table:
                    yield f"{kind}: `{name}` has no authority, and no reason why there is none; see authorities.py"
                    continue
                known = parameters(table[name].compute) | shared.get(kind, set())
                for setting in self.settings(kind, name):
                    if python_name(setting["key"]) not in known:
                        yield f"{kind}: the authority of `{name}` does not know its setting `{setting['key']}`"
            for name in set(table) - set(names):
                yield f"{kind}: there is an authority of `{name}`, which nbrun does not have"
        for step, known in keys.items():
            found = {setting["key"] for setting in self.settings("steps", step)}
            for key in sorted(found ^ known):
                yield f"steps: the campaign and nbrun do not agree on whether `{step}` has the setting `{key}`"


def parameters(function):
    """The names of a function's parameters."""
    try:
        return set(inspect.signature(function).parameters)
    except ValueError:
        # PyTorch's built-in ones say none.
        return set()


def python_name(key):
    return {"from": "first", "to": "last"}.get(key, key.replace("-", "_"))


def default(setting):
    """The default of a setting as a value; the text of one that is none."""
    text = setting["default"]
    if text == "none":
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text


def draw(choose, settings, special=None):
    """Random values for settings: those to be written by key, and all by the name that authorities have for them.

    `special` draws values of types that are not numbers, names or flags: from the setting to what is written and what
    the authority is given.
    """
    written, all_values = {}, {}
    for setting in settings:
        key = setting["key"]
        if "default" in setting and choose.random() < 0.4 and not (special and special.takes(setting)):
            all_values[python_name(key)] = default(setting)
            continue
        value = special(choose, setting) if special and special.takes(setting) else draw_value(choose, setting)
        written[key] = all_values[python_name(key)] = value
    return written, all_values


def draw_value(choose, setting):
    kind = setting["type"]
    if "enum" in setting:
        return choose.choice(setting["enum"])
    if kind == "true or false":
        return choose.random() < 0.5
    if kind == "integer":
        return draw_integer(choose, setting, 4)
    if kind.startswith("integer, or a list of "):
        if choose.random() < 0.5:
            return draw_integer(choose, setting, 2)
        return [draw_integer(choose, setting, 2) for _ in range(int(kind.split()[-1]))]
    if kind == "number":
        return draw_number(choose, setting)
    if kind == "list of numbers":
        return [draw_number(choose, setting) for _ in range(choose.randint(1, 4))]
    raise NotImplementedError(f"`{setting['key']}` is a {kind}, of which no values can be drawn")


def draw_integer(choose, setting, spread):
    low = setting.get("minimum", 0)
    return min(low + choose.randrange(spread), setting.get("maximum", low + spread))


def draw_number(choose, setting):
    low = setting.get("minimum", setting.get("exclusiveMinimum"))
    high = setting.get("maximum", setting.get("exclusiveMaximum"))
    usual = default(setting) if "default" in setting else None
    if low is None or high is not None and low < 0:
        return choose.gauss(usual or 0, 1)
    if high is not None:
        if choose.random() < 0.1 and "minimum" in setting:
            return float(low)
        return low + (high - low) * (choose.random() or 0.5)
    if usual:
        return usual * 10 ** choose.uniform(-0.7, 0.7)
    return low + 10 ** choose.uniform(-4, -0.5)
