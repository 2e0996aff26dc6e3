import Testing

@testable import NotebookSyntax

/// What the YAML in a block reads as, and what is said of it.
private func read(_ yaml: String) -> (node: YAMLNode?, messages: [String], source: SourceText) {
  let notebook = notebook("x\n\n```network\n\(yaml)\n```\n")
  var diagnostics = notebook.diagnostics
  guard let block = notebook.blocks.first else { return (nil, notebook.messages, notebook.source) }
  let node = YAMLNode.parse(block.yaml, diagnostics: &diagnostics)
  return (node, diagnostics.sorted.map(\.description), notebook.source)
}

extension YAMLNode {
  /// A compact form: the values with their kinds.
  fileprivate var sketch: String {
    switch content {
    case .scalar(let scalar):
      switch scalar.value {
      case .null: "null"
      case .bool(let value): "\(value)"
      case .integer(let value): "\(value)"
      case .float(let value): "\(value)f"
      case .string: "'\(scalar.text)'"
      }
    case .sequence(let nodes): "[" + nodes.map(\.sketch).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key): \($0.value.sketch)" }.joined(separator: ", ") + "}"
    }
  }

  /// The ranges of all nodes and keys in the order of the text.
  fileprivate func texts(in source: SourceText) -> [String] {
    let own = [source.text(in: range)]
    switch content {
    case .scalar: return own
    case .sequence(let nodes): return own + nodes.flatMap { $0.texts(in: source) }
    case .mapping(let entries):
      return own
        + entries.flatMap { [source.text(in: $0.keyRange)] + $0.value.texts(in: source) }
    }
  }
}

struct YAMLNodeTests {
  @Test(arguments: [
    ("", "null"),
    ("~", "null"),
    ("# only a comment", "null"),
    ("a: 1\nb: [x, 2.50, true, null]", "{a: 1, b: ['x', 2.5f, true, null]}"),
    ("- yes\n- no\n- on\n- Off\n- True\n- FALSE", "['yes', 'no', 'on', 'Off', true, false]"),
    ("[0x1F, 0o17, 017, 1_000, 0b11, +3, -3]", "[31, 15, 17, '1_000', '0b11', 3, -3]"),
    (
      "[1e5, 1.5E-3, .5, 5., -.inf, .nan, 1e, ., -]",
      "[100000.0f, 0.0015f, 0.5f, 5.0f, -inff, nanf, '1e', '.', '-']"
    ),
    ("[inf, nan, 0x, 0x1p3, infinity, 0x-1]", "['inf', 'nan', '0x', '0x1p3', 'infinity', '0x-1']"),
    ("[99999999999999999999, '1', \"true\"]", "[1e+20f, '1', 'true']"),
    ("a: |\n  x\n  y\nb: >\n  x\n  y", "{a: 'x\ny\n', b: 'x y\n'}"),
    ("a: &x [1, 2]\nb: *x", "{a: [1, 2], b: [1, 2]}"),
    ("a: &x 1\nb: 2 *x\nc: '*x'\nd: [*x,*x]", "{a: 1, b: '2 *x', c: '*x', d: [1, 1]}"),
    ("a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}"),
    ("&k a: &v\n  b: 1\nc: *v", "{a: {b: 1}, c: {b: 1}}"),
    ("a: &x # note\n  b: 1\nc: *x", "{a: {b: 1}, c: {b: 1}}"),
    ("--- \na: 1", "{a: 1}"),
    ("{a, b: 1, ? c}", "{a: null, b: 1, c: null}"),
    ("a: x\n  y", "{a: 'x y'}"),
    ("a: \"\\u00e9\\n\"", "{a: 'é\n'}"),
    ("a: 'x\u{2028}\u{85}y'\nb: &c 1\nd: *c", "{a: 'x\u{2028}\ny', b: 1, d: 1}"),
  ])
  func reads(_ yaml: String, _ sketch: String) {
    let result = read(yaml)
    #expect(result.messages == [])
    #expect(result.node?.sketch == sketch)
  }

