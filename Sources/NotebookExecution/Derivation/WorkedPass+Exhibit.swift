import NeuralNetwork
import NotebookDocuments

extension WorkedPass: Exhibit {
  static let name = "derivation"
  static let summary =
    "the chain rule written out for the last passes and one sample, with the numbers in it"
  static let isOfGradients = true
  static let options: Set<ShowOption> = [.sample, .digits]

  init(of state: NetworkState) throws(Unavailable) {
    if let reason = Self.reasonForLacking(state.description) { throw .impossible(reason) }
    var optimizer: (any Optimizer)?
    switch state.lastPasses {
    case .none: throw .missing(.passes)
    case .forward: throw .missing(.backward)
    case .backward: break
    case .updated(let rule): optimizer = rule
    }
    guard let pass = WorkedPass(state.network, updatedBy: optimizer) else {
      throw .missing(.passes)
    }
    self = pass
  }

  func objection(to options: ShowOptions) -> String? {
    guard options.sample >= samples else { return nil }
    return "there is no sample \(options.sample): "
      + (samples == 1
        ? "the passes were over one, number 0"
        : "the passes were over \(samples), from 0 to \(samples - 1)")
  }

  func outputs(_ options: ShowOptions) -> [Output] {
    [options.output(.derivation(derivation(options)))]
  }

  func values(_ options: ShowOptions) -> [JSON] {
    let sections = derivation(options).sections.map { section in
      JSON.object([
        ("title", .string(section.title)),
        ("formulas", .array(section.formulas.map { .string($0.tex) })),
      ])
    }
    return [
      .object([
        ("name", .string(options.name)), ("sample", .integer(options.sample)),
        ("steps", .array(sections)),
      ])
    ]
  }

  private func derivation(_ options: ShowOptions) -> Derivation {
    DerivationWriter(self, sample: options.sample, digits: options.arrayDigits).derivation
  }
}
