import Foundation
import NeuralNetwork
import NotebookExecution
import TestSupport
import Testing

/// What NumPy prints, made by `Scripts/goldens/make-numpy`.
@Suite struct NumPyTextTests {
  struct Goldens: Decodable {
    let cases: [Case]
  }

  struct Case: Decodable {
    let type: String
    let shape: [Int]
    let precision: Int
    let string: String
    let representation: String
    /// Absent where the elements are draws from a seed.
    let elements: [String]?
    let seed: UInt32?

    func tensor() throws -> Tensor {
      let type = try #require(Tensor.ElementType(rawValue: type))
      let values = try elements?.map { try number($0, type) } ?? drawn(type)
      return Tensor(shape: shape, elements: values, elementType: type)
    }

    private func number(_ text: String, _ type: Tensor.ElementType) throws -> Double {
      type == .float32 ? Double(try #require(Float(text))) : try #require(Double(text))
    }

    private func drawn(_ type: Tensor.ElementType) throws -> [Double] {
      var generator = RandomSource(legacySeed: try #require(seed)).makeGenerator()
      return (0..<shape.reduce(1, *)).map { _ in
        let draw = generator.random()
        return switch type {
        case .float64: draw
        case .float32: Double(Float(draw))
        case .int64: (draw * 1000).rounded(.down)
        case .bool: draw > 0.5 ? 1 : 0
        }
      }
    }
  }

  @Test func printsWhatNumPyPrints() throws {
    let goldens = try JSONDecoder().decode(
      Goldens.self, from: Data(Golden.bytes("printed-arrays.json")))
    #expect(goldens.cases.count > 2500)
    for example in goldens.cases {
      let tensor = try example.tensor()
      #expect(NumPyText.string(tensor, precision: example.precision) == example.string)
      #expect(
        NumPyText.representation(tensor, precision: example.precision) == example.representation)
    }
  }
}
