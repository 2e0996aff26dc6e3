import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// Compares a computed value with one that an author has written down.
///
/// Without a tolerance the two are compared at the digits written: the computed number is rounded to
/// as many decimals as the claim has, and both must then read the same. In a vector or matrix that
/// is the largest number of decimals of any element, since NumPy drops trailing zeros: the 0.4 in
/// `[0.4, 0.12345678]` stands for 0.40000000. An integer (`3`) claims the exact value. A minus sign
/// before a zero is part of the claim; its absence is not.
struct ExpectationCheck {
  /// A claim that does not hold, at the place of the number.
  struct Failure: Equatable {
    var range: SourceRange
    var message: String
  }

  let name: String
  let expected: WrittenTensor
  let within: Double?

  /// The failures, of which the first few are told one by one.
  func failures(_ actual: Tensor) -> [Failure] {
    guard expected.tensor.shape == actual.shape else {
      return [
        Failure(
          range: expected.range,
          message: "expected `\(name)` to be \(expected.tensor.shape.inWords), "
            + "got \(actual.shape.inWords)")
      ]
    }
    let decimals = expected.texts.map(WrittenNumber.init).map(\.decimals).max() ?? 0
    let failing = actual.elements.indices.filter { index in
      !holds(WrittenNumber(expected.texts[index]), actual.elements[index], decimals: decimals)
    }
    let told = failing.prefix(4).map { failure(at: $0, actual, decimals: decimals) }
    guard failing.count > told.count, let last = failing.last else { return told }
    let rest = failing.count - told.count
    return told + [
      Failure(
        range: expected.ranges[last],
        message: "and \(rest) more of the \(actual.elements.count) elements of `\(name)` differ")
    ]
  }

  private func holds(_ written: WrittenNumber, _ actual: Double, decimals: Int) -> Bool {
    if let within {
      if written.value == actual { return true }
      return abs(actual - written.value) <= within * max(abs(actual), abs(written.value))
    }
    if written.isInteger || !written.value.isFinite || !actual.isFinite {
      return written.value.isNaN
        ? actual.isNaN : written.value == actual && signsAgree(written, actual)
    }
    let got = written.form(actual, decimals: decimals)
    let wanted = written.form(written.value, decimals: decimals)
    return got == wanted
      || (!written.hasMinus && got == "-" + wanted && !wanted.contains { "1"..."9" ~= $0 })
  }

  private func signsAgree(_ written: WrittenNumber, _ actual: Double) -> Bool {
    actual != 0 || !written.hasMinus || actual.sign == .minus
  }

  private func failure(at index: Int, _ actual: Tensor, decimals: Int) -> Failure {
    let written = WrittenNumber(expected.texts[index])
    let got = actual.elements[index]
    let place = actual.shape.isEmpty ? name : "\(name)[\(actual.subscriptText(of: index))]"
    var message =
      "expected `\(place)` to be \(written.text), got \(NumPyScalar.string(got, element: actual.elementType))"
    if let within {
      message += "; not within \(within) of it"
    } else if written.value.isFinite, got.isFinite {
      message += "; \(agreement(written, got))"
    }
    return Failure(range: expected.ranges[index], message: message)
  }

  /// To how many significant digits two numbers agree when both are rounded to them.
  private func agreement(_ written: WrittenNumber, _ got: Double) -> String {
    var digits = 0
    while digits < 17,
      NumberText.scientific(got, decimals: digits)
        == NumberText.scientific(written.value, decimals: digits)
    { digits += 1 }
    switch digits {
    case 0: return "they agree in no digit"
    case 1: return "they agree to 1 digit"
    default: return "they agree to \(digits) digits"
    }
  }
}

/// A number with what its text says about precision.
struct WrittenNumber {
  let text: String
  let value: Double
  /// Whether it is written without a point and without an exponent.
  let isInteger: Bool
  let hasMinus: Bool
  /// Whether it has an exponent; its decimals are then those of the mantissa.
  let isScientific: Bool
  let decimals: Int

  init(_ text: String) {
    let digits = text.filter { $0 != "_" }
    self.text = text
    value = YAMLScalar(text).number ?? .nan
    hasMinus = digits.hasPrefix("-")
    let mantissa = digits.prefix { $0 != "e" && $0 != "E" }
    isScientific = mantissa.count < digits.count
    let point = mantissa.firstIndex(of: ".")
    isInteger = point == nil && !isScientific
    decimals = point.map { mantissa.distance(from: $0, to: mantissa.endIndex) - 1 } ?? 0
  }

  /// A number in this one's form.
  func form(_ number: Double, decimals: Int) -> String {
    isScientific
      ? NumberText.scientific(number, decimals: self.decimals)
      : NumberText.fixed(number, decimals: decimals)
  }
}
