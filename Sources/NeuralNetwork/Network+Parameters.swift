/// All parameters as one vector, in the order in which the network keeps them.
extension Network {
  /// The parameters as they are now, each group with its padding, of which nothing is promised.
  package var allParameters: [Double] {
    (0..<parameterMemory.count).map { parameterMemory[$0] }
  }

  func setAllParameters(_ parameters: [Double]) {
    for (i, parameter) in parameters.enumerated() { parameterMemory[i] = parameter }
  }

  /// What `body` gives while other parameters stand in the place of the network's own.
  ///
  /// - Parameters:
  ///   - parameters: As many as ``allParameters`` gives, in its order.
  ///   - body: What is done meanwhile.
  package func with<Result>(parameters: [Double], _ body: () -> Result) -> Result {
    precondition(parameters.count == parameterMemory.count, "too few or too many parameters")
    let own = allParameters
    defer { setAllParameters(own) }
    setAllParameters(parameters)
    return body()
  }
}
