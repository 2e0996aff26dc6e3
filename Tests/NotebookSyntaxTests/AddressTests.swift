import Testing

@testable import NotebookSyntax

/// Where the addresses of links stand in the source, to the byte.
struct AddressTests {
  /// Addresses in Markdown, each between `«` and `»`, which are no part of it.
  @Test(arguments: [
    "[a](«b») ![c](«d.png» \"T\") [e](<«f g»> 'h') [i](\n  «j» (k))",
    "[a](«b\\)c») [d](«e(f)g») [h](«i&amp;j») [k](<«(»>) [l]( «m» )",
    "> [a](\n> «b»\n> \"c\")\n\n- [d](«e»)\n\n      [f](g)\n",
    "[a] [b][a] ![a] [c][] ![d]\n\n[a]: «e»\n[c]:\n  <«f»>\n  'g'\n> [d]: «h.png»\n",
    "`[a](b)` ``[c](`d)`` \\[e](f) [g](«h») [i] (j) [k]: l",
    "$a](b)$ [c](«d») $`[e](f)`$ [g](«h»)",
    "| a | b |\n|---|---|\n| [c](«d») | ![e](«f\\|g») |\n",
    "# [a](«b»)\n\n[^1] and [^1]\n\n[^1]: [c](«d»)\n",
    "[![a](«b»)](«c») [![d][e]](«f»)\n\n[e]: «g»\n",
    "<img src=\"«a.png»\" alt=\"[b](c)\"> <a\nhref='«d»'>e</a> <b title=\"src='f'\">",
    "<p>\n<IMG SRC = «a.png» srcset=\"«a.png» 1x,\n  «b.png» 2x\">\n<!-- <img src=\"c\"> -->\n[d](e)\n</p>\n",
    "<video poster=\"«a»\"><source src=\"«b»\"></video>\n\n    <img src=\"c\">\n",
    "\u{FEFF}---\ntitle: x\n---\n\nä [a](«b»)\r\n\r\n[c](«d»)\r\n",
    "[a](«b») `{network} x` [`{network} y`](«c»)",
    "address0 [address](«address1») ![](«address»)",
  ])
  func isFound(_ marked: String) {
    let notebook = notebook(marked.filter { $0 != "«" && $0 != "»" })
    var expected: [SourceRange] = []
    var offset = 0
    for scalar in marked.unicodeScalars {
      if scalar == "«" {
        expected.append(offset..<offset)
      } else if scalar == "»" {
        expected[expected.count - 1] = expected[expected.count - 1].lowerBound..<offset
      } else {
        offset += UTF8.width(scalar)
      }
    }
    #expect(!notebook.addressPlaces.contains(nil), "\(notebook.links)")
    #expect(Set(notebook.addressPlaces.compactMap { $0 }) == Set(expected))
  }

  @Test(arguments: [
    "[a](b[c].png)", "[a](<b\"c.png>)", "<img src=\"a`b.png\">",
    "[a](" + String(repeating: "b", count: 5000) + ")",
  ])
  func isNotGuessed(_ markdown: String) {
    #expect(notebook(markdown).addressPlaces == [nil])
  }

  @Test func linksOfRawHTMLAreLinks() {
    let links = notebook(
      "<a href=\"a&amp;b\">x</a> <img src=c srcset=\"d 1x, e 2x\">\n\n<audio src=f></audio>\n"
        + "<link href=g> <iframe src=h></iframe> <a name=i>\n"
    ).links
    #expect(links.map(\.destination) == ["a&amp;b", "c", "d", "e", "f"])
    #expect(links.map(\.role) == [.link, .image, .alternative, .alternative, .media])
    #expect(!links.contains { !$0.isRaw })
  }

  /// What is played becomes a link, and of a picture its image stays.
  @Test(arguments: [
    ("<video src=\"a%20b.mp4\" autoplay></video>", "<p><a href=\"a%20b.mp4\">a b.mp4</a> </p>\n"),
    (
      "x <picture><source srcset=\"a\"><img src=\"b\" alt=\"c\"></picture>",
      "<p>x <img src=\"b\" alt=\"c\"></p>\n"
    ),
    ("<audio src=\"javascript:x\">old</audio>", "<p>old</p>\n"),
  ])
  func mediaAreLinkedTo(_ markdown: String, _ html: String) {
    #expect(notebook(markdown).page() == html)
  }
}
