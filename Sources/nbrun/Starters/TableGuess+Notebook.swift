import NeuralNetwork
import NotebookStarters
import NotebookSyntax

extension TableGuess {
  /// What is filled into a notebook.
  ///
  /// - Parameter path: that of the file, from the notebook's folder.
  func values(path: String) -> [String: String] {
    [
      "path": path.replacing("`", with: "'"), "file": path.yaml,
      "address": PercentCoding.encoded(path, keeping: "/"),
      "rows": "\(rowCount)", "number": "\(inputs.count)",
      "target": target.name.replacing("`", with: "'"), "column": target.name.yaml,
      "classes": "\(target.variety)",
      "inputs": Self.list(inputs.map(\.name.yaml)), "format": formatLines,
      "missing": missingLine, "split": split, "mean": mean, "rate": rate,
    ]
  }

  /// What the notebook says of the file's format, where it is not the usual one.
  private var formatLines: String {
    var lines = ""
    if format.separator != "," {
      lines += "  separator: \(format.separator == "\t" ? "\"\\t\"" : "\"\(format.separator)\"")\n"
    }
    if format.decimal == .comma { lines += "  decimal: comma\n" }
    if format.hasHeader == false {
      lines += "  header: false                 # columns are called by their numbers, from 0\n"
    }
    if !format.missingValues.isEmpty {
      lines += "  missing-values: \(Self.list(format.missingValues.map(\.yaml)))\n"
    }
    return lines
  }

  private var missingLine: String {
    switch (inputs.contains(where: \.hasMissing), target.hasMissing) {
    case (false, false): ""
    case (true, false): "  missing: mean                 # of the input's other numbers\n"
    case (false, true): "  missing: drop                 # rows without a target are left out\n"
    case (true, true): "  missing: {inputs: mean, targets: drop}\n"
    }
  }

  /// A fifth of each class, where the classes are large enough to be divided.
  private var split: String {
    var counts: [String: Int] = [:]
    for value in target.values.compactMap({ $0 }) { counts[value, default: 0] += 1 }
    let isDivisible = classifies && counts.values.allSatisfy { $0 >= 5 }
    return isDivisible ? "{test: 0.2, stratify: true, seed: 1}" : "{test: 0.2, seed: 1}"
  }

  /// The mean and the standard deviation of the targets.
  private var targets: (mean: Double, deviation: Double) {
    let numbers = target.numbers ?? [0]
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return (mean, variance.squareRoot())
  }

  /// The mean of the targets with three significant digits.
  private var mean: String {
    let mean = targets.mean
    guard mean != 0, mean.isFinite else { return "0" }
    var unit = 1.0
    while mean.magnitude / unit >= 1000 { unit *= 10 }
    while mean.magnitude / unit < 100 { unit /= 10 }
    let rounded = (mean / unit).rounded() * unit
    return rounded == rounded.rounded() && rounded.magnitude < 1e9
      ? "\(Int(rounded))" : "\(Double(Float(rounded).description) ?? rounded)"
  }

  /// A power of ten that goes with the root of the targets' deviation, since two layers share the way to them.
  private var rate: String {
    var (deviation, exponent) = (targets.deviation, -2)
    guard deviation > 0, deviation.isFinite else { return "0.01" }
    while deviation >= 30 { (deviation, exponent) = (deviation / 100, exponent + 1) }
    while deviation < 0.3 { (deviation, exponent) = (deviation * 100, exponent - 1) }
    return exponent < 0
      ? "0." + String(repeating: "0", count: -exponent - 1) + "1"
      : "1" + String(repeating: "0", count: exponent)
  }

  private static func list(_ names: [String]) -> String {
    "[\(names.joined(separator: ", "))]"
  }

  /// What was assumed, a line each.
  var assumptions: [String] {
    var lines = [
      "\(rowCount) rows; "
        + (format.hasHeader == false
          ? "no header, columns by number" : "the first row names the columns")
        + (format.separator == "," ? "" : ", separated by \(Self.word(for: format.separator))")
        + (format.decimal == .comma ? ", with decimal commas" : ""),
      "target: \(target.name), "
        + (classifies
          ? "a class of \(target.variety)"
          : "a number")
        + (target.hasMissing ? "; rows without one are left out" : ""),
      "inputs: \(inputs.map(\.name).joined(separator: ", "))",
    ]
    let gaps = inputs.filter(\.hasMissing).map(\.name)
    if !gaps.isEmpty {
      lines.append("missing values become the mean: \(gaps.joined(separator: ", "))")
    }
    if !format.missingValues.isEmpty {
      lines.append(
        "taken for a missing value: \(format.missingValues.map { "`\($0)`" }.joined(separator: ", "))"
      )
    }
    for (name, reason) in omitted {
      lines.append("left out: \(name.isEmpty ? "a column" : name), since \(reason)")
    }
    return lines
  }

  private static func word(for separator: Character) -> String {
    switch separator {
    case "\t": "tabs"
    case ";": "semicolons"
    default: "`\(separator)`"
    }
  }
}
