import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

/// What can be shown as a picture, by name, in a notebook.
@Suite struct PictureSubjectTests {
  @Test(arguments: [
    ("activation-maps", ["activation-maps"]),
    ("gradients-diagram", ["gradients-diagram"]),
    ("gradients-heatmap", ["gradients-heatmap", "gradients-heatmap"]),
    ("gradients-histogram", ["histogram", "histogram"]),
    ("loss-surface", ["loss-surface"]),
    ("learning-rate-curve, loss-curve", ["learning-rate-curve", "loss-curve"]),
  ])
  func aNameGivesItsPictures(name: String, kinds: [String]) throws {
    let markdown = try document(block(TrainingFramesTests.xor + "show: [\(name)]"))
    let shown = markdown.matches(of: #/\(test/([a-z-]+)-\d\.svg\)/#).map { String($0.1) }
    #expect(shown == kinds)
  }

  @Test(arguments: [
    (
      "gradients-heatmap", "run: [forward]",
      "`gradients-heatmap` has not been computed yet"
    ),
    ("training", "run: [forward]", "`training` has not been computed yet"),
    ("loss-surface", "run: [forward]", "`loss-surface` has not been computed yet"),
    (
      "activation-maps", "run: [forward]",
      "`activation-maps`: activation maps need samples of two inputs"
    ),
    (
      "loss-surface", "run: [{train: {epochs: 1}}]",
      "`loss-surface`: the training went along a line, which has no second direction"
    ),
  ])
  func whatCannotBeShownIsSaid(name: String, run: String, message: String) {
    let found = problems(
      block(
        """
        data: {inputs: [[1, 2, 3], [3, 4, 6]], targets: [[1], [0]]}
        layers: [{units: 1, weights: zeros}]
        loss: squared-error
        optimizer: {sgd: {learning-rate: 0.01}}
        \(run)
        show: [\(name)]
        """))
    #expect(found.count == 1)
    #expect(found.first?.contains(message) == true, "\(found)")
  }

  /// A single output goes from class to class where it does with a loss that knows the signs.
  @Test func aBoundaryLiesBetweenTheValuesOfTheClasses() throws {
    func picture(_ data: String, _ loss: String) throws -> Substring? {
      let notebook = block(
        """
        data: {inputs: [[1, 2], [3, 4], [0, 1]], \(data)}
        layers: [{units: 1, weights: [[1], [-0.5]], biases: none}]
        loss: \(loss)
        run: [forward]
        show: [decision-boundary]
        """)
      let page = try #require(run(notebook, formats: [.html]).documents)[0]
      let text = String(decoding: page.bytes, as: UTF8.self)
      return text.firstMatch(of: #/<svg class="picture".*?</svg>/#.dotMatchesNewlines())?.output
    }
    let signs = try #require(try picture("targets: [[1], [1], [-1]]", "hinge"))
    let valued = "targets: [1, 1, 0], class-values: [-1, 1]"
    #expect(try picture(valued, "squared-error") == signs)
    #expect(try picture("targets: [1, 1, 0]", "squared-error") != signs)
  }

  @Test func filtersAreTiles() throws {
    let network = """
      data: {inputs: [[1, 2, 3, 4, 5, 6, 7, 8, 9]], shape: [1, 3, 3], targets: [[1, 0, 1]]}
      layers:
        - {layer: conv2d, filters: 3, kernel: 2, weights: normal}
        - flatten
        - {units: 3}
      loss: squared-error
      show: [W1: {as: heatmap}]
      """
    let documents = try #require(run(block(network)).documents)
    let picture = String(decoding: documents[1].bytes, as: UTF8.self)
    #expect(picture.contains("W1. 3 matrices of 2 × 2 values, from "))
    for name in ["[0, 0]", "[1, 0]", "[2, 0]"] { #expect(picture.contains(">\(name)</text>")) }
  }

  /// The answers of a linear network to two classes called -1 and 1 part along a straight line.
  @Test func theBoundaryOfALinearScoreIsALine() throws {
    let network = """
      data: {inputs: [[0, 1], [1, 3], [2, -1], [3, 0]], targets: [[1], [1], [-1], [-1]]}
      layers: [{units: 1, weights: [[-3], [2]], biases: [[1]]}]
      loss: hinge
      show: [decision-boundary]
      """
    let markdown = try document(block(network))
    #expect(markdown.contains("with 4 samples: 2 of −1, 2 of 1; 4 of them lie"))
    let documents = try #require(run(block(network)).documents)
    let picture = String(decoding: documents[1].bytes, as: UTF8.self)
    let line = try #require(picture.firstMatch(of: #/class="boundary" d="([^"]*)"/#)).1
    #expect(line.matches(of: #/[-\d.]+ [-\d.]+/#).count == 2, "\(line)")
  }

  /// The boundary, x = 0.498, passes between samples nearer to each other than points of a grid.
  @Test func samplesCountByTheirOwnAnswers() throws {
    let markdown = try document(
      block(
        """
        data: {inputs: [[0, 0], [0.497, 0], [0.499, 0], [1, 1]], targets: [[-1], [-1], [1], [1]]}
        layers: [{units: 1, weights: [[1], [0]], biases: [[-0.498]]}]
        loss: hinge
        run: [evaluate]
        show: [decision-boundary]
        expect: {accuracy: 1}
        """))
    #expect(markdown.contains("; 4 of them lie"), "\(markdown)")
  }

  /// The plane of a path that bends holds neither of its ends; the words give the training's losses.
  @Test func aLossSurfaceSaysWhereTheTrainingItselfLed() throws {
    let yaml = """
      data: moons
      seed: 1
      layers: [{units: 8, activation: tanh}, {units: 1, activation: sigmoid}]
      loss: binary-cross-entropy
      optimizer: {adam: {learning-rate: 0.1}}
      run: [{train: {epochs: 40}}]
      show: [training, loss-surface]
      """
    let markdown = try document(block(yaml))
    let frames = try #require(
      markdown.firstMatch(of: #/from (\S+) after 0 epochs to (\S+) after 40 epochs/#))
    #expect(
      markdown.contains("projected on the plane, led from \(frames.1) to \(frames.2)."),
      "\(markdown)")
  }

  @Test func changesAreMarkedInPagesAlone() throws {
    let yaml = """
      data: {inputs: [[1, 0]], targets: [[1]]}
      layers: [{units: 1, activation: sigmoid, weights: [[-2], [1]], biases: none}]
      loss: squared-error
      optimizer: {sgd: {learning-rate: 0.1}}
      run: [forward, backward, update]
      show: [changes]
      """
    let markdown = try document(block(yaml))
    #expect(!markdown.contains("▲") && !markdown.contains("<svg"))
    let documents = try #require(run(block(yaml), formats: [.html]).documents)
    let html = String(decoding: documents[0].bytes, as: UTF8.self)
    let bars = html.matches(of: #/<td class="end marked">.*?</svg></td>/#).map { String($0.0) }
    #expect(bars.count == 6)
    #expect(bars[0].contains("class=\"negative\" d=\"M-50 0h50"))
    #expect(bars[2].contains("▲"))
    // The second weight has no gradient: neither a bar nor an arrow.
    #expect(bars[4].contains("<svg") && !bars[4].contains("<path"))
    #expect(bars[5].contains("class=\"positive\" d=\"M0 0h25") && !bars[5].contains("▲"))
  }
}
