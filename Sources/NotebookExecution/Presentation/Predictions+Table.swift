import NeuralNetwork
import NotebookDocuments

extension Predictions {
  /// What to call a table of them.
  var caption: String {
    let samples = part.map { " for the \($0.rawValue) data" } ?? ""
    return "Predictions" + samples + (names.mislead ? " from standardized inputs" : "")
  }

  /// A row for each sample: its inputs, its targets and what the network makes of them.
  func table(digits: Int?) -> Table {
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

/// What the file calls the numbers of a sample; nil where they have no names.
struct SampleNames: Sendable {
  var inputs: [String]?
  var targets: [String]?
  /// The names of the classes.
  var classes: [String]?
  /// Whether the inputs are no longer in the units of what they are called.
  var inputsAreStandardized = false

  /// Whether a reader who goes by the names takes the inputs for what they are not.
  var mislead: Bool { inputs != nil && inputsAreStandardized }

  /// The titles of axes along so many inputs.
  func ofAxes(_ count: Int) -> [String] {
    ofInputs(count).map { mislead ? "\($0) (standardized)" : $0 }
  }

  /// The heads of so many columns of inputs: their names, or x1, x2 and so on.
  func ofInputs(_ count: Int) -> [String] {
    inputs.flatMap { $0.count == count ? $0 : nil } ?? Self.numbered("x", count)
  }

  /// The heads of targets; those of one-hot ones have the names of the classes in them.
  func ofTargets(_ count: Int) -> [String] {
    if count > 1, let classes, classes.count == count { return classes.map { "y \($0)" } }
    return targets.flatMap { $0.count == count ? $0 : nil } ?? Self.numbered("y", count)
  }

  /// The heads of what stands for those targets.
  func ofOutputs(_ count: Int) -> [String] {
    let names = [classes, targets].compactMap { $0 }.first { $0.count == count && count > 1 }
    return names?.map { "ŷ \($0)" } ?? Self.numbered("ŷ", count)
  }

  private static func numbered(_ letter: String, _ count: Int) -> [String] {
    count == 1 ? [letter] : (0..<count).map { "\(letter)\($0 + 1)" }
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
