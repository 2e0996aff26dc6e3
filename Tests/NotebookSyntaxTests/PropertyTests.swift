import Foundation
import TestSupport
import Testing

@testable import NotebookSyntax

/// Makes documents of pieces that are awkward beside each other.
private struct DocumentGenerator {
  var random: SplitMix64

  private static let pieces = [
    "# Heading `{network} loss`\n", "Text `{network} a | .4f` and\nmore `{network n} b`.\n",
    "Setext\n===\n", "***\n", "\n", "\n", "\n\n", "- item\n", "* [x] task `{network} z`\n",
    "1. one\n2. two\n", "> quote\n", "> > deep `{network}\n> > x` y\n", "lazy\n", "    indented\n",
    "| a | `{network} t \\| .2f` |\n|---|---|\n| b | c |\n", "<div>\n", "</div>\n",
    "<!-- comment\n", "-->\n", "[^1]: note `{network} f`\n", "see[^1] [a `{network} l`](x.md)\n",
    "![of *two*\n`lines` \"q\"](z.png 'a \"t\"')\n", "![alt](y.png) <b>`{network} h`</b>\n",
    "```python\nx\n```\n", "~~~\ny\n~~~\n", "```\n",
    "~~~~\n",
    "```network\n", "~~~ network info\n", "````network\n", "```netwrok\n", "a: 1\n", "b: [1, 2]\n",
    "  - c\n", "\ttab: x\n", "é: ü \u{1F600}\n", "\\`{network} e`\n", "``{network} ` b``\n",
    "[ref]: /url\n", "again[^1] [^b c]\n", "[^b c]: other[^1]\n", "---\n", "trailing  \n",
    "a ` b `` c\n", "www.example.org `{network} w`\n",
    "~~gone `{network} s`~~\n", "&amp; &#42; *em `{network} m`*\n", "<a title=\"`{network} q`\">\n",
  ]

  private static let blocks = [
    "```network\na: 1\n```\n", "~~~network\na: 1\n\nb: 2\n~~~\n", "````network\n```\n````\n",
    "   ```network\n   a:\n     b\n   ```\n", "```network\n```\n", "```network\n\ta: 1\n  b\n```\n",
  ]

  private static let prefixes = [
    ("> ", "> "), (">", ">"), ("- ", "  "), ("-   ", "    "), ("10) ", "    "), ("+\t", "\t"),
    ("> - ", ">   "), ("  ", "  "), ("\t", "\t"), ("1. > ", "   > "), ("- ", "\t"),
  ]

  mutating func document() -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &random) { text += part(depth: 0) }
    if chance(10) { text = "---\ntitle: x\n---\n" + text }
    if chance(10) { text = "\u{FEFF}" + text }
    if chance(10) { text = text.replacing("\n", with: "\r\n") }
    if chance(30) { text = text.replacing("\n", with: "\r") }
    if chance(5), text.hasSuffix("\n") { text.removeLast() }
    var bytes = Array(text.utf8)
    if chance(3) { for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes) } }
    return bytes
  }

  private mutating func part(depth: Int) -> String {
    if depth < 3, chance(4) {
      let (first, later) = Self.prefixes.randomElement(using: &random) ?? ("", "")
      var inner = ""
      for _ in 0..<Int.random(in: 1...3, using: &random) { inner += part(depth: depth + 1) }
      let lines = inner.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      return lines.enumerated().map { number, line in
        if line.isEmpty {
          return number == 0 ? first + "\n" : later.contains(">") ? later + "\n" : "\n"
        }
        return (number == 0 ? first : later) + line + "\n"
      }.joined()
    }
    let choices = chance(3) ? Self.blocks : Self.pieces
    return choices.randomElement(using: &random) ?? ""
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let awkward = Array("`~>-* \t\n\r|\\{}[]<#:0\0\u{2028}".utf8)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(awkward.randomElement(using: &random) ?? 0, at: place)
    case 2: bytes[place] = awkward.randomElement(using: &random) ?? 0
    default:
      let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
      bytes.insert(
        contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
    }
  }

  private mutating func chance(_ odds: Int) -> Bool {
    Int.random(in: 0..<odds, using: &random) == 0
  }
}

