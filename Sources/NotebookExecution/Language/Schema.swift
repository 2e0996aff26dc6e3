import NeuralNetwork
import NotebookDocuments

/// JSON Schemas (draft 2020-12) of what a notebook and a project file may say, made of what the decoder reads.
package enum Schema: String, CaseIterable, Sendable {
  /// A `network` block.
  case block
  /// The front matter of a notebook.
  case frontMatter = "front-matter"
  /// A file `nbrun.yml`.
  case project

  /// The schema.
  package var text: String {
    let keys =
      switch self {
      case .block: Reference.blockKeys(Problems(source: .empty))
      case .frontMatter: Reference.frontMatterKeys
      case .project: Reference.projectKeys
      }
    var schema: [Member] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("nbrun \(rawValue)")), ("type", .string("object")),
      ("properties", .object(keys.map { ($0.key, property($0)) })),
      // Other tools have keys of their own in front matter.
      ("additionalProperties", .bool(self == .frontMatter)),
    ]
    let definitions = self == .block ? blockDefinitions : [parametersDefinition]
    schema.append(("$defs", .object(definitions)))
    return JSON.object(schema).text() + "\n"
  }

  private typealias Member = (key: String, value: JSON)

  // MARK: - Keys

  /// A mapping of just these keys.
  private func mapping(
    _ keys: [KeyDocumentation], and more: [Member] = [], requiring required: [String] = []
  ) -> JSON {
    var members: [Member] = [
      ("type", .string("object")),
      ("properties", .object(more + keys.map { ($0.key, property($0)) })),
      ("additionalProperties", .bool(false)),
    ]
    if !required.isEmpty { members.append(("required", .array(required.map(JSON.string)))) }
    return .object(members)
  }

  private func property(_ key: KeyDocumentation) -> JSON {
    var members: [Member] = []
    if !key.summary.isEmpty { members.append(("description", .string(key.summary))) }
    if let fallback = key.fallback, fallback != "none" {
      members.append(("default", .string(fallback)))
    }
    return .object(members + value(key.shape))
  }

  /// A value or, in a block, the name of a parameter that stands for it.
  private func value(_ shape: KeyShape) -> [Member] {
    guard self == .block, shape != .any, shape != .text else { return self.shape(shape) }
    return [("anyOf", .array([.object(self.shape(shape)), reference("parameter")]))]
  }

  private func shape(_ shape: KeyShape) -> [Member] {
    switch shape {
    case .any: return []
    case .nothing: return [type("null")]
    case .number(let bounds): return [type("number")] + bounds.schema
    case .integer(let range):
      let upper: [Member] =
        range.upperBound == .max ? [] : [("maximum", .integer(range.upperBound))]
      return [type("integer"), ("minimum", .integer(range.lowerBound))] + upper
    case .flag: return [type("boolean")]
    case .text: return [Self.scalar]
    case .names(let names):
      // YAML reads `true` and `false` as what they are.
      let flags = names.compactMap { Bool($0) }.map(JSON.bool)
      return [("enum", .array(names.map(JSON.string) + flags))]
    case .list(let element, let count):
      var members = [type("array"), ("items", .object(value(element)))]
      if let count { members += [("minItems", .integer(count)), ("maxItems", .integer(count))] }
      return members
    case .mapping(let keys):
      return [("anyOf", .array([mapping(keys, requiring: Self.required(in: keys))]))]
    case .component(let kind, _): return [("$ref", .string("#/$defs/\(kind)"))]
    case .definition(let name): return [("$ref", .string("#/$defs/\(name)"))]
    case .either(let shapes):
      return [("anyOf", .array(shapes.map { .object(self.shape($0)) }))]
    }
  }

  private func type(_ name: String) -> Member { ("type", .string(name)) }

  private static let scalar: Member = (
    "type", .array([.string("string"), .string("number"), .string("boolean")])
  )

  private static func required(in keys: [KeyDocumentation]) -> [String] {
    keys.filter { $0.fallback == nil }.map(\.key)
  }

  private func reference(_ name: String) -> JSON {
    .object([("$ref", .string("#/$defs/\(name)"))])
  }

  private func either(_ schemas: [JSON]) -> JSON { .object([("anyOf", .array(schemas))]) }

  private func names(_ names: [String]) -> JSON {
    .object([("enum", .array(names.map(JSON.string)))])
  }

  // MARK: - Definitions

  private var parametersDefinition: Member {
    ("parameters", .object([type("object")]))
  }

  private var blockDefinitions: [Member] {
    let choice = { (name: String, names: [String]) in (name, self.names(names)) }
    let literal = either([
      .object([type("number")]), reference("parameter"),
      .object([type("array"), ("items", reference("literal"))]),
    ])
    let reports = choice("report", LossDescription.Report.allCases.map(\.rawValue))
    let reductions = choice("differentiate", LossDescription.Reduction.allCases.map(\.rawValue))
    let points = choice("derivative", LayerDescription.DerivativePoint.allCases.map(\.rawValue))
    let trainable: Member = ("trainable", .object([type("boolean")]))
    return [
      ("parameter", .object([type("string"), ("pattern", .string("^\\$"))])),
      ("literal", literal), ("data", data), ("test-data", testData),
      (
        "files",
        mapping(
          [], and: [("inputs", .object([type("string")])), ("targets", .object([type("string")]))],
          requiring: ["inputs"])
      ),
      (
        "samples",
        either([
          .object([type("string")]), .object([type("number")]),
          .object([type("array"), ("items", reference("samples"))]),
        ])
      ),
      ("layer", layer),
      (
        "parameter-source",
        either([
          names(["none"]), reference("literal"),
          component(initializers, and: [trainable]),
          mapping([], and: [("value", reference("literal")), trainable], requiring: ["value"]),
        ])
      ),
      ("activation", component(activations, and: [points])),
      ("loss", component(losses, and: [reports, reductions])),
      ("optimizer", component(optimizers)), ("schedule", component(schedules)),
      ("initializer", component(initializers)), ("step", step), ("show-item", showItem),
      (
        "expectations",
        .object([
          type("object"), ("propertyNames", .object([("pattern", .string(Self.shownNames))])),
          (
            "properties",
            .object([
              ("gradient-check", either([names(["pass", "fail"]), reference("parameter")]))
            ])
          ),
        ])
      ),
    ]
  }

  /// A component as its name, as `{name: {settings}}` or as `{function: name, settings}`.
  private func component<Kind>(_ catalogue: Catalogue<Kind>, and more: [Member] = []) -> JSON {
    let types = Self.types(of: catalogue)
    let plain = Self.plain(types)
    let byName: [Member] = types.map { name, keys in
      let settings = mapping(keys, and: more, requiring: Self.required(in: keys))
      return (name, plain.contains(name) ? either([.object([type("null")]), settings]) : settings)
    }
    let nested = JSON.object([
      type("object"), ("properties", .object(byName + more)),
      ("additionalProperties", .bool(false)), ("minProperties", .integer(1)),
      ("maxProperties", .integer(1 + more.count)),
    ])
    let flat = types.map { name, keys in
      let function: Member = ("function", .object([("const", .string(name))]))
      return mapping(
        keys, and: [function] + more, requiring: ["function"] + Self.required(in: keys))
    }
    return either([names(plain), nested] + flat)
  }

  /// A layer as its kind, or as a mapping of its settings.
  private var layer: JSON {
    let common = Reference.layerKeys.filter { $0.key != "layer" }
    let types = Self.types(of: transforms)
    return either(
      [names(Self.plain(types))]
        + types.map { name, keys in
          let kind: Member = ("layer", .object([("const", .string(name))]))
          return mapping(
            common + keys, and: [kind],
            requiring: (name == Dense.name ? [] : ["layer"]) + Self.required(in: keys))
        })
  }

  private var data: JSON {
    either([names(Self.plainGenerators), mapping(Reference.dataAndGeneratorKeys)])
  }

  private var testData: JSON {
    let keys = Reference.recorded { _ = DataSource(reading: &$0, .numpyDefault) }
    return either([names(Self.plainGenerators), mapping(keys.filter { $0.key != "test" })])
  }

  private static var plainGenerators: [String] { plain(types(of: dataGenerators)) }

  /// The names of a catalogue with their settings.
  private static func types<Kind>(
    of catalogue: Catalogue<Kind>
  ) -> [(name: String, keys: [KeyDocumentation])] {
    catalogue.types.map { type in
      (type.name, Reference.recorded { _ = type.init(settings: &$0) })
    }
  }

  /// Those that can stand without settings.
  private static func plain(_ types: [(name: String, keys: [KeyDocumentation])]) -> [String] {
    types.filter { required(in: $0.keys).isEmpty }.map(\.name)
  }

  /// A step as its name, or as `{name: {settings}}`.
  private var step: JSON {
    let steps = Reference.stepKeys.map { (name: $0.name, keys: $0.keys) }
    let plain = Self.plain(steps)
    let nested = steps.map { name, keys -> Member in
      let settings = mapping(keys, requiring: Self.required(in: keys))
      return (name, plain.contains(name) ? either([.object([type("null")]), settings]) : settings)
    }
    return either([names(plain), single(.object(nested))])
  }

  /// A mapping of one key.
  private func single(_ properties: JSON) -> JSON {
    .object([
      type("object"), ("properties", properties), ("additionalProperties", .bool(false)),
      ("minProperties", .integer(1)), ("maxProperties", .integer(1)),
    ])
  }

  /// Something to show: its name, or a mapping of that to options.
  private var showItem: JSON {
    either([
      .object([type("string"), ("pattern", .string(Self.shownNames))]),
      .object([
        type("object"),
        ("patternProperties", .object([(Self.shownNames, mapping(Reference.showKeys))])),
        ("additionalProperties", .bool(false)), ("minProperties", .integer(1)),
        ("maxProperties", .integer(1)),
      ]),
    ])
  }

  /// The names of what can be shown, as a regular expression.
  private static var shownNames: String {
    let numbered = Subject.names(ofLayer: 1).map { "\($0.dropLast())[0-9]+" }
    let fixed = Subject.fixed.map(\.name).filter { !$0.hasPrefix("top-") }
    return "^(\((fixed + numbered).joined(separator: "|"))|top-[0-9]+)$"
  }
}
