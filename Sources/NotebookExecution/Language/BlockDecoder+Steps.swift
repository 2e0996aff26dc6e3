import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension BlockDecoder {
  /// The steps that are written as a name alone, with what they do.
  static let plainSteps: [(name: String, summary: String)] = [
    ("forward", "computes the outputs, and the loss where there are targets"),
    ("backward", "computes the gradients of the last forward pass"),
    ("update", "changes the parameters with the optimizer"),
  ]

  /// Reads `optimizer` and `run`.
  mutating func readSteps(_ keys: inout KeyReader, into block: inout Block) {
    if let node = keys.node(
      "optimizer", optimizers.kind, as: .component(of: optimizers), default: "none",
      "the optimizer, from this block on")
    {
      block.places.optimizer = node.range
      block.optimizer = problems.component(node, of: optimizers)
    }
    guard
      let node = keys.node(
        "run", "list of steps", as: .list(of: .definition("step")), default: "none",
        "the steps, one after the other"),
      let steps = problems.list(
        node, "run", of: "steps such as `forward` or `train: {epochs: 100}`")
    else { return }
    block.steps = steps.compactMap { step in
      problems.step(step).map { Step(action: $0, range: step.range) }
    }
  }
}

extension Problems {
  /// A step: a name, or a mapping of a name to settings.
  func step(_ node: YAMLNode) -> Step.Action? {
    let name: String
    var place = node.range
    var entries: [YAMLEntry] = []
    switch node.content {
    case .scalar:
      guard let text = node.text else { return wrongKind(node, "a step", "a name") }
      name = text
    case .mapping(let keys) where keys.count == 1:
      name = keys[0].key
      place = keys[0].keyRange
      if case .mapping(let settings) = keys[0].value.content {
        entries = settings
      } else if !keys[0].value.isNull {
        guard Self.steps.contains(name) else {
          unknown(name, "step", among: Self.steps, at: place)
          return nil
        }
        return wrongType(keys[0].value, name, "a mapping of settings")
      }
    case .mapping(let keys) where keys.count > 1 && keys[0].value.isNull:
      let (step, setting) = (keys[0].key, keys[1].key)
      error(
        keys[1].keyRange, "`\(setting)` stands beside the step `\(step)`, not in it",
        hint: "indent `\(setting)` further than `\(step)`")
      return nil
    default:
      return wrongKind(node, "a step", "a name or a mapping of one name to its settings")
    }
    var settings = KeyReader(entries, of: "the step `\(name)`", at: node.range, problems: self)
    if let notes, let step = Reference.stepKeys.first(where: { $0.name == name }) {
      notes.note("step", name, step.summary, at: place)
    }
    let action = action(name, &settings, at: place)
    if action != nil { settings.refuseUnknownKeys() }
    return action
  }

  func part(_ settings: inout KeyReader) -> DataPart? {
    let names = DataPart.allCases.map { "`\($0.rawValue)`" }
    let summary =
      "the data to judge by, \(names.joined(separator: " or ")); if absent, the test data if there are "
      + "any, else the training data"
    guard
      let node = settings.node(
        "on", names.joined(separator: ", "), as: .names(DataPart.allCases.map(\.rawValue)),
        default: "none", summary)
    else { return nil }
    guard let name = name(node, "on") else { return nil }
    if let part = DataPart(rawValue: name) { return part }
    notes?.offer(DataPart.allCases.map(\.rawValue), "part of the data", insteadOf: name)
    error(
      node.range, "unknown part of the data `\(name)`",
      hint: "it may be \(names.joined(separator: " or "))")
    return nil
  }

  private static let steps =
    BlockDecoder.plainSteps.map(\.name) + ["train", "gradient-check", "evaluate"]

  private func action(
    _ name: String, _ settings: inout KeyReader, at place: SourceRange
  ) -> Step.Action? {
    switch name {
    case "forward": return .forward
    case "backward": return .backward
    case "update": return .update
    case "train":
      let plan = TrainingPlan(settings: &settings)
      for key in ["min-delta", "restore-best"] where settings.has(key) && !settings.has("patience")
      {
        warning(
          settings.place(of: key), "`\(key)` does nothing without `patience`",
          hint: "say how many epochs to wait for a better loss, as in `patience: 10`")
      }
      return .train(plan)
    case "gradient-check": return .gradientCheck(GradientCheckSettings(settings: &settings))
    case "evaluate": return .evaluate(part(&settings))
    default:
      unknown(name, "step", among: Self.steps, at: place)
      return nil
    }
  }
}
