import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

/// What the decoder refuses, each with its place and its words.
@Suite struct DecodingTests {
  static let sound = "data: {inputs: [[0, 1]], targets: [[1]]}\nlayers: [{units: 1}]"

  @Test(arguments: [
    (
      "loss: {function: squared-error, report: maen}",
      "test.md:4:41: error: unknown value of `report` `maen` (did you mean `mean`?)"
    ),
    ("loss: {function: huber, delta: 0}", "test.md:4:32: error: `delta` must be above 0, not 0"),
    (
      "loss: {huber: {delat: 1}}",
      "test.md:4:16: error: unknown key `delat` in the loss `huber` (did you mean `delta`?)"
    ),
    (
      "loss: {}",
      "test.md:4:7: error: the loss must be one name, not 0 keys (write `{NAME: {setting: value}}` or `{function: NAME, setting: value}`)"
    ),
    (
      "optimizer: [sgd]", "test.md:4:12: error: `optimizer` must be a name or a mapping, not a list"
    ),
    (
      "run: forward",
      "test.md:4:6: error: `run` must be a list of steps such as `forward` or `train: {epochs: 100}`, not the text `forward`"
    ),
    ("run: [{train: 100}]", "test.md:4:15: error: `train` must be a mapping of settings, not 100"),
    (
      "run: [train]",
      "test.md:4:7: error: the step `train` needs `epochs`: how many times to go through the samples"
    ),
    (
      "show: [{W1: {as: pie}}]",
      "test.md:4:18: error: unknown value of `as` `pie` (it may be `numpy`, `repr`, `table`, `math`, `heatmap`)"
    ),
    (
      "show: [{W1: {}, b1: {}}]",
      "test.md:4:8: error: an item of `show` must be a name or a mapping of one name to options, not a mapping"
    ),
    (
      "expect: {summary: 3}",
      "test.md:4:19: error: `summary` is not one value that could be expected"
    ),
    (
      "expect: {W1: [[1], 2]}",
      "test.md:4:20: error: `W1` is ragged: entry 2 is a number, but entry 1 is a row of 1"
    ),
    ("seed: -1", "test.md:4:7: error: `seed` must be at least 0, not -1"),
    (
      "seed: [3, -1]", "test.md:4:11: error: `seed` must be at least 0, not -1"
    ),
    (
      "seed: 4294967296",
      "test.md:4:7: error: `numpy-legacy` takes seeds from 0 to 4294967295, or a list of such numbers, not 4294967296 (`random: {generator: numpy-default}` takes integers of any size)"
    ),
    (
      "seed: []",
      "test.md:4:7: error: `numpy-legacy` takes seeds from 0 to 4294967295, or a list of such numbers, not [] (`random: {generator: numpy-default}` takes integers of any size)"
    ),
    (
      "seed: 1.5",
      "test.md:4:7: error: `seed` must be an integer or a list of integers, not 1.5"
    ),
    (
      "run: [{train: {epochs: 9223372036854775808}}]",
      "test.md:4:24: error: `epochs` must be at least 1 and at most 1000000000, not 9223372036854775808"
    ),
    (
      "precision: float16",
      "test.md:4:12: error: unknown value of `precision` `float16` (did you mean `float64`?)"
    ),
  ])
  func refuses(line: String, message: String) {
    #expect(problems(block(Self.sound + "\n" + line)) == [message])
  }

  @Test func parametersStandForValues() throws {
    let markdown = """
      ---
      params: {rate: 0.5, size: 2}
      ---

      ```network
      data: {inputs: [[0, 1]], targets: [[1, 0]]}
      layers: [{units: $size}]
      loss: squared-error
      optimizer: {sgd: {learning-rate: $rate}}
      show: [summary]
      ```
      """
    #expect(try document(markdown).contains("| **1** | dense |     2 |      2 | identity   |"))
  }

  @Test func theEchoSaysWhatParametersStandFor() throws {
    let markdown = """
      ---
      params:
        rate: 0.5
        layers: [{units: 2,
                  activation: tanh}]
        data:
          inputs: [[0, 1]]
          targets: [[1, 0]]
        unused: 1
      ---

      ```network
      data: $data
      layers: $layers
      loss: squared-error
      optimizer: {sgd: {learning-rate: $rate}}
      caption: "$rate"
      ```

      ```network
      optimizer: {sgd: {learning-rate: 0.1}}
      ```
      """
    let text = try document(markdown)
    #expect(
      text.contains(
        """
        caption: "$rate"
        # $data:
        #   inputs: [[0, 1]]
        #   targets: [[1, 0]]
        # $layers:
        #   [{units: 2,
        #     activation: tanh}]
        # $rate: 0.5
        ```

        """))
    #expect(text.contains("```yaml\noptimizer: {sgd: {learning-rate: 0.1}}\n```\n"))
  }

  @Test func unknownParameterIsNamed() {
    let markdown = "---\nparams: {rate: 1}\n---\n\n" + block(Self.sound + "\nseed: $rat")
    #expect(
      problems(markdown).first
        == "test.md:8:7: error: unknown parameter `rat` (did you mean `rate`?)")
  }

  /// An error in one network does not hide what is wrong with another.
  @Test func networksFailByThemselves() {
    let bad = block("network: bad\n" + Self.sound + "\nloss: nonsense")
    let good = block(
      "network: good\n" + Self.sound + "\nrun: [forward]\nexpect: {a1: [[123.5]]}")
    let messages = problems(bad + "\n" + good)
    #expect(messages.count == 2)
    #expect(messages.last?.contains("expected `a1[0, 0]` to be 123.5") == true)
  }
}