/// Laws that hold for every document.
struct PropertyTests {
  /// More cases: `FUZZ_CASES=1000000 FUZZ_SEED=7 swift test -c release --filter PropertyTests`.
  private static let cases = Int(ProcessInfo.processInfo.environment["FUZZ_CASES"] ?? "") ?? 3_000
  private static let seed = UInt64(ProcessInfo.processInfo.environment["FUZZ_SEED"] ?? "") ?? 1

  @Test func lawsHoldForRandomDocuments() {
    var generator = DocumentGenerator(random: SplitMix64(state: Self.seed))
    var parts = 0
    for _ in 0..<Self.cases {
      let bytes = generator.document()
      guard let source = try? SourceText(name: "f.md", bytes: bytes) else {
        #expect(String(validating: bytes, as: UTF8.self) == nil)
        continue
      }
      let notebook = Notebook(parsing: source)
      parts += notebook.liveParts.count
      guard checkRanges(of: notebook), checkSplice(of: notebook), checkParagraphs(of: notebook),
        checkYAML(of: notebook), checkPage(of: notebook), checkProse(of: bytes)
      else {
        Issue.record("in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        return
      }
    }
    #expect(parts > Self.cases / 2)
  }

  private func checkRanges(of notebook: Notebook) -> Bool {
    let bytes = notebook.source.bytes
    var position = 0
    for part in notebook.liveParts {
      let range = part.range
      guard range.lowerBound >= position, range.upperBound <= bytes.count, !range.isEmpty else {
        Issue.record("range \(range) after \(position)")
        return false
      }
      position = range.upperBound
      switch part {
      case .value(let value):
        let text = notebook.source.text(in: range)
        #expect(text.hasPrefix("`") && text.hasSuffix("`") && text.contains("{network"))
        let inner = [value.network, value.expression, value.format].compactMap { $0?.range }
        #expect(
          inner.allSatisfy { range.contains($0.lowerBound) && $0.upperBound < range.upperBound })
      case .block(let block):
        #expect(bytes[block.openingFence.lowerBound] == block.fenceCharacter.asciiValue)
        for (offset, byte) in block.yaml.bytes.enumerated() where byte != .lineFeed {
          let original = bytes[block.yaml.sourceOffset(of: offset)]
          #expect(original == byte || original == .tab && byte == .space)
        }
      }
    }
    for diagnostic in notebook.diagnostics.sorted {
      let range = diagnostic.range
      #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
      #expect(!diagnostic.excerpt.isEmpty)
    }
    return true
  }

  /// Splicing the same bytes changes nothing.
  ///
  /// Splicing something else gives the page that
  /// replacing the nodes of the tree gives: what is spliced stands in the same list items and
  /// quotes, and all else is as it was.
  private func checkSplice(of notebook: Notebook) -> Bool {
    let bytes = notebook.source.bytes
    guard notebook.splice([]) == bytes else { return false }
    let same = notebook.liveParts.map { (range: $0.range, bytes: Array(bytes[$0.range])) }
    guard notebook.splice(same) == bytes else { return false }
    let replacements = notebook.liveParts.map { part -> (range: SourceRange, bytes: [UInt8]) in
      switch part {
      case .block(let block): return (block.range, block.splicedBytes(of: "```zz\nq\n\n  q\n```"))
      case .value(let value): return (value.range, veiled(bytes[value.range]))
      }
    }
    guard let spliced = try? SourceText(name: "f.md", bytes: notebook.splice(replacements)) else {
      return false
    }
    let literals = literals(of: notebook)
    // The text of a heading is another now, and so is its id.
    let page = withoutAdditions(Notebook(parsing: spliced).page())
    let expected = withoutAdditions(
      notebook.page { (part: LivePart) -> String in
        if case .block = part {
          "<pre><code class=\"language-zz\">q\n\n  q\n</code></pre>"
        } else {
          "<code>\(ProseText.escaped(veiled(literals[part.range.lowerBound] ?? "")))</code>"
        }
      })
    // Where a tab belongs partly to a list item and partly to what is in it, what is spliced
    // stands up to three columns further in: that shows in code only.
    let isExact = !bytes.contains(.tab)
    let isSame = isExact ? page == expected : withoutSpaces(page) == withoutSpaces(expected)
    #expect(isSame, "\(page)\n--- expected:\n\(expected)")
    return isSame
  }

