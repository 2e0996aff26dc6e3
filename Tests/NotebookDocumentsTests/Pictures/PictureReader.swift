import TestSupport

@testable import NotebookDocuments

/// What the tests of pictures look at, read from the markup itself.
struct PictureReader {
  struct Box {
    var text: String
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double

    func meets(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// The room that each text takes, by the estimate that laid them out.
  let texts: [Box]
  let elements: [MarkupReader.Element]

  init(_ picture: SVG) throws {
    elements = try MarkupReader.elements(of: picture.inline(idPrefix: "p-"))
    texts = elements.filter { $0.name == "text" }.map { element in
      let width = TextMetrics.width(element.text)
      let x = Double(element["x"] ?? "") ?? .nan
      let y = Double(element["y"] ?? "") ?? .nan
      let left =
        switch element["text-anchor"] {
        case "middle": x - width / 2
        case "end": x - width
        default: x
        }
      return Box(
        text: element.text, left: left, right: left + width, top: y - TextMetrics.ascent,
        bottom: y + TextMetrics.descent)
    }
  }

  /// The pairs of texts of which one lies over the other.
  var overlaps: [String] {
    texts.indices.flatMap { a in
      texts.indices.filter { $0 > a && texts[a].meets(texts[$0]) }
        .map { "\(texts[a].text) / \(texts[$0].text)" }
    }
  }

  /// The texts that reach beyond the picture.
  func cutOff(_ picture: SVG) -> [String] {
    texts.filter {
      !($0.left >= 0 && $0.top >= 0 && $0.right <= Double(picture.width)
        && $0.bottom <= Double(picture.height))
    }.map(\.text)
  }
}
