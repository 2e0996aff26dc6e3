import NeuralNetwork
import NotebookDocuments

extension JSON {
  /// An array with its name.
  static func tensor(_ tensor: Tensor, named name: String) -> JSON {
    .object([("name", .string(name))] + members(of: tensor))
  }

  /// What says of an array what it holds.
  static func members(of tensor: Tensor) -> [(key: String, value: JSON)] {
    [
      ("shape", .array(tensor.shape.map(JSON.integer))),
      ("type", .string(tensor.elementType.rawValue)),
      ("data", .array(tensor.elements.map { element($0, tensor.elementType) })),
    ]
  }

  /// An element of an array.
  static func element(_ element: Double, _ type: Tensor.ElementType) -> JSON {
    switch type {
    case .float64: .number(element, .float64)
    case .float32: .number(element, .float32)
    case .int64, .bool: .integer(Int(element))
    }
  }
}
