import Testing

@testable import NotebookDocuments
@testable import NotebookDrift

@Suite struct DocumentComparisonTests {
  /// One document and another, and what is found: `class place old→new` for each difference.
  struct Case: CustomTestStringConvertible {
    var name: String
    var old: String
    var new: String
    var expected: [String]
    var path = "a.md"
    var isBlock = true
    var tolerance: Tolerance?
    var testDescription: String { name }
  }

  private func found(_ test: Case) -> [String] {
    let new = Array(test.new.utf8)
    var part = DocumentOutline.Part(line: 7, network: "xor", numbers: [])
    part.ranges = [(test.path, 0..<new.count)]
    return DocumentComparison.differences(
      path: test.path, syntax: syntax(ofPath: test.path), old: Array(test.old.utf8), new: new,
      outline: DocumentOutline(parts: test.isBlock ? [part] : []), tolerance: test.tolerance
    ).map { difference in
      let change =
        difference.old + difference.new == "" ? "" : " \(difference.old)→\(difference.new)"
      return "\(difference.kind) \(difference.place)\(change)"
        + (difference.isAccepted ? " accepted" : "")
    }
  }

  static func fence(_ text: String) -> String { "```text\n\(text)\n```\n" }

  @Test(arguments: [
    Case(name: "the same", old: "a\n", new: "a\n", expected: []),
    Case(
      name: "Windows line ends", old: "a\r\nb 1.5\r\n", new: "a\nb 1.5\n", expected: []),
    Case(
      name: "Windows line ends around a change", old: "a\r\nb\r\n", new: "a\nc\n",
      expected: ["structure text b→c"]),
    Case(
      name: "a change in a notebook with Windows line ends", old: "a\nb\n", new: "a\r\nc\r\n",
      expected: ["structure text b→c"]),
    Case(
      name: "padding of an array", old: fence("W1\n[[1.  2.]\n [3.  4.]]"),
      new: fence("W1\n[[1. 2.]\n [3. 4.]]"), expected: ["formatting W1"]),
    Case(
      name: "an array wrapped elsewhere", old: fence("W1 = [1. 2. 3. 4.]"),
      new: fence("W1\n[1. 2.\n 3. 4.]"), expected: ["formatting W1"]),
    Case(
      name: "one digit more for all", old: fence("b1 = [0.5 0.25]"),
      new: fence("b1 = [0.5        0.25000001]"), expected: ["ulps b1[1] 0.25→0.25000001"]),
    Case(
      name: "another number", old: fence("W1\n[[1. 2.]\n [3. 4.]]"),
      new: fence("W1\n[[1. 2.]\n [3. 5.]]"), expected: ["numeric W1[1, 1] 4.→5."]),
    Case(
      name: "within a relative tolerance", old: fence("loss = 0.9590413360683729"),
      new: fence("loss = 0.9590413360699999"),
      expected: ["tolerance loss 0.9590413360683729→0.9590413360699999 accepted"],
      tolerance: Tolerance(relative: 1e-9)),
    Case(
      name: "beyond a relative tolerance", old: fence("loss = 0.9590413360683729"),
      new: fence("loss = 0.9590413460683729"),
      expected: ["numeric loss 0.9590413360683729→0.9590413460683729"],
      tolerance: Tolerance(relative: 1e-9)),
    Case(
      name: "more ULPs than usual, where that is stated", old: fence("b = [0.00000010 1.00000000]"),
      new: fence("b = [0.00000019 1.00000000]"),
      expected: ["ulps b[0] 0.00000010→0.00000019 accepted"], tolerance: Tolerance(ulps: 9)),
    Case(
      name: "fewer ULPs than there are", old: fence("b = [0.12345670]"),
      new: fence("b = [0.12345673]"), expected: ["ulps b[0] 0.12345670→0.12345673"],
      tolerance: Tolerance(ulps: 2)),
    Case(
      name: "another shape", old: fence("b1 = [1. 2.]"), new: fence("b1 = [1. 2. 3.]"),
      expected: ["structure b1 a vector of 2→a vector of 3"]),
    Case(
      name: "a value more", old: fence("b1 = [1. 2.]"), new: fence("b1 = [1. 2.]\nb2 = [1.]"),
      expected: ["structure b2 →a vector of 1"]),
    Case(
      name: "a value less between others", old: fence("x = [1.]\ny = [2.]\nz = [3.]"),
      new: fence("x = [1.]\nz = [3.]"), expected: ["structure y a vector of 1→"]),
    Case(
      name: "losses as text", old: fence("Epoch 0, Loss: 0.5\nEpoch 100, Loss: 0.4"),
      new: fence("Epoch 0, Loss: 0.5\nEpoch 100, Loss: 0.3"),
      expected: ["numeric loss at epoch 100 0.4→0.3"]),
    Case(
      name: "the padding of a table",
      old: "| Epoch | Loss |\n| ----: | ---: |\n|     0 |  0.5 |\n",
      new: "| Epoch |  Loss |\n| ----: | ----: |\n|     0 |   0.5 |\n",
      expected: ["formatting loss"]),
    Case(
      name: "a row of a table",
      old: "| Epoch | Loss |\n| ----: | ---: |\n| 0 | 0.5 |\n| 9 | 0.4 |\n",
      new: "| Epoch | Loss |\n| ----: | ---: |\n| 0 | 0.5 |\n| 5 | 0.7 |\n| 9 | 0.3 |\n",
      expected: [
        "structure loss 2 rows of Epoch, Loss→3 rows of Epoch, Loss",
        "numeric loss at epoch 9 0.4→0.3",
      ]),
    Case(
      name: "a word in a table",
      old: "**Check**\n\n| Parameter | at | |\n| - | - | - |\n| **W1** | \\[0, 1\\] | pass |\n",
      new: "**Check**\n\n| Parameter | at | |\n| - | - | - |\n| **W1** | \\[0, 1\\] | FAIL |\n",
      expected: ["structure Check at W1,  pass→FAIL"]),
    Case(
      name: "prose", old: "It was 3 times.\n", new: "It was 4 times.\n",
      expected: ["prose text It was 3 times.→It was 4 times."], isBlock: false,
      tolerance: Tolerance(relative: 0.5)),
    Case(
      name: "the rules of the numbers",
      old: "<sub>nbrun: numeric contract 1 · seed: 4</sub>\n",
      new: "<sub>nbrun: numeric contract 2 · seed: 4</sub>\n",
      expected: ["prose provenance, nbrun numeric contract 1→numeric contract 2"], isBlock: false,
      tolerance: .formatting),
    Case(
      name: "the seed", old: "<sub>nbrun: numeric contract 1 · seed: 4</sub>\n",
      new: "<sub>nbrun: numeric contract 1 · seed: 5</sub>\n",
      expected: ["prose provenance, seed 4→5"], isBlock: false, tolerance: .formatting),
    Case(
      name: "white space of a page", old: "<style>a { x: 1 }</style><p>1.5</p>",
      new: "<style>a { x: 1 }</style>\n<p>1.5 </p>",
      expected: ["formatting text accepted", "formatting white space accepted"],
      path: "a.html", tolerance: .formatting),
    Case(
      name: "the style of a page", old: "<style>a { x: 1 }</style><p>1.5</p>",
      new: "<style>a { x: 2 }</style><p>1.5</p>",
      expected: ["structure markup and style 1 }</style><p>1.5</p>→2 }</style><p>1.5</p>"],
      path: "a.html", tolerance: .formatting),
    Case(
      name: "an attribute of a page", old: "<p>1.5</p>", new: "<p class=\"b\">1.5</p>",
      expected: ["structure markup and style >1.5</p>→ class=\"b\">1.5</p>"], path: "a.html",
      tolerance: .formatting),
    Case(
      name: "a character that stands for a number", old: fence("a = \u{1}"), new: fence("a = 0.5"),
      expected: ["structure text a = \u{1}→", "structure a →a single number"],
      tolerance: Tolerance(relative: 0.9)),
    Case(
      name: "white space that makes a link", old: "[x](y)\n", new: "[x] (y)\n",
      expected: ["prose text [x](y)→[x] (y)"], isBlock: false, tolerance: .formatting),
    Case(
      name: "white space that makes code", old: "a\n\n    b\n", new: "a\n\nb\n",
      expected: ["formatting text accepted", "structure the Markdown"], isBlock: false,
      tolerance: .formatting),
    Case(
      name: "a number of an address", old: "[p](q/1)\n", new: "[p](q/2)\n",
      expected: ["tolerance text 1→2 accepted", "structure the Markdown"],
      tolerance: Tolerance(relative: 0.9)),
    Case(
      name: "a number as JSON does not have it", old: "{\n\"data\": [1.]\n}\n",
      new: "{\n\"data\": [1]\n}\n",
      expected: ["formatting text accepted", "structure the JSON 1.]→1]"], path: "a.json",
      tolerance: .formatting),
    Case(
      name: "a coordinate as pictures do not have it", old: "<svg><rect x=\"1.\"/></svg>",
      new: "<svg><rect x=\"1\"/></svg>",
      expected: [
        "formatting curve.svg accepted", "structure markup and style 1.\"/></svg>→1\"/></svg>",
      ],
      path: "a/curve.svg", tolerance: .formatting),
    Case(
      name: "another form of document", old: "a  b", new: "a b",
      expected: ["structure the content  b→b"], path: "a.tex", tolerance: .formatting),
    Case(
      name: "a number of a page", old: "<figure><pre><code>a = [1. 2.]</code></pre></figure>",
      new: "<figure><pre><code>a = [1. 3.]</code></pre></figure>",
      expected: ["numeric a[1] 2.→3."], path: "a.html"),
    Case(
      name: "a table of a page",
      old: "<table><caption>T</caption><tr><th>x</th></tr><tr><td>1.5</td></tr></table>",
      new: "<table><caption>T</caption><tr><th>x</th></tr><tr><td>1.6</td></tr></table>",
      expected: ["numeric T at row 0, x 1.5→1.6"], path: "a.html"),
    Case(
      name: "a coordinate", old: "<svg><path d=\"M36 71.1L37 72.3\"/></svg>",
      new: "<svg><path d=\"M36 71.2L37 72.3\"/></svg>",
      expected: ["ulps curve.svg 71.1→71.2 accepted"], path: "a/curve.svg",
      tolerance: Tolerance(relative: 1e-9)),
    Case(
      name: "a picture with more points", old: "<svg><path d=\"M36 71.1L37 72.3\"/></svg>",
      new: "<svg><path d=\"M36 71.1L37 72.3 38 73\"/></svg>",
      expected: ["structure curve.svg M36 71.1L37 72.3→M36 71.1L37 72.3 38 73"],
      path: "a/curve.svg"),
  ])
  func classifies(test: Case) {
    #expect(found(test) == test.expected)
  }

