import KernelInterface

/// The sigmoid made of three straight lines.
public struct HardSigmoid: Activation {
  public static let name = "hard-sigmoid"
  public static let summary = "f(z) = (z + 3) / 6 kept within 0 and 1"
  public let function = ActivationFunction.hardSigmoid
  public let givesProbabilities = true
  public let kinks = [-3.0, 3.0]

  /// Makes the function.
  public init() {}

  public init(settings: inout some Settings) {}
}
