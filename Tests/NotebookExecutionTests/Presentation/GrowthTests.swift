import CAllocations
import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution
@testable import NotebookSyntax

/// What takes twice as much work for twice as much, measured by the memory that is asked for on the way.
/// `Scripts/bench growth` measures times.
@Suite struct GrowthTests {
  /// The bytes that a run asks for; nil where it has an error.
  private func allocated(_ markdown: String) -> Int? {
    let before = nbrun_allocated_bytes()
    let run = run(markdown, formats: [.md, .html, .json])
    return run.documents.map { _ in nbrun_allocated_bytes() - before }
  }

  /// How a network grows.
  struct Dimension: CustomTestStringConvertible {
    let testDescription: String
    let size: Int
    var samples = 1
    var units = 1
    var depth = 1
    var epochs = 1

    func times(_ factor: Int, _ count: Int) -> Int { count == 1 ? 1 : factor * count }

    /// A network of so many times the size.
    func network(_ factor: Int, show: String) -> String {
      let layer = "  - {units: \(times(factor, units) + 2), activation: tanh}\n"
      return block(
        """
        seed: 1
        data: {blobs: {samples: \(times(factor, samples) * 8), centers: 2}, one-hot: true, split: {test: 0.5}}
        layers:
        \(String(repeating: layer, count: times(factor, depth)))\
          - {units: 2, activation: softmax}
        loss: cross-entropy
        optimizer: {sgd: {learning-rate: 0.01}}
        run:
          - {train: {epochs: \(times(factor, epochs) + 3), record-every: 1}}
          - evaluate
          - forward
          - backward
          - update
          - gradient-check: {elements: 10}
          - forward
          - backward
        show: [\(show)]
        """)
    }
  }

  static let dimensions = [
    Dimension(testDescription: "units", size: 1, units: 400),
    Dimension(testDescription: "samples", size: 1, samples: 100),
    Dimension(testDescription: "depth", size: 1, depth: 10),
    Dimension(testDescription: "epochs", size: 1, epochs: 200),
  ]

  @Test(arguments: dimensions) func exhibitsAreMadeInProportion(dimension: Dimension) throws {
    let bare = try [1, 2, 4].map { factor in
      try #require(allocated(dimension.network(factor, show: "")))
    }
    for exhibit in exhibits {
      let all = [1, 2, 4].map { allocated(dimension.network($0, show: exhibit.name)) }
      guard let once = all[0], let twice = all[1], let fourTimes = all[2] else { continue }
      let own = (once - bare[0], twice - bare[1], fourTimes - bare[2])
      // A square would quadruple at each step, a constant part hide it at the first.
      #expect(
        own.2 < 3 * max(own.1, 1) || own.2 < 1_000_000,
        "\(exhibit.name): \(own.0), \(own.1), \(own.2) bytes")
    }
  }

  @Test func everyExhibitIsShownInSomeDimension() {
    for exhibit in exhibits {
      #expect(
        Self.dimensions.contains { allocated($0.network(1, show: exhibit.name)) != nil },
        "\(exhibit.name)")
    }
  }

  private func isInProportion(_ text: (Int) -> String, _ size: Int) -> Bool {
    func bytes(_ count: Int) -> Double {
      let before = nbrun_allocated_bytes()
      _ = run(text(count), formats: [.md, .html, .json])
      return Double(nbrun_allocated_bytes() - before)
    }
    let (once, twice) = (bytes(size), bytes(2 * size))
    return once == 0 || twice < 2.3 * once
  }

  @Test func networksAreRunInProportion() {
    #expect(
      isInProportion(
        { count in
          (0..<count).map { number in
            block(
              """
              network: n\(number)
              data: xor
              layers: [{units: 1}]
              loss: squared-error
              run: [forward]
              show: [loss]
              """)
          }.joined(separator: "\n")
        }, 200))
  }

  @Test(arguments: ["`{network x} loss` ", "[a](#nowhere) ", "$\\x$ ", "`{network` "])
  func problemsOfALineAreFoundInProportion(unit: String) {
    #expect(isInProportion({ String(repeating: unit, count: $0) }, 1000))
  }

  @Test func repeatedKeysAreFoundInProportion() {
    #expect(
      isInProportion(
        { count in
          block("{" + (0..<count).map { "k\($0 / 2): 1" }.joined(separator: ", ") + "}")
        }, 1000))
  }
}
