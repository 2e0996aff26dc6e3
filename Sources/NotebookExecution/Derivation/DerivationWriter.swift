import NeuralNetwork
import NotebookDocuments

/// Writes the chain rule out for one sample of a pass: each value first in symbols, then in numbers,
/// then its result. No number is computed here: all are the engine's.
struct DerivationWriter {
  let pass: WorkedPass
  let sample: Int
  let numbers: NumberSetter
  /// The layers that are the first with their activation on the way forward, and on the way back, where the slope of
  /// some is not needed: there it is defined.
  let definingForward: Set<Int>
  let definingBackward: Set<Int>

  init(_ pass: WorkedPass, sample: Int, digits: Int?) {
    self.pass = pass
    self.sample = sample
    numbers = NumberSetter(digits: digits)
    let layers = 1...pass.layers.count
    let fused = pass.isFused ? pass.layers.count : nil
    definingForward = Self.firstOfTheirActivations(layers, in: pass)
    definingBackward = Self.firstOfTheirActivations(
      layers.reversed().filter {
        $0 != fused && !(pass.layers[$0 - 1].description.activation is Softmax)
      }, in: pass)
  }

  private static func firstOfTheirActivations(
    _ layers: some Sequence<Int>, in pass: WorkedPass
  ) -> Set<Int> {
    var known: [ActivationFormula] = []
    return Set(
      layers.filter { number in
        let formula = pass.layers[number - 1].description.activation.formula
        guard !known.contains(formula) else { return false }
        known.append(formula)
        return true
      })
  }

  /// The whole derivation.
  var derivation: Derivation {
    let backward = (1...pass.layers.count).reversed().map(backwardSection)
    let forward = (1...pass.layers.count).map(forwardSection)
    return Derivation(
      sections: [startSection] + forward + [lossSection] + backward
        + (pass.optimizer.map { [updateSection($0)] } ?? []))
  }

  func layer(_ number: Int) -> WorkedPass.Layer { pass.layers[number - 1] }

  // MARK: - Symbols

  /// A quantity of the sample; the sample's number stands above where there are several.
  func symbol(_ letter: String, _ number: Int? = nil, sample: Int? = nil) -> Math {
    let isOfBatch = ["W", "b"].contains(letter) || pass.samples == 1
    let mark = Math.row([.symbol("("), .number("\(sample ?? self.sample)"), .symbol(")")])
    let sub = number.map { Math.number("\($0)") }
    if sub == nil, isOfBatch { return .identifier(letter) }
    return .scripts(.identifier(letter), sub: sub, sup: isOfBatch ? nil : mark)
  }

  /// What a layer takes: x, or the activation of the layer before.
  func input(of number: Int, sample: Int? = nil) -> Math {
    number == 1 ? symbol("x", sample: sample) : symbol("a", number - 1, sample: sample)
  }

  /// The loss that is differentiated: J where another, L, is reported.
  var objective: Math { .identifier(pass.differentiatesAnother ? "J" : "L") }

  func gradient(of variable: Math) -> Math { .derivative(of: objective, by: variable) }

  func transposed(_ math: Math) -> Math {
    if case .scripts(let base, let sub, nil) = math {
      return .scripts(base, sub: sub, sup: .identifier("T"))
    }
    if case .scripts(let base, let sub, let sup?) = math {
      return .scripts(base, sub: sub, sup: .row([sup, .identifier("T")]))
    }
    return .scripts(math, sub: nil, sup: .identifier("T"))
  }

  /// A product in the order in which the orientation of the weights has it.
  func product(_ values: Math, _ weights: Math) -> Math {
    .row(pass.samplesAreColumns ? [weights, values] : [values, weights])
  }

  func elementwise(_ first: Math, _ second: Math) -> Math {
    .row([first, .symbol("⊙"), second])
  }

  // MARK: - Numbers

  /// A sample's value: a row, or a column where samples are columns.
  func vector(_ batch: Tensor, sample: Int? = nil, isTransposed: Bool = false) -> Math {
    vector(ofSample: pass.sample(sample ?? self.sample, of: batch), isTransposed: isTransposed)
  }

  func vector(ofSample values: Tensor, isTransposed: Bool = false) -> Math {
    let count = values.elements.count
    let isColumn = pass.samplesAreColumns != isTransposed
    return numbers.matrix(values, rows: isColumn ? count : 1, columns: isColumn ? 1 : count)
  }

  /// A parameter, its gradient or what became of it, as a matrix whatever the author's rank.
  func matrix(
    _ tensor: Tensor, _ letter: String, of number: Int, isTransposed: Bool = false
  ) -> Math {
    let layer = layer(number)
    let inputs = letter == "W" ? layer.inputs : 1
    let (rows, columns) =
      pass.samplesAreColumns ? (layer.outputs, inputs) : (inputs, layer.outputs)
    guard isTransposed else { return numbers.matrix(tensor, rows: rows, columns: columns) }
    var transposed = tensor
    transposed.shape = [columns, rows]
    transposed.elements = (0..<columns).flatMap { column in
      (0..<rows).map { tensor.elements[$0 * columns + column] }
    }
    return numbers.matrix(transposed, rows: columns, columns: rows)
  }

  /// A number that a component was given.
  static func number(_ value: Double) -> Math { .value(NumPyScalar.string(value, .float64)) }
}
