import Testing

@testable import NotebookDocuments
@testable import NotebookDrift

/// A committed file may hold anything: it may have been edited, merged or cut off.
@Suite struct AnyBytesTests {
  static let documents = [
    (
      "a.md",
      """
      # T

      ```text
      W1
      [[1. 2.]
       [3. 4e-05]]
      array([1., nan], dtype=float32)
      Epoch 0, Loss: [0.5]
      ```

      | a | b |
      | - | -: |
      | **x** | 1.5 |

      $$
      x = 1
      $$

      > - ![p](q/r-1.svg)

      <sub>nbrun: numeric contract 1 · seed: 1</sub>
      """
    ),
    (
      "a.html",
      "<style>x</style><!-- c --><figure><figcaption>c</figcaption><pre>a = [1. 2.]</pre></figure>"
        + "<table><tr><th>x</th></tr><tr><td>1</td></tr></table><svg><path d=\"M1 2L3-4\"/></svg>"
        + "<footer><dt>nbrun</dt><dd>1</dd></footer>"
    ),
    (
      "a.json",
      "{\n\"line\": 3,\n\"name\": \"W\",\n\"shape\": [1, 2],\n\"data\": [1.5, \"nan\"]\n}\n"
    ),
  ]

  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 33)) &* 0xff51_afd7_ed55_8ccd
    }
  }

  /// Some bytes replaced by others of the document, taken out, or doubled.
  static func mutated(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, start + Int.random(in: 0...12, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[start] = bytes.randomElement(using: &generator) ?? 0
      case 1: bytes.removeSubrange(start..<end)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
      default: bytes[start] = UInt8.random(in: 0...255, using: &generator)
      }
    }
    return bytes
  }

  @Test(arguments: documents) func anyChangeIsADifference(path: String, text: String) {
    var generator = Generator(state: 1)
    let bytes = Array(text.utf8)
    for _ in 0..<1000 {
      let old = Self.mutated(bytes, &generator)
      let new = Self.mutated(bytes, &generator)
      let found = DocumentComparison.differences(
        path: path, syntax: syntax(ofPath: path), old: old, new: new, outline: DocumentOutline(),
        tolerance: nil)
      if found.isEmpty != (old == new) {
        Issue.record(
          "\(String(decoding: old, as: UTF8.self))\n—\n\(String(decoding: new, as: UTF8.self))")
        return
      }
    }
  }

  @Test(arguments: [
    ("a.md", "```text\nx = " + String(repeating: "[", count: 100_000)),
    ("a.md", "```text\nx = 1e-9223372036854775808\n```"),
    ("a.md", "| \n|-\n"), ("a.html", "<table><tr></tr><tr><td>1</td></tr></table>"),
    ("a.html", "<"),
    ("a.json", "\"shape\": [4611686018427387904, 4]\n\"data\": [1]"), ("a.json", "\""),
  ])
  func traps(path: String, text: String) {
    let bytes = Array(text.utf8)
    let found = DocumentComparison.differences(
      path: path, syntax: syntax(ofPath: path), old: bytes, new: bytes + Array(" 1".utf8),
      outline: DocumentOutline(),
      tolerance: nil)
    #expect(!found.isEmpty)
  }
}
