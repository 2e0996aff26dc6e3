import KernelInterface

/// The rectifier that lets a little through.
public struct LeakyReLU: Activation {
  public static let name = "leaky-relu"
  public static let summary = "f(z) = z where z > 0, αz elsewhere"
  public let function = ActivationFunction.leakyReLU
  public let kinks = [0.0]
  /// The slope below 0, α.
  public let slope: Double

  /// Makes the function.
  public init(slope: Double = 0.01) {
    self.slope = slope
  }

  public init(settings: inout some Settings) {
    slope = settings.number("slope", in: .finite, default: 0.01, "α, the slope below 0")
  }

  public var parameter: Double { slope }
}
