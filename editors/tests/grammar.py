"""Colours Markdown by the extension's grammar, as VS Code does: what is in a `network` fence is YAML.

    python grammar.py GRAMMAR.json        (with babi and babi-grammars, from PyPI)

babi is an editor that reads the grammars of VS Code with VS Code's engine for regular expressions. It knows no injections, so
that the injected rules are put where `L:` puts them: before those of Markdown.
"""

import itertools
import json
import pathlib
import sys
import tempfile

from babi.highlight import Grammars, highlight_line

BUNDLED = pathlib.Path(sys.prefix) / "share" / "babi" / "grammar_v1"

TEXT = """# Title
```network
network: xor   # a name
seed: 42
```
Prose: not a key.
~~~ network echo
- units: 2
~~~
> ```network
> loss: squared-error
> ```
```networks
network: xor
```
```yaml
seed: 1
```
"""

# By line: what each text is, and is not.
IS = {
    2: [("network", "entity.name.tag.yaml"), (" a name", "comment"), ("xor", "meta.embedded.block.network")],
    3: [("seed", "entity.name.tag.yaml"), ("42", "constant.numeric")],
    7: [("units", "entity.name.tag.yaml")],
    10: [("loss", "entity.name.tag.yaml")],
    16: [("seed", "entity.name.tag.yaml")],
}
IS_NOT = {5: "yaml", 6: "meta.embedded", 8: "meta.embedded", 13: "yaml"}


def main():
    injected = json.loads(pathlib.Path(sys.argv[1]).read_text())
    markdown = json.loads((BUNDLED / "text.html.markdown.json").read_text())
    markdown["repository"] |= injected["repository"]
    # (A fence in a quote is one of `block`.)
    markdown["patterns"] = injected["patterns"] + markdown["patterns"]
    markdown["repository"]["block"]["patterns"] = injected["patterns"] + markdown["repository"]["block"]["patterns"]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "text.html.markdown.json").write_text(json.dumps(markdown))
        grammars = Grammars(str(BUNDLED), folder)  # the later goes before the earlier
        compiler = grammars.compiler_for_scope("text.html.markdown")
        state = compiler.root_state
        for number, line in enumerate(TEXT.splitlines(keepends=True)):
            state, regions = highlight_line(compiler, state, line, first_line=number == 0)
            # (A text may be coloured in pieces of the same colour.)
            regions = [("".join(line[part.start:part.end] for part in parts), " ".join(scope))
                       for scope, parts in itertools.groupby(regions, lambda region: region.scope)]
            for text, scope in IS.get(number, []):
                if not any(text in part and scope in scopes for part, scopes in regions):
                    found.append(f"line {number + 1}: {text!r} is not {scope}: {regions}")
            if number in IS_NOT and any(IS_NOT[number] in scopes for _, scopes in regions):
                found.append(f"line {number + 1}: {IS_NOT[number]} in {regions}")
    print(*found, f"a grammar: {len(found)} problems", sep="\n")
    sys.exit(1 if found else 0)


main()
