import NeuralNetwork
import NotebookDocuments

extension DerivationWriter {
  // MARK: - The start

  /// What goes in and the functions that the network is made of.
  var startSection: Derivation.Section {
    let inputs = Equation(
      name: symbol("x"), steps: [], result: vector(pass.inputs))
    let targets = Equation(
      name: symbol("y"), steps: [], result: vector(ofSample: pass.target(sample)))
    return Derivation.Section(
      title: pass.samples == 1 ? "The sample" : "Sample \(sample) of 0 to \(pass.samples - 1)",
      remark: "All numbers are those of the passes, rounded for print only.",
      formulas: [inputs.formula, targets.formula])
  }

  // MARK: - Forward

  func forwardSection(_ number: Int) -> Derivation.Section {
    let layer = layer(number)
    var formulas: [Formula] = []
    if layer.isDense { formulas.append(weightedSum(number).formula) }
    if !layer.isDense {
      formulas.append(
        Equation(name: symbol("z", number), steps: [input(of: number)], result: vector(layer.z))
          .formula)
    }
    formulas += activation(number)
    return Derivation.Section(title: "Forward through layer \(number)", formulas: formulas)
  }

  /// z = x·W + b.
  func weightedSum(_ number: Int) -> Equation {
    let layer = layer(number)
    let inputs = number == 1 ? pass.inputs : self.layer(number - 1).a
    func sum(_ product: Math, _ bias: Math?) -> Math {
      .row([product] + (bias.map { [.symbol("+"), $0.inParenthesesIfNegative] } ?? []))
    }
    guard let weights = layer.parameter("W") else { return Equation(name: .row([]), steps: []) }
    let bias = layer.parameter("b")
    let isOfNumbers = layer.inputs == 1 && layer.outputs == 1
    let (x, w) = (vector(inputs), matrix(weights.value, "W", of: number))
    let numbers =
      isOfNumbers
      ? Math.row([x.inParenthesesIfNegative, .symbol("⋅"), w.inParenthesesIfNegative])
      : product(x, w)
    return Equation(
      name: symbol("z", number),
      steps: [
        sum(product(input(of: number), symbol("W", number)), bias.map { _ in symbol("b", number) }),
        sum(numbers, bias.map { matrix($0.value, "b", of: number) }),
      ], result: vector(layer.z))
  }

  /// a = f(z), with the definition of f.
  private func activation(_ number: Int) -> [Formula] {
    let layer = layer(number)
    let (z, a) = (symbol("z", number), symbol("a", number))
    guard !layer.isIdentity else {
      return [Equation(name: a, steps: [z], result: vector(layer.a)).formula]
    }
    let function = layer.description.activation.formula
    let name = Math.tex(function.symbol)
    return (definingForward.contains(number) ? [definition(of: function)] : []) + [
      Equation(
        name: a,
        steps: [
          .row([name, parenthesized(z)]), .row([name, parenthesized(vector(layer.z))]),
        ], result: vector(layer.a)
      ).formula
    ]
  }

  private func definition(of function: ActivationFormula) -> Formula {
    var sides: [Math] = [
      .tex(function.symbol), parenthesized(.identifier("z")), .symbol("="), .tex(function.value),
    ]
    if let parameter = function.parameter { sides += definition(of: parameter) }
    return Formula(flattening: .row(sides))
  }

  /// What a letter stands for, to stand after a formula.
  private func definition(of parameter: FormulaParameter) -> [Math] {
    [
      .symbol(","), .space(.quad), .tex(parameter.letter), .symbol("="),
      Self.number(parameter.value),
    ]
  }

  func parenthesized(_ math: Math) -> Math {
    if case .array = math { return .fenced("(", math, ")") }
    return .row([.symbol("("), math, .symbol(")")])
  }

  // MARK: - The loss

  /// The terms and what is made of them, truly: what is reported and what is differentiated.
  var lossSection: Derivation.Section {
    var formulas = [definition(of: lossFormula), reported.formula]
    if pass.differentiatesAnother {
      formulas.append(
        Formula(
          flattening: .row([
            objective, .symbol("="), reduction(pass.loss.differentiate == .mean),
          ])))
    }
    return Derivation.Section(title: "The loss", remark: lossRemark, formulas: formulas)
  }

