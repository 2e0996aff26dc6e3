import Foundation

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

/// Computes what a formula of one number says, as a reader would: sums of products of factors.
struct FormulaValue {
  struct Unreadable: Error {
    var part: Math?
  }

  /// The values of letters, bold ones and symbols included.
  var values: [Math: Double]
  /// The functions with names made of letters: σ, Φ, φ.
  var functions: [Math: (Double) -> Double] = [
    .identifier("σ"): { 1 / (1 + exp(-$0)) },
    .identifier("Φ"): { 0.5 * erfc(-$0 / 2.0.squareRoot()) },
    .identifier("φ"): { exp(-$0 * $0 / 2) / (2 * Double.pi).squareRoot() },
    .function("log"): { log($0) }, .function("tanh"): { tanh($0) },
    .function("cosh"): { cosh($0) }, .function("sign"): { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 },
  ]

  /// The value up to the first comma, after which letters are explained.
  func value(_ math: Math) throws -> Double {
    var parts = math.parts[...]
    return try sum(&parts)
  }

  private func sum(_ parts: inout ArraySlice<Math>) throws -> Double {
    var sum = 0.0
    var sign = 1.0
    if parts.first == .symbol("−") {
      parts.removeFirst()
      sign = -1
    }
    while true {
      sum += sign * (try product(&parts))
      switch parts.first {
      case .symbol("+"): sign = 1
      case .symbol("−"): sign = -1
      default: return sum
      }
      parts.removeFirst()
    }
  }

  private func product(_ parts: inout ArraySlice<Math>) throws -> Double {
    var product = try factor(&parts)
    while let next = parts.first {
      switch next {
      case .symbol("⋅"), .symbol("⊙"):
        parts.removeFirst()
        product *= try factor(&parts)
      case .symbol("/"):
        parts.removeFirst()
        product /= try factor(&parts)
      case .symbol("("): product *= try factor(&parts)
      case .symbol, .scripts(.symbol, _, _), .space: return product
      default: product *= try factor(&parts)
      }
    }
    return product
  }

  private func factor(_ parts: inout ArraySlice<Math>) throws -> Double {
    guard let first = parts.popFirst() else { throw Unreadable() }
    if let value = values[first] { return value }
    if let function = functions[first] { return function(try factor(&parts)) }
    switch first {
    case .number(let text): return Double(text) ?? .nan
    case .symbol("("): return try closed(&parts, by: ")")
    case .symbol("|"): return abs(try closed(&parts, by: "|"))
    case .symbol("−"): return -(try factor(&parts))
    case .fraction(let above, let below): return try value(above) / value(below)
    case .root(let radicand, nil): return try value(radicand).squareRoot()
    case .fenced("(", let inner, ")"): return try value(inner)
    case .fenced("|", let inner, "|"): return abs(try value(inner))
    case .scripts(.identifier("e"), nil, let power?): return exp(try value(power))
    case .scripts(let base, nil, let power?):
      if let function = functions[base] {
        return pow(function(try factor(&parts)), try value(power))
      }
      return pow(try value(base), try value(power))
    case .function("max"), .function("min"): return try extreme(first, &parts)
    case .array(.cases, let rows):
      for row in rows where try holds(row[1]) { return try value(row[0]) }
      throw Unreadable(part: first)
    default: throw Unreadable(part: first)
    }
  }

  /// What stands before a closing bracket, to the power that the bracket has.
  private func closed(_ parts: inout ArraySlice<Math>, by bracket: String) throws -> Double {
    let inner = try sum(&parts)
    switch parts.popFirst() {
    case .symbol(bracket): return inner
    case .scripts(.symbol(bracket), nil, let power?): return pow(inner, try value(power))
    case let other: throw Unreadable(part: other)
    }
  }

  private func extreme(_ name: Math, _ parts: inout ArraySlice<Math>) throws -> Double {
    var inner = parts
    if case .fenced("(", let arguments, ")")? = parts.popFirst() {
      inner = arguments.parts[...]
    } else {
      inner.removeFirst()
    }
    let first = try sum(&inner)
    guard inner.popFirst() == .symbol(",") else { throw Unreadable(part: name) }
    let second = try sum(&inner)
    if inner.first == .symbol(")") { parts = inner.dropFirst() }
    return name == .function("max") ? max(first, second) : min(first, second)
  }

  /// Whether a condition such as `-3 < z < 3` holds.
  private func holds(_ condition: Math) throws -> Bool {
    if case .text = condition { return true }
    var parts = condition.parts[...]
    var left = try sum(&parts)
    while let relation = parts.popFirst() {
      let right = try sum(&parts)
      switch relation {
      case .symbol("<"): guard left < right else { return false }
      case .symbol(">"): guard left > right else { return false }
      case .symbol("≤"): guard left <= right else { return false }
      case .symbol("≥"): guard left >= right else { return false }
      default: throw Unreadable(part: relation)
      }
      left = right
    }
    return true
  }
}

extension Math {
  var parts: [Math] {
    if case .row(let parts) = self { parts } else { [self] }
  }
}
