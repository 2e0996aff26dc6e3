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

extension Tensor {
  /// The elements with 8 decimals, NumPy's default.
  var printed: [String] { elements.map { $0.printed(8) } }
}
