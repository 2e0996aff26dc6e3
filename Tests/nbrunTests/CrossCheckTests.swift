import Foundation
import Testing

/// The command against what PyTorch, NumPy and scikit-learn computed for a sample of random networks, which
/// `Scripts/crosscheck/cross-check --record` made.
@Suite struct CrossCheckTests {
  struct Sample: Decodable {
    let cases: [Case]
  }

  /// Blocks of one network, with what they must show.
  struct Case: Decodable {
    let name: String
    /// The components in it: `activations gelu`.
    let covers: [String]
    let blocks: [String]
    let answers: [Answer]
  }

  /// What an authority says of an array.
  struct Answer: Decodable {
    let block: Int
    let name: String
    /// Which member of the value it is, such as `data`.
    let member: String
    let values: [Double]
    /// By how much elements may differ: one bound for each, or one for all.
    let within: [Double]
  }

  /// What the command gives.
  struct Output: Decodable {
    let blocks: [Block]
  }

  struct Block: Decodable {
    let values: [[String: Member]]
  }

  enum Member: Decodable {
    case text(String)
    case numbers([Double])
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let numbers = try? container.decode([Double].self) {
        self = .numbers(numbers)
      } else {
        self = .other
      }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var numbers: [Double] { if case .numbers(let numbers) = self { numbers } else { [] } }
  }

  private static let sample: Sample = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/cross-check.json")
    let data = try? Data(contentsOf: file)
    return data.flatMap { try? JSONDecoder().decode(Sample.self, from: $0) } ?? Sample(cases: [])
  }()

  @Test func agreesWithTheAuthorities() throws {
    let cases = Self.sample.cases
    let folder = try TemporaryFolder()
    let blocks = cases.flatMap(\.blocks).map { "```network\n\($0)```\n" }
    try folder.write("# Sample\n\n" + blocks.joined(separator: "\n"), to: "sample.md")
    let outcome = try Command.run(["sample.md", "--to", "json"], in: folder.url)
    try #require(outcome.exitCode == 0, "\(outcome.standardError)")
    let json = Data(try folder.read("output/sample.json").utf8)
    var shown = try JSONDecoder().decode(Output.self, from: json).blocks[...]
    try #require(shown.count == blocks.count)
    for test in cases {
      let results = Array(shown.prefix(test.blocks.count))
      shown = shown.dropFirst(test.blocks.count)
      for answer in test.answers {
        let value = results[answer.block].values.first { $0["name"]?.text == answer.name }
        let numbers = value?[answer.member]?.numbers ?? []
        try #require(
          numbers.count == answer.values.count, "\(test.name): \(answer.name) \(answer.member)")
        for (index, expected) in answer.values.enumerated() {
          let within = answer.within[answer.within.count == 1 ? 0 : index]
          // Numbers in single precision are written with the digits that it needs.
          let isSingle = value?["type"]?.text == "float32"
          let actual = isSingle ? Double(Float(numbers[index])) : numbers[index]
          #expect(
            abs(actual - expected) <= within,
            "\(test.name): \(answer.name)[\(index)] is \(actual), by its authority \(expected)")
        }
      }
    }
  }

  /// A new component is missed until the sample is recorded again.
  @Test func nothingIsLeftOut() throws {
    let outcome = try Command.run(["reference", "--format", "json"], in: URL(filePath: "/"))
    let json = try JSONSerialization.jsonObject(with: Data(outcome.standardOutput.utf8))
    let reference = try #require(json as? [String: Any])
    let names = reference.filter { $0.key != "steps" }.flatMap { kind, components in
      (components as? [[String: Any]] ?? []).map { "\(kind) \($0["name"] ?? "")" }
    }
    #expect(names.count > 80)
    let covered = Set(Self.sample.cases.flatMap(\.covers))
    #expect(Set(names).subtracting(covered).isEmpty)
    for test in Self.sample.cases {
      #expect(!test.answers.isEmpty)
      for name in test.covers {
        let word = name.drop { $0 != " " }.dropFirst()
        #expect(test.blocks.contains { $0.contains("\"\(word)\"") }, "\(test.name): \(name)")
      }
    }
  }
}
