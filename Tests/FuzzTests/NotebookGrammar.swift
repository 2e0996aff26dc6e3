import NeuralNetwork

/// Composes notebooks, most of which are valid.
///
/// Lines that must reach the Markdown output as they are hold a `§`.
struct NotebookGrammar {
  private var random: Randomness
  private var lineNumber = 0

  init(_ random: Randomness) { self.random = random }

  mutating func notebook() -> String {
    var text = random.once(in: 3) ? frontMatter() : ""
    text += prose()
    let count = 1 + random.below(2)
    for index in 0..<count {
      text += network(name: count > 1 || random.once(in: 4) ? "n\(index)" : nil)
      text += prose()
    }
    if random.once(in: 12) { text = text.replacing("\n", with: "\r\n") }
    if random.once(in: 20) { text = "\u{FEFF}" + text }
    if random.once(in: 20) { text.removeLast() }
    return text
  }

  // MARK: - Prose

  private mutating func frontMatter() -> String {
    var lines = ["seed: \(random.below(100))"]
    if random.once(in: 2) { lines.append("title: \(random.one(of: ["A", "'b: c'", "é & <x>"]))") }
    if random.once(in: 3) { lines.append("precision: float32") }
    if random.once(in: 3) {
      lines.append("number-style: \(random.one(of: ["numpy", "table", "full"]))")
    }
    if random.once(in: 3) { lines.append("random: {generator: numpy-default}") }
    if random.once(in: 4) { lines.append("params: {rate: 0.1, n: [1, 2]}") }
    return "---\n" + lines.joined(separator: "\n") + "\n---\n\n"
  }

  private mutating func mark() -> String {
    lineNumber += 1
    return "§\(lineNumber)"
  }

  private mutating func prose() -> String {
    var text = ""
    for _ in 0..<random.below(5) {
      let mark = mark()
      text += random.one(of: [
        "# Heading \(mark)\n\n", "Words *em* **strong** `code` \(mark)\n", "- item \(mark)\n\n",
        "> quote \(mark)\n\n", "1. one \(mark)\n   more\n\n",
        "A formula $x_{1}^2 + \\frac{a}{b}$ \(mark)\n\n",
        "It costs $5. \(mark)\n\n", "$$\n\\sum_{i=1}^n \\sigma(z_i) % \(mark)\n$$\n\n",
        "```math\n\\alpha \\cdot x % \(mark)\n```\n\n",
        "| a \(mark) | b |\n|---|--:|\n| 1 | \\| |\n\n",
        "[^1] and [a](https://example.org/?a&b) \(mark)\n\n[^1]: note\n\n",
        "\\# \\$ &amp; <b>x</b> \(mark)\n\n",
        "```swift\nlet x = \"\(mark)\"\n```\n\n", "<div title=\"\(mark)\">\n\n</div>\n\n",
        "Setext \(mark)\n===\n\n", "***\n\n", "    code \(mark)\n\n",
        "ünï 中文 🙂 \(mark)  \nbreak\n\n",
        "![p](x.png) ~~no~~ www.example.org \(mark)\n\n",
        "Text:\n| a | b |\n|---|---|\n| 1 | \(mark) |\n\n",
      ])
    }
    return text.isEmpty || text.hasSuffix("\n\n") ? text : text + "\n"
  }

  // MARK: - Networks

  private enum Task: CaseIterable {
    case numbers, bits, classes, images
  }

  private mutating func network(name: String?) -> String {
    let task = random.one(of: Task.allCases)
    let head = name.map { "network: \($0)\n" } ?? ""
    var lines = head
    if random.once(in: 2) { lines += "seed: \(random.below(1000))\n" }
    if random.once(in: 5) { lines += "precision: \(random.one(of: ["float32", "float64"]))\n" }
    lines += "data: \(data(task))\nlayers:\n"
    for layer in layers(task) { lines += "  - \(layer)\n" }
    lines += "loss: \(loss(task))\noptimizer: \(optimizer())\n"
    let steps = steps()
    lines += "run: [\(steps.joined(separator: ", "))]\n"
    var text = block(lines + more(after: steps, task))
    for _ in 0..<random.below(3) {
      text += prose()
      if random.once(in: 3) {
        text += "The loss is `{network\(name.map { " " + $0 } ?? "")} loss | .4f`.\n\n"
      } else {
        let steps = self.steps()
        text += block(head + "run: [\(steps.joined(separator: ", "))]\n" + more(after: steps, task))
      }
    }
    return text
  }