  var lossFormula: LossFormula { pass.loss.function.formula }

  private var lossRemark: String? {
    if pass.differentiatesAnother {
      return pass.loss.differentiate == .sum
        ? "L, the mean, is reported; the gradients below are those of J, the sum, which is "
          + "\(pass.meanCount) times L."
        : "L, the sum, is reported; the gradients below are those of J, the mean: L is "
          + "\(pass.meanCount) times J."
    }
    guard pass.loss.report == .none, pass.meanCount > 1 else { return nil }
    return "The terms ℓ are reported as they are; L, their "
      + "\(pass.loss.differentiate.rawValue), is differentiated."
  }

  private func definition(of loss: LossFormula) -> Formula {
    let bold = loss.isOfVectors
    var sides: [Math] = [
      .identifier("ℓ"), .tex(bold ? "(\\mathbf{a}, \\mathbf{y})" : "(a, y)"), .symbol("="),
      .tex(loss.term),
    ]
    if let parameter = loss.parameter { sides += definition(of: parameter) }
    if let definition = loss.definition {
      sides += [.symbol(","), .space(.quad), .tex(definition)]
    }
    return Formula(flattening: .row(sides))
  }

  /// The mean or the sum of the terms.
  private func reduction(_ isMean: Bool) -> Math {
    let terms = Math.tex(
      lossFormula.isOfVectors
        ? "\\sum \\ell(\\mathbf{a}, \\mathbf{y})" : "\\sum \\ell(a, y)")
    guard isMean, pass.meanCount > 1 else {
      return pass.meanCount > 1 ? terms : .tex("\\ell(a, y)")
    }
    return .row([.fraction(.number("1"), .number("\(pass.meanCount)")), terms])
  }

  /// The reported loss.
  private var reported: Equation {
    guard pass.loss.report != .none else {
      let terms = vector(pass.reportedLoss)
      return Equation(
        name: .identifier("ℓ"), steps: termsWithNumbers.map { $0.count == 1 ? $0 : [] } ?? [],
        result: terms)
    }
    var steps = [reduction(pass.loss.report == .mean)]
    if let terms = termsWithNumbers { steps.append(sum(of: terms)) }
    return Equation(
      name: .identifier("L"), steps: steps,
      result: numbers.matrix(pass.reportedLoss, rows: 1, columns: 1))
  }

  /// The terms of this sample with their numbers; nil where that would not help to read them.
  private var termsWithNumbers: [Math]? {
    let loss = lossFormula
    guard loss.takesNumbers, let last = pass.layers.last,
      last.outputs <= 3
    else { return nil }
    let (outputs, targets) = (pass.sample(sample, of: last.a), pass.target(sample))
    if loss.isOfVectors {
      guard loss.parameter == nil else { return nil }
      return [Math.tex(loss.term).substituting(vectors(last))]
    }
    guard outputs.elements.count == targets.elements.count else { return nil }
    return zip(numbers.texts(outputs), numbers.texts(targets)).map {
      Math.tex(loss.term).substituting(Self.values(a: $0, y: $1))
    }
  }

  func vectors(_ last: WorkedPass.Layer) -> [Math: Math] {
    [
      .styled("a", .bold): vector(last.a),
      .styled("y", .bold): vector(ofSample: pass.target(sample)),
    ]
  }

  static func values(a: String, y: String) -> [Math: Math] {
    [.identifier("a"): .value(a), .identifier("y"): .value(y)]
  }

  private func sum(of terms: [Math]) -> Math {
    var parts: [Math] = []
    for (index, term) in terms.enumerated() {
      if index > 0 { parts.append(.symbol("+")) }
      parts.append(terms.count > 1 ? .fenced("(", term, ")") : term)
    }
    if pass.samples > 1 { parts += [.symbol("+"), .symbol("⋯")] }
    guard pass.loss.report == .mean, pass.meanCount > 1 else { return .group(parts) }
    return .row([
      .fraction(.number("1"), .number("\(pass.meanCount)")), .fenced("(", .row(parts), ")"),
    ])
  }
}
