/// A part of a network that a notebook can name.
///
/// All that is to be known of one stands in its own file, and one line in the catalogue of its kind makes
/// it known: to the decoder of notebooks, the reference, the derivation and the tests.
package protocol Component<Kind>: Sendable {
  /// What a catalogue of its kind gives, such as `any Activation`.
  associatedtype Kind

  /// The name in a notebook, in the field's standard term and hyphenated: `leaky-relu`.
  static var name: String { get }
  /// One line of documentation, with the formula.
  static var summary: String { get }
  /// What computes the same numbers in PyTorch, NumPy or scikit-learn, by its name there; nil where
  /// nothing does. Tests demand goldens of all that have one.
  static var counterpart: String? { get }
  /// Reads the settings.
  init(settings: inout some Settings)
  /// The component as one of its kind.
  var erased: Kind { get }
}

/// All the components of one kind, in the order in which the documentation lists them.
package struct Catalogue<Kind>: Sendable {
  /// What one of them is called in a message: "activation".
  package let kind: String
  /// Their types.
  package let types: [any Component<Kind>.Type]

  /// Makes a catalogue.
  init(_ kind: String, _ types: [any Component<Kind>.Type]) {
    self.kind = kind
    self.types = types
  }

  /// The names, in order.
  package var names: [String] { types.map { $0.name } }

  /// The type of a name.
  package subscript(name: String) -> (any Component<Kind>.Type)? {
    types.first { $0.name == name }
  }
}
