import NeuralNetwork
import NotebookDocuments

extension Tensor {
  /// The value set as mathematics: its name, an equals sign and a number, vector or matrix.
  func formula(name: String, digits: Int?) -> Math {
    .row([Self.symbol(name), .symbol("="), math(digits: digits)])
  }

  /// The value as a number, a row or a matrix.
  func math(digits: Int?) -> Math {
    let cells = cellTexts(digits: digits).map(Math.value)
    guard !shape.isEmpty else { return cells[0] }
    let width = max(shape.last ?? 1, 1)
    let rows = stride(from: 0, to: cells.count, by: width).map { Array(cells[$0..<$0 + width]) }
    return .array(.brackets, rows)
  }

  /// The symbol that a name stands for: the gradient of W, or y with a hat.
  private static func symbol(_ name: String) -> Math {
    if name == "y_hat" || name == "predictions" { return .accent(.hat, .identifier("y")) }
    let letters = String(name.prefix { !$0.isNumber })
    let number = String(name.drop { !$0.isNumber })
    if letters.count > 1, letters.first == "d" {
      return .derivative(of: .identifier("L"), by: symbol(String(name.dropFirst())))
    }
    let base: Math = letters.count > 1 ? .styled(letters, .upright) : .identifier(letters)
    return number.isEmpty ? base : .scripts(base, sub: .number(number), sup: nil)
  }
}

extension Math {
  /// A number as it is printed: `-0.5`, `1e-05`, `inf`.
  static func value(_ text: String) -> Math {
    if text.first == "-" { return .row([.symbol("−"), value(String(text.dropFirst()))]) }
    if text == "inf" { return .identifier("∞") }
    if text == "nan" { return .styled("nan", .upright) }
    guard let mark = text.firstIndex(of: "e"), let power = Int(text[text.index(after: mark)...])
    else { return .number(text) }
    return .row([
      .number(String(text[..<mark])), .symbol("×"),
      .scripts(.number("10"), sub: nil, sup: value("\(power)")),
    ])
  }

  /// ∂f/∂x.
  static func derivative(of function: Math, by variable: Math) -> Math {
    .fraction(.row([.identifier("∂"), function]), .row([.identifier("∂"), variable]))
  }
}