  @Test func digitsAreKept() {
    #expect(read("a: 0.10").node?["a"]?.scalar?.text == "0.10")
    #expect(read("a: 1.").node?["a"]?.scalar?.number == 1)
    #expect(read("a: -0.").node?["a"]?.scalar?.number?.sign == .minus)
  }

  @Test(arguments: [
    ("a: 1", ["a: 1", "a", "1"]),
    (
      "ä: [1, 'it''s', \"a\\\"b\" ] # x",
      [
        "ä: [1, 'it''s', \"a\\\"b\" ]", "ä", "[1, 'it''s', \"a\\\"b\" ]", "1", "'it''s'",
        "\"a\\\"b\"",
      ]
    ),
    (
      "a: {b: 1,\n  # x }\n  }\nc: []",
      ["a: {b: 1,\n  # x }\n  }\nc: []", "a", "{b: 1,\n  # x }\n  }", "b", "1", "c", "[]"]
    ),
    ("- x y\n- &n z\n- *n", ["- x y\n- &n z\n- *n", "x y", "z", "*n"]),
    ("a: x\n  y\nb:", ["a: x\n  y\nb:", "a", "x\n  y", "b", ""]),
  ])
  func rangesAreThoseOfTheSource(_ yaml: String, _ texts: [String]) throws {
    let result = read(yaml)
    #expect(try #require(result.node).texts(in: result.source) == texts)
  }

  @Test(arguments: [
    (
      "a: 1\nb: 2\na: 3\nb: 4\na: 5",
      [
        "6:1: error: the key `a` is already given on line 4",
        "7:1: error: the key `b` is already given on line 5",
        "8:1: error: the key `a` is already given on line 4",
      ]
    ),
    (
      "a: {x: 1, ä: 2, x: 3}\nb: {x: 1, \"x\": 2}",
      [
        "4:17: error: the key `x` is already given on line 4",
        "5:11: error: the key `x` is already given on line 5",
      ]
    ),
    ("'': 1\n'': 2", ["5:1: error: the key `` is already given on line 4"]),
    ("\ta: 1", ["4:1: error: a tab cannot indent YAML (indent with spaces)"]),
    ("a:\n\tb: 1", ["5:1: error: a tab cannot indent YAML (indent with spaces)"]),
    ("a:\n  b: x\n \ty", ["6:2: error: a tab cannot indent YAML (indent with spaces)"]),
    ("a: |\n\tx", ["5:1: error: a tab cannot indent YAML (indent with spaces)"]),
    ("a: 1\nb:2\nc: 3", ["5:2: error: a space is missing after this colon"]),
    ("a: 1\nb 2\nc: 3", ["5:1: error: this line has no colon"]),
    ("a {b: [1]}", ["4:3: error: a colon is missing before this bracket"]),
    ("a: b: c", ["4:5: error: a second colon on one line"]),
    ("a: [1, 2\nb: 3", ["4:4: error: this [ is not closed by a ]"]),
    ("a: [1, 2", ["4:4: error: this [ is not closed by a ]"]),
    ("a: {b: 1\nc: 3", ["4:4: error: this { is not closed by a }"]),
    ("a: {b: 1]", ["4:4: error: this { is not closed by a }"]),
    ("a: 'x\nb: 1", ["4:4: error: this quote is never closed"]),
    ("a: \"x\nb: 1", ["4:4: error: this quote is never closed"]),
    ("a: \"\\d\"", ["4:4: error: this escape does not exist"]),
    ("a: 1\n b: 2", ["5:2: error: this key is indented unlike its neighbours"]),
    ("a:\n  b: 1\n c: 2", ["6:2: error: a key was expected here"]),
    ("- a\nb: 1", ["5:1: error: a list item was expected here"]),
    ("a:\n- b\n  c: 1", ["6:3: error: this key is indented unlike its neighbours"]),
    ("- a\n-b\n- c", ["5:1: error: a space is missing after this -"]),
    ("a: {b: 1, c:2}", ["4:12: error: a space is missing after this colon"]),
    ("a: 'it's'", ["4:8: error: text stands after the closing quote"]),
    ("x: \"a\" b", ["4:8: error: text stands after the closing quote"]),
    ("a: {b: [1, {", ["4:12: error: this { is not closed by a }"]),
    ("a: }", ["4:4: error: a value cannot start with }"]),
    ("a: [1, , 2]", ["4:8: error: a value is missing before this"]),
    ("a: @x", ["4:4: error: a value cannot start with @"]),
    ("a: *.md", ["4:4: error: a value cannot start with * unless it is an alias"]),
    ("a: & b", ["4:4: error: a value cannot start with & unless it is an anchor"]),
    ("a: `x`", ["4:4: error: a value cannot start with `"]),
    ("a: 1\n---\nb: 2", ["5:1: error: a second YAML document"]),
    ("[a]: 1", ["4:1: error: a key must be a single word"]),
    ("{a: 1}: 1", ["4:1: error: a key must be a single word"]),
    (
      "a: !!int 1\nb: !x [1]",
      [
        "4:4: error: tags are not supported in this YAML",
        "5:4: error: tags are not supported in this YAML",
      ]
    ),
    ("a: &b # note\n  !!int 3", ["5:3: error: tags are not supported in this YAML"]),
    ("a: &b 1\nc: {<<: *b}", ["5:5: error: merge keys (<<) are not supported"]),
    (
      "a: &bcd 1\nc: *bce",
      ["5:4: error: no anchor &bce stands before this alias (did you mean *bcd?)"]
    ),
    ("&a [*a]", ["4:5: error: no anchor &a stands before"]),
    ("a: &b 1\n*b : 1", ["5:1: error: an alias cannot be a key"]),
    ("a: x\u{0}y", ["4:5: error: a NUL byte cannot stand in YAML"]),
    ("a: x\u{7}y", ["4:5: error: the character U+0007 cannot stand in YAML"]),
    ("a: ä\u{FEFF}y", ["4:5: error: the character U+FEFF cannot stand in YAML"]),
  ])
  func refuses(_ yaml: String, _ messages: [String]) {
    let result = read(yaml)
    #expect(result.node == nil)
    #expect(result.messages.count == messages.count, "\(result.messages)")
    for (found, expected) in zip(result.messages, messages) {
      #expect(found.hasPrefix("test.md:" + expected), "\(result.messages)")
    }
  }

