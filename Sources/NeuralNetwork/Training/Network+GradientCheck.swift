extension Network {
  /// Compares the gradients of every trained parameter with central differences.
  ///
  /// The network itself is not changed, and need not have run. It must have targets and a loss.
  package func checkGradients(
    _ settings: GradientCheckSettings = GradientCheckSettings()
  ) -> GradientCheck {
    GradientProbe(self).check(settings)
  }

  /// By which number the gradients exceed those of the loss that is reported.
  package var gradientScale: Double {
    guard let loss = description.loss, let pass = plan.loss else { return 1 }
    switch (loss.report, loss.differentiate) {
    case (.mean, .sum): return pass.meanCount
    case (.sum, .mean), (.none, .mean): return 1 / pass.meanCount
    default: return 1
    }
  }
}

extension ParameterBlueprint {
  /// Where a reader sees the element that memory holds at a place.
  func index(ofStored place: Int) -> [Int] {
    var rest = place
    var index: [Int] = []
    for size in (isTransposed ? shape.reversed() : shape).reversed() {
      index.append(rest % size)
      rest /= size
    }
    return isTransposed ? index : index.reversed()
  }
}
