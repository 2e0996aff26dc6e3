import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

/// What the page and the author are told of gradients.
@Suite struct TruthTests {
  /// Notebook 000's network and 002's, with a loss and a block to fill in.
  private func samples(_ loss: String, _ block: String) -> String {
    """
    ```network
    seed: 42
    data: {inputs: [[1, 2], [2, 3]], targets: [[1], [0]]}
    layers:
      - {units: 2, activation: sigmoid, weights: uniform, biases: uniform}
      - {units: 1, activation: sigmoid, weights: uniform, biases: uniform}
    loss: {function: binary-cross-entropy\(loss)}
    run: [forward, backward]
    \(block)
    ```

    """
  }

  private func slip(_ rest: String) -> String {
    """
    ```network
    orientation: output-input
    data: {inputs: [0.9, 0.8], targets: [1.0]}
    layers:
      - {units: 3, activation: {function: sigmoid, derivative: of-activation}, weights: uniform}
      - {units: 1, activation: {function: sigmoid, derivative: of-activation}, weights: uniform}
    loss: {function: half-squared-error, report: none}
    run: [forward, backward]
    show: [dW1, dW2]
    ```

    \(rest)
    """
  }

  private let mean =
    "These are the gradients of the sum of the losses. The loss that is reported is their mean: "
    + "the gradients are 2 times its own."

  @Test func aDeclaredSumIsANoteOnly() throws {
    let run = NotebookExecutionTests.run(samples(", differentiate: sum", "show: [dW1, gradients]"))
    #expect(run.diagnostics.isEmpty)
    let page = try #require(run.markdown)
    #expect(page.ranges(of: mean).count == 1)
  }

  @Test func anotherLossIsAWarning() throws {
    let run = NotebookExecutionTests.run(samples(", report: sum", "show: [loss, gradients]"))
    #expect(
      run.diagnostics.map(\.description) == [
        "test.md:9:14: warning: these are the gradients of the mean of the losses, but their sum "
          + "is reported (write `differentiate: mean` in `loss` if that is meant, else "
          + "`differentiate: sum`)"
      ])
    #expect(try #require(run.markdown).contains("its own gradients are 2 times as large"))
  }

  @Test(arguments: ["", ", report: sum, differentiate: sum"])
  func theSameLossIsNoNews(loss: String) throws {
    let run = NotebookExecutionTests.run(samples(loss, "show: [gradients]"))
    #expect(run.diagnostics.isEmpty)
    #expect(try !#require(run.markdown).contains("> "))
  }

  @Test func aDerivationSaysThatItIsTrue() throws {
    let page = try #require(run(samples("", "show: [derivation]")).markdown)
    #expect(page.contains("> ✓ These gradients agree with finite differences of the loss."))
  }

  @Test func blocksWithoutGradientsHaveNoNotes() throws {
    let page = try #require(run(samples(", differentiate: sum", "show: [W1, loss]")).markdown)
    #expect(!page.contains("> "))
  }

  @Test func aSlipIsAWarning() throws {
    let run = NotebookExecutionTests.run(slip(""))
    #expect(
      run.diagnostics.map(\.description) == [
        "test.md:9:8: warning: these are not the gradients of the loss: dW1, db1, dW2, db2 "
          + "disagree with finite differences (if that is meant, say so with "
          + "`expect: {gradient-check: fail}`)"
      ])
    #expect(
      try #require(run.markdown).contains(
        """
        > [!WARNING]
        > These are not the gradients of the loss: dW1, db1, dW2 and db2 do not agree with finite \
        differences. Layers 1 and 2 take the slope of the activation at a instead of at z.
        """))
  }

  @Test func aKnownSlipIsANoteOnly() throws {
    let block = "```network\nrun: [gradient-check]\nexpect: {gradient-check: fail}\n```\n"
    let run = NotebookExecutionTests.run(slip(block))
    #expect(run.diagnostics.isEmpty)
    #expect(try #require(run.markdown).contains("> [!WARNING]"))
  }

  @Test func aClaimThatASlipBreaksSaysWhere() {
    let block = "```network\nrun: [gradient-check]\nexpect: {gradient-check: pass}\n```\n"
    let messages = NotebookExecutionTests.run(slip(block)).diagnostics.map(\.message)
    let form =
      #/but it fails for `W1\[\d, \d\]`, where the backward pass gives \S+ and finite differences \S+; for `b1/#
    #expect(messages.contains { $0.contains(form) }, "\(messages)")
  }

  @Test func theAuthorIsWarnedOnce() {
    #expect(run(slip("```network\nshow: [dW1]\n```\n")).diagnostics.count == 1)
  }

  /// What steps a derivation needs, and which it can be had after.
  @Test(arguments: [
    ("[forward]", "add `backward` to `run`, after `forward`"),
    ("[forward, backward, forward]", "add `backward` to `run`, after `forward`"),
    ("[forward, backward, update, update]", "add `forward` and `backward` to `run`, in this"),
    ("[forward, backward, update, backward]", "add `forward` and `backward` to `run`, in this"),
    ("[{train: {epochs: 2}}]", "add `forward` and `backward` to `run`, in this"),
    ("[forward, backward]", nil), ("[forward, backward, update]", nil),
    ("[{train: {epochs: 2}}, forward, backward, gradient-check]", nil),
  ])
  func aDerivationNeedsItsPasses(steps: String, hint: String?) {
    let run = NotebookExecutionTests.run(
      """
      ```network
      data: {inputs: [[1], [2]], targets: [[1], [0]]}
      layers: [{units: 1}]
      loss: squared-error
      optimizer: sgd
      run: \(steps)
      show: [derivation]
      ```

      """)
    let hints = run.diagnostics.filter { $0.severity == .error }.map { $0.hint ?? "" }
    #expect(hints.count == (hint == nil ? 0 : 1), "\(run.diagnostics)")
    if let hint { #expect(hints.first?.hasPrefix(hint) == true, "\(hints)") }
  }
}

extension NotebookRun {
  fileprivate var markdown: String? {
    documents.map { String(decoding: $0[0].bytes, as: UTF8.self) }
  }
}
