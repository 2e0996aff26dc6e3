import Foundation
import Testing

@testable import NeuralNetwork

@Suite struct DataGeneratorTests {
  /// scikit-learn's data sets, made by `Scripts/goldens/make-numpy`.
  @Test func makesWhatScikitLearnMakes() throws {
    let lines = try Golden.lines("data-sets.txt")
    #expect(lines.count == 754)
    let names = Set(lines.compactMap { $0.split(separator: " ").first.map(String.init) })
    #expect(names.isSuperset(of: dataGenerators.namesWithCounterpart))
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      let dataset = try dataset(words[0], words[1], seed: try #require(UInt32(words[2])))
      let targets = dataset.targets?.elements ?? []
      let bits = (dataset.inputs.elements + targets).map(\.bitPattern)
      #expect(bits.prefix(2).map { String($0, radix: 16) } == Array(words[5...]), "\(line)")
      #expect(String(Golden.digest(bits), radix: 16) == words[4], "\(line)")
    }
  }

  private func dataset(_ name: String, _ json: String, seed: UInt32) throws -> Dataset {
    let values = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: NSNumber])
    var settings = SettingsStub(values: values.mapValues(\.doubleValue))
    let generator = try make(name, &settings)
    var random = RandomSource(legacySeed: seed).makeGenerator()
    return generator.makeDataset(using: &random)
  }

  private func make(_ name: String, _ settings: inout SettingsStub) throws -> any DataGenerator {
    let type = try #require(dataGenerators[name])
    return type.init(settings: &settings).erased
  }

  @Test(arguments: [
    ("and", [0.0, 0, 0, 1]), ("or", [0, 1, 1, 1]), ("xor", [0, 1, 1, 0]), ("nand", [1, 1, 1, 0]),
    ("nor", [1, 0, 0, 0]), ("xnor", [1, 0, 0, 1]),
  ])
  func listsTruthTables(name: String, outputs: [Double]) throws {
    let dataset = try dataset(name, "{}", seed: 0)
    #expect(dataset.inputs == Tensor(shape: [4, 2], elements: [0, 0, 0, 1, 1, 0, 1, 1]))
    #expect(dataset.targets?.elements == outputs)
    #expect(dataset.targets?.shape == [4, 1])
  }

  @Test func planesKeepTheirMargin() throws {
    let dataset = try dataset("planes", #"{"samples":500,"margin":0.2,"offset":0.3}"#, seed: 3)
    let x = dataset.inputs.elements
    let targets = try #require(dataset.targets).elements
    for sample in 0..<500 {
      let side = x[2 * sample] + x[2 * sample + 1] - 0.3
      #expect(side.magnitude >= 0.2 * 2.0.squareRoot())
      #expect(targets[sample] == (side > 0 ? 1 : 0))
    }
    #expect(targets.contains(0) && targets.contains(1))
  }

  /// A margin that no point can keep must not hang the run.
  @Test func planesGiveUpAnImpossibleMargin() throws {
    let dataset = try dataset("planes", #"{"samples":2,"margin":0.9,"offset":0}"#, seed: 3)
    #expect(dataset.inputs.shape == [2, 2])
  }

  @Test func everyGeneratorWorksWithItsDefaultsAndWithBothKinds() throws {
    for kind in GeneratorKind.allCases {
      for type in dataGenerators.types {
        var settings = SettingsStub()
        let generator = try make(type.name, &settings)
        var random = try #require(RandomSource(kind, seed: Seed(1))).makeGenerator()
        let dataset = generator.makeDataset(using: &random)
        #expect(dataset.inputs.shape[0] == dataset.targets?.shape[0], "\(type.name)")
        #expect(dataset.inputs.elements.allSatisfy { $0.isFinite })
      }
    }
  }
}