  @Test func inlineValuesAreNamed() throws {
    let new = "The loss is 0.26 after 3 epochs.\n"
    var part = DocumentOutline.Part(
      line: 9, network: "xor", expression: "loss | .2f", numbers: [])
    part.ranges = [("a.md", 12..<16)]
    let differences = DocumentComparison.differences(
      path: "a.md", syntax: .markdown, old: Array("The loss is 0.25 after 3 epochs.\n".utf8),
      new: Array(new.utf8),
      outline: DocumentOutline(parts: [part]), tolerance: nil)
    let difference = try #require(differences.first)
    #expect(differences.count == 1)
    #expect(difference.value == "loss | .2f" && difference.line == 9)
    #expect(difference.kind == .numeric && difference.old == "0.25" && difference.new == "0.26")
  }

  @Test func theMostSpecificToleranceHolds() {
    let (old, new) = (Self.fence("a = 0.12345678"), Self.fence("a = 0.12345679"))
    func isAccepted(
      _ given: Tolerance?, notebook: Tolerance? = nil, block: Tolerance? = nil
    ) -> Bool {
      var part = DocumentOutline.Part(line: 1, network: "n", tolerance: block, numbers: [])
      part.ranges = [("a.md", 0..<new.utf8.count)]
      return DocumentComparison.differences(
        path: "a.md", syntax: .markdown, old: Array(old.utf8), new: Array(new.utf8),
        outline: DocumentOutline(parts: [part], tolerance: notebook), tolerance: given
      ).allSatisfy(\.isAccepted)
    }
    let loose = Tolerance(ulps: 1)
    #expect(!isAccepted(nil))
    #expect(isAccepted(loose))
    #expect(isAccepted(nil, notebook: loose))
    #expect(!isAccepted(loose, notebook: Tolerance(relative: 1e-12)))
    #expect(isAccepted(nil, notebook: .exact, block: loose))
    #expect(!isAccepted(.exact, notebook: loose, block: loose))
  }
}
