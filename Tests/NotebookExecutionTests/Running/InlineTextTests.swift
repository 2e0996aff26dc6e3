import Testing

@testable import NotebookExecution

/// What inline values read.
@Suite struct InlineTextTests {
  /// Filters of two channels: every element differs from every other.
  private static let network = block(
    """
    data: {inputs: [[\((1...18).map(String.init).joined(separator: ", "))]], shape: [2, 3, 3]}
    layers: [{layer: conv2d, filters: 3, kernel: 2, weights: normal}, flatten, {units: 2}]
    seed: 3
    run: [forward]
    """)

  /// Each element and each part, by its own indices, counted along W1 as it is printed whole.
  @Test func anIndexSelectsItsOwnElement() throws {
    let shape = [3, 2, 2, 2]
    var places: [[Int]] = [[]]
    for size in shape { places = places.flatMap { place in (0..<size).map { place + [$0] } } }
    let lines =
      places.map { "`{network} W1\($0)`" } + places.map { "`{network} W1\($0.dropLast())`" }
    let text = try document(Self.network + "\nBegin\n\n" + lines.joined(separator: "\n\n"))
    let shown = text.split(separator: "\n\n").drop { $0 != "Begin" }.dropFirst()
      .prefix(lines.count)
    let all = shown.prefix(places.count).compactMap { Double($0) }
    #expect(Set(all).count == 24)
    // A row of two is its elements.
    for (index, row) in shown.suffix(places.count).enumerated() {
      let numbers = row.matches(of: #/[-\d.]+/#).compactMap { Double($0.0) }
      let expected = [all[index / 2 * 2], all[index / 2 * 2 + 1]]
      #expect(zip(numbers, expected).allSatisfy { abs($0 - $1) < 1e-8 }, "\(row)")
    }
    let whole = try document(
      Self.network.replacing("run:", with: "show: [{W1: {as: repr}}]\nrun:"))
    let array = try #require(whole.firstMatch(of: #/array\(([^)]*)\)/#)).1
    let elements = array.matches(of: #/[-\d.]+/#).compactMap { Double($0.0) }
    #expect(elements.count == 24)
    #expect(zip(elements, all).allSatisfy { abs($0 - $1) < 1e-8 })
  }

  @Test(arguments: [
    ("W1[3, 0, 0, 0]", "there is no `W1[3, 0, 0, 0]`: `W1` is 3 × 2 × 2 × 2 numbers"),
    ("W1[0, 2]", "there is no `W1[0, 2]`: `W1` is 3 × 2 × 2 × 2 numbers"),
    ("b1[0, 0, 0]", "there is no `b1[0, 0, 0]`"),
    ("W1[0]", "`W1[0]` is 2 × 2 × 2 numbers, too much for a line of prose"),
    ("W1[1] | .2f", "`W1[1]` is 2 × 2 × 2 numbers, which a number's format cannot print"),
  ])
  func whatCannotStandInProseIsAnError(value: String, message: String) {
    let found = problems(Self.network + "\n`{network} \(value)`\n")
    #expect(found.count == 1 && found.first?.contains("error: " + message) == true, "\(found)")
  }
}
