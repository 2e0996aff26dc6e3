import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

/// The values of a document for other programs.
struct JSONDocument {
  let source: String
  let digest: String
  let notebook: Notebook
  let results: [PartResult]
  let networks: [NetworkSummary]

  var json: JSON {
    .object([
      ("format", .integer(1)),
      ("nbrun", .string(version)),
      ("source", .object([("name", .string(source)), ("sha256", .string(digest))])),
      ("blocks", .array(blocks)),
      ("networks", .array(networks.map(network))),
    ])
  }

  private var blocks: [JSON] {
    zip(notebook.liveParts, results).compactMap { part, result in
      guard case .block(let result) = result else { return nil }
      let line = notebook.source.location(ofOffset: part.range.lowerBound).line
      return .object([
        ("line", .integer(line)),
        ("network", .string(result.network)),
        ("values", .array(result.values)),
      ])
    }
  }

  private func network(_ network: NetworkSummary) -> JSON {
    let random = network.description.random
    return .object([
      ("name", .string(network.name)),
      ("precision", .string(network.description.precision.rawValue)),
      ("generator", .string(random.kind.rawValue)),
      ("seed", .string("\(random.seed)")),
      ("parametersSHA256", .string(network.parametersDigest)),
    ])
  }
}

/// What a block shows as JSON.
struct JSONValues {
  /// The values that one item of `show` stands for.
  func values(_ shown: ShownValue) -> [JSON] {
    let name = shown.item.name
    switch shown.content {
    case .tensor(let tensor): return [value(name, tensor)]
    case .tensors(let tensors): return tensors.map { value($0.name, $0.value) }
    case .predictions(let predictions): return [value(name, predictions.outputs)]
    case .changes(let changes):
      return changes.flatMap { change in
        [
          value(change.quantity.name + ".before", change.before),
          value(change.quantity.name + ".gradient", change.gradient),
          value(change.quantity.name + ".after", change.after),
        ]
      }
    case .history(let training):
      switch shown.item.subject {
      case .rateCurve: return [rates(name, training)]
      case .lossCurve: return [losses(name, training, of: training.points)]
      default: return [losses(name, training, of: training.rows)]
      }
    case .summary(let layers): return [summary(name, layers)]
    case .gradientCheck(let check): return [gradientCheck(name, check)]
    case .confusion(let matrix, let labels):
      if shown.item.subject == .classificationReport { return [report(name, matrix, labels)] }
      return [
        .object(
          [("name", .string(name)), ("classes", .array(labels.map(JSON.string)))]
            + members(matrix.tensor))
      ]
    case .figures: return []
    case .frames(_, let training): return [losses(name, training, of: training.rows)]
    case .derivation(let pass): return [derivation(name, pass, shown.item)]
    }
  }

  private func value(_ name: String, _ tensor: Tensor) -> JSON {
    .object([("name", .string(name))] + members(tensor))
  }

  private func members(_ tensor: Tensor) -> [(key: String, value: JSON)] {
    [
      ("shape", .array(tensor.shape.map(JSON.integer))),
      ("type", .string(tensor.elementType.rawValue)),
      ("data", .array(tensor.elements.map { element($0, tensor.elementType) })),
    ]
  }

  private func element(_ element: Double, _ type: Tensor.ElementType) -> JSON {
    switch type {
    case .float64: .number(element, .float64)
    case .float32: .number(element, .float32)
    case .int64, .bool: .integer(Int(element))
    }
  }

  /// The losses of some epochs as one value, with what stands beside them.
  private func losses(
    _ name: String, _ training: RecordedTraining, of rows: [TrainingHistory.Record]
  ) -> JSON {
    let losses = rows.map(\.loss)
    let type = losses.first?.elementType ?? .float64
    let stacked = Tensor(
      shape: [losses.count] + (losses.first?.shape ?? []), elements: losses.flatMap(\.elements),
      elementType: type)
    var values = [("name", .string(name)), epochs(rows)] + members(stacked)
    let validation = rows.compactMap(\.validationLoss)
    if !validation.isEmpty {
      values.append(("validationLosses", .array(validation.map { element($0, type) })))
    }
    if rows.contains(where: { $0.learningRate != rows[0].learningRate }) {
      values.append(("learningRates", .array(rows.map { .number($0.learningRate, .float64) })))
    }
    if training.endedEarly {
      values.append(("stoppedAfter", .integer(training.history.epochs)))
    }
    if let epoch = training.history.restoredEpoch {
      values.append(("restoredEpoch", .integer(epoch)))
    }
    return .object(values)
  }

