import Foundation
import NeuralNetwork
import NotebookSyntax
import Testing

@testable import NotebookDocuments
@testable import NotebookExecution
@testable import nbrun

/// Something that must bear any input.
struct FuzzTarget: Sendable, CustomTestStringConvertible {
  let name: String
  /// How many inputs the tests try; a second's worth or so.
  let count: Int
  /// Makes an input.
  let input: @Sendable (inout Randomness) -> [UInt8]
  /// Takes it in; returns whether it was valid, or throws what is wrong with the answer.
  let takes: @Sendable ([UInt8]) throws(Finding) -> Bool

  var testDescription: String { name }

  static let all = [
    notebooks, damagedNotebooks, markdown, addresses, drawings, yaml, frontMatter, formulas,
    formats, templates, csv,
    npy,
    npz, idx, cacheEntries, requests,
  ]
}

/// What is wrong with what came of an input.
struct Finding: Error {
  let description: String

  init(_ description: String) { self.description = description }
}

extension FuzzTarget {
  /// Damaged seeds.
  private static func damaging(
    _ name: String, count: Int, _ seeds: [[UInt8]], words: [String] = [],
    _ takes: @escaping @Sendable ([UInt8]) throws(Finding) -> Bool
  ) -> FuzzTarget {
    let mutation = Mutation(seeds: seeds, words: words.map { Array($0.utf8) })
    return FuzzTarget(name: name, count: count, input: mutation.input, takes: takes)
  }

  private static func damaging(
    _ name: String, count: Int, _ seeds: [String], words: [String] = [],
    _ takes: @escaping @Sendable ([UInt8]) throws(Finding) -> Bool
  ) -> FuzzTarget {
    damaging(name, count: count, seeds.map { Array($0.utf8) }, words: words, takes)
  }

  // MARK: - Notebooks

  private static let notebooks = FuzzTarget(name: "notebooks", count: 60) { random in
    var grammar = NotebookGrammar(random)
    return Array(grammar.notebook().utf8)
  } takes: { bytes throws(Finding) in
    try run(bytes)
  }

  private static let damagedNotebooks = FuzzTarget(name: "damaged-notebooks", count: 60) { random in
    var grammar = NotebookGrammar(random)
    var bytes = Array(grammar.notebook().utf8)
    let mutation = Mutation(seeds: [bytes], words: marks)
    for _ in 0..<1 + random.below(2) { mutation.mutate(&bytes, &random) }
    return withoutLongTrainings(bytes)
  } takes: { bytes throws(Finding) in
    try run(bytes)
  }

