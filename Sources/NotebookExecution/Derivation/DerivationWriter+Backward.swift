import NeuralNetwork
import NotebookDocuments

extension DerivationWriter {
  /// The gradients of a layer's values and parameters, and of what the layer before handed on.
  func backwardSection(_ number: Int) -> Derivation.Section {
    let layer = layer(number)
    let isLast = number == pass.layers.count
    var formulas: [Formula] = []
    if isLast { formulas.append(lossGradient.formula) }
    formulas += preactivationGradient(number)
    if let weights = layer.parameter("W") {
      formulas.append(weightGradient(number, weights).formula)
    }
    if let bias = layer.parameter("b") { formulas.append(biasGradient(number, bias).formula) }
    if number > 1 { formulas.append(inputGradient(number).formula) }
    return Derivation.Section(
      title: "Backward through layer \(number)", remark: remark(number), formulas: formulas)
  }

  private func remark(_ number: Int) -> String? {
    let layer = layer(number)
    var sentences: [String] = []
    if layer.description.derivative == .activation, !layer.isIdentity {
      sentences.append(
        "As the notebook says, the slope of the activation is taken at a instead of at z, "
          + "which is not what the chain rule says.")
    }
    if number == pass.layers.count, pass.isFused {
      sentences.append("The slope of the loss and that of the activation multiply to a − y.")
    }
    if pass.samples > 1, !layer.parameters.isEmpty {
      sentences.append(
        "The \(pass.samples) samples each add such a term to the gradients of the parameters; "
          + "the result is their sum.")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// 1/m before what is differentiated, where that is a mean.
  private func scaled(_ math: Math) -> Math {
    guard pass.loss.differentiate == .mean, pass.meanCount > 1 else { return math }
    return .row([.fraction(.number("1"), .number("\(pass.meanCount)")), math])
  }

  // MARK: - The loss and the activation

  /// ∂L/∂a of the last layer.
  private var lossGradient: Equation {
    let number = pass.layers.count
    let last = layer(number)
    let derivative = Math.tex(lossFormula.derivative)
    let letters: [Math: Math] = [
      .identifier("a"): symbol("a", number), .identifier("y"): symbol("y"),
      .styled("a", .bold): symbol("a", number), .styled("y", .bold): symbol("y"),
    ]
    var steps = [scaled(factor(derivative.substituting(letters)))]
    if let numbers = derivativeWithNumbers(derivative) { steps.append(scaled(numbers)) }
    return Equation(
      name: gradient(of: symbol("a", number)), steps: steps, result: vector(last.da))
  }

  /// A sum in parentheses, so that a factor may stand before it.
  private func factor(_ math: Math) -> Math {
    guard pass.loss.differentiate == .mean, pass.meanCount > 1, case .row(let parts) = math,
      parts.contains(.symbol("−")) && parts.first?.isFence != true
    else { return math }
    return .fenced("(", math, ")")
  }

  private func derivativeWithNumbers(_ derivative: Math) -> Math? {
    let loss = lossFormula
    guard loss.takesNumbers, let last = pass.layers.last, last.outputs <= 3 else { return nil }
    if loss.isOfVectors {
      guard loss.parameter == nil else { return nil }
      return factor(derivative.substituting(vectors(last)))
    }
    let (outputs, targets) = (pass.sample(sample, of: last.a), pass.target(sample))
    guard outputs.elements.count == targets.elements.count else { return nil }
    let cells = zip(numbers.texts(outputs), numbers.texts(targets)).map {
      derivative.substituting(Self.values(a: $0, y: $1))
    }
    guard cells.count > 1 else { return factor(cells[0]) }
    return pass.samplesAreColumns
      ? NumberSetter.matrix(cells.count, 1) { row, _ in cells[row] }
      : NumberSetter.matrix(1, cells.count) { _, column in cells[column] }
  }

  /// ∂L/∂z = ∂L/∂a ⊙ f′(z).
  private func preactivationGradient(_ number: Int) -> [Formula] {
    let layer = layer(number)
    let (z, a) = (symbol("z", number), symbol("a", number))
    let (dz, da) = (gradient(of: z), gradient(of: a))
    func equation(_ steps: [Math]) -> Formula {
      Equation(name: dz, steps: steps, result: vector(layer.dz)).formula
    }
    if layer.isIdentity { return [equation([da])] }
    if number == pass.layers.count, pass.isFused {
      let difference = Math.row([a, .symbol("−"), symbol("y")])
      let numbers = Math.row([
        vector(layer.a).inParenthesesIfNegative, .symbol("−"),
        vector(ofSample: pass.target(sample)).inParenthesesIfNegative,
      ])
      return [equation([scaled(factor(difference)), scaled(factor(numbers))])]
    }
    let function = layer.description.activation.formula
    if layer.description.activation is Softmax { return [softmaxGradient(number, equation)] }
    let name = Math.tex(function.symbol)
    let slope = Math.scripts(name, sub: nil, sup: .symbol("′"))
    let definition = Formula(
      flattening: .row([
        slope, parenthesized(.identifier("z")), .symbol("="), .tex(function.derivative),
      ]))
    let isOfNumber = layer.outputs == 1
    func times(_ first: Math, _ second: Math) -> Math {
      .row([first.inParenthesesIfNegative, .symbol(isOfNumber ? "⋅" : "⊙"), second])
    }
    let isAtOutput = layer.description.derivative == .activation
    let point = isAtOutput ? a : z
    let values = isAtOutput ? layer.a : layer.z
    var steps = [times(da, .row([slope, parenthesized(point)]))]
    if !isAtOutput, let short = function.derivativeOfOutput {
      let short = Math.tex(isOfNumber ? short.replacing("\\odot", with: "\\cdot") : short)
      let atOutput = short.substituting([.identifier("a"): a])
      steps.append(times(da, atOutput))
      steps.append(
        times(vector(layer.da), short.substituting([.identifier("a"): vector(layer.a)])))
    } else {
      steps.append(times(vector(layer.da), .row([slope, parenthesized(vector(values))])))
    }
    return (definingBackward.contains(number) ? [definition] : []) + [equation(steps)]
  }

  private func softmaxGradient(
    _ number: Int, _ equation: ([Math]) -> Formula
  ) -> Formula {
    let layer = layer(number)
    let a = symbol("a", number)
    func sides(_ a: Math, _ da: Math) -> Math {
      elementwise(
        a,
        .fenced(
          "(", .row([da, .symbol("−"), .fenced("(", .row([da, .symbol("⋅"), a]), ")")]), ")"))
    }
    return equation([sides(a, gradient(of: a)), sides(vector(layer.a), vector(layer.da))])
  }

  // MARK: - Parameters

  /// ∂L/∂W = Σ xᵀ · ∂L/∂z.
  private func weightGradient(_ number: Int, _ weights: WorkedPass.Parameter) -> Equation {
    let layer = layer(number)
    let inputs = number == 1 ? pass.inputs : self.layer(number - 1).a
    let isOfNumbers = layer.inputs == 1 && layer.outputs == 1
    func numbers(_ x: Math, _ dz: Math) -> Math {
      if layer.inputs == 1 || layer.outputs == 1 {
        return .row([x.inParenthesesIfNegative, .symbol("⋅"), dz.inParenthesesIfNegative])
      }
      return .row(pass.samplesAreColumns ? [dz, x] : [x, dz])
    }
    func symbols(_ x: Math, _ dz: Math) -> Math {
      let x = isOfNumbers ? x : transposed(x)
      return .row(pass.samplesAreColumns ? [dz, x] : [x, dz])
    }
    return Equation(
      name: gradient(of: symbol("W", number)),
      steps: [
        sumOverSamples { sample in
          symbols(
            input(of: number, sample: sample),
            gradient(of: symbol("z", number, sample: sample)))
        },
        sumOverSamples { sample in
          numbers(
            vector(inputs, sample: sample, isTransposed: true), vector(layer.dz, sample: sample))
        },
      ], result: matrix(weights.gradient, "W", of: number))
  }

  /// ∂L/∂b = Σ ∂L/∂z.
  private func biasGradient(_ number: Int, _ bias: WorkedPass.Parameter) -> Equation {
    var steps = [sumOverSamples { gradient(of: symbol("z", number, sample: $0)) }]
    if pass.samples > 1 {
      steps.append(
        sumOverSamples { vector(layer(number).dz, sample: $0).inParenthesesIfNegative })
    }
    return Equation(
      name: gradient(of: symbol("b", number)), steps: steps,
      result: matrix(bias.gradient, "b", of: number))
  }

  /// The terms of both samples where there are two; else that of the sample, and dots for the rest.
  private func sumOverSamples(_ term: (Int) -> Math) -> Math {
    switch pass.samples {
    case 1: term(sample)
    case 2: .row([term(0), .symbol("+"), term(1)])
    default: .row([.symbol("⋯"), .symbol("+"), term(sample), .symbol("+"), .symbol("⋯")])
    }
  }

  /// ∂L/∂a of the layer before: ∂L/∂z · Wᵀ.
  private func inputGradient(_ number: Int) -> Equation {
    let layer = layer(number)
    let name = gradient(of: symbol("a", number - 1))
    let dz = gradient(of: symbol("z", number))
    let result = vector(self.layer(number - 1).da)
    guard let weights = layer.parameter("W") else {
      return Equation(name: name, steps: [dz], result: result)
    }
    let isOfNumbers = layer.inputs == 1 && layer.outputs == 1
    let values = vector(layer.dz)
    let matrix = matrix(weights.value, "W", of: number, isTransposed: true)
    let numbers =
      isOfNumbers || layer.outputs == 1
      ? Math.row([values.inParenthesesIfNegative, .symbol("⋅"), matrix.inParenthesesIfNegative])
      : product(values, matrix)
    return Equation(
      name: name,
      steps: [product(dz, transposed(symbol("W", number))), numbers], result: result)
  }

  // MARK: - The update

  /// What the optimizer made of the gradients.
  func updateSection(_ optimizer: any Optimizer) -> Derivation.Section {
    let isPlain = optimizer is SGD && optimizer.preparation == GradientPreparation()
    let rule = type(of: optimizer).formula
    let rate = Formula(
      flattening: .row([.identifier("η"), .symbol("="), Self.number(optimizer.learningRate)]))
    let parameters = (1...pass.layers.count).flatMap { number in
      layer(number).parameters.map { (number, $0) }
    }
    let updates = parameters.compactMap { number, parameter in
      update(number, parameter, optimizer, isPlain: isPlain)
    }
    return Derivation.Section(
      title: "The update",
      remark: optimizer.preparation == GradientPreparation()
        ? nil : "The optimizer first changes the gradient g as its settings say.",
      formulas: rule.map { Formula(.tex($0)) } + [rate] + updates)
  }

  private func update(
    _ number: Int, _ parameter: WorkedPass.Parameter, _ optimizer: any Optimizer, isPlain: Bool
  ) -> Formula? {
    guard let updated = parameter.updated, updated != parameter.value else { return nil }
    let name = symbol(parameter.letter, number)
    let before = matrix(parameter.value, parameter.letter, of: number)
    let after = matrix(updated, parameter.letter, of: number)
    let arrow = Math.symbol("←")
    guard isPlain else {
      return Formula(
        flattening: .row([name, .symbol(":"), .space(.medium), before, .symbol("→"), after]))
    }
    let rate = Self.number(optimizer.learningRate)
    let change = matrix(parameter.gradient, parameter.letter, of: number)
    let rows: [[Math]] = [
      [
        name,
        .row([arrow, name, .symbol("−"), .identifier("η"), .space(.thin), gradient(of: name)]),
      ],
      [
        .row([]),
        .row([
          .symbol("="), before, .symbol("−"), rate, .symbol("⋅"), change.inParenthesesIfNegative,
        ]),
      ],
      [.row([]), .row([.symbol("="), after])],
    ]
    return Formula(flattening: .array(.aligned, rows))
  }
}

extension Math {
  /// Whether it is something between delimiters.
  fileprivate var isFence: Bool {
    if case .fenced = self { true } else { false }
  }
}
