import NeuralNetwork
import TestSupport
import Testing

/// The other tests over a catalogue find what is in it; this one finds what is not.
@Suite struct CatalogueTests {
  private static let names = [
    activations.names, losses.names, optimizers.names, schedules.names, initializers.names,
    transforms.names, dataGenerators.names,
  ]

  @Test func hasAllThatIsThere() throws {
    let stated = try StatedNames.inSources(of: "NeuralNetwork")
    #expect(stated.count > 70)
    #expect(stated.sorted() == Self.names.joined().sorted())
  }

  @Test(arguments: names)
  func saysEachNameOnce(names: [String]) {
    #expect(Set(names).count == names.count)
  }

  /// What a notebook gets that says nothing is what a caller gets that says nothing.
  @Test(
    arguments: [
      Momentum(), Nesterov(), Adagrad(), RMSProp(), Adadelta(), Adam(), AdamW(), AMSGrad(), NAdam(),
      Lion(),
    ] as [any Optimizer])
  func defaultsOfOptimizersAreStatedTwiceAlike(optimizer: any Optimizer) {
    var stub = SettingsStub()
    #expect("\(type(of: optimizer).init(settings: &stub))" == "\(optimizer)")
  }
}
