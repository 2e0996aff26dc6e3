import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

/// What tables of results say.
@Suite struct TableTests {
  private func training(_ train: String, loss: String = "squared-error", show: String) -> String {
    block(
      """
      data: xor
      layers: [{units: 1, activation: sigmoid, weights: zeros}]
      loss: \(loss)
      optimizer: {sgd: {learning-rate: 0.001}}
      run: [train: {\(train)}]
      show: [\(show)]
      """)
  }

  @Test(arguments: [("", ["0", "5", "10"]), (", patience: 7, min-delta: 1", ["0", "5", "7"])])
  func aLossTableEndsWhereTrainingStopped(early: String, expected: [String]) throws {
    let text = try document(
      training("epochs: 12, record-every: 5\(early)", show: "loss-table: {digits: 2}"))
    let epochs = text.matches(of: #/\| +(\d+) \| 0\.25 \|/#).map { String($0.1) }
    #expect(epochs == expected)
    #expect(text.contains("stopped after 7 of 12 epochs") == !early.isEmpty)
  }

  @Test func aLossTableHasAboutTenRows() throws {
    let text = try document(training("epochs: 25", show: "loss-table: {digits: 2}"))
    let epochs = text.matches(of: #/\| +(\d+) \| 0\.25 \|/#).map { String($0.1) }
    #expect(epochs == (0...12).map { "\(2 * $0)" })
  }

  /// The losses of single samples have no one number that could stand for the last epoch.
  @Test func lossesOfSamplesStayAsRecorded() throws {
    let text = try document(
      training(
        "epochs: 12, record-every: 5, patience: 7, min-delta: 1",
        loss: "{function: squared-error, report: none}",
        show: "loss-table: {digits: 2}"))
    #expect(text.contains(" 5 |") && !text.contains(" 7 |"))
  }

  @Test func aSmallLearningRateIsNotRoundedAway() throws {
    let text = try document(
      training(
        "epochs: 2, schedule: {step: {every: 1, factor: 0.25}}", show: "loss-table: {digits: 3}"))
    #expect(text.contains("|     0 | 0.250 |         0.001 |\n|     1 | 0.250 |     2.500e-04 |\n"))
  }

  @Test func runningStatisticsAreCountedApart() throws {
    let text = try document(
      block(
        """
        data: xor
        layers:
          - batch-normalization
          - {units: 1, trainable: false}
          - {layer: batch-normalization, trainable: false}
        loss: squared-error
        show: [summary]
        """))
    #expect(text.contains(" 4 + 4 running statistics |"))
    #expect(text.contains(" 3 (3 frozen) |"))
    #expect(text.contains(" 2 (2 frozen) + 2 running statistics |"))
    #expect(text.contains(" 9 + 6 running statistics |"))
  }

  /// The loss of a linear network with a hinge is linear, so that no parameter has a Taylor slope.
  @Test(arguments: [("hinge", false), ("squared-error", true)])
  func aGradientCheckHasNoEmptyColumn(loss: String, hasSlope: Bool) throws {
    let text = try document(
      block(
        """
        data: {inputs: [[1, 2], [3, -1]], targets: [[1], [-1]]}
        layers: [{units: 1, weights: [[0.25], [0.5]], biases: [[0.1]]}]
        loss: \(loss)
        run: [gradient-check]
        show: [gradient-check]
        """))
    #expect(text.contains("| Finite difference |"))
    #expect(text.contains("Taylor slope") == hasSlope)
  }

  /// At z = 0 any step crosses the kink.
  @Test func aGradientCheckOfNothingSaysSo() throws {
    let text = try document(
      block(
        """
        data: {inputs: [[1]], targets: [[1]]}
        layers: [{units: 1, activation: relu, weights: [[1]], biases: [[-1]]}]
        loss: squared-error
        run: [gradient-check]
        show: [gradient-check]
        """))
    #expect(text.contains("> No gradient could be checked. Left out: "))
  }

  /// The words on a gradient check say what is wrong.
  @Test(arguments: [
    (
      "preactivation", "{}", "✓ The gradients agree with finite differences of the loss. The Taylor"
    ),
    ("preactivation", "{step: 10}", "✓ The gradients agree with finite differences of the loss"),
    (
      "preactivation", "{tolerance: 1e-300}",
      "of the loss; those of W1, b1 to the rounding of the differences. The Taylor slope of a right"
    ),
    (
      "activation", "{}",
      "W1, b1 are not those of the loss: the backward pass and finite differences"
    ),
    (
      "activation", "{tolerance: 10}",
      "W1, b1 are not those of the loss, whatever the tolerance: their Taylor slope is near 1."
    ),
  ])
  func aGradientCheckSaysWhatIsWrong(point: String, settings: String, words: String) throws {
    let text = try document(
      block(
        """
        data: {inputs: [[1], [3]], targets: [[1], [0]]}
        layers:
          - {units: 1, activation: {function: sigmoid, derivative: of-\(point)}, weights: [[0.3]]}
        loss: squared-error
        run: [gradient-check: \(settings)]
        show: [gradient-check]
        """))
    #expect(text.contains(words), "\(text)")
  }

  /// Why nothing can be told of a gradient, and what the author may do.
  @Test(arguments: [
    (
      "relu", "0", "1", "squared-error", "kink",
      "where a step to either side crosses a kink. Check with other initial weights",
      "kinks leave nothing that can be checked"
    ),
    (
      "sigmoid", "40", "0", "binary-cross-entropy", "not-finite",
      "where the loss is not a finite number. Check with smaller inputs or weights",
      "the loss is not finite where it would be checked"
    ),
    (
      "sigmoid", "-60", "1", "squared-error", "rounding",
      "whose derivatives are too small to show in the rounded loss. Check before the training",
      "the gradients are too small to show in the rounded loss"
    ),
  ])
  func aGradientCheckSaysWhyItCannotTell(
    activation: String, weight: String, target: String, loss: String, reason: String, words: String,
    outcome: String
  ) throws {
    let yaml = """
      data: {inputs: [[1]], targets: [[\(target)]]}
      layers: [{units: 1, activation: \(activation), weights: [[\(weight)]], biases: none}]
      loss: \(loss)
      run: [gradient-check]
      show: [gradient-check]
      """
    let documents = try #require(run(block(yaml), formats: [.md, .json]).documents)
    let texts = documents.map { String(decoding: $0.bytes, as: UTF8.self) }
    let page = texts[0].replacing("\\", with: "")
    #expect(page.contains("| cannot tell |"), "\(page)")
    #expect(page.contains("No gradient could be checked. Left out: W1[0, 0], \(words)"), "\(page)")
    for member in ["\"verdict\": null", "\"reason\": \"\(reason)\"", "\"taylorSlope\": null"] {
      #expect(texts[1].contains(member), "\(texts[1])")
    }
    #expect(
      problems(block(yaml + "\nexpect: {gradient-check: pass}")).first?.contains(
        "expected the gradient check to pass, but \(outcome)") == true)
  }

  /// The second class is neither met nor predicted, so that nothing can be said of it.
  @Test func aReportSaysOfWhichClassesItHasTheMean() throws {
    let text = try document(
      block(
        """
        data: {inputs: [[3, 0, 1], [0, 0, 2], [2, 1, 0]], targets: [0, 2, 2]}
        layers: [{layer: activation, activation: identity}]
        loss: softmax-cross-entropy
        run: [evaluate]
        show: [classification-report]
        """))
    #expect(text.contains("| **1**         |         – |      – |     – |       0 |"), "\(text)")
    #expect(text.contains("| **Mean of 2** |     0.750 |  0.750 | 0.667 |       3 |"))
  }

  /// Digits cut off leave no sign behind; NumPy's own text keeps that of a zero.
  @Test func whatReadsAsZeroHasNoSign() throws {
    let yaml = """
      data: {inputs: [[1, 1, 1]], targets: [[-0.002]]}
      layers: [{units: 1, weights: [[-0.0004], [-0.0006], [-0.0]], biases: [[0]]}]
      loss: squared-error
      run: [forward]
      """
    let text = try document(
      block(yaml + "\nshow: [W1: {as: table, digits: 3}, error: {digits: 2}, W1]"))
    #expect(text.contains("|  0.000 |\n| **1** | -0.001 |\n| **2** |  0.000 |"), "\(text)")
    #expect(text.contains("error = 0.00") && text.contains("-0.    "), "\(text)")
  }
}
