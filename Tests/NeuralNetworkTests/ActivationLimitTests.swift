import Testing

@testable import NeuralNetwork

/// Every activation as far out as numbers go: there it is a line or a constant, and so is what it computes.
@Suite struct ActivationLimitTests {
  /// All that work number by number.
  static let activations = NeuralNetwork.activations.components().filter { !($0 is Softmax) }

  @Test(arguments: activations.indices, Precision.allCases)
  func hasASlopeThatFitsItsValues(_ index: Int, _ precision: Precision) throws {
    let sizes =
      precision == .float64 ? [1e10, 1e100, 1e154, 1e160, 1e300] : [1e10, 1e19, 1e25, 1e38]
    for z in sizes.flatMap({ [$0, -$0] }) {
      let (values, slopes) = try pass(Self.activations[index], [z, z / 2], precision)
      #expect(slopes.allSatisfy { $0.isFinite }, "slopes at \(z): \(slopes)")
      let quotient = (values[0] - values[1]) / (z / 2)
      #expect(
        (quotient - slopes[0]).magnitude < 1e-6, "at \(z): \(slopes[0]), from values \(quotient)")
    }
  }

  /// At infinity it is what it tends to.
  @Test(arguments: activations.indices, Precision.allCases)
  func hasItsLimits(_ index: Int, _ precision: Precision) throws {
    for z in [1e30, -1e30] {
      let infinity = z < 0 ? -Double.infinity : .infinity
      let (values, slopes) = try pass(Self.activations[index], [z, infinity], precision)
      #expect((slopes[1] - slopes[0]).magnitude < 1e-6, "at \(infinity)")
      let limit = slopes[1] == 0 ? values[0] : infinity * slopes[1]
      #expect(values[1] == limit, "at \(infinity)")
    }
  }

  /// NaN comes through, and is no limit.
  @Test(arguments: activations.indices, Precision.allCases)
  func keepsNaN(_ index: Int, _ precision: Precision) throws {
    let (values, _) = try pass(Self.activations[index], [.nan, 1], precision)
    #expect(values[0].isNaN && !values[1].isNaN)
  }

  @Test(arguments: Precision.allCases)
  func softmaxIsCertainFarOut(_ precision: Precision) throws {
    let size = precision == .float64 ? 1e308 : 3e38
    let (values, slopes) = try pass(Softmax(), [size, -size, 0], precision)
    #expect(values == [1, 0, 0])
    #expect(slopes == [0, 0, 0])
  }

  /// The values and slopes at some z: the gradient where that of every output is 1.
  private func pass(
    _ activation: any Activation, _ z: [Double], _ precision: Precision
  ) throws -> (values: [Double], slopes: [Double]) {
    let shape = [1, z.count]
    let network = try Network(
      NetworkDescription(
        precision: precision,
        data: Dataset(
          inputs: Tensor(shape: shape, elements: z),
          targets: Tensor(shape: shape, elements: z.map { _ in -1 })),
        layers: [LayerDescription(ActivationOnly(), activation: activation)],
        loss: LossDescription(NegativeLogLikelihood(), differentiate: .sum)))
    network.forward()
    network.backward()
    return (
      try #require(network[.activation(layer: 1)]).elements,
      try #require(network[.gradient(.preactivation(layer: 1))]).elements
    )
  }
}