  private mutating func block(_ yaml: String) -> String {
    switch random.below(8) {
    case 0: "~~~~network\n\(yaml)~~~~\n\n"
    case 1:
      "- item \(mark())\n\n"
        + "```network\n\(yaml)```\n".split(separator: "\n").map { "  \($0)\n" }.joined() + "\n"
    default: "```network\n\(yaml)```\n\n"
    }
  }

  private mutating func data(_ task: Task) -> String {
    let samples = 3 + random.below(6)
    switch task {
    case .numbers:
      return random.one(of: [
        "{line: {samples: \(samples)}}", "{sine: {samples: \(samples), noise: 0.1}}",
        "{inputs: [[0.5, -1], [2, 3.25], [1, 0]], targets: [[1], [-0.5], [2]]}",
        "{inputs: [[1, 2]], targets: [[0.5]]}",
        "{normal: {samples: \(samples), features: 3}, seed: 1}",
        "{uniform: {samples: \(samples)}, test: {uniform: {samples: 2}, seed: 2}}",
        "{inputs: [[1, .nan], [3, 4], [5, 9]], targets: [[1], [2], [3]]\(treatment())}",
      ])
    case .bits:
      return random.one(of: [
        "xor", "and", "{moons: {samples: \(samples)}}", "{circles: {samples: \(samples), seed: 3}}",
        "{planes: {samples: \(samples)}}", "{inputs: [[0, 1], [1, 1]], targets: [[0], [1]]}",
      ])
    case .classes:
      return random.one(of: [
        "{blobs: {samples: \(samples + 3)}, one-hot: true}",
        "{spirals: {samples: \(3 * samples)}, one-hot: true}",
        "{inputs: [[0, 1], [1, 1], [2, 0]], targets: [[0], [1], [2]], one-hot: true}",
        "{inputs: [[0, 1], [1, .nan], [2, 0], [3, 3]], targets: [a, b, c, a]\(treatment())}",
        "{blobs: {samples: 12}, one-hot: true, split: {test: 0.25, seed: 1}, standardize: true}",
      ])
    case .images:
      return
        "{inputs: [[1, 2, 3, 4], [0, 1, 0, 1], [2, 2, 1, 1]], targets: [[1], [0], [1]], shape: [1, 2, 2]}"
    }
  }

  /// What is done to samples, which goes together more often than not.
  private mutating func treatment() -> String {
    let keys = [
      "missing: \(random.one(of: ["mean", "zero", "drop", "{inputs: mean, targets: drop}"]))",
      random.one(of: [
        "standardize: true", "min-max: [0, 1]", "min-max: [-1, 1]", "divide-by: maximum",
        "divide-by: 2",
      ]),
      "statistics: all",
      random.one(of: [
        "split: {test: 1, seed: 1}", "split: {test: 0, seed: 2}",
        "split: {test: 0.3, stratify: true}",
        "split: {folds: 2, stratify: true}", "test: {inputs: [[1, 2], [.nan, 3]]}",
        "test: {inputs: [4, 5], targets: [1]}",
      ]),
      random.one(of: [
        "one-hot: true", "one-hot: {on: 0.9, off: 0.1}", "classes: [a, rest]", "classes: [c, a, b]",
        "class-values: [-1, 1]",
      ]),
    ]
    return keys.filter { _ in random.once(in: 2) }.map { ", \($0)" }.joined()
  }

