import Testing

@testable import NotebookSyntax

struct InlineValueTests {
  @Test(arguments: [
    ("a `{network} loss` b\n", "a VALUE b\n"),
    ("# `{network} loss | .4f`\n", "# VALUE\n"),
    ("`{network} a` `{network} b`\n", "VALUE VALUE\n"),
    ("x ``a`{network}`` `` {network} b `c ``\n", "x ``a`{network}`` VALUE\n"),
    ("| a |\n|---|\n| `{network} loss \\| .4f` |\n", "| a |\n|---|\n| VALUE |\n"),
    ("> one\n> two `{network} loss` three\n", "> one\n> two VALUE three\n"),
    ("> x `{network} loss |\n> .4f` y\n", "> x VALUE y\n"),
    ("> x `{network} loss\n>     > b` y\n", "> x VALUE y\n"),
    ("- *a [b `{network} loss`](c)*\n", "- *a [b VALUE](c)*\n"),
    ("\u{FEFF}\tx\n\nä\t`{network} loss`\n", "\u{FEFF}\tx\n\nä\tVALUE\n"),
    ("\\``{network} loss`\n", "\\`VALUE\n"),
    ("\\\\`{network} loss`\n", "\\\\VALUE\n"),
    ("<!-- `{network} x` -->\n\n`{network} x`\n", "<!-- `{network} x` -->\n\nVALUE\n"),
    ("<pre>`{network} x`</pre>\n\n`{network} x`\n", "<pre>`{network} x`</pre>\n\nVALUE\n"),
    ("![a `{network} loss`](b.png)\n", "![a VALUE](b.png)\n"),
    ("[a](`{network}) `{network} x`\n", "[a](`{network}) VALUE\n"),
    ("    `{network} x`\n\n`{network} x`\n", "    `{network} x`\n\nVALUE\n"),
    ("a[^1] `{network} x`\n\n[^1]: b `{network} y`\n", "a[^1] VALUE\n\n[^1]: b VALUE\n"),
    ("x\r\ny `{network} loss`\r\n", "x\r\ny VALUE\r\n"),
    ("``{network} loss`` and ```{network} loss```\n", "VALUE and VALUE\n"),
    ("---\ntitle: a `{network} x` b\n---\n`{network} x`\n", "---\ntitle: a VALUE b\n---\nVALUE\n"),
    (
      "---\n# `{network} x`\nsummary: >\n  `{network}\n  x`\n---\n",
      "---\n# `{network} x`\nsummary: >\n  VALUE\n---\n"
    ),
    ("$a = `{network} x | .3f` + b_c$\n", "$a = VALUE + b_c$\n"),
    ("$`{network} x`$ and $`a`$, $ `{network} x` $\n", "$VALUE$ and $`a`$, $ VALUE $\n"),
    ("> $$\n> a = ``{network}\n> x``\n> $$\n", "> $$\n> a = VALUE\n> $$\n"),
    ("| a |\n|---|\n| $`{network} x \\| .3f`$ |\n", "| a |\n|---|\n| $VALUE$ |\n"),
    ("- ```math\n  a = `{network} x`\n  ```\n", "- ```math\n  a = VALUE\n  ```\n"),
    ("$a `b` `{network} x`$\n", "$a `b` VALUE$\n"),
    ("a\0b `{network} x`\n", "a\0b VALUE\n"),
  ])
  func isFoundAtItsBytes(_ markdown: String, _ spliced: String) {
    let notebook = notebook(markdown)
    #expect(notebook.messages == [])
    #expect(notebook.spliced(blocks: "") == spliced)
  }

  @Test func partsHaveTheirPlaces() throws {
    let text = "| ä `{network two-layer} y_hat[0] \\| .4f` |\n|---|\n"
    let value = try #require(notebook(text).values.first)
    let source = source(text)
    #expect(value.network?.text == "two-layer")
    #expect(value.expression.text == "y_hat[0]")
    #expect(value.format?.text == ".4f")
    for part in [value.network, value.expression, value.format] {
      #expect(part.map { source.text(in: $0.range) } == part?.text)
    }
    #expect(source.text(in: value.range) == "`{network two-layer} y_hat[0] \\| .4f`")
  }

  @Test(arguments: [
    ("`{network loss`", "1:1: error: the inline value lacks a }"),
    ("`{network}`", "1:1: error: the inline value does not say what to show"),
    ("x `{network} | .4f`", "1:3: error: the inline value does not say what to show"),
    ("`{network} loss |`", "1:1: error: the inline value has no format after the |"),
    (
      "<p>\n`{network} loss`\n</p>",
      "2:1: error: an inline value here is not computed (put blank lines"
    ),
    (
      "<a title=\"`{network} x`\">x</a> y",
      "1:11: error: an inline value here is not computed (move it out of the tag"
    ),
    (
      "[a](b '`{network} x`') y",
      "1:8: error: an inline value here is not computed (move it out of the address"
    ),
    (
      "![a](<`{network} x`>) y",
      "1:7: error: an inline value here is not computed (move it out of the address"
    ),
    (
      "---\nauthor: a `{network} x`\n---\n",
      "2:11: error: an inline value here is not computed (in the front"
    ),
    ("$a = `{network loss`$", "1:6: error: the inline value lacks a }"),
    ("a\nb `{netwrok} loss`", "2:4: warning: an inline value of `{netwrok` is not computed"),
    ("`{Network} loss`", "1:2: warning: an inline value of `{Network` is not computed"),
  ])
  func isRefused(_ markdown: String, _ message: String) {
    let notebook = notebook(markdown)
    #expect(notebook.liveParts.isEmpty)
    #expect(notebook.messages.count == 1)
    #expect(
      notebook.messages.first?.hasPrefix("test.md:" + message) == true, "\(notebook.messages)")
  }

  @Test func aBareBarInATableIsWarnedOf() {
    let table = """
      # Table

      | name | loss |
      | ---- | ---- |
      | sgd | `{network a} loss | .4f` |
      | adam | `{network a} loss \\| .4f` |

      Outside, `{network a} loss | .4f` is meant so.
      """
    let notebook = notebook(table)
    #expect(notebook.values.map(\.format?.text) == [".4f", ".4f"])
    #expect(
      notebook.messages == [
        "test.md:5:27: warning: this | ends the table's cell, so that the inline value is not "
          + "computed (write \\| inside a table)"
      ])
  }

  @Test(arguments: [
    "`network`", "`{python} x`", "`{ network} x`", "`x {network} y`", "{network} x",
  ])
  func isNotLive(_ markdown: String) {
    let notebook = notebook(markdown)
    #expect(notebook.liveParts.isEmpty)
    #expect(notebook.messages == [])
  }
}
