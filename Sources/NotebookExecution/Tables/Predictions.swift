import NeuralNetwork
import NotebookDocuments

/// The outputs beside what went in and what should have come out.
struct Predictions: Presentable {
  private let inputs: Tensor
  private let targets: Tensor?
  private let outputs: Tensor
  private let samplesAreColumns: Bool
  /// What the numbers of a sample are called.
  private let names: SampleNames
  /// The part of the data that was evaluated; nil for the samples of the last pass.
  private let part: DataPart?

  /// Those of the last forward pass.
  init(ofLastPassOf state: NetworkState) throws(Unavailable) {
    outputs = try state.value(of: .activation(layer: state.description.layers.count))
    inputs = try state.value(of: .inputs)
    targets = state.network[.targets]
    samplesAreColumns = state.description.orientation == .outputInput
    names = state.names
    part = nil
  }

  /// Those of the last evaluation.
  init(ofLastEvaluationOf state: NetworkState) throws(Unavailable) {
    guard let scores = state.scores, let data = state.dataset(scores.part) else {
      throw .missing(.evaluate)
    }
    let areColumns = state.description.orientation == .outputInput && data.inputs.shape.count == 2
    func laidOut(_ rows: Tensor) -> Tensor { areColumns ? rows.transpose : rows }
    inputs = data.inputs
    targets = scores.evaluation.targets.map(laidOut)
    outputs = laidOut(scores.evaluation.outputs)
    samplesAreColumns = areColumns
    names = state.names
    part = scores.part
  }

  var array: Tensor? { outputs }
  var hasRows: Bool { true }
  var isFinite: Bool { Arrays(outputs).isFinite }

  func texts(_ options: ShowOptions) -> [String]? { Arrays(outputs).texts(options) }

  func outputs(_ options: ShowOptions) -> [Output] {
    guard options.arrayForm == .table else { return Arrays(outputs).outputs(options) }
    var table = table(digits: options.digits)
    var caption = caption
    if let rows = options.rows, rows < table.rows.count {
      caption += ", the first \(rows == 1 ? "" : "\(rows) ")of \(table.rows.count)"
      table.rows.removeSubrange(rows...)
    }
    return [options.output(.table(table), caption: caption)]
  }

  func values(_ options: ShowOptions) -> [JSON] { Arrays(outputs).values(options) }

  /// What to call a table of them.
  private var caption: String {
    let samples = part.map { " for the \($0.rawValue) data" } ?? ""
    return "Predictions" + samples + (names.caution.map { " from \($0) inputs" } ?? "")
  }

  /// A row for each sample: its inputs, its targets and what the network makes of them.
  private func table(digits: Int?) -> Table {
    let isBatch = inputs.shape.count > 1
    let samples = isBatch ? inputs.shape[samplesAreColumns ? 1 : 0] : 1
    var columns: [Table.Column] = []
    var rows = [[String]](repeating: [], count: samples)
    func add(_ tensor: Tensor, isGiven: Bool, _ names: (Int) -> [String]) {
      let features = tensor.elements.count / samples
      columns += names(features).map { Table.Column($0) }
      let texts = tensor.cellTexts(digits: digits)
      for feature in 0..<features {
        let places = (0..<samples).map { sample in
          samplesAreColumns && tensor.shape.count == 2
            ? feature * samples + sample : sample * features + feature
        }
        // What is given in whole numbers stays so.
        let whole = isGiven && digits != nil ? tensor.wholeTexts(at: places) : nil
        for sample in 0..<samples {
          rows[sample].append(whole?[sample] ?? texts[places[sample]])
        }
      }
    }
    if inputs.elements.count / samples <= 8 { add(inputs, isGiven: true, names.ofInputs) }
    if let targets, targets.elements.count % samples == 0 {
      add(targets, isGiven: true, names.ofTargets)
    }
    add(outputs, isGiven: false, names.ofOutputs)
    return Table(columns: columns, rows: rows)
  }
}

extension Tensor {
  /// Some of the elements as whole numbers; nil where one of them is not.
  fileprivate func wholeTexts(at places: [Int]) -> [String]? {
    let numbers = places.map { elements[$0] }
    guard numbers.allSatisfy({ $0 == $0.rounded() }) else { return nil }
    return Tensor(shape: [numbers.count], elements: numbers, elementType: elementType)
      .cellTexts(digits: nil)
  }
}
