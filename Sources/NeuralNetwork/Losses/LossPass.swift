import KernelInterface

/// The loss over one batch.
final class LossPass {
  private let arithmetic: ArithmeticKernels
  /// The kernels and their number; nil where the loss is composed.
  private let function: LossKernels?
  private let parameter: Double
  private let programs: (terms: ElementsProgram, gradient: ElementsProgram)?
  private let precision: Precision
  private let report: LossDescription.Report
  private let samples: Int
  private let columns: Int
  /// samples × columns, as all operands
  private let values: Plan.LayerValues
  private let targets: UnsafeMutableRawPointer
  private let divisor: Double
  private let scratch: UnsafeMutableRawPointer
  /// How many outputs, and terms, there are.
  private let count: Int
  let terms: UnsafeMutableRawPointer
  /// Whether the gradient is that of z.
  let isFused: Bool
  /// Of softmax, whose outputs all depend on all z.
  private let softmax: LossKernels?
  /// How many terms a sample has.
  var termsOfSample: Int { columns }
  /// What the terms are divided by for their mean.
  let meanCount: Double
  /// The sum of the terms.
  private(set) var sum = 0.0

  init(
    _ loss: LossDescription, after last: LayerDescription, _ kernels: Kernels,
    precision: Precision, samples: Int, columns: Int, _ values: Plan.LayerValues,
    targets: UnsafeMutableRawPointer, terms: UnsafeMutableRawPointer,
    scratch: UnsafeMutableRawPointer
  ) {
    arithmetic = kernels.arithmetic
    switch loss.function.definition {
    case .kernel(let function, let parameter):
      self.function = kernels.loss(function)
      self.parameter = parameter
      programs = nil
    case .composed(let term, let derivative):
      let (a, y) = (Elements.operand(0), Elements.operand(1))
      func program(_ value: Elements, _ result: UnsafeMutableRawPointer) -> ElementsProgram {
        ElementsProgram(
          [value], over: [values.a, targets], into: [result], count: samples * columns, kernels,
          precision)
      }
      function = nil
      parameter = 0
      programs = (
        program(term(a, y), terms),
        program(derivative?(a, y) ?? term(a, y).derivative(byOperand: 0), values.da)
      )
    }
    self.precision = precision
    report = loss.report
    self.samples = samples
    self.columns = columns
    self.values = values
    self.targets = targets
    self.terms = terms
    self.scratch = scratch
    count = samples * columns
    meanCount = Double(loss.function.mean == .overSamples ? samples : samples * columns)
    // The one place where the gradient of the mean differs from that of the sum.
    divisor = loss.differentiate == .mean ? meanCount : 1
    isFused = last.derivative == .preactivation && loss.function.fuses(with: last.activation)
    softmax = last.activation is Softmax ? kernels.loss(.softmaxCrossEntropy) : nil
  }

  /// The loss as it is reported; the mean where the terms themselves are.
  var value: Double {
    report == .sum ? sum : precision.rounded(sum / meanCount)
  }

  /// Computes the terms and their sum.
  func forward() {
    if let function {
      function.terms(samples, columns, parameter, values.a, targets, scratch, terms)
    } else {
      programs?.terms.run()
    }
    sum = arithmetic.sum(count, terms)
  }

  /// Computes the gradient that the backward passes start from: that of z where the loss and the
  /// last activation are fused, else that of a.
  func backward() {
    if isFused {
      if let softmax {
        // dz = a · Σ y − y, over the outputs of a sample
        softmax.gradient(samples, columns, 0, values.a, targets, values.a, values.dz)
      } else {
        // dz = a − y
        arithmetic.subtract(count, values.a, targets, values.dz)
      }
      if divisor != 1 { arithmetic.divide(count, divisor, values.dz) }
    } else {
      computeGradient()
    }
  }

  /// Computes da where the fused gradient has made it unnecessary, for those who want to see it.
  func completeGradient() {
    guard isFused else { return }
    computeGradient()
  }

  /// da = ∂loss/∂a.
  private func computeGradient() {
    if let function {
      function.gradient(samples, columns, parameter, values.a, targets, scratch, values.da)
    } else {
      programs?.gradient.run()
    }
    if divisor != 1 { arithmetic.divide(count, divisor, values.da) }
  }
}
