import NeuralNetwork
import NotebookDocuments

/// An array, or several of a kind with names of their own.
struct Arrays: Presentable {
  /// A name is nil where it is that of the item.
  private let arrays: [(name: String?, value: Tensor)]

  init(_ array: Tensor) {
    arrays = [(nil, array)]
  }

  init(_ arrays: [(name: String, value: Tensor)]) {
    self.arrays = arrays.map { ($0.name, $0.value) }
  }

  var array: Tensor? { arrays.count == 1 ? arrays[0].value : nil }
  var isFinite: Bool { arrays.allSatisfy { $0.value.elements.allSatisfy(\.isFinite) } }

  func texts(_ options: ShowOptions) -> [String]? {
    guard options.arrayForm.isText else { return nil }
    return arrays.map { array in
      let name = array.name ?? options.name
      let text = Self.text(array.value.rounded(options.round), options)
      // A value of several lines stands below its name.
      return text.contains("\n") ? "\(name)\n\(text)" : "\(name) = \(text)"
    }
  }

  func outputs(_ options: ShowOptions) -> [Output] {
    arrays.enumerated().map { index, array in
      let name = array.name ?? options.name
      var output = options.output(
        Self.content(array.value.rounded(options.round), name, options), caption: name)
      if index > 0 { output.label = nil }
      return output
    }
  }

  func values(_ options: ShowOptions) -> [JSON] {
    arrays.map { .tensor($0.value, named: $0.name ?? options.name) }
  }

  private static func content(
    _ array: Tensor, _ name: String, _ options: ShowOptions
  ) -> Output.Content {
    switch options.arrayForm {
    case .numpy, .repr: .text(text(array, options))
    case .table: .table(array.table(name: name, digits: options.arrayDigits))
    case .heatmap: .figure(array.heatMap(name: name))
    case .math: .formula(Formula(array.formula(name: name, digits: options.arrayDigits)))
    }
  }

  private static func text(_ array: Tensor, _ options: ShowOptions) -> String {
    if array.shape.isEmpty, let digits = options.digits, options.form != .repr {
      return NumberText.cell(array.elements[0], decimals: digits)
    }
    let precision = options.arrayDigits ?? 8
    return options.form == .repr
      ? NumPyText.representation(array, precision: precision)
      : NumPyText.string(array, precision: precision)
  }
}

extension Tensor {
  /// As `np.round` gives it.
  fileprivate func rounded(_ decimals: Int?) -> Tensor {
    guard let decimals, elementType != .int64 else { return self }
    var tensor = self
    tensor.elements = elements.map { element in
      elementType == .float32
        ? Double(NumPyRounding.round(Float(element), decimals: decimals))
        : NumPyRounding.round(element, decimals: decimals)
    }
    return tensor
  }
}
