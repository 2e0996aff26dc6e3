import NeuralNetwork

/// A value set as mathematics: its name, an equals sign and a number, vector or matrix.
struct MatrixFormula {
  /// The letters of the name: `dW` of `dW1`.
  private let letters: String
  private let number: String
  private let rows: [[String]]
  private let isScalar: Bool

  init(_ name: String, _ tensor: Tensor, digits: Int?) {
    let cells = tensor.cellTexts(digits: digits)
    let width = tensor.shape.last ?? 1
    letters = name.prefix { !$0.isNumber }.description
    number = name.drop { !$0.isNumber }.description
    rows = stride(from: 0, to: cells.count, by: max(width, 1)).map {
      Array(cells[$0..<$0 + width])
    }
    isScalar = tensor.shape.isEmpty
  }

  var formula: Formula { Formula(tex: tex, mathML: mathML) }

  private var tex: String {
    let symbol = symbolParts
    var name = symbol.isHat ? "\\hat{\(symbol.letter)}" : symbol.letter
    if symbol.letter.count > 1 { name = "\\mathrm{\(symbol.letter)}" }
    if !number.isEmpty { name += "_{\(number)}" }
    if symbol.isGradient { name = "\\frac{\\partial L}{\\partial \(name)}" }
    guard !isScalar else { return "\(name) = \(rows[0][0])" }
    let body = rows.map { $0.joined(separator: " & ") }.joined(separator: " \\\\ ")
    return "\(name) = \\begin{bmatrix} \(body) \\end{bmatrix}"
  }

  private var mathML: String {
    let symbol = symbolParts
    var name = "<mi>\(HTMLText.escaped(symbol.letter))</mi>"
    if symbol.isHat { name = "<mover accent=\"true\">\(name)<mo>^</mo></mover>" }
    if !number.isEmpty { name = "<msub>\(name)<mn>\(number)</mn></msub>" }
    if symbol.isGradient {
      name = "<mfrac><mrow><mo>∂</mo><mi>L</mi></mrow><mrow><mo>∂</mo>\(name)</mrow></mfrac>"
    }
    let value: String
    if isScalar {
      value = Self.number(rows[0][0])
    } else {
      let body = rows.map { row in
        "<mtr>" + row.map { "<mtd>\(Self.number($0))</mtd>" }.joined() + "</mtr>"
      }
      value = "<mrow><mo>[</mo><mtable>\(body.joined())</mtable><mo>]</mo></mrow>"
    }
    return "<math display=\"block\"><mrow>\(name)<mo>=</mo>\(value)</mrow></math>"
  }

  /// The symbol that a name stands for: the gradient of W, or y with a hat.
  private var symbolParts: (letter: String, isHat: Bool, isGradient: Bool) {
    if letters == "y_hat" || letters == "predictions" { return ("y", true, false) }
    if letters.count > 1, letters.first == "d" { return (String(letters.dropFirst()), false, true) }
    return (letters, false, false)
  }

  private static func number(_ text: String) -> String {
    text.first == "-" ? "<mrow><mo>−</mo><mn>\(text.dropFirst())</mn></mrow>" : "<mn>\(text)</mn>"
  }
}
