extension NetworkDescription {
  /// Whether any parameter is drawn, so that the seed matters.
  package var usesRandomNumbers: Bool {
    resolve().blueprint?.layers.flatMap(\.parameters).contains { parameter in
      guard case .drawn(let initializer, _) = parameter.description.source else { return false }
      return !(initializer is Zeros) && !(initializer is Constant)
    } ?? false
  }
}
