import KernelInterface

/// The loss over one batch.
final class LossPass {
  private let kernels: Kernels
  private let function: LossKernels
  private let parameter: Double
  private let precision: Precision
  private let report: LossDescription.Report
  private let samples: Int
  private let columns: Int
  /// samples × columns, as all operands
  private let values: Plan.LayerValues
  private let targets: UnsafeMutableRawPointer
  private let divisor: Double
  let terms: UnsafeMutableRawPointer
  /// How many terms there are.
  let termCount: Int
  /// Whether the gradient is that of z.
  let isFused: Bool
  /// What the terms are divided by for their mean.
  let meanCount: Double
  /// The sum of the terms.
  private(set) var sum = 0.0

  init(
    _ loss: LossDescription, after last: LayerDescription, _ kernels: Kernels,
    precision: Precision, samples: Int, columns: Int, _ values: Plan.LayerValues,
    targets: UnsafeMutableRawPointer, terms: UnsafeMutableRawPointer
  ) {
    self.kernels = kernels
    function = kernels.loss(loss.function.function)
    parameter = loss.function.parameter
    self.precision = precision
    report = loss.report
    self.samples = samples
    self.columns = columns
    self.values = values
    self.targets = targets
    self.terms = terms
    termCount = samples * columns
    meanCount = Double(samples * columns)
    // The one place where the gradient of the mean differs from that of the sum.
    divisor = loss.differentiate == .mean ? meanCount : 1
    isFused = last.derivative == .preactivation && loss.function.fuses(with: last.activation)
  }

  /// The loss as it is reported; the mean where the terms themselves are.
  var value: Double {
    report == .sum ? sum : precision.rounded(sum / meanCount)
  }

  /// Computes the terms and their sum.
  func forward() {
    function.terms(samples, columns, parameter, values.a, targets, terms)
    sum = kernels.arithmetic.sum(termCount, terms)
  }

  /// Computes the gradient that the backward passes start from.
  func backward() {
    if isFused {
      // dz = a − y
      kernels.arithmetic.subtract(termCount, values.a, targets, values.dz)
      if divisor != 1 { kernels.arithmetic.divide(samples * columns, divisor, values.dz) }
    } else {
      outputGradient()
    }
  }

  /// Computes da of the last layer, also where the fused gradient has made it unnecessary.
  func outputGradient() {
    function.gradient(samples, columns, parameter, values.a, targets, values.da)
    if divisor != 1 { kernels.arithmetic.divide(samples * columns, divisor, values.da) }
  }
}