  @Test func aliasesCannotExplode() {
    var yaml = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (name, next) in zip("abcdefghijkl", "bcdefghijklm") {
      let uses = Array(repeating: "*\(name)", count: 9).joined(separator: ", ")
      yaml += "\(next): &\(next) [\(uses)]\n"
    }
    let result = read(yaml)
    #expect(result.node == nil)
    #expect(result.messages.first?.contains("grow beyond all bounds") == true)
    let bomb = read(yaml.replacing("m: &m", with: "? &m"))
    #expect(bomb.node == nil)
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[{a: "])
  func deepNestingIsRefused(_ opener: String) {
    for depth in [65, 900, 1_100, 100_000] {
      let result = read(String(repeating: opener, count: depth))
      #expect(result.node == nil)
      #expect(result.messages.count == 1)
    }
    let closed = read(String(repeating: "[", count: 65) + String(repeating: "]", count: 65))
    #expect(closed.messages.first?.contains("nested more than 64 levels deep") == true)
    let allowed = read(String(repeating: "[", count: 64) + String(repeating: "]", count: 64))
    #expect(allowed.messages == [])
  }

  @Test func frontMatterIsLocated() throws {
    let notebook = notebook("\u{FEFF}---\r\ntitle: ä\r\nseed: [1\r\n---\r\nText\r\n")
    var diagnostics = notebook.diagnostics
    let yaml = try #require(notebook.frontMatter?.yaml)
    #expect(YAMLNode.parse(yaml, diagnostics: &diagnostics) == nil)
    #expect(
      diagnostics.sorted.map(\.description) == [
        "test.md:3:7: error: this [ is not closed by a ]"
      ])
  }
}
