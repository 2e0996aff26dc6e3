/// How NumPy writes the floating-point elements of one array: all fixed or all scientific, aligned
/// at the point, with the fewest digits that identify each, but at most `precision` after the point.
package struct NumPyFloatFormat {
  private let isFloat32: Bool
  private let isScientific: Bool
  /// The largest number of digits after the point, and in scientific form that of every element.
  private var fractionDigits: Int
  private var exponentDigits = 2
  private var leftWidth = 0
  private var rightWidth = 0

  /// Finds the form and the widths for the elements shown.
  package init(_ elements: [Double], isFloat32: Bool, precision: Int) {
    let finite = elements.filter(\.isFinite)
    self.isFloat32 = isFloat32
    isScientific = Self.needsExponent(finite, isFloat32: isFloat32)
    fractionDigits = precision
    if isScientific { measureScientific(finite) } else { measureFixed(finite) }
    if finite.count < elements.count {
      let longest = elements.contains(-.infinity) ? 4 : 3
      leftWidth = max(leftWidth, longest - rightWidth - 1)
    }
  }

  /// One element, padded to the common width.
  package func text(_ element: Double) -> String {
    guard element.isFinite else {
      let text = element.isNaN ? "nan" : element < 0 ? "-inf" : "inf"
      return String(repeating: " ", count: leftWidth + rightWidth + 1 - text.count) + text
    }
    return isScientific ? scientific(element) : fixed(element)
  }

  /// Whether the elements are too large, too small or too far apart for the fixed form.
  private static func needsExponent(_ finite: [Double], isFloat32: Bool) -> Bool {
    let magnitudes = finite.map(\.magnitude).filter { $0 > 0 }
    guard let largest = magnitudes.max(), let smallest = magnitudes.min() else { return false }
    return isFloat32
      ? largest >= 1e6 || Float(smallest) < 1e-4 || Float(largest) / Float(smallest) > 1000
      : largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000
  }

  private mutating func measureFixed(_ finite: [Double]) {
    let digits = finite.map(fixedDigits)
    leftWidth =
      zip(finite, digits).map { sign($0).count + $1.integerPart.utf8.count }.max() ?? 0
    rightWidth = digits.map { $0.fractionPart.utf8.count }.max() ?? 0
  }

  private mutating func measureScientific(_ finite: [Double]) {
    let digits = finite.map { scientificDigits($0, atLeast: 1) }
    fractionDigits = digits.map { $0.significantDigits.count - 1 }.max() ?? 0
    exponentDigits = max(2, digits.map { String($0.exponent.magnitude).utf8.count }.max() ?? 2)
    leftWidth = finite.map { sign($0).count + 1 }.max() ?? 1
    rightWidth = exponentDigits + 2 + fractionDigits
  }

  private func fixed(_ element: Double) -> String {
    let digits = fixedDigits(element)
    let integer = sign(element) + digits.integerPart
    let fraction = digits.fractionPart
    return String(repeating: " ", count: leftWidth - integer.utf8.count) + integer + "." + fraction
      + String(repeating: " ", count: rightWidth - fraction.utf8.count)
  }

  private func scientific(_ element: Double) -> String {
    let digits = scientificDigits(element, atLeast: fractionDigits + 1)
    let text =
      sign(element)
      + DecimalNotation.scientific(
        digits, fractionDigits: fractionDigits, keepsPoint: true, exponentDigits: exponentDigits)
    return String(repeating: " ", count: leftWidth - sign(element).count - 1) + text
  }

  private func fixedDigits(_ element: Double) -> DecimalDigits {
    let shortest = NumPyDigits.shortest(element, isFloat32: isFloat32)
    return shortest.digits.count <= shortest.pointPosition + fractionDigits
      ? shortest : DecimalDigits(element, fractionDigits: fractionDigits)
  }

  private func scientificDigits(_ element: Double, atLeast minimum: Int) -> DecimalDigits {
    let shortest = NumPyDigits.shortest(element, isFloat32: isFloat32, atLeast: minimum)
    return shortest.digits.count <= fractionDigits + 1
      ? shortest : DecimalDigits(element, count: fractionDigits + 1)
  }

  private func sign(_ element: Double) -> String { element.sign == .minus ? "-" : "" }
}
