import NeuralNetwork
import NotebookDocuments

extension LossSurface: Picture {
  static let name = "loss-surface"
  static let summary =
    "the loss around the path that the last training took, along the path's two principal directions"
  static let needsFrames = true

  init(of state: NetworkState) throws(Unavailable) {
    let frames = try state.frames
    guard let first = frames.first, let last = frames.last,
      let plane = PrincipalPlane(of: frames.map(\.parameters))
    else { throw .impossible("the training went along a line, which has no second direction") }
    let (xs, ys) = (plane.path.map(\.x), plane.path.map(\.y))
    let (xRange, yRange) = (xs.surroundings(4), ys.surroundings(4))
    let side = Self.side
    let losses = (0..<side).map { row in
      (0..<side).map { column in
        state.loss(
          of: plane.point(
            xRange.point(Double(column), of: side - 1), yRange.point(Double(row), of: side - 1)))
      }
    }
    self.init(
      xRange: xRange, yRange: yRange, losses: losses, path: plane.path,
      ends: (first: state.loss(of: first.parameters), last: state.loss(of: last.parameters)),
      share: plane.share)
  }

  func figures(_ options: ShowOptions) -> [Figure] { [figure] }
}
