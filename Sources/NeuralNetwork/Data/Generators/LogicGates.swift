/// The truth table of a function of two bits: four samples, 00, 01, 10 and 11.
protocol LogicGate: DataGenerator {
  /// Makes the gate.
  init()
  /// Its output.
  static func output(_ a: Bool, _ b: Bool) -> Bool
}

extension LogicGate {
  /// Reads nothing: a gate has no settings.
  init(settings: inout some Settings) { self.init() }

  /// Lists the table; nothing is drawn.
  func makeDataset(using generator: inout any RandomGenerator) -> Dataset {
    let rows = [(false, false), (false, true), (true, false), (true, true)]
    return Samples.labelled(
      rows.map { [$0 ? 1 : 0, $1 ? 1 : 0] }, rows.map { Self.output($0, $1) ? 1 : 0 })
  }
}

/// 1 where both inputs are 1.
struct And: LogicGate {
  static let name = "and"
  static let summary = "the truth table of a ∧ b"
  static let counterpart: String? = nil
  init() {}
  static func output(_ a: Bool, _ b: Bool) -> Bool { a && b }
}

/// 1 where an input is 1.
struct Or: LogicGate {
  static let name = "or"
  static let summary = "the truth table of a ∨ b"
  static let counterpart: String? = nil
  init() {}
  static func output(_ a: Bool, _ b: Bool) -> Bool { a || b }
}

/// 1 where the inputs differ.
struct Xor: LogicGate {
  static let name = "xor"
  static let summary = "the truth table of a ⊕ b, which no single line separates"
  static let counterpart: String? = nil
  init() {}
  static func output(_ a: Bool, _ b: Bool) -> Bool { a != b }
}

/// 0 where both inputs are 1.
struct Nand: LogicGate {
  static let name = "nand"
  static let summary = "the truth table of ¬(a ∧ b)"
  static let counterpart: String? = nil
  init() {}
  static func output(_ a: Bool, _ b: Bool) -> Bool { !(a && b) }
}

/// 1 where both inputs are 0.
struct Nor: LogicGate {
  static let name = "nor"
  static let summary = "the truth table of ¬(a ∨ b)"
  static let counterpart: String? = nil
  init() {}
  static func output(_ a: Bool, _ b: Bool) -> Bool { !(a || b) }
}

/// 1 where the inputs are equal.
struct Xnor: LogicGate {
  static let name = "xnor"
  static let summary = "the truth table of a ↔ b"
  static let counterpart: String? = nil
  init() {}
  static func output(_ a: Bool, _ b: Bool) -> Bool { a == b }
}
