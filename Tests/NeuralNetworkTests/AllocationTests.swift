import CAllocations
import Testing

@testable import NeuralNetwork

/// Training asks for no memory once it runs.
struct AllocationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let description: NetworkDescription
    var batchSize: Int?
    var optimizer: any Optimizer = SGD(learningRate: 0.1)
  }

  static let cases: [Case] = {
    let images = TrainingExample.classifier(inputs: 30, hidden: 20, precision: .float32)
    return [
      Case(testDescription: "all samples", description: TrainingExample.xor),
      Case(testDescription: "batches", description: images, batchSize: 16),
      Case(
        testDescription: "batches, Adam", description: images, batchSize: 7,
        optimizer: Adam(learningRate: 0.01)),
    ]
  }()

  @Test(arguments: cases)
  func trainingAllocatesNothing(_ example: Case) throws {
    let before = nbrun_allocations()
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 16)
    memory.deallocate()
    guard nbrun_allocations() > before else { return }  // not observable here

    let network = try Network(example.description)
    let plan = TrainingPlan(epochs: 1000, recordEvery: 900, batchSize: example.batchSize)
    var counts: [Int] = []
    counts.reserveCapacity(1000)
    _ = try network.train(plan, optimizer: example.optimizer) { _, _ in
      counts.append(nbrun_allocations())
    }
    try #require(counts.count > 400)
    #expect(counts[20] == counts[300])
  }
}
