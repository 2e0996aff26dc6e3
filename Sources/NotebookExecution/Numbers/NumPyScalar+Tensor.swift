import NeuralNetwork
import NotebookDocuments

extension NumPyScalar {
  /// What `print(scalar)` gives for an element of a tensor: `0.1`, `3`, `True`.
  static func string(_ value: Double, element type: Tensor.ElementType) -> String {
    switch type {
    case .bool: value != 0 ? "True" : "False"
    case .int64: integer(value)
    case .float32: string(value, .float32)
    case .float64: string(value, .float64)
    }
  }

  /// What `repr(scalar)` gives since NumPy 2.
  static func representation(_ value: Double, element type: Tensor.ElementType) -> String {
    let text = string(value, element: type)
    return type == .bool ? "np.\(text)_" : "np.\(type.rawValue)(\(text))"
  }
}