  /// The learning rates of the curve's points.
  private func rates(_ name: String, _ training: RecordedTraining) -> JSON {
    let points = training.points
    let rates = points.map(\.learningRate)
    return .object(
      [("name", .string(name)), epochs(points)]
        + members(Tensor(shape: [rates.count], elements: rates)))
  }

  private func epochs(_ rows: [TrainingHistory.Record]) -> (key: String, value: JSON) {
    ("epochs", .array(rows.map { .integer($0.epoch) }))
  }

  /// Precision, recall and F1 of each class, and their means; NaN where the table has a dash.
  private func report(
    _ name: String, _ matrix: ConfusionMatrix, _ labels: [String]
  ) -> JSON {
    func numbers(_ measure: (Int) -> Double) -> JSON {
      .array(
        labels.indices.map { .number(matrix.occurs($0) ? measure($0) : .nan, .float64) })
    }
    return .object([
      ("name", .string(name)),
      ("classes", .array(labels.map(JSON.string))),
      ("precision", numbers(matrix.precision)),
      ("recall", numbers(matrix.recall)),
      ("f1", numbers(matrix.f1)),
      ("samples", .array(matrix.counts.map { .integer($0.reduce(0, +)) })),
      (
        "mean",
        .object([
          ("precision", .number(matrix.macro { $0.precision }, .float64)),
          ("recall", .number(matrix.macro { $0.recall }, .float64)),
          ("f1", .number(matrix.macro { $0.f1 }, .float64)),
        ])
      ),
    ])
  }

  private func summary(_ name: String, _ layers: [LayerSummary]) -> JSON {
    .object([
      ("name", .string(name)),
      (
        "layers",
        .array(
          layers.map { layer in
            .object([
              ("kind", .string(layer.name)),
              ("activation", .string(layer.activation)),
              ("input", .array(layer.inputShape.map(JSON.integer))),
              ("output", .array(layer.outputShape.map(JSON.integer))),
              ("parameters", .integer(layer.parameterCount)),
            ])
          })
      ),
    ])
  }

  private func derivation(_ name: String, _ pass: WorkedPass, _ item: ShowItem) -> JSON {
    let writer = DerivationWriter(pass, sample: item.sample, digits: item.digits)
    let sections = writer.derivation.sections.map { section in
      JSON.object([
        ("title", .string(section.title)),
        ("formulas", .array(section.formulas.map { .string($0.tex) })),
      ])
    }
    return .object([
      ("name", .string(name)), ("sample", .integer(item.sample)), ("steps", .array(sections)),
    ])
  }

  private func gradientCheck(_ name: String, _ check: GradientCheck) -> JSON {
    .object([
      ("name", .string(name)),
      ("verdict", .string(check.passes ? "pass" : "fail")),
      ("parameters", .array(check.entries.map(entry))),
    ])
  }

  private func entry(_ entry: GradientCheck.Entry) -> JSON {
    var members: [(key: String, value: JSON)] = [
      ("name", .string(entry.quantity.name)),
      ("verdict", .string(entry.passes ? "pass" : "fail")),
      ("checked", .integer(entry.count)),
      ("kinks", .integer(entry.kinks.count)),
    ]
    if let slope = entry.taylorSlope { members.append(("taylorSlope", .number(slope, .float64))) }
    if let worst = entry.worst {
      members += [
        ("index", .array(worst.index.map(JSON.integer))),
        ("analytic", .number(worst.analytic, .float64)),
        ("numeric", .number(worst.numeric, .float64)),
        ("relativeDifference", .number(worst.relativeDifference, .float64)),
      ]
    }
    return .object(members)
  }
}
