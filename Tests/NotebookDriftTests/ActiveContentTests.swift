import Testing

@testable import NotebookDocuments
@testable import NotebookDrift

/// What somebody has put into a committed document is never taken for another number or white space.
@Suite struct ActiveContentTests {
  private static let addresses = [
    "javascript:alert(1)", "https://elsewhere.example/x?1", "//elsewhere.example/2",
    "data:text/html,<script>alert(1)</script>", "http://10.0.0.1:8080/", "vbscript:msgbox(1)",
  ]

  /// What can be put between two pieces of a page, of a picture or of Markdown.
  private static let elements = [
    "<script>alert(1)</script>", "<script src=\"@\"></script>", "<SCRIPT>alert(1)</SCRIPT>",
    "<iframe src=\"@\"></iframe>", "<iframe srcdoc=\"&lt;script>1&lt;/script>\"></iframe>",
    "<img src=\"@\">", "<img src=x onerror=alert(1)>", "<a href=\"@\">1.5</a>",
    "<b onclick=\"f(1)\">2</b>",
    "<svg onload=alert(1)></svg>", "<svg><script>1</script></svg>", "<object data=\"@\"></object>",
    "<embed src=\"@\">", "<base href=\"@\">", "<link rel=\"stylesheet\" href=\"@\">",
    "<meta http-equiv=\"refresh\" content=\"0; url=@\">", "<style>@import \"@\";</style>",
    "<style>* { background: url(@) }</style>", "<form action=\"@\"><button>1</button></form>",
    "<video src=\"@\" onerror=1></video>", "<details ontoggle=1 open>2</details>",
    "<math href=\"@\">1</math>",
    "<!--><script>1</script>-->", "<!-- 1 -->", "<?xml-stylesheet href=\"@\"?>", "<![CDATA[ 1 ]]>",
    "<use href=\"@\"/>", "<image href=\"@\" x=\"1\"/>",
    "<animate attributeName=\"href\" to=\"@\"/>",
    "<foreignObject><p>1</p></foreignObject>", "<set attributeName=\"onclick\" to=\"1\"/>", "<p>",
    "</p>",
    "<a id=\"1\"></a>", "&lt;", "&#60;", "<!-- nbrun:output 0123456789abcdef --><script>1</script>",
  ]

  private static let attributes = [
    " onclick=\"f(1)\"", " onload=f()", " href=\"@\"", " src=\"@\"",
    " style=\"background: url(@)\"",
    " xlink:href=\"@\"", " class=\"1\"", " id=\"1\"", " srcdoc=\"1\"", "/onclick=1",
    "\nonclick\n=\n1",
    " formaction='@'", " x=\"1\"", " hidden",
  ]

  private static let markdown = [
    "[1](@)", "![2](@)", "[1]: @\n", "<@>", "https://elsewhere.example/1", "[x][1]\n\n[1]: @\n",
    "# 1\n", "- [ ] 1\n", "~~~html\n<script>1</script>\n~~~\n", "[^1]\n\n[^1]: @\n", "> 1\n",
    "***\n", "`1`",
    "\n    1\n", "$$\n\\href{@}{1}\n$$\n", "| a |\n| - |\n| 1 |\n", "```network\nnetwork: a\n```\n",
    "---\n", "\u{1}", "---\ntitle: 1\n---\n", "\u{202E}", "\u{0}", "\u{C}",
  ]

  private static let json = [
    "\"x\": \"@\",", "\"script\": \"<script>1</script>\",", "1,", "[", "]", "{", "}", "\"", ",",
    ":", "//1\n",
    "/* 1 */", "NaN", "+1", "01", "'1'", "\\", "null,", "true", "\u{0}", "\u{C}", "\u{FEFF}",
    "\u{1}",
    "<script>1</script>",
  ]

  private static let styles = [
    "@import \"@\";", "a { background: url(@1) }", "*/", "</style>", "\\1", "1",
  ]
  private static let scripts = ["alert(1);", "/*1*/", "</script>", "1", "\n"]

  static let page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta name="generator" content="nbrun">
    <title>Numbers 1.5</title>
    <style>a { x: 1 }</style>
    </head>
    <body>
    <main id="nbrun:content"><!-- a comment, 1 --><h1 id="t">T 1.5</h1><p><a href="a-1.html">1.5</a></p>
    <figure><figcaption>c</figcaption><pre><code>W1
    [[ 1.  2.]
     [ 3. -4.]]

    b1 = [0.5 0.25]</code></pre></figure>
    <table><caption>T</caption><tr><th>Epoch</th><th>Loss 2</th></tr><tr><td>1</td><td>0.5</td></tr></table>
    <figure class="frames"><svg viewBox="0 0 9 9"><title>u 1.5</title><path class="w3" d="M1 2L3-4"/></svg>
    <script type="application/json">{
      "epochs": [0, 10],
      "losses": ["0.25", "0.5"],
      "points": ["36 50.8", "46.5 53.1"],
      "links": ["afa2f2", ".18"]
    }</script></figure></main>
    <footer><dl><div><dt>nbrun</dt><dd>0.1.0</dd></div></dl></footer>
    <script>f(1)</script>
    </body>
    </html>

