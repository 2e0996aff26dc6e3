/// A way to draw a layer's parameters.
package protocol Initializer: Component where Kind == any Initializer {
  /// Draws an array in row-major order.
  func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double]
}

extension Initializer {
  package var erased: any Initializer { self }
}

/// What an initialiser may know of the array that it draws.
package struct DrawShape: Equatable, Sendable {
  /// The array's shape as the notebook's reader sees it.
  package let shape: [Int]
  /// How many inputs reach one output.
  package let fanIn: Int
  /// How many outputs one input reaches.
  package let fanOut: Int

  /// The number of elements.
  package var count: Int { shape.reduce(1, *) }
}

/// The initialisers that a notebook can name.
package let initializers = Catalogue<any Initializer>(
  "initializer",
  [
    Zeros.self,
    Ones.self,
    Constant.self,
    Uniform.self,
    Normal.self,
    TruncatedNormal.self,
    GlorotUniform.self,
    GlorotNormal.self,
    HeUniform.self,
    HeNormal.self,
    LeCunUniform.self,
    LeCunNormal.self,
    Orthogonal.self,
  ])
