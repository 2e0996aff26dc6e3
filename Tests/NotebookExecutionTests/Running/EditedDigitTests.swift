import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

/// No digit of a committed document can be edited without being noticed, and named for what it is.
@Suite struct EditedDigitTests {
  static let notebook = """
    # Exclusive or

    ```network
    network: xor
    seed: 3
    data:
      inputs:  [[0, 0], [0, 1], [1, 0], [1, 1]]
      targets: [[0], [1], [1], [0]]
    layers:
      - {units: 2, activation: sigmoid, weights: normal, biases: zeros}
      - {units: 1, activation: sigmoid, weights: normal, biases: zeros}
    loss: {function: squared-error}
    optimizer: {sgd: {learning-rate: 0.5}}
    run: [{train: {epochs: 40, record-every: 10}}]
    show: [W1, loss-table, loss-curve, {W2: {as: math}}]
    ```

    The loss is `{network} loss | .6f` after 40 epochs.
    """

  static let run = NotebookRun(
    name: "xor.md", stem: "xor", bytes: Array(notebook.utf8),
    target: .documents([.md, .html, .json]))

  @Test(arguments: ["xor.md", "xor.json", "xor/loss-curve-1.svg", "xor.html"])
  func isNoticed(path: String) throws {
    let document = try #require(Self.run.documents?.first { $0.path == path })
    let outline = try #require(Self.run.outline)
    let digits = document.bytes.indices.filter {
      document.bytes[$0].isDigit && isContent($0, of: document)
    }
    // Every fifth of a long document: a run takes a while in a debug build.
    for offset in stride(from: 0, to: digits.count, by: digits.count > 200 ? 5 : 1).map({
      digits[$0]
    }) {
      let byte = document.bytes[offset]
      var old = document.bytes
      old[offset] = byte == UInt8(ascii: "9") ? UInt8(ascii: "8") : byte + 1
      let found = DocumentComparison.differences(
        path: path, syntax: document.syntax, old: old, new: document.bytes, outline: outline,
        tolerance: .formatting)
      // A digit beyond those that tell doubles apart leaves the number what it was.
      let before = number(at: offset, in: old)
      let isSame = before != nil && before == number(at: offset, in: document.bytes)
      if !found.contains(where: { !$0.isAccepted }), !isSame, !isMaking(offset, of: document) {
        let line = document.bytes[...offset].count { $0 == 0x0A } + 1
        Issue.record("\(path):\(line): \(found)")
      }
    }
  }

  /// Whether what stands there is read or drawn: what follows the style sheets, up to the scripts.
  private func isContent(_ offset: Int, of document: DocumentFile) -> Bool {
    guard !document.path.hasSuffix(".md"), !document.path.hasSuffix(".json") else { return true }
    let rest = document.bytes[offset...]
    guard rest.firstRange(of: "</style>".utf8) == nil else { return false }
    let before = document.bytes[..<offset]
    // The page's own scripts come last.
    guard before.firstRange(of: "\n<script>".utf8) == nil else { return false }
    let tag = before.lastIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") } ?? 0
    return before[tag] == UInt8(ascii: ">")
      || before[tag...].starts(with: "<path class=\"series".utf8)
        && before[tag...].firstRange(of: " d=".utf8) != nil
  }

  /// Whether JSON says there with what it was made, which is not compared.
  private func isMaking(_ offset: Int, of document: DocumentFile) -> Bool {
    let start = document.bytes[..<offset].lastIndex(of: 0x0A) ?? 0
    let line = document.bytes[start...].dropFirst().prefix { $0 != 0x0A }.drop { $0 == 0x20 }
    return document.syntax == .json
      && (line.starts(with: "\"nbrun\":".utf8) || line.starts(with: "\"sha256\":".utf8))
  }

  /// The number around a byte, as far as it reads as one.
  private func number(at offset: Int, in bytes: [UInt8]) -> Double? {
    let isPart = { (byte: UInt8) in byte.isDigit || ".e-+".utf8.contains(byte) }
    let end = bytes[offset...].prefix(while: isPart).endIndex
    let start = bytes[..<offset].reversed().prefix(while: isPart).count
    return Double(String(decoding: bytes[(offset - start)..<end], as: UTF8.self))
  }
}