    """

  static let picture = """
    <svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 90 90" role="img">
    <title id="title">Loss 1.5</title>
    <style>
    a { x: 1 }
    </style>
    <g class="cells" transform="translate(1 2) scale(3)"><path class="s1" stroke-opacity="40%" d="M0 1h2M3 4h1"/></g>
    <text x="1" y="2" text-anchor="middle">1.5</text><circle cx="1" cy="2" r="3"/></svg>

    """

  static let values = """
    {
      "format": 1,
      "nbrun": "0.1.0",
      "source": {
        "name": "notebook.md",
        "address": "../notebook.md",
        "sha256": "44c90bdae54db0907d38afbdc0ac87dc3d9c01224d82cf594761ddc7ef1d49d8"
      },
      "blocks": [
        {
          "network": "network",
          "values": [
            {
              "name": "W 1",
              "shape": [2, 2],
              "type": "float64",
              "data": [1.5, 2e-05, -3, "nan"]
            }
          ]
        }
      ],
      "networks": [
        {
          "name": "network",
          "seed": "4",
          "parametersSHA256": "5b64ee8aa0ac71b2af3c03e5193e8aa8a3b4a129ff1261bc1436a8027914f5af"
        }
      ]
    }

    """

  static let text = """
    ---
    title: Numbers 1
    nested:
      key: 2
    ---

    # T 1.5

    Prose with [a link](b-1.md) and <b id="own">raw HTML</b>.

    <a id="tab-w"></a>

    ```text
    W1
    [[ 1.  2.]
     [ 3. -4.]]

    b1 = [0.5 0.25]
    ```

    | Epoch | Loss |
    | ----: | ---: |
    |     0 |  0.5 |

    ![p](q/r-1.svg)

    $$
    x = 1.5
    $$

    <div class="a">1.5</div>

    <sub>nbrun: numeric contract 1 · seed: 4</sub>

    <!-- Made by nbrun from ../notebook.md; edit that. -->

    """

  static let inPlace = """
    # T

    ```network
    network: a
    show: [W1]
    ```

    <!-- nbrun:output 0123456789abcdef -->

    ```text
    W1
    [[ 1.  2.]
     [ 3. -4.]]
    ```

    <!-- nbrun:end -->

