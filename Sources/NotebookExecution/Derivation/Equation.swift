import NotebookDocuments

/// A value set in steps: the symbols, the numbers, the result.
struct Equation: Sendable {
  var name: Math
  /// What it equals, from the symbols to the numbers.
  var steps: [Math]
  /// The number, vector or matrix that the engine computed.
  var result: Math?

  var formula: Formula {
    let sides = steps + (result.map { [$0] } ?? [])
    guard sides.count > 1 else {
      return Formula(flattening: .row([name] + sides.flatMap { [.symbol("="), $0] }))
    }
    let rows = sides.enumerated().map { index, side in
      [index == 0 ? name : .row([]), Math.row([.symbol("="), side])]
    }
    return Formula(flattening: .array(.aligned, rows))
  }
}

extension Formula {
  /// A formula put together from parts, without the groups that come of that.
  init(flattening math: Math) { self.init(math.flattened) }
}

extension Math {
  /// The same without rows inside rows.
  fileprivate var flattened: Math {
    switch self {
    case .row(let parts):
      return .group(
        parts.flatMap { part -> [Math] in
          let part = part.flattened
          if case .row(let inner) = part { return inner }
          return [part]
        })
    case .fraction(let above, let below): return .fraction(above.flattened, below.flattened)
    case .scripts(let base, let sub, let sup):
      return .scripts(base.flattened, sub: sub?.flattened, sup: sup?.flattened)
    case .fenced(let open, let inner, let close): return .fenced(open, inner.flattened, close)
    case .array(let arrangement, let rows):
      return .array(arrangement, rows.map { $0.map(\.flattened) })
    default: return self
    }
  }

  /// The tree of TeX that stands in the source of this program.
  static func tex(_ source: String) -> Math {
    do throws(TeXParser.Problem) {
      return try TeXParser.parse(source)
    } catch {
      preconditionFailure("\(source): \(error.message)")
    }
  }

  /// The same with other formulas in the places of letters; negative numbers get parentheses.
  func substituting(_ values: [Math: Math]) -> Math {
    if let value = values[self] { return value }
    func inner(_ math: Math) -> Math { math.substituting(values) }
    switch self {
    case .row(let parts):
      return .row(
        parts.enumerated().map { index, part in
          let value = inner(part)
          return index > 0 && part != value ? value.inParenthesesIfNegative : value
        })
    case .fraction(let above, let below): return .fraction(inner(above), inner(below))
    case .root(let radicand, let degree): return .root(inner(radicand), degree: degree)
    case .scripts(let base, let sub, let sup):
      return .scripts(inner(base), sub: sub.map(inner), sup: sup.map(inner))
    case .fenced(let open, let part, let close): return .fenced(open, inner(part), close)
    case .array(let arrangement, let rows):
      return .array(arrangement, rows.map { $0.map(inner) })
    default: return self
    }
  }

  /// A number with a sign as a factor or a term.
  var inParenthesesIfNegative: Math {
    guard case .row(let parts) = self, parts.first == .symbol("−") else { return self }
    return .row([.symbol("("), self, .symbol(")")])
  }
}
