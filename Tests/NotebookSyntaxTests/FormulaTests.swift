import Testing

@testable import NotebookSyntax

@Suite struct FormulaTests {
  /// Markdown, and the formulas in it.
  @Test(arguments: [
    ("a $x$ b", ["x"]),
    ("$x$", ["x"]),
    ("*$x_1 * y_1$* and **$a$**", ["x_1 * y_1", "a"]),
    ("costs $5 and $6", []),
    ("from $5-$6 to $7", []),
    ("$5 and $6$", ["6"]),
    ("$ x$ and $x $", []),
    ("2$x$ and $x$2", []),
    ("\\$x$ and $x\\$", []),
    ("$a \\$ b$", ["a \\$ b"]),
    ("`$x$` and ``$y$``", []),
    ("``a`` $x$ `b`", ["x"]),
    ("$`a`$ and $``b`c``$", ["a", "b`c"]),
    ("$a `b$ c`", []),
    ("$$x$$", ["x"]),
    ("$$\na \\\\\nb_1\n$$", ["\na \\\\\nb_1\n"]),
    ("$$$x$$$", []),
    ("$$ $$", []),
    ("$x\n+ y$", []),
    ("$x +\ny$", ["x +\ny"]),
    ("$a\n\nb$", []),
    ("> $a\n> + b$ c", []),
    ("> $$\n> a = b\n> $$", ["\na = b\n"]),
    ("> > $$a\n> > b$$", ["a\nb"]),
    ("- $a$\n  1. $b$", ["a", "b"]),
    ("| $a$ | $b \\| c$ |\n|---|---|\n| $d|e$ | $f$ |", ["a", "b | c"]),
    ("    $x$", []),
    ("```\n$x$\n```", []),
    ("<p>$x$</p>", []),
    ("a <b title=\"$x$\">$y$</b>", ["y"]),
    ("<http://a.org/$x$>", []),
    ("[$x$](http://a.org/$y$)", ["x"]),
    ("[a]: http://a.org/$x$\n\n[a] $y$", ["y"]),
    ("# A $x$\n\nB $y$\n===", ["x", "y"]),
    ("```math\na_b\n```", ["a_b\n"]),
    ("a[^1] $z$\n\n[^1]: $x$\n\n$y$", ["z", "y", "x"]),
    ("\u{1} $x$", []),
    ("---\ntitle: $a$\n---\n$x$", ["x"]),
    ("α$x$ ($y$)", ["y"]),
    (
      "Text $x$\n*of\nlines*:\n| a | $b$ |\n|---|---|\n| $c$ | 2 |\n\nIt costs $5.",
      ["x", "b", "c"]
    ),
  ])
  func areFound(_ markdown: String, _ expected: [String]) {
    #expect(notebook(markdown).formulas.map(\.tex) == expected)
    #expect(notebook(markdown + "\n").formulas.map(\.tex) == expected)
  }

  @Test func knowTheirPlaces() throws {
    let notebook = notebook("> α $$\n> \\foo{x}\r\n> $$\n")
    let formula = try #require(notebook.formulas.first)
    #expect(notebook.source.text(in: formula.range) == "$$\n> \\foo{x}\r\n> $$")
    let start = try #require(formula.tex.utf8.firstIndex(of: .backslash))
    let offset = formula.tex.utf8.distance(from: formula.tex.utf8.startIndex, to: start)
    #expect(
      notebook.source.text(in: formula.sourceRange(of: offset..<offset + 4)) == "\\foo")
    let block = self.notebook("- ```math\n  \\bar\n  ```\n").formulas[0]
    #expect(block.sourceRange(of: 0..<4) == 12..<16)
  }

  private func notebook(_ markdown: String) -> Notebook { NotebookSyntaxTests.notebook(markdown) }

  @Test func headingsHaveTheirTeX() {
    #expect(notebook("# The $\\sigma_1$\n").headings[0].text == "The \\sigma_1")
  }

  @Test(arguments: [
    ("$a_1$ *b*\n", "<p><math>a_1</math> <em>b</em></p>\n"),
    (
      "# a $b$\n",
      "<h1 id=\"a-b\">a <math>b</math>"
        + "<a class=\"anchor\" href=\"#a-b\" aria-label=\"Link to this section\">#</a></h1>\n"
    ),
    (
      "![$a<\"&$ b](c.png) $d$\n",
      "<p><img src=\"c.png\" alt=\"a&lt;&quot;&amp; b\" /> <math>d</math></p>\n"
    ),
    ("$a$\n\n```math\nx\n```\n", "<p><math>a</math></p>\n\n<math>display x\n</math>\n"),
    (
      "$a$ `{network} x` $b$\n\n```network\n```\n$c$\n",
      "<p><math>a</math> <b>x</b> <math>b</math></p>\n\n<figure>BLOCK</figure>\n\n<p><math>c</math></p>\n"
    ),
    ("$[x](y)$ [z](w)\n", "<p><math>[x](y)</math> <a href=\"w\">z</a></p>\n"),
  ])
  func areRendered(_ markdown: String, _ expected: String) {
    let html = notebook(markdown).page(
      replacing: { if case .block = $0 { "<figure>BLOCK</figure>" } else { "<b>x</b>" } },
      formula: { "<math>\($0.isDisplay ? "display " : "")\($0.tex)</math>" })
    #expect(html == expected)
  }
}