    """

  static let tolerances: [Tolerance] = [
    .formatting, Tolerance(ulps: 4), Tolerance(ulps: 1_000_000_000), Tolerance(relative: 0.999),
    Tolerance(ulps: 4, relative: 1e-9),
  ]

  private static func isAccepted(
    _ old: [UInt8], _ new: [UInt8], _ syntax: DocumentSyntax, _ tolerance: Tolerance
  ) -> Bool {
    var part = DocumentOutline.Part(line: 5, network: "network", numbers: [])
    part.ranges = [("a", 0..<new.count)]
    return DocumentComparison.differences(
      path: "a", syntax: syntax, old: old, new: new, outline: DocumentOutline(parts: [part]),
      tolerance: tolerance
    ).allSatisfy(\.isAccepted)
  }

  static let documents: [(name: String, text: String, syntax: DocumentSyntax, inserted: [String])] =
    [
      ("page", page, .html, elements + styles + scripts),
      ("picture", picture, .svg, elements + styles),
      ("values", values, .json, json),
      ("Markdown", text, .markdown, elements + markdown),
      ("notebook with its output", inPlace, .markdown, elements + markdown),
    ]

  /// Two hundred documents of each form, with something active put in somewhere.
  @Test(arguments: documents.indices) func isRefusedWhateverTheTolerance(index: Int) {
    let (name, text, syntax, inserted) = Self.documents[index]
    var generator = AnyBytesTests.Generator(state: UInt64(index))
    let new = Array(text.utf8)
    for number in 0..<200 {
      let address = Self.addresses.randomElement(using: &generator) ?? ""
      let content = inserted[number % inserted.count].replacing("@", with: address)
      let place = Int.random(in: 0...new.count, using: &generator)
      var old = new
      old.insert(contentsOf: content.utf8, at: place)
      // An insertion can be white space or digits of a number where it stands.
      if Self.isWhiteSpaceOrNumber(content) { continue }
      check(old, new, syntax, "\(name): \(content.debugDescription) at \(place)")
    }
  }

  /// An attribute in every tag, and an address in the place of every other.
  @Test(arguments: [0, 1, 3]) func attributesAndAddressesAreRefused(index: Int) {
    let (_, text, syntax, _) = Self.documents[index]
    let new = Array(text.utf8)
    var count = 0
    for end in new.indices where new[end] == UInt8(ascii: ">") && new[end - 1] != UInt8(ascii: "-")
    {
      // Not each in each, which takes a while: by turns.
      for _ in 0..<2 {
        let attribute = Self.attributes[count % Self.attributes.count]
        let content = attribute.replacing("@", with: Self.addresses[count % Self.addresses.count])
        let place = new[end - 1] == UInt8(ascii: "/") ? end - 1 : end
        var old = new
        old.insert(contentsOf: content.utf8, at: place)
        check(old, new, syntax, "\(content.debugDescription) at \(place)")
        count += 1
      }
    }
    for start in [
      " href=\"", " id=\"", " class=\"", "](", " content=\"nbrun ", " xmlns=\"",
      " stroke-opacity=\"",
    ] {
      for range in new.ranges(of: Array(start.utf8)) {
        for address in Self.addresses {
          var old = new
          old.insert(contentsOf: address.utf8, at: range.upperBound)
          check(old, new, syntax, "\(start)\(address)")
          count += 1
        }
      }
    }
    #expect(count > 40)
  }

  /// Numbers of addresses, names, styles and scripts are none that a tolerance is for.
  @Test(arguments: documents.indices) func otherNumbersAreRefused(index: Int) {
    let (name, text, syntax, _) = Self.documents[index]
    let replacements = [
      ("a-1.html", "a-2.html"), ("x: 1", "x: 2"), ("f(1)", "f(2)"), ("w3", "w4"), ("a2f2", "a3f2"),
      (".18", ".19"), ("comment, 1", "comment, 2"), ("40%", "41%"), ("s1", "s2"),
      ("\"line\": 5", "\"line\": 6"),
      ("[2, 2]", "[3, 2]"), ("W 1", "W 2"), ("\"format\": 1", "\"format\": 2"), ("\"4\"", "\"5\""),
      ("1.5, 2e-05", "01.5, 2e-05"), ("1.5, 2e-05", "1.5, .5"), ("-3", "+3"), ("b-1.md", "b-2.md"),
      ("r-1.svg", "r-2.svg"), ("title: Numbers 1", "title: Numbers 2"), ("  key", "key"),
      ("key: 2", "key: 3"),
      ("http://www.w3.org/2000/svg", "http://www.w3.org/2001/svg"), ("M1 2L3-4", "M1 2L3-4."),
      ("cx=\"1\"", "cx=\"nan\""), ("\"nan\"", "nan"), ("d=\"M0 1h2", "d=\"M0 1 h2\u{C}"),
    ]
    let new = Array(text.utf8)
    var count = 0
    for (before, after) in replacements where text.contains(before) {
      let old = Array(text.replacing(before, with: after, maxReplacements: 1).utf8)
      check(old, new, syntax, "\(name): \(before) → \(after)")
      count += 1
    }
    #expect(count > 1 || syntax == .markdown)
  }

  /// What is to be accepted still is.
  @Test(arguments: [
    (0, "[[ 1.  2.]", "[[1.   2.]"), (0, "0.25]</code>", "0.26]</code>"),
    (0, "<td>0.5<", "<td>0.51<"),
    (0, "[\"0.25\"", "[\"0.26\""), (0, "36 50.8", "36 50.9"), (0, "L3-4", "L3-5"),
    (0, "u 1.5", "u 1.6"),
    (0, "</main>\n", "</main>\n\n"),
    (1, "M0 1h2", "M0 1.1h2"), (1, "translate(1 2)", "translate(1 3)"), (1, ">1.5<", ">1.6<"),
    (2, "1.5,", "1.6,"), (2, "2e-05", "2.1e-05"), (2, "\"data\": [", "\"data\":   ["),
    (2, "0.1.0", "0.2.0"), (2, "44c9", "54c9"),
    (2, "5b64", "6b64"), (3, "[[ 1.  2.]", "[[1.   2.]"), (3, "b1 = [0.5 0.25]", "b1\n[0.5 0.26]"),
    (3, "| ----: | ---: |", "| ----: | ------: |"), (3, "|  0.5 |", "|  0.51 |"),
    (3, "x = 1.5", "x = 1.6"),
    (3, "\n\n```text", "\n\n\n```text"),
    (4, "89abcdef", "89abcdee"), (4, "-4.", "-4.1"),
  ])
  func numbersAndWhiteSpaceAreAccepted(index: Int, before: String, after: String) {
    let (_, text, syntax, _) = Self.documents[index]
    let old = text.replacing(before, with: after, maxReplacements: 1)
    #expect(old != text)
    #expect(
      Self.isAccepted(Array(old.utf8), Array(text.utf8), syntax, Tolerance(relative: 0.999)))
  }

  private func check(
    _ old: [UInt8], _ new: [UInt8], _ syntax: DocumentSyntax, _ comment: String
  ) {
    for tolerance in Self.tolerances where Self.isAccepted(old, new, syntax, tolerance) {
      Issue.record("\(tolerance) accepts \(comment)")
    }
    // What was put in must not get lost unseen either.
    let most = Tolerance(ulps: 1_000_000_000, relative: 0.999)
    if Self.isAccepted(new, old, syntax, most) {
      Issue.record("\(most) accepts the loss of \(comment)")
    }
  }

  private static func isWhiteSpaceOrNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 <= 0x20 && $0 >= 0x09 || (0x30...0x39).contains($0) || $0 == 0x2B }
  }
}
