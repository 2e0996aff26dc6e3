import KernelInterface

/// The exponential linear unit. With α other than 1 it has a kink at 0, which counts as one for all α.
public struct ELU: Activation {
  public static let name = "elu"
  public static let summary = "f(z) = z where z > 0, α(exp(z) − 1) elsewhere"
  public let function = ActivationFunction.elu
  public let kinks = [0.0]
  /// Minus the limit at −∞, α.
  public let alpha: Double

  /// Makes the function.
  public init(alpha: Double = 1) {
    self.alpha = alpha
  }

  public init(settings: inout some Settings) {
    alpha = settings.number("alpha", in: .finite, default: 1, "α, minus the limit at −∞")
  }

  public var parameter: Double { alpha }
}
