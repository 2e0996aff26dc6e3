import NeuralNetwork

/// The shape of what a key takes, stated where the key is read: the schema is made of it.
indirect enum KeyShape: Equatable, Sendable {
  /// Anything; what is right is not a matter of shape.
  case any
  /// An empty value.
  case nothing
  case number(Bounds)
  case integer(ClosedRange<Int>)
  /// `true` or `false`.
  case flag
  /// A scalar, whatever it holds.
  case text
  case names([String])
  /// A list, of a length if that is given.
  case list(of: KeyShape, count: Int? = nil)
  /// A mapping with keys of its own.
  case mapping([KeyDocumentation])
  /// A component of a catalogue: its kind, and the names that there are.
  case component(String, names: [String])
  /// What the schema defines by itself.
  case definition(String)
  case either([KeyShape])

  /// A mapping whose keys are those that are read.
  static func mapping(_ read: (inout KeyReader) -> Void) -> KeyShape {
    .mapping(Reference.recorded(read))
  }

  /// A component of a catalogue.
  static func component<Kind>(of catalogue: Catalogue<Kind>) -> KeyShape {
    .component(catalogue.kind, names: catalogue.names)
  }

  /// The names, or the bounds, in which the value, or one of several, must lie.
  var values: KeyValues {
    switch self {
    case .number(let bounds): .numbers(bounds)
    case .integer(let range): .integers(range)
    case .names(let names), .component(_, let names): .names(names)
    case .list(let element, _): element.values
    case .either(let shapes): shapes.lazy.map(\.values).first { $0 != .any } ?? .any
    case .any, .nothing, .flag, .text, .mapping, .definition: .any
    }
  }
}
