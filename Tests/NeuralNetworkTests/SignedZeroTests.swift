import Testing

@testable import NeuralNetwork

/// The sign of zeros as NumPy gives it: `@`, `np.dot` and `np.sum` start from +0, `np.outer` and `*` are single products.
@Suite struct SignedZeroTests {
  static let sets = InstructionSet.allCases.filter(\.isSupported)

  /// `np.array([[0, 0]]) @ [[-1, 2], [-2, -3]]` is `[[0. 0.]]`.
  @Test(arguments: sets, [Orientation.inputOutput, .outputInput])
  func aRowOfZerosGivesZeros(_ set: InstructionSet, _ orientation: Orientation) throws {
    let weights = literal([[-1, 2], [-2, -3]])
    let network = try Network(
      NetworkDescription(
        orientation: orientation,
        data: Dataset(
          inputs: integers(
            orientation == .inputOutput
              ? [[0, 0], [0, 1], [1, 0], [1, 1]] : [[0, 0, 1, 1], [0, 1, 0, 1]])),
        layers: [LayerDescription(Dense(weights: weights, biases: .absent))]),
      instructionSet: set)
    network.forward()
    let z = try #require(network[.preactivation(layer: 1)])
    #expect(z.elements.allSatisfy { $0 != 0 || $0.sign == .plus }, "\(z)")
  }

  /// A single sample written as a matrix is summed over, one written as a vector is not: `x.T @ dz` and
  /// `np.sum(dz, axis=0)` give 0 where `np.outer(x, dz)` and `dz` give -0.
  @Test(arguments: sets, [(3, 2), (30, 20)])
  func gradientsOfAVectorKeepTheSign(_ set: InstructionSet, _ size: (inputs: Int, units: Int))
    throws
  {
    let (inputs, units) = size
    let x = (0..<inputs).map { $0 % 2 == 0 ? 0.0 : -1.5 }
    // z = 0, so that dz = -y, and the gradients are products of x and dz.
    let y = (0..<units).map { [0, 2.0, -2][$0 % 3] }
    func gradients(_ isVector: Bool) throws -> (dw: [Double], db: [Double]) {
      func tensor(_ elements: [Double]) -> Tensor {
        Tensor(shape: isVector ? [elements.count] : [1, elements.count], elements: elements)
      }
      let network = try Network(
        NetworkDescription(
          data: Dataset(inputs: tensor(x), targets: tensor(y)),
          layers: [
            LayerDescription(
              Dense(units: units, weights: .drawn(Zeros(), trainable: true)),
              activation: Identity())
          ],
          loss: LossDescription(NegativeLogLikelihood(), differentiate: .sum)),
        instructionSet: set)
      network.forward()
      network.backward()
      return (
        try #require(network[.gradient(w(1))]).elements,
        try #require(network[.gradient(b(1))]).elements
      )
    }
    let dz = y.map { 0 - $0 }
    let products = x.flatMap { x in dz.map { x * $0 } }
    let vector = try gradients(true)
    #expect(vector.dw.map(\.bitPattern) == products.map(\.bitPattern))
    #expect(products.contains { $0 == 0 && $0.sign == .minus })
    let matrix = try gradients(false)
    #expect(matrix.dw == products)
    #expect((matrix.dw + matrix.db).allSatisfy { $0 != 0 || $0.sign == .plus })
  }

  /// A scalar input times weights, and a scalar gradient times weights, are products of numbers.
  @Test(arguments: sets)
  func scalarsKeepTheSign(_ set: InstructionSet) throws {
    let network = try Network(
      NetworkDescription(
        data: Dataset(inputs: Tensor(0), targets: Tensor(0)),
        layers: [
          LayerDescription(Dense(weights: literal(-1), biases: .absent)),
          LayerDescription(Dense(weights: literal(-2), biases: literal(0))),
        ],
        loss: LossDescription(HalfSquaredError())),
      instructionSet: set)
    network.forward()
    network.backward()
    #expect(network[.preactivation(layer: 1)]?.elements[0].sign == .minus)
    #expect(network[.gradient(.activation(layer: 1))]?.elements[0].sign == .minus)
  }
}
