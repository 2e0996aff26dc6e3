import NeuralNetwork
import NotebookDocuments

/// Arrays and scalars as NumPy prints them with its default options.
///
/// The rules are those of NumPy 2.4. NumPy 1.x differs where it prints `repr` of scalars, and
/// versions before 2.3 where they print float32 arrays that hold 10⁶ to 10⁸.
package enum NumPyText {
  /// What `print(array)` gives, with `np.set_printoptions(precision=precision)`.
  ///
  /// A scalar is printed in full, whatever the precision.
  package static func string(_ tensor: Tensor, precision: Int = 8) -> String {
    if tensor.shape.isEmpty {
      return NumPyScalar.string(tensor.elements[0], element: tensor.elementType)
    }
    return NumPyArray(tensor, precision: precision, separator: " ", prefix: "", width: 75).text
  }

  /// What `repr(array)` gives: `array([0.1, 0.2])`, and for a scalar `np.float64(0.1)`.
  package static func representation(_ tensor: Tensor, precision: Int = 8) -> String {
    if tensor.shape.isEmpty {
      return NumPyScalar.representation(tensor.elements[0], element: tensor.elementType)
    }
    let prefix = "array("
    let array = NumPyArray(
      tensor, precision: precision, separator: ", ", prefix: prefix, width: 75 - ")".count)
    let extras = extras(tensor)
    guard !extras.isEmpty else { return prefix + array.text + ")" }
    let text = prefix + array.text + ","
    let lastLine = text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let fits = lastLine.count + 1 + extras.count + 1 <= 75
    return text + (fits ? " " : "\n" + String(repeating: " ", count: prefix.count)) + extras + ")"
  }

  /// The shape and the element type where the elements do not tell them.
  private static func extras(_ tensor: Tensor) -> String {
    let isEmpty = tensor.elements.isEmpty
    var extras: [String] = []
    if isEmpty && tensor.shape != [0] || tensor.elements.count > NumPyArray.threshold {
      let sizes = tensor.shape.map(String.init).joined(separator: ", ")
      extras.append("shape=(\(sizes)\(tensor.shape.count == 1 ? "," : ""))")
    }
    if isEmpty || tensor.elementType == .float32 {
      extras.append("dtype=\(tensor.elementType.rawValue)")
    }
    return extras.joined(separator: ", ")
  }
}
