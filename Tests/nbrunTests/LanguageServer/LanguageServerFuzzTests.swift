import Foundation
import TestSupport
import Testing

/// Nonsense of all kinds, after which the server still answers. `NBRUN_LSP_FUZZ` says how many messages; the seed is fixed.
@Suite struct LanguageServerFuzzTests {
  private typealias Object = LanguageClient.Object

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let count =
    ProcessInfo.processInfo.environment["NBRUN_LSP_FUZZ"].flatMap(Int.init) ?? 600

  private static let methods = [
    "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose",
    "textDocument/didSave", "textDocument/completion", "textDocument/hover",
    "textDocument/definition", "textDocument/references", "textDocument/documentHighlight",
    "textDocument/prepareRename", "textDocument/rename", "textDocument/documentSymbol",
    "textDocument/foldingRange", "textDocument/codeAction", "workspace/executeCommand",
    "initialize", "initialized", "$/cancelRequest", "$/setTrace", "nothing/known", "",
  ]

  private static let texts = [
    "", "```network\n",
    "```network\nlayers: [{units: 1}]\ndata: xor\nrun: [forward]\nshow: [W1]\n```\n",
    "---\nparams: {a: 1}\n---\n`{network} $a` \u{1F600}é\r\n", "```network\n\t- [{\n```",
    "\u{FEFF}x\r",
    "{network", "`{network} ", "layers: &a [*a]", "\u{0}\u{7}", "a: b: c", "# ",
  ]

  /// A value of any kind, likely or not.
  private func value(_ random: inout SplitMix64, _ uris: [String], depth: Int) -> Any {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return NSNull()
    case 1: return Bool.random(using: &random)
    case 2: return [0, -1, 7, Int.max, Int.min, 1 << 40].randomElement(using: &random)!
    case 3: return 1.5e300
    case 4, 5: return Self.texts.randomElement(using: &random)!
    case 6: return uris.randomElement(using: &random)!
    case 7 where depth < 4:
      return (0..<3).map { _ in value(&random, uris, depth: depth + 1) }
    default:
      return depth < 4 ? parameters(&random, uris, depth: depth + 1) : 3
    }
  }

  /// Parameters that look like those of the protocol, with something else here and there.
  private func parameters(_ random: inout SplitMix64, _ uris: [String], depth: Int) -> Object {
    func maybe(_ likely: Any) -> Any {
      Int.random(in: 0..<8, using: &random) == 0 ? value(&random, uris, depth: depth + 2) : likely
    }
    func position() -> Any {
      maybe([
        "line": maybe(Int.random(in: 0..<9, using: &random)),
        "character": maybe(Int.random(in: 0..<40, using: &random)),
      ])
    }
    func range() -> Any { maybe(["start": position(), "end": position()]) }
    let text = Self.texts.randomElement(using: &random)!
    return [
      "textDocument": maybe([
        "uri": maybe(uris.randomElement(using: &random)!), "version": maybe(3), "text": maybe(text),
      ]),
      "position": position(), "range": range(), "newName": maybe("other"),
      "command": maybe("nbrun.other"), "arguments": maybe([uris[0]]),
      "contentChanges": maybe([maybe(["range": range(), "text": maybe(text)])]),
      "context": maybe(["diagnostics": []]),
    ]
  }

  @Test func nonsenseIsAnsweredAndForgotten() throws {
    let client = try LanguageClient(in: folder)
    var random = SplitMix64(state: 15)
    let uris =
      ["a.md", "b.md", "nbrun.yml"].map { folder.url(of: $0).absoluteString } + [
        "file:", "file:///", "untitled:1", "file:///%00", "file:///no/such/folder/x.md", "",
      ]
    for number in 0..<Self.count {
      let method = Self.methods.randomElement(using: &random)!
      let parameters = parameters(&random, uris, depth: 0)
      switch Int.random(in: 0..<10, using: &random) {
      case 0:
        // Bytes that are no JSON, or half of one, behind a true header.
        let body = try JSONSerialization.data(withJSONObject: [
          "method": method, "params": parameters,
        ])
        let cut = body.prefix(Int.random(in: 0..<body.count, using: &random))
        try client.send(bytes: Data("Content-Length: \(cut.count)\r\n\r\n".utf8) + cut)
      case 1: try client.send(bytes: Data("Content-Length: nonsense\r\n\r\n".utf8))
      case 2: try client.send(bytes: Data("X: 1\r\n\r\n".utf8))
      case 3:
        try client.send([
          "method": value(&random, uris, depth: 0), "id": value(&random, uris, depth: 2),
        ])
      case 4, 5: try client.notify(method, parameters)
      default:
        _ = try client.request(method, parameters)
      }
      if number % 50 == 0 {
        let answer = try client.request("no/method", [:])["error"] as? Object
        #expect(answer?["code"] as? Int == -32601)
      }
    }
    let answer = try client.request("no/method", [:])["error"] as? Object
    #expect(answer?["code"] as? Int == -32601)
  }

  @Test func depthIsBounded() throws {
    let client = try LanguageClient(in: folder)
    let body = Data(String(repeating: "[", count: 1_000_000).utf8)
    try client.send(bytes: Data("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
    #expect(((try client.receive())["error"] as? Object)?["code"] as? Int == -32700)
    #expect(try client.request("no/method", [:])["error"] != nil)
  }

  @Test(arguments: [
    "Content-Length: 99999999999999\r\n\r\n{", "Content-Length: 9999999999999999999999999\r\n\r\n{",
    String(repeating: "x", count: 10_000), "Content-Length: 5\r\n\r\n{",
  ])
  func lengthsAreBounded(bytes: String) throws {
    let client = try LanguageClient(in: folder)
    try client.send(bytes: Data(bytes.utf8))
    try? client.hangUp()
    client.process.waitUntilExit()
    #expect(client.process.terminationStatus == 1)
    #expect(client.process.terminationReason == .exit)
  }
}
