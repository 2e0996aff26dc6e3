/// A way to draw a layer's parameters.
public protocol Initializer: Component where Kind == any Initializer {
  /// Draws an array in row-major order.
  func draw(_ shape: DrawShape, using generator: inout any RandomGenerator) -> [Double]
}

extension Initializer {
  public var erased: any Initializer { self }
}

/// What an initialiser may know of the array that it draws.
public struct DrawShape: Equatable, Sendable {
  /// The array's shape as the notebook's reader sees it.
  public let shape: [Int]
  /// How many inputs reach one output.
  public let fanIn: Int
  /// How many outputs one input reaches.
  public let fanOut: Int

  /// The number of elements.
  public var count: Int { shape.reduce(1, *) }
}

/// The initialisers that a notebook can name.
public let initializers = Catalogue<any Initializer>(
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
