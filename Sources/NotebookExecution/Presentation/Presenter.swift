import NeuralNetwork
import NotebookDocuments

/// Puts what a block shows into texts, tables, formulas and pictures.
struct Presenter {
  let numberStyle: NumberStyle

  /// The outputs of a block, in the order of its `show`. NumPy texts that follow each other without
  /// captions of their own are joined into one.
  func outputs(of shown: [ShownValue], caption: String?, label: String?) -> [Output] {
    var outputs: [Output] = []
    var texts: [String] = []
    var tellsEnding = false
    func flush() {
      guard !texts.isEmpty else { return }
      outputs.append(Output(.text(Self.joined(texts))))
      texts = []
    }
    for value in shown {
      let item = value.item
      if item.caption == nil, item.label == nil, let text = text(of: value) {
        texts += text
      } else {
        flush()
        outputs += self.outputs(of: value)
      }
      if let ending = value.ending, !tellsEnding {
        flush()
        outputs.append(Output(.note(Note(.information, ending))))
        tellsEnding = true
      }
    }
    flush()
    if !outputs.isEmpty {
      if let caption { outputs[0].caption = outputs[0].caption ?? caption }
      if let label { outputs[0].label = outputs[0].label ?? label }
    }
    return outputs
  }

  /// One-line values stand close together; an array of several lines gets air around it.
  private static func joined(_ texts: [String]) -> String {
    var result = ""
    for (index, text) in texts.enumerated() {
      if index > 0 {
        let isTall = text.contains("\n") || texts[index - 1].contains("\n")
        result += isTall ? "\n\n" : "\n"
      }
      result += text
    }
    return result
  }

  /// The value as NumPy's text, an entry for each array; nil where it takes another form.
  private func text(of value: ShownValue) -> [String]? {
    let form = form(of: value)
    guard form == .numpy || form == .repr else { return nil }
    switch value.content {
    case .tensor(let tensor):
      return [entry(value.item.name, tensor, value.item)]
    case .predictions(let predictions):
      return [entry(value.item.name, predictions.outputs, value.item)]
    case .tensors(let tensors):
      return tensors.map { entry($0.name, $0.value, value.item) }
    case .history(let training) where value.item.subject == .lossTable:
      return [LossTable(training.history.records, value.item).text]
    default:
      return nil
    }
  }

  /// The outputs of a value that stands by itself.
  private func outputs(of value: ShownValue) -> [Output] {
    let item = value.item
    func output(_ content: Output.Content, _ caption: String? = nil) -> Output {
      Output(content, caption: item.caption ?? caption, label: item.label)
    }
    switch value.content {
    case .tensor(let tensor):
      return [output(content(tensor, value), item.name)]
    case .tensors(let tensors):
      return tensors.enumerated().map { index, tensor in
        Output(
          content(tensor.value, value, name: tensor.name), caption: item.caption ?? tensor.name,
          label: index == 0 ? item.label : nil)
      }
    case .predictions(let predictions):
      if form(of: value) == .table {
        let table = predictions.table(digits: item.digits)
        return [output(.table(table), predictions.caption)]
      }
      return [output(content(predictions.outputs, value), item.name)]
    case .changes(let changes):
      return [output(.table(changes.table(digits: item.digits)), "The last update")]
    case .history(let training):
      let history = training.history
      if item.subject == .lossCurve {
        let scale: LossCurve.Scale = item.scale == .linear ? .linear : .logarithmic
        return [output(.figure(history.picture(scale)))]
      }
      if item.subject == .rateCurve { return [output(.figure(history.ratePicture))] }
      if form(of: value) == .table {
        return [output(.table(LossTable(training.rows, item).table), "Loss by epoch")]
      }
      return [output(.text(LossTable(history.records, item).text), item.name)]
    case .summary(let layers):
      return [output(.table(layers.table), "The network")]
    case .figures(let figures):
      return figures.enumerated().map { index, figure in
        Output(
          .figure(figure),
          // Several of a kind are told apart by their titles.
          caption: index == 0 && item.caption != nil
            ? item.caption : figures.count > 1 ? figure.picture.title : nil,
          label: index == 0 ? item.label : nil)
      }
    case .frames(let frames, _):
      return [output(.frames(frames))]
    case .confusion(let matrix, let labels):
      if item.subject == .classificationReport {
        return [output(.table(matrix.report(labels)), "Classification report")]
      }
      if item.form == .heatmap {
        return [output(.figure(ConfusionHeatMap(counts: matrix.counts, classes: labels).figure))]
      }
      return [output(.table(matrix.table(labels)), "Confusion matrix")]
    case .derivation(let pass):
      let writer = DerivationWriter(pass, sample: item.sample, digits: digits(item))
      return [output(.derivation(writer.derivation))]
    case .gradientCheck(let check):
      return [
        output(.table(check.table), "Gradient check"), Output(.note(check.verdict)),
      ]
    }
  }

  private func form(of value: ShownValue) -> Form {
    if let form = value.item.form { return form }
    if case .history = value.content { return .table }
    return numberStyle == .table ? .table : .numpy
  }

  // MARK: - Tensors

  private func content(_ tensor: Tensor, _ value: ShownValue, name: String? = nil) -> Output.Content
  {
    let tensor = rounded(tensor, value.item)
    switch form(of: value) {
    case .numpy, .repr: return .text(bare(tensor, value.item))
    case .table:
      return .table(tensor.table(name: name ?? value.item.name, digits: digits(value.item)))
    case .heatmap: return .figure(tensor.heatMap(name: name ?? value.item.name))
    case .math:
      return .formula(
        Formula(tensor.formula(name: name ?? value.item.name, digits: digits(value.item))))
    }
  }

  /// `name = value`, or the name above a value of several lines.
  private func entry(_ name: String, _ tensor: Tensor, _ item: ShowItem) -> String {
    let text = bare(rounded(tensor, item), item)
    return text.contains("\n") ? "\(name)\n\(text)" : "\(name) = \(text)"
  }

  private func bare(_ tensor: Tensor, _ item: ShowItem) -> String {
    if tensor.shape.isEmpty, let digits = item.digits, item.form != .repr {
      return NumberText.cell(tensor.elements[0], decimals: digits)
    }
    let precision = digits(item) ?? 8
    return item.form == .repr
      ? NumPyText.representation(tensor, precision: precision)
      : NumPyText.string(tensor, precision: precision)
  }

  private func digits(_ item: ShowItem) -> Int? {
    item.digits ?? (numberStyle == .full ? 17 : nil)
  }

  private func rounded(_ tensor: Tensor, _ item: ShowItem) -> Tensor {
    guard let decimals = item.round, tensor.elementType != .int64 else { return tensor }
    var tensor = tensor
    tensor.elements = tensor.elements.map { element in
      tensor.elementType == .float32
        ? Double(NumPyRounding.round(Float(element), decimals: decimals))
        : NumPyRounding.round(element, decimals: decimals)
    }
    return tensor
  }
}

extension ShownValue {
  /// How the training ended whose losses this shows, if there is something to say.
  fileprivate var ending: String? {
    switch content {
    case .history(let training), .frames(_, let training): training.ending
    default: nil
    }
  }
}
