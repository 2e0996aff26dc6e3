import NeuralNetwork
import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

@Suite struct SubjectTests {
  @Test(arguments: [
    ("W1", Quantity.parameter("W", layer: 1)), ("b12", .parameter("b", layer: 12)),
    ("s1", .weightedSum(layer: 1)), ("z2", .preactivation(layer: 2)),
    ("a3", .activation(layer: 3)), ("dW1", .gradient(.parameter("W", layer: 1))),
    ("dz2", .gradient(.preactivation(layer: 2))), ("dx", .gradient(.inputs)), ("x", .inputs),
    ("loss", .loss), ("error", .error), ("gamma2", .parameter("gamma", layer: 2)),
    ("mean1", .statistic("mean", layer: 1)), ("variance2", .statistic("variance", layer: 2)),
  ])
  func readsQuantities(name: String, quantity: Quantity) {
    #expect(Subject(name: name) == .quantity(quantity))
    #expect(quantity.name == name)
  }

  @Test(arguments: [
    "W", "W0", "W01", "w1", "ddW1", "dloss", "dy", "Z1", "W1x", "dmean1", "dvariance1", "top-0", "",
    "1",
  ])
  func refusesOthers(name: String) {
    #expect(Subject(name: name) == nil)
  }

  @Test func theNamesOfALayerAreRead() {
    for name in Subject.names(ofLayer: 3) { #expect(Subject(name: name) != nil, "\(name)") }
  }

  @Test func everyFixedNameStandsForItself() {
    for entry in Subject.fixed { #expect(Subject(name: entry.name) == entry.subject) }
    #expect(Subject(name: "top-3") == .metric(.top(3)))
  }
}