  /// The texts of the inline values' code spans, by where they start.
  private func literals(of notebook: Notebook) -> [Int: String] {
    let markdown = LocatedMarkdown(
      notebook.source, from: Notebook.bodyStart(of: notebook.source, notebook.frontMatter),
      linesAbove: notebook.frontMatter?.lineCount ?? 0)
    let pairs = zip(notebook.tree.nodes, markdown.tree.nodes).compactMap { node, original in
      guard case .livePart(let index) = node.kind, case .codeSpan(let literal) = original.kind
      else { return nil as (Int, String)? }
      return (notebook.liveParts[index].range.lowerBound, literal)
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// Other letters, but the same punctuation, which decides what the Markdown around it means.
  private func veiled(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { $0.isLetter || $0.isDigit ? UInt8(ascii: "z") : $0 }
  }

  private func veiled(_ text: String) -> String {
    String(decoding: veiled(text.utf8), as: UTF8.self)
  }

  /// A page without what it has beyond that of cmark-gfm.
  private func withoutAdditions(_ page: String) -> String {
    page.replacing(" tabindex=\"0\"", with: "").replacing("<th scope=\"col\"", with: "<th")
      .replacing(/\ aria-label="(done|to do)"/, with: "")
      .replacing(/<h(\d) id="[^"]*">/) { "<h\($0.1)>" }
      .replacing(/nbrun:fn:/, with: "fn-")
      .replacing(/nbrun:fnref1:([^"]*)"/) { "fnref-\($0.1)\"" }
      .replacing(/nbrun:fnref(\d+):([^"]*)"/) { "fnref-\($0.2)-\($0.1)\"" }
      .replacing(/<a class="anchor"[^>]*>#<\/a>/, with: "")
  }

  private func withoutSpaces(_ text: String) -> String {
    String(text.filter { $0 != " " })
  }

  /// Generated paragraphs stay paragraphs of their own, whatever touches the block.
  private func checkParagraphs(of notebook: Notebook) -> Bool {
    let replacements = notebook.blocks.map {
      (range: $0.range, bytes: $0.splicedBytes(of: "Zq\n\nZr\n"))
    }
    guard let spliced = try? SourceText(name: "f.md", bytes: notebook.splice(replacements)) else {
      return false
    }
    let page: String = Notebook(parsing: spliced).page()
    let count = page.ranges(of: "<p>Zq</p>\n\n<p>Zr</p>\n").count
    #expect(count == replacements.count, "\(page)")
    return count == replacements.count
  }

  /// Every live part is replaced in the page, once, and nothing else that looks like a tag of the
  /// author's gets in.
  private func checkPage(of notebook: Notebook) -> Bool {
    let page: String = notebook.page { (part: LivePart) -> String in
      if case .block = part { "<nbrun-block>" } else { "<nbrun-value>" }
    }
    #expect(page.ranges(of: "<nbrun-block>").count == notebook.blocks.count)
    #expect(page.ranges(of: "<nbrun-value>").count == notebook.values.count)
    return true
  }

  /// Without what is added for readers, the page is what cmark-gfm makes of the same Markdown, raw HTML
  /// apart.
  private func checkProse(of bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).replacing("network", with: "nothing")
    let notebook = NotebookSyntaxTests.notebook(text)
    let isPlain = notebook.tree.nodes.allSatisfy { node in
      switch node.kind {
      case .htmlBlock, .htmlInline, .formula: false
      case .link(let address, _): AddressPolicy.allowsLink(to: address)
      case .image(let address, _): AddressPolicy.allowsImage(from: address)
      default: true
      }
    }
    guard isPlain else { return true }
    let page = withoutAdditions(notebook.page()).replacing(/\n\n+/, with: "\n")
    let start = Notebook.bodyStart(of: notebook.source, notebook.frontMatter)
    let expected = CommonMark.html(of: notebook.source.bytes[start...])
      .replacing(/\n\n+/, with: "\n")
    #expect(page == expected)
    return page == expected
  }

  /// Whatever the YAML, it is read or refused with an error.
  private func checkYAML(of notebook: Notebook) -> Bool {
    for block in notebook.blocks {
      var diagnostics = Diagnostics(source: notebook.source)
      let node = YAMLNode.parse(block.yaml, diagnostics: &diagnostics)
      guard (node == nil) == diagnostics.hasErrors else { return false }
    }
    return true
  }
}

/// Makes texts that are nearly YAML.
private struct YAMLGenerator {
  var random: SplitMix64

  private static let pieces = [
    "a: 1\n", "b: [1, 2.5, x]\n", "c: {d: e, f: [g]}\n", "  - h\n", "- i: j\n  k: l\n", "m:\n",
    "  n: o\n",
    "'q''r': \"s\\tt\"\n", "u: |\n  v\n\n  w\n", "x: >-\n  y\n", "&z aa: *z\n", "bb: &cc [1]\n",
    "dd: *cc\n", "# ee\n", "é: ü\u{2028}\u{1F600}\n", "*", "&", "!!int 3\n", "<<: *cc\n", "\t", " ",
    "\n",
    "[", "]", "{", "}", ",", ": ", "? ", "- ", "'", "\"", "\\", "|", ">", "%", "@", "`", "---\n",
    "...\n",
    "a: 2\n", "{a, a}", "? [a]\n: b\n", "\u{E000}", "0x1F", "-.inf", "\u{85}", "x: 'y\n  z'\n",
    "a b\n  c\n",
  ]

  mutating func text() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...10, using: &random) {
      text += Self.pieces.randomElement(using: &random) ?? ""
    }
    return text
  }
}

extension PropertyTests {
  @Test func randomYAMLIsReadOrRefused() {
    var generator = YAMLGenerator(random: SplitMix64(state: Self.seed))
    var read = 0
    for _ in 0..<Self.cases * 3 {
      let yaml = generator.text()
      let notebook = notebook(
        "> - ~~~~network\n"
          + yaml.split(
            separator: "\n", omittingEmptySubsequences: false
          ).map { ">   \($0)\n" }.joined() + ">   ~~~~\n")
      guard let block = notebook.blocks.first else { continue }
      var diagnostics = Diagnostics(source: notebook.source)
      guard let node = YAMLNode.parse(block.yaml, diagnostics: &diagnostics) else {
        #expect(diagnostics.hasErrors, "\(yaml.debugDescription)")
        #expect(diagnostics.sorted.allSatisfy { block.range.contains($0.range.lowerBound) })
        continue
      }
      read += 1
      #expect(diagnostics.isEmpty)
      // Folding at a line separator other than LF is too rare to be followed.
      if yaml.unicodeScalars.contains(where: { $0.value == 0x85 || $0.value == 0x2028 }) {
        continue
      }
      #expect(isLocated(node, in: notebook.source), "\(yaml.debugDescription)")
    }
    #expect(read > Self.cases / 10)
  }

  /// Whether every plain scalar on one line stands where its range says, and no key is repeated.
  private func isLocated(_ node: YAMLNode, in source: SourceText) -> Bool {
    let text = source.text(in: node.range)
    switch node.content {
    case .scalar(let scalar):
      return scalar.isQuoted || text.contains("\n") || text.hasPrefix("*") || text == scalar.text
    case .sequence(let nodes): return nodes.allSatisfy { isLocated($0, in: source) }
    case .mapping(let entries):
      return Set(entries.map(\.key)).count == entries.count
        && entries.allSatisfy { isLocated($0.value, in: source) }
    }
  }
}
