/// The weights of a network, frame after frame, as the widths and colours of its diagram's edges.
package struct DiagramFrames: Sendable {
  /// The layers of each frame; they differ in their weights alone.
  private let frames: [[NetworkDiagram.Layer]]
  private let layout: NetworkDiagramLayout
  /// For each frame the look of every weighted edge.
  let looks: [[Int]]

  /// Makes the frames of a diagram, `width` user units wide.
  package init(_ frames: [[NetworkDiagram.Layer]], width: Int = 272) {
    self.frames = frames
    let layout = NetworkDiagramLayout(frames.last ?? [], width: width)
    self.layout = layout
    // One scale for all frames of a layer: growth is to be seen.
    let largest = (frames.last ?? []).indices.map { layer in
      frames.flatMap { $0[layer].weights?.joined().filter(\.isFinite).map(abs) ?? [] }.max() ?? 0
    }
    looks = frames.map { layers in
      layout.weightedEdges.map { edge in
        let weight = layers[edge.layer].weights?[edge.from][edge.to] ?? 0
        return NetworkDiagramLayout.look(weight, largest: largest[edge.layer])
      }
    }
  }

  /// As it is in the last frame.
  var figure: Figure {
    let figure = NetworkDiagram(layers: frames.last ?? []).figure
    let drawing = layout.drawing(looks: looks.last ?? [])
    return Figure(
      kind: "training-weights", title: figure.picture.title,
      alternativeText: figure.alternativeText, width: layout.width, height: layout.height,
      body: drawing.body)
  }
}
