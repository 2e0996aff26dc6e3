import NotebookDocuments
import NotebookSyntax

/// How far apart two printed numbers are.
package struct NumberError: Equatable, Sendable {
  /// The distance in units in the last place; nil where that says nothing: for a billion and more, and for infinities.
  ///
  /// Where a number is printed with all its digits (16 or 17 of them, or fewer that are known to be
  /// all) the unit is that of the double: the number of doubles from one to the other. Else it is one
  /// in the last digit that its array prints, unless that digit is worth more than a millionth of the
  /// array's scale: 0.498 and 0.499 are not the same number. Where the new value is known with all its
  /// digits, the doubles between it and the numbers that are printed as the old one are counted too, and
  /// the smaller count holds: a value that crosses 0.4985 by one double is one unit away. (The
  /// coordinates of pictures are excepted.) Zeros of different sign are one unit apart.
  package let ulps: Int?
  /// The error relative to the scale of the array: the largest absolute value in it, old or new.
  /// Infinite where one number is NaN or infinite.
  package let relative: Double
}

/// What decides how the numbers of one array are compared.
struct NumberScale {
  /// The largest finite absolute value, old or new.
  private let scale: Double
  /// The most decimals that any number has: NumPy leaves out zeros at the end, and 0.5 in
  /// `[0.5 0.12345678]` stands for 0.50000000.
  private let decimals: Int
  /// Whether each printed number is all of the value.
  private let printsAllDigits: Bool
  private let isDrawing: Bool
  /// The values that the new numbers may stand for, sorted.
  private let pool: [Double]

  /// Looks at an array's old and new numbers.
  ///
  /// - Parameters:
  ///   - pool: values of the new run, sorted, among them those that were printed. A rounded number is
  ///     compared as the interval that it stands for, so that a last digit that flips between
  ///     0.4985 and 0.49849999 is not more than what it is.
  ///   - printsAllDigits: whether the numbers are known to be printed in full.
  ///   - isDrawing: whether they are coordinates of a picture, which are always rounded, so that two
  ///     that are one unit apart may be one.
  init(
    old: [PrintedNumber], new: [PrintedNumber], pool: [Double], printsAllDigits: Bool,
    isDrawing: Bool = false
  ) {
    let all = old + new
    scale = all.reduce(0) { $1.value.isFinite ? max($0, abs($1.value)) : $0 }
    decimals = all.reduce(0) { max($0, $1.decimals) }
    self.pool = pool
    let isInFull = { (number: PrintedNumber) in
      !number.value.isFinite || Self.contains(pool, number.value)
    }
    self.isDrawing = isDrawing
    self.printsAllDigits =
      printsAllDigits || all.contains { $0.significantDigits >= 16 }
      || !pool.isEmpty && new.allSatisfy(isInFull)
  }

  /// How far two numbers of the array are apart; nil where they are the same number.
  func error(_ old: PrintedNumber, _ new: PrintedNumber) -> NumberError? {
    if old.value.isNaN && new.value.isNaN { return nil }
    if old.value == new.value {
      guard old.value == 0, old.value.sign != new.value.sign else { return nil }
      return NumberError(ulps: 1, relative: 0)
    }
    guard old.value.isFinite, new.value.isFinite else {
      return NumberError(ulps: nil, relative: .infinity)
    }
    if printsAllDigits {
      return NumberError(
        ulps: Self.doublesBetween(old.value, new.value),
        relative: abs(new.value - old.value) / scale)
    }
    return printedError(old, new)
  }

  private func printedError(_ old: PrintedNumber, _ new: PrintedNumber) -> NumberError {
    let unit = max(unit(of: old), unit(of: new))
    let distance = abs(new.value - old.value)
    let units = (distance / unit).rounded()
    if isDrawing {
      return NumberError(
        ulps: Self.few(units), relative: max(0, distance - unit * (1 + 1e-6)) / scale
      )
    }
    let isFine = unit <= scale * 1e-6
    let proven = provenDistance(old, new, unit: unit)
    return NumberError(
      ulps: [isFine ? Self.few(units) : nil, proven?.ulps].compactMap(\.self).min(),
      relative: (proven?.distance ?? distance) / scale)
  }

  /// The distance from the numbers that are printed as the old one is to the farthest value that the
  /// new one may stand for, also as a number of doubles; nil where the new values are not known.
  private func provenDistance(
    _ old: PrintedNumber, _ new: PrintedNumber, unit: Double
  ) -> (distance: Double, ulps: Int?)? {
    let half = unit / 2 * (1 + 1e-6)
    let first = Self.firstIndex(pool, notBelow: new.value - half)
    let values = pool[first...].prefix { $0 <= new.value + half }
    guard let low = values.first, let high = values.last else { return nil }
    let farthest = abs(low - old.value) > abs(high - old.value) ? low : high
    let end = farthest < old.value ? old.value - half : old.value + half
    let distance = max(0, abs(farthest - old.value) - half)
    return (distance, distance == 0 ? 1 : Self.doublesBetween(end, farthest))
  }

  /// What the last digit of a number is worth.
  private func unit(of number: PrintedNumber) -> Double {
    let power = (number.exponent ?? 0) - decimals
    return Double("1e\(power)") ?? 1
  }

  /// The number of doubles from one finite number to another; nil where they are very many.
  private static func doublesBetween(_ first: Double, _ second: Double) -> Int? {
    let distance = ordinal(first).subtractingReportingOverflow(ordinal(second))
    return distance.overflow ? nil : few(Double(distance.partialValue.magnitude))
  }

  /// A count, unless it is so large that it says nothing.
  private static func few(_ count: Double) -> Int? { count < 1e9 ? Int(count) : nil }

  /// The position of a finite double among all doubles, zero at zero.
  private static func ordinal(_ number: Double) -> Int {
    let magnitude = Int(bitPattern: UInt(number.magnitude.bitPattern))
    return number.sign == .minus ? -magnitude : magnitude
  }

  private static func firstIndex(_ sorted: [Double], notBelow limit: Double) -> Int {
    sorted.partitioningIndex { !($0 < limit) }
  }

  private static func contains(_ sorted: [Double], _ number: Double) -> Bool {
    let index = firstIndex(sorted, notBelow: number)
    return index < sorted.count && sorted[index] == number
  }
}
