import NeuralNetwork
import NotebookDocuments

/// An array, or several of a kind with names of their own.
struct Arrays: Presentable {
  /// A name is nil where it is that of the item.
  private let arrays: [(name: String?, value: Tensor)]
  /// What the columns of a matrix are called in a table, if not by numbers.
  private let columns: [String]?

  init(_ array: Tensor, columns: [String]? = nil) {
    arrays = [(nil, array)]
    self.columns = columns
  }

  init(_ arrays: [(name: String, value: Tensor)]) {
    self.arrays = arrays.map { ($0.name, $0.value) }
    columns = nil
  }

  var array: Tensor? { arrays.count == 1 ? arrays[0].value : nil }
  var isFinite: Bool { arrays.allSatisfy { $0.value.elements.allSatisfy(\.isFinite) } }

  var hasRows: Bool { arrays.allSatisfy { !$0.value.shape.isEmpty } }

  func objection(to options: ShowOptions) -> String? {
    guard options.rows != nil, [.math, .heatmap].contains(options.form) else { return nil }
    return "`rows` is for texts and tables: a formula and a picture are of the whole array"
  }

  /// The arrays as they are shown: their names and as many of their rows as are asked for.
  private func shown(_ options: ShowOptions) -> [(name: String, value: Tensor)] {
    arrays.map { array in
      let name = array.name ?? options.name
      guard let rows = options.rows, let count = array.value.shape.first, rows < count else {
        return (name, array.value)
      }
      return ("\(name)[:\(rows)]", array.value.rows(Array(0..<rows)))
    }
  }

  func texts(_ options: ShowOptions) -> [String]? {
    guard options.arrayForm.isText else { return nil }
    return shown(options).map { name, value in
      let text = Self.text(value.rounded(options.round), options)
      // A value of several lines stands below its name.
      return text.contains("\n") ? "\(name)\n\(text)" : "\(name) = \(text)"
    }
  }

  func outputs(_ options: ShowOptions) -> [Output] {
    shown(options).enumerated().map { index, array in
      var output = options.output(
        content(array.value.rounded(options.round), array.name, options), caption: array.name)
      if index > 0 { output.label = nil }
      return output
    }
  }

  func values(_ options: ShowOptions) -> [JSON] {
    shown(options).map { .tensor($0.value, named: $0.name) }
  }

  private func content(
    _ array: Tensor, _ name: String, _ options: ShowOptions
  ) -> Output.Content {
    switch options.arrayForm {
    case .numpy, .repr: .text(Self.text(array, options))
    case .table: .table(array.table(name: name, digits: options.arrayDigits, columns: columns))
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