  private mutating func layers(_ task: Task) -> [String] {
    let names = activations.names.filter { $0 != "softmax" }
    var layers: [String] = []
    if task == .images {
      layers.append(
        random.one(of: [
          "{layer: conv2d, filters: 2, kernel: 2, padding: 1, activation: relu}",
          "{layer: max-pooling, kernel: 2}",
          "{layer: average-pooling, kernel: 1}", "{layer: batch-normalization}",
        ]))
      layers.append("{layer: flatten}")
    }
    for _ in 0..<random.below(3) {
      let weights = random.one(of: [
        "normal", "glorot-uniform", "he-normal", "{uniform: {low: -1, high: 1}}", "orthogonal",
        "zeros",
      ])
      layers.append(
        "{units: \(1 + random.below(4)), activation: \(random.one(of: names)), weights: \(weights)}"
      )
      if random.once(in: 6) {
        layers.append(
          random.one(of: [
            "{layer: dropout, rate: 0.25}", "{layer: layer-normalization}",
            "{layer: batch-normalization}",
          ]))
      }
    }
    switch task {
    case .numbers: layers.append("{units: 1, activation: \(random.one(of: ["identity", "tanh"]))}")
    case .bits, .images: layers.append("{units: 1, activation: sigmoid, weights: normal}")
    case .classes: layers.append("{units: 3, activation: softmax}")
    }
    return layers
  }

  private mutating func loss(_ task: Task) -> String {
    let name =
      switch task {
      case .numbers:
        random.one(of: [
          "squared-error", "half-squared-error", "absolute-error", "huber", "log-cosh",
        ])
      case .bits, .images:
        random.one(of: ["binary-cross-entropy", "squared-error", "half-squared-error"])
      case .classes: random.one(of: ["cross-entropy", "squared-error", "kl-divergence"])
      }
    guard random.once(in: 4) else { return name }
    return "{\(name): {report: \(random.one(of: ["mean", "sum"])), differentiate: sum}}"
  }

  private mutating func optimizer() -> String {
    let name = random.one(of: optimizers.names)
    return random.once(in: 3)
      ? name : "{\(name): {learning-rate: \(random.one(of: ["0.1", "0.5", "1e-3", "3"]))}}"
  }

  private mutating func steps() -> [String] {
    var steps = random.one(of: [
      ["forward"], ["forward", "backward"], ["forward", "backward", "update"], [],
    ])
    if random.once(in: 2) {
      let more = random.one(of: [
        "", ", record-every: 1", ", batch-size: 2", ", shuffle: false", ", patience: 2",
      ])
      steps.append("{train: {epochs: \(1 + random.below(6))\(more)}}")
    }
    if random.once(in: 3) { steps += ["forward", "backward"] }
    if random.once(in: 5) { steps.append("gradient-check") }
    if random.once(in: 3) { steps.append("evaluate") }
    return steps.isEmpty ? ["forward"] : steps
  }

  /// What is shown, and what goes beside it.
  private mutating func more(after steps: [String], _ task: Task) -> String {
    var names = ["summary", "parameters", "diagram", "weights-heatmap", "weights-histogram", "x"]
    if steps.contains("forward") {
      names += ["loss", "predictions", "y_hat", "y", "error", "activations"]
      if steps.last == "backward" || steps.suffix(2).contains("backward") {
        names += ["gradients", "gradients-histogram", "gradients-heatmap", "gradients-diagram"]
      }
    }
    if steps.contains(where: { $0.hasPrefix("{train") }) {
      names += ["loss-table", "loss-curve", "learning-rate-curve", "training", "loss-surface"]
    }
    if steps.contains("gradient-check") { names.append("gradient-check") }
    if steps.contains("evaluate") {
      names += ["evaluation-loss", "evaluation-predictions"]
      names += task == .numbers ? ["rmse", "mae", "r2"] : ["accuracy", "confusion-matrix", "f1"]
    }
    if steps == ["forward", "backward", "update"] { names.append("changes") }
    let count = 1 + random.below(4)
    let items = (0..<count).map { _ in item(random.one(of: names)) }
    var text = "show: [\(Array(Set(items)).sorted().joined(separator: ", "))]\n"
    if random.once(in: 6) { text += "echo: \(random.one(of: ["true", "fold", "false"]))\n" }
    if random.once(in: 6) {
      text += "caption: \(random.one(of: ["A caption", "'$x$ | <b>'", "\"a\\nb\""]))\n"
    }
    return text
  }

  private mutating func item(_ name: String) -> String {
    guard ["loss", "x", "y", "y_hat", "parameters", "gradients"].contains(name), random.once(in: 3)
    else { return name }
    let option = random.one(of: ["digits: 3", "as: repr", "round: 2", "caption: C"])
    return "\(name): {\(option)}"
  }
}
