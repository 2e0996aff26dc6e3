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
    var threads = 1
    var epochs = 1000
  }

  /// An activation and a loss without kernels of their own.
  private static let composed = NetworkDescription(
    data: Dataset(inputs: series([50, 4]), targets: series([50, 2])),
    layers: [normal(5, Softsign()), normal(2, Identity())], loss: LossDescription(LogCosh()))

  static let cases: [Case] = {
    let images = TrainingExample.classifier(inputs: 30, hidden: 20, precision: .float32)
    return [
      Case(testDescription: "all samples", description: TrainingExample.xor),
      Case(testDescription: "batches", description: images, batchSize: 16),
      Case(
        testDescription: "batches, Adam", description: images, batchSize: 7,
        optimizer: Adam(learningRate: 0.01)),
      Case(
        testDescription: "every kind of layer",
        description: TrainingExample.images(filters: 5, precision: .float64), batchSize: 50,
        optimizer: Adam(learningRate: 0.001), epochs: 100),
      Case(
        testDescription: "composed components", description: composed, batchSize: 16,
        optimizer: Lion(learningRate: 0.001)),
      Case(
        testDescription: "every kind of layer, threads",
        description: TrainingExample.images(filters: 40, precision: .float32), batchSize: 50,
        optimizer: Adam(learningRate: 0.001), threads: 3, epochs: 100),
    ]
  }()

  @Test(arguments: cases)
  func trainingAllocatesNothing(_ example: Case) throws {
    let before = nbrun_allocations()
    let memory = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 16)
    memory.deallocate()
    let canObserve = nbrun_allocations() > before
    #if canImport(Glibc)
      try #require(canObserve)
    #endif
    guard canObserve else { return }

    let network = try Network(example.description, threads: example.threads)
    let plan = TrainingPlan(
      epochs: example.epochs, recordEvery: example.epochs * 9 / 10, batchSize: example.batchSize)
    var counts: [Int] = []
    counts.reserveCapacity(1000)
    _ = try network.train(plan, optimizer: example.optimizer) { _, _ in
      counts.append(nbrun_allocations())
    }
    try #require(counts.count > example.epochs * 2 / 5)
    #expect(counts[20] == counts[example.epochs * 3 / 10])
  }
}
