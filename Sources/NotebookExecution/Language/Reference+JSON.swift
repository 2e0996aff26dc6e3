import NeuralNetwork
import NotebookDocuments

/// The reference for programs: the catalogues, and the keys of each mapping with the values that they take.
extension Reference {
  /// The whole text.
  package static var json: String {
    let problems = Problems(source: .empty)
    let keys: [(key: String, value: JSON)] = [
      ("front-matter", settings(frontMatterKeys)),
      ("project", settings(projectKeys)),
      ("site", settings(siteKeys)),
      ("block", settings(blockKeys(problems))),
      ("data", settings(dataKeys)),
      ("split", settings(splitKeys)),
      ("layer", settings(layerKeys)),
      ("show", settings(showKeys)),
    ]
    let catalogues: [(key: String, value: JSON)] = [
      ("layers", components(transforms)),
      ("activations", components(activations)),
      ("initializers", components(initializers)),
      ("losses", components(losses, and: members(of:))),
      ("optimizers", components(optimizers)),
      ("schedules", components(schedules)),
      ("data-generators", components(dataGenerators)),
      ("steps", .array(stepKeys.map { component($0.name, $0.summary, $0.keys) })),
      ("metrics", .array(Metric.named.map { component($0.name, $0.summary, []) })),
    ]
    return JSON.object(
      [("format", .integer(1)), ("nbrun", .string(version)), ("keys", .object(keys))] + catalogues
    ).text() + "\n"
  }

  /// The components of a kind; `and` gives what else is to be said of one at its defaults.
  private static func components<Kind>(
    _ catalogue: Catalogue<Kind>, and more: (Kind) -> [(key: String, value: JSON)] = { _ in [] }
  ) -> JSON {
    .array(
      catalogue.types.map { type in
        var recorder = KeyReader(recording: "")
        let example = type.init(settings: &recorder).erased
        let members = more(example)
        return component(type.name, type.summary, recorder.documentation, members)
      })
  }

  private static func component(
    _ name: String, _ summary: String, _ keys: [KeyDocumentation],
    _ more: [(key: String, value: JSON)] = []
  ) -> JSON {
    .object(
      [("name", .string(name)), ("summary", .string(summary))] + more
        + [("settings", settings(keys))])
  }

  private static func settings(_ keys: [KeyDocumentation]) -> JSON {
    .array(keys.map(\.json))
  }

  /// What outputs and targets a loss is for.
  private static func members(of loss: any Loss) -> [(key: String, value: JSON)] {
    let outputs =
      switch loss.outputs {
      case .any: "numbers"
      case .logits: "logits"
      case .probabilities: "probabilities"
      case .logProbabilities: "log-probabilities"
      }
    let targets: [(key: String, value: JSON)] =
      switch loss.targets {
      case .any: []
      case .range(let range):
        [("minimum", number(range.lowerBound)), ("maximum", number(range.upperBound))]
      case .either(let first, let second): [("enum", .array([number(first), number(second)]))]
      }
    return [
      ("of", .string(loss.acceptsClasses ? "classes" : "values")), ("outputs", .string(outputs)),
      ("targets", .object(targets)),
    ]
  }

  /// A number without the point of a whole one.
  fileprivate static func number(_ number: Double) -> JSON {
    Int(exactly: number).map(JSON.integer) ?? .number(number, .float64)
  }
}

extension KeyDocumentation {
  /// The key with its bounds in the words of JSON Schema. One without `default` is required.
  fileprivate var json: JSON {
    var members: [(key: String, value: JSON)] = [("key", .string(key)), ("type", .string(type))]
    switch values {
    case .any: break
    case .names(let names): members.append(("enum", .array(names.map(JSON.string))))
    case .numbers(let bounds): members += bounds.schema
    }
    if let fallback { members.append(("default", .string(fallback))) }
    return .object(members + [("summary", .string(summary))])
  }
}

extension Bounds {
  /// In the words of JSON Schema.
  var schema: [(key: String, value: JSON)] {
    var members: [(key: String, value: JSON)] = []
    if lower > -.infinity {
      members.append((includesLower ? "minimum" : "exclusiveMinimum", Reference.number(lower)))
    }
    if upper < .infinity {
      members.append((includesUpper ? "maximum" : "exclusiveMaximum", Reference.number(upper)))
    }
    return members
  }
}
