import NeuralNetwork
import NotebookDocuments

extension NetworkState {
  /// The loss around the path of the last training; nil where the path has no plane.
  func lossSurface(_ frames: [TrainingHistory.Frame]) -> LossSurface? {
    guard let first = frames.first, let last = frames.last,
      let plane = PrincipalPlane(of: frames.map(\.parameters))
    else { return nil }
    let (xs, ys) = (plane.path.map(\.x), plane.path.map(\.y))
    let (xRange, yRange) = (xs.surroundings, ys.surroundings)
    let side = LossSurface.side
    let losses = (0..<side).map { row in
      (0..<side).map { column in
        loss(
          of: plane.point(
            xRange.point(Double(column), of: side - 1), yRange.point(Double(row), of: side - 1)))
      }
    }
    return LossSurface(
      xRange: xRange, yRange: yRange, losses: losses, path: plane.path,
      ends: (first: loss(of: first.parameters), last: loss(of: last.parameters)),
      share: plane.share)
  }
}

extension [Double] {
  /// From the least to the greatest, and a quarter more on both sides.
  fileprivate var surroundings: ClosedRange<Double> {
    let (least, greatest) = (self.min() ?? 0, self.max() ?? 0)
    let margin = greatest > least ? (greatest - least) / 4 : 1
    return least - margin...greatest + margin
  }
}
