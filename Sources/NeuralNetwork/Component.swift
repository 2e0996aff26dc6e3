/// A part of a network that a notebook can name.
public protocol Component: Sendable {
  /// The name in a notebook, in the field's standard term and hyphenated: `leaky-relu`.
  static var name: String { get }
  /// One line of documentation, with the formula.
  static var summary: String { get }
  /// Reads the settings.
  init(settings: inout some Settings)
}

/// All the components of one kind, in the order in which the documentation lists them.
public struct Catalogue<C>: Sendable {
  /// What one of them is called in a message: "activation".
  public let kind: String
  /// Their types. Each is a `Component` and a `C`.
  public let types: [any Component.Type]

  /// Makes a catalogue.
  public init(_ kind: String, _ types: [any Component.Type]) {
    self.kind = kind
    self.types = types
  }

  /// The names, in order.
  public var names: [String] { types.map { $0.name } }

  /// The type of a name.
  public subscript(name: String) -> (any Component.Type)? { types.first { $0.name == name } }
}
