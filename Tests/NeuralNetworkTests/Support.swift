@testable import NeuralNetwork

// Short ways to write networks in tests.

let xor = Dataset(
  inputs: integers([[0, 0], [0, 1], [1, 0], [1, 1]]), targets: integers([[0], [1], [1], [0]]))

func w(_ layer: Int) -> Quantity { .parameter("W", layer: layer) }
func b(_ layer: Int) -> Quantity { .parameter("b", layer: layer) }

func integers(_ rows: [[Double]]) -> Tensor {
  Tensor(
    shape: [rows.count, rows[0].count], elements: rows.flatMap { $0 }, elementType: .int64)
}

func literal(_ number: Double) -> ParameterSource { .literal(Tensor(number), trainable: true) }

func literal(_ vector: [Double]) -> ParameterSource {
  .literal(Tensor(shape: [vector.count], elements: vector), trainable: true)
}

func literal(_ rows: [[Double]]) -> ParameterSource {
  .literal(
    Tensor(shape: [rows.count, rows[0].count], elements: rows.flatMap { $0 }), trainable: true)
}

func dense(
  _ weights: [[Double]], biases: [Double], _ activation: any Activation
) -> LayerDescription {
  LayerDescription(
    Dense(weights: literal(weights), biases: literal(biases)), activation: activation)
}

func uniform(_ units: Int, _ activation: any Activation) -> LayerDescription {
  let source = ParameterSource.drawn(Uniform(), trainable: true)
  return LayerDescription(
    Dense(units: units, weights: source, biases: source), activation: activation)
}

func normal(_ units: Int, _ activation: any Activation) -> LayerDescription {
  LayerDescription(
    Dense(units: units, weights: .drawn(Normal(), trainable: true)), activation: activation)
}

extension Double {
  /// The number with so many decimals, as Python's `f"{x:.8f}"`.
  func printed(_ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let digits = String(Int((magnitude * scale).rounded(.toNearestOrEven)))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (sign == .minus ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}

extension CSVTable {
  /// Columns of numbers by name.
  func numbers(_ names: [String]) throws -> Tensor { try numbers(names.map { try index(of: $0) }) }

  /// A column of names by its own.
  func texts(_ name: String) throws -> [String] { try texts(index(of: name)).compactMap(\.self) }

  /// Whether a column by name holds numbers.
  func isNumeric(_ name: String) throws -> Bool { isNumeric(try index(of: name)) }
}

extension Tensor {
  /// The elements with 8 decimals, NumPy's default.
  var printed: [String] { elements.map { $0.printed(8) } }
}

/// Numbers from -1.1 to 1.1 that the scripts make too.
func series(_ shape: [Int], times factor: Double = 1) -> Tensor {
  let count = shape.reduce(1, *)
  return Tensor(
    shape: shape,
    elements: (0..<count).map { factor * (Double(($0 * 37 + 11) % 23) / 10 - 1.1) })
}

/// Outputs and targets for which a loss means something.
struct LossDomain {
  let loss: any Loss

  init(of loss: any Loss) { self.loss = loss }

  /// Of classes, whose outputs belong together.
  private var isOfClasses: Bool { loss.mean == .overSamples }

  /// An activation that gives such outputs.
  var activation: any Activation {
    switch loss.outputs {
    case .any, .logits, .logProbabilities: Identity()
    case .probabilities: isOfClasses ? Softmax() : Sigmoid()
    }
  }

  /// Such targets, made of numbers from -1.1 to 1.1.
  func targets(like numbers: Tensor) -> Tensor {
    var targets = numbers
    let width = numbers.shape[1]
    switch loss.targets {
    case .either(let no, let yes): targets.elements = numbers.elements.map { $0 > 0 ? yes : no }
    case .any where !loss.acceptsClasses: break
    case .any, .range:
      if loss.acceptsClasses {
        let rows = stride(from: 0, to: numbers.elements.count, by: width)
        targets = Tensor(
          shape: [rows.underestimatedCount],
          elements: rows.map { start in
            let row = numbers.elements[start..<start + width]
            return Double(row.firstIndex(of: row.max()!)! - start)
          })
      } else {
        targets.elements = numbers.elements.map { isOfClasses ? min(abs($0), 1) : $0 > 0 ? 1 : 0 }
      }
    }
    return targets
  }
}