  /// Leaves nothing that would be right to take long.
  private static func withoutLongTrainings(_ bytes: [UInt8]) -> [UInt8] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return bytes }
    return Array(
      text.replacing(
        /(epochs|samples|units|filters|kernel|padding|classes|features|centers)(:\s*)([0-9.e+]{3,})/
      ) {
        "\($0.1)\($0.2)20"
      }.utf8)
  }

  private static let marks = [
    "[", "]", "{", "}", ":", ",", "- ", "*a", "&a ", "|", ">", "\t", "\n", "\"", "'", "#", "```\n",
    "~~~\n",
    "```network\n", "\r", "\r\n", "é", "\u{0}", "`{network} loss`", "`", "``", "---\n", "$", "$$",
    "\\",
    "<!--", "-->", "<", ">", "<div>", "&#0;", "[^1]", "[^1]: ", "](", "![", "|---|\n", "~~",
    "\u{FEFF}",
    "    ", "> ", "<?", "<![CDATA[", "www.", "://", "\u{301}", "\u{202E}", "!!str ", "<<: ", "? ",
    "%YAML 1.2\n",
    "show: [", "run: [", "epochs: ", "units: 0", "null", "true", "$rate", "\\frac{",
    "\\begin{matrix}", "&",
    "\\\\", "^", "_", "\\left(",
  ].map { Array($0.utf8) }

  /// Runs a notebook into all documents.
  private static func run(_ bytes: [UInt8], store: (any ResultStore)? = nil) throws(Finding) -> Bool
  {
    let run = NotebookRun(
      name: "fuzz.md", stem: "fuzz", bytes: bytes, target: .documents(DocumentFormat.all),
      store: store)
    try check(run.diagnostics, bytes)
    let hasError = run.diagnostics.contains { $0.severity == .error }
    guard hasError == (run.documents == nil) else {
      throw Finding(hasError ? "documents in spite of an error" : "neither documents nor an error")
    }
    guard let document = run.documents?.first(where: { $0.path == "fuzz.md" }) else { return false }
    try checkProse(of: bytes, in: document.bytes)
    return true
  }

  /// Another address in the place of one leaves the document what it was but for that.
  private static let addresses = damaging(
    "addresses", count: 400,
    [
      "[a](b) ![c](<d e> 'f') [g](h\\)i) `[j](k)`\n\n> [l](\n> m)\n\n[n] ![n]\n\n[n]: o\n  \"p\"\n",
      "<img src=\"a\" srcset='b 1x, c 2x'> <a href=d>e</a>\n\n<p>\n<video src=\"f\">\n</p>\n\n[^1]\n\n[^1]: [g](h)\n",
      "| a | b |\n|---|---|\n| [c](d) | $e_f$ ![g](h) `{network} i` |\n\n- $[j](k)$ [![l](m)](n)\n",
    ],
    words: [
      "](", "]: ", "![", "<", ">", "`", "src=", "href=\"", "'", "\\", "|", "\n> ", "$", "&amp;",
      "<!--",
    ]
  ) { bytes throws(Finding) in
    guard let source = try? SourceText(name: "fuzz.md", bytes: bytes) else { return false }
    let notebook = Notebook(parsing: source)
    let places = notebook.addressPlaces
    for (link, place) in zip(notebook.links, places) {
      guard let place else { continue }
      let other = notebook.splice([(place, Array("zz.zz".utf8))])
      guard let source = try? SourceText(name: "fuzz.md", bytes: other) else { continue }
      let links = Notebook(parsing: source).links
      guard links.count == notebook.links.count,
        zip(places, links).allSatisfy({ $0 != place || $1.destination == "zz.zz" }),
        zip(zip(places, notebook.links), links).allSatisfy({
          $0.0 == place || $0.1.destination == $1.destination
        })
      else { throw Finding("another document by another address than \(link.destination)") }
    }
    return !places.isEmpty && !places.contains(nil)
  }

  /// What is left of an SVG is one in which nothing is to be left out.
  private static let drawings = damaging(
    "drawings", count: 2000,
    [
      "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" onload='a()'><script>b()</script>"
        + "<a href=\"https://c.org\"><rect fill=\"url(#d)\" style='fill:red'/></a></svg>",
      "<!-- a --><svg xmlns='http://www.w3.org/2000/svg'><style><![CDATA[b>c{fill:red}]]></style><foreignObject>"
        + "<p>&amp;</p></foreignObject><image href=\"data:image/png;base64,AA\"/><use href=\"#e\"/></svg>",
    ],
    words: [
      "<script>", "</script>", "<![CDATA[", "]]>", "<!--", "-->", "url(", "http://", "&#x",
      "&#114;", "javascript:",
      "xlink:href=\"", "on", "@import ", "<style>", "</style>", "<set attributeName=\"", "/>", "\\",
      "xmlns=", ":",
    ]
  ) { bytes throws(Finding) in
    guard let drawing = try? HarmlessSVG(bytes) else { return false }
    guard let again = try? HarmlessSVG(drawing.bytes), again.removed.isEmpty,
      again.bytes == drawing.bytes
    else { throw Finding("not harmless: \(String(decoding: drawing.bytes, as: UTF8.self))") }
    return true
  }

  /// Each problem is one line, and has a place in the source.
  private static func check(
    _ diagnostics: [Diagnostic], _ bytes: [UInt8]
  ) throws(Finding) {
    for diagnostic in diagnostics {
      let text = diagnostic.description
      guard diagnostic.rangeInSource.upperBound <= bytes.count, diagnostic.location.line >= 1,
        diagnostic.location.column >= 1, !text.contains(where: \.isNewline),
        !diagnostic.message.isEmpty,
        !diagnostic.excerpt.isEmpty
      else { throw Finding("without a place: \(text)") }
    }
  }

  /// The author's marked lines reach the Markdown as they are, in their order.
  private static func checkProse(of source: [UInt8], in document: [UInt8]) throws(Finding) {
    let mark = Array("§".utf8)
    let isLineEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    var rest = document.split(whereSeparator: isLineEnd).makeIterator()
    for line in source.split(whereSeparator: isLineEnd)
    where line.contains(mark) && !line.contains(Array("{network".utf8)) {
      var found = false
      while !found, let next = rest.next() { found = next.elementsEqual(line) }
      guard found else {
        throw Finding("lost: \(String(decoding: line, as: UTF8.self))")
      }
    }
  }

  private static func grammarSeeds(_ count: Int) -> [[UInt8]] {
    (0..<count).map { number in
      var grammar = NotebookGrammar(Randomness(seed: 77, input: number))
      return Array(grammar.notebook().utf8)
    }
  }

  // MARK: - Texts

  private static let markdown: FuzzTarget = {
    let mutation = Mutation(seeds: grammarSeeds(200), words: marks)
    return FuzzTarget(name: "markdown", count: 300, input: mutation.input) {
      bytes throws(Finding) in
      let source: SourceText
      do throws(Diagnostic) {
        source = try SourceText(name: "fuzz.md", bytes: bytes)
      } catch {
        try check([error], bytes)
        return false
      }
      let notebook = Notebook(parsing: source)
      try check(notebook.diagnostics.sorted, bytes)
      guard notebook.splice([]) == bytes else { throw Finding("the splice changes bytes") }
      let same = notebook.liveParts.map { (range: $0.range, bytes: Array(bytes[$0.range])) }
      guard notebook.splice(same) == bytes else { throw Finding("the splice moves bytes") }
      // Those without a network are quickly made into documents.
      return notebook.liveParts.isEmpty ? try run(bytes) : notebook.diagnostics.sorted.isEmpty
    }
  }()

  private static let yamlSeeds = [
    "seed: 1\ndata: xor\nlayers: [{units: 2, activation: sigmoid}]\nrun: [forward]\nshow: [W1]\n",
    "a: [1, -2.5e3, .nan, 0x1F, 'x', \"y\\n\\u00e9\"]\nb:\n  - {c: ~, d: true}\n  - - e\n    - f: |\n        text\n",
    "x: &a {y: 1}\nz: *a\n", "? [k]\n: v\n", "a: >-\n  folded\n  text\nb: !!str 1\n# comment\n",
    "[]", "{}", "",
    "- 1\n- [2, 3]\n- {a: b}\n", "a: 'it''s'\nb: \"\\x41\\\n  c\"\n",
    "data: {inputs: [[1, 2], [3, 4]]}\n",
  ]

  private static let yaml = damaging(
    "yaml", count: 1000, yamlSeeds,
    words: [
      ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "|\n", ">\n", "\n", "\t", "'", "\"", "!!int ",
      "? ", "---\n",
      "...\n", "#", "<<", "~", "\u{85}", "\u{2028}", "\u{FEFF}", "\\u", "\\UFFFFFFFF", "%TAG ! x\n",
      "null", "@", "`",
    ]
  ) { bytes throws(Finding) in
    let text = Array("```network\n".utf8) + bytes + Array("\n```\n".utf8)
    guard let source = try? SourceText(name: "fuzz.md", bytes: text) else { return false }
    let notebook = Notebook(parsing: source)
    var isValid = !notebook.liveParts.isEmpty
    for case .block(let block) in notebook.liveParts {
      let problems = Problems(source: source)
      isValid = problems.parse(block.yaml) != nil && isValid
      try check(problems.diagnostics.sorted, text)
    }
    return isValid
  }

  private static let frontMatter = damaging(
    "front-matter", count: 500,
    yamlSeeds + [
      "title: A\nsummary: b\norder: 1.5\nlang: de\nseed: 4\nrandom: {generator: numpy-default}\n",
      "precision: float32\nnumber-style: table\nparams: {rate: 0.5, l: [1]}\ntolerance: {ulps: 4, relative: 1e-9}\n",
    ],
    words: [
      "title: ", "order: ", "seed: ", "params: {", "tolerance: ", "exact", "lang: ", "\n---\n",
      "$a", ": ", "[", "}",
    ]
  ) { bytes throws(Finding) in
    try run(Array("---\n".utf8) + bytes + Array("\n---\n\nProse §1\n".utf8))
  }

  private static let formulas = damaging(
    "formulas", count: 2000,
    [
      "x_{1}^2 + \\frac{a}{b}", "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}",
      "\\sum_{i=1}^{n} \\sqrt[3]{x_i}",
      "\\left( \\frac{\\partial L}{\\partial W} \\right)", "\\hat{y} = \\sigma(W \\cdot x)",
      "\\text{if } x > 0",
      "\\underbrace{a + b}_{c} \\overset{!}{=} \\mathbb{R}", "f'(x) \\to \\infty \\quad \\text{é}",
      "a \\bigl( b \\bigr)",
      "\\begin{cases} 1 & x \\\\ 0 & \\text{else} \\end{cases}", "\\mathcal{L} % comment\n",
      "\\binom{n}{k}", "{}",
    ],
    words: [
      "{", "}", "^", "_", "\\", "\\\\", "&", "'", "\\frac", "\\left", "\\right", "\\begin{",
      "\\end{", "\\text{",
      "\\sqrt[", "\\middle|", "\\big", "\\mathbf{", "\\over", "\\limits", "\\hat", "%", "\n", "$",
      "~", "\\ ", "é",
    ]
  ) { bytes throws(Finding) in
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(TeXParser.Problem) {
      let math = try TeXParser.parse(text)
      _ = (math.tex, math.mathML(isDisplay: true), math.mathML(isDisplay: false))
      return true
    } catch {
      guard error.range.upperBound <= text.utf8.count, !error.message.isEmpty else {
        throw Finding("without a place: \(error)")
      }
      return false
    }
  }

  private static let formats = damaging(
    "formats", count: 2000,
    [
      ".4f", ".3e", ".1%", ",", "+10.2f", "<8", "*^12g", "08.3f", "_", "#.0e", " >+,.17g", "=+9n",
      "-d", "x",
    ],
    words: [
      "<", ">", "^", "=", "+", "-", " ", "#", "0", ",", "_", ".", "f", "e", "g", "%", "G", "F", "z",
      "é",
    ]
  ) { bytes throws(Finding) in
    guard
      let format = try? PythonFormat(parsing: String(decoding: bytes, as: UTF8.self))
    else { return false }
    for number in [0, -0.0, 1, 1e300, -.leastNonzeroMagnitude, 0.5, 123456.789, .nan, .infinity] {
      guard format.format(number).utf8.count < 1 << 20 else { throw Finding("too long") }
    }
    return true
  }

  private static let templates = damaging(
    "templates", count: 200,
    [
      "<title>{{title}}</title>{{{style}}}<body>{{{body}}}</body>{{#scripts}}<script>{{{.}}}</script>{{/scripts}}",
      "{{! comment }}{{> partial}}{{^title}}none{{/title}}", "{{=<% %>=}}<% title %>", "{{&body}}",
    ],
    words: [
      "{{", "}}", "{{{", "}}}", "{{#", "{{/", "{{^", "{{!", "{{=", "=}}", "{{>", "body", "title",
      ".",
    ]
  ) { bytes throws(Finding) in
    let file = TemplateFile(name: "page.mustache", bytes: bytes)
    try check(file.diagnostics, bytes)
    guard let renderer = file.renderer else { return false }
    _ = renderer.render(Page(title: "A", bodyHTML: "<p>b</p>"))
    return true
  }

  // MARK: - Data

  private static let csv = damaging(
    "csv", count: 1000,
    [
      "a,b\n1,0\n2,1\n", "\"a\",\"b \"\"c\"\"\"\r\n1.5e3,-2\r\n", "name;x\né;1\n\"two\nlines\";2",
      "a\n1\n",
      "\u{FEFF}a,b\n.5,+1\nnan,inf\n", "a , b\n 1 , 2 \n\n",
    ],
    words: [",", ";", "\"", "\"\"", "\n", "\r\n", "\r", "\t", " ", "1e5", "é", "\0"]
  ) { bytes throws(Finding) in
    do throws(DataError) {
      let foreign = CSVFormat(
        separator: ";", hasHeader: false, decimal: .comma, missingValues: ["nan", "1"])
      if let table = try? CSVTable(bytes, format: foreign) {
        _ = try? table.numbers(Array(table.names.indices), allowsMissing: true)
      }
      let table = try CSVTable(bytes)
      for column in table.names.indices {
        _ = try? (table.texts(column), table.isNumeric(column))
      }
      return try table.numbers(Array(table.names.indices)).elements.count == table.rowCount
        * table.names.count
    } catch {
      guard !error.message.isEmpty, (error.position?.line ?? 1) >= 1 else {
        throw Finding("without a place: \(error)")
      }
      return false
    }
  }

  private static func dataFiles(_ kind: String) -> [[UInt8]] {
    struct File: Decodable {
      struct Case: Decodable {
        let kind: String
        let data: Data
      }
      let cases: [Case]
    }
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../NeuralNetworkTests/Goldens/binary-files.json")
    guard let file = try? JSONDecoder().decode(File.self, from: Data(contentsOf: path)) else {
      return []
    }
    return file.cases.filter { $0.kind == kind }.map { Array($0.data) }
  }

  /// Reads an array; whatever is wrong is an error in words.
  private static func reads(_ body: () throws(DataError) -> Tensor) throws(Finding) -> Bool {
    do throws(DataError) {
      let tensor = try body()
      guard tensor.elements.count == tensor.shape.reduce(1, *) else {
        throw DataError("\(tensor.elements.count) elements of shape \(tensor.shape)")
      }
      return true
    } catch {
      guard !error.message.isEmpty, !error.message.contains(" elements of shape ") else {
        throw Finding(error.message)
      }
      return false
    }
  }

  private static let npy = FuzzTarget(name: "npy", count: 1000) { random in
    random.once(in: 2) ? damagedNPY.input(&random) : DataGrammar.npy(&random)
  } takes: { bytes throws(Finding) in
    try reads { () throws(DataError) in try NPY.read(bytes) }
  }

  private static let damagedNPY = Mutation(
    seeds: dataFiles("npy"),
    words: [
      "(", ")", ", ", "'shape': ", "'descr': ", "True", "'<f8'", "'|b1'", "'>i4'", "\n", "{", "}",
      "(0, ", "L",
    ].map { Array($0.utf8) })

  private static let idx = FuzzTarget(name: "idx", count: 1000) { random in
    random.once(in: 2) ? damagedIDX.input(&random) : DataGrammar.idx(&random)
  } takes: { bytes throws(Finding) in
    try reads { () throws(DataError) in try IDX.read(bytes) }
  }

  private static let damagedIDX = Mutation(seeds: dataFiles("idx"), words: [])

  private static let npz = FuzzTarget(name: "npz", count: 500) { random in
    random.once(in: 2) ? damagedNPZ.input(&random) : DataGrammar.npz(&random)
  } takes: { bytes throws(Finding) in
    guard let archive = try? NPZ(bytes) else { return false }
    var isValid = true
    for name in archive.names.prefix(4) {
      let isRead = try reads { () throws(DataError) in try archive.read(name) }
      isValid = isRead && isValid
    }
    return isValid
  }

  private static let damagedNPZ = Mutation(
    seeds: dataFiles("npz"),
    words: ["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", ".npy"].map { Array($0.utf8) })

  // MARK: - What others may have written

  private static let cacheEntries: FuzzTarget = {
    let store = MemoryStore()
    let notebooks = grammarSeeds(60).filter { bytes in
      NotebookRun(
        name: "fuzz.md", stem: "fuzz", bytes: bytes, target: .documents([]), store: store
      ).document != nil
    }
    let entries = store.entries
    let mutation = Mutation(seeds: entries.map(\.results), words: [])
    return FuzzTarget(name: "cache-entries", count: 300, input: mutation.input) {
      bytes throws(Finding) in
      guard let results = NetworkResults(bytes: bytes) else { return false }
      guard results.bytes == bytes else { throw Finding("another way to write the same") }
      // What can be read can be rendered, in whatever notebook it fits.
      let notebook = notebooks[bytes.count % notebooks.count]
      _ = try run(notebook, store: FixedStore(bytes: bytes))
      return true
    }
  }()

  private static let requests = damaging(
    "requests", count: 2000,
    [
      "GET / HTTP/1.1\r\nHost: localhost:8000\r\nAccept: */*", "HEAD /a%20b.html?x HTTP/1.0",
      "GET /~changes/a.html?1.2 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close",
      "POST /x HTTP/1.1\r\nHost: [::1]:80\r\nContent-Length: 5\r\nX-A: b, c",
      "GET / HTTP/1.1\r\nTransfer-Encoding: chunked",
    ],
    words: [
      "\r\n", "\n", "\r", ": ", ":", " ", "\t", "Host: localhost", "Content-Length: 0", "%", "%2e",
      "%ff", "?", "#", "/..",
      "HTTP/1.1", "Transfer-Encoding: chunked", "\0", "é", "[::1]", "@",
    ]
  ) { bytes throws(Finding) in
    guard let request = HTTPRequest(head: bytes) else { return false }
    let head = String(decoding: bytes, as: UTF8.self).lowercased()
    for field in ["host", "content-length", "transfer-encoding"]
    where head.components(separatedBy: "\r\n").count(where: { $0.hasPrefix(field + ":") }) > 1 {
      throw Finding("two fields \(field)")
    }
    _ = (
      request.path, request.query, RequestGate.refusal(method: request.method, host: request.host)
    )
    return true
  }
}

/// Keeps entries, and gives none back.
private final class MemoryStore: ResultStore, @unchecked Sendable {
  private(set) var entries: [(key: ResultKey, results: [UInt8])] = []

  func results(for key: ResultKey) -> [UInt8]? { nil }
  func save(_ results: [UInt8], for key: ResultKey) { entries.append((key, results)) }
}

/// Gives the same entry for all keys.
private struct FixedStore: ResultStore {
  let bytes: [UInt8]

  func results(for key: ResultKey) -> [UInt8]? { bytes }
  func save(_ results: [UInt8], for key: ResultKey) {}
}
