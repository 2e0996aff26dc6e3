import NeuralNetwork
import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

@Suite struct TrainingFramesTests {
  @Test(arguments: [
    ([[0, 0, 1], [0, 0, 1]], ["a2b", ""]),
    ([[0, 0, 1], [0, 2, 1]], ["a2b", ".c"]),
    ([[5, 5, 5, 5], [5, 5, 5, 4]], ["f4", ".3e"]),
    ([[], []], ["", ""]),
  ])
  func framesSayWhatHasChanged(frames: [[Int]], expected: [String]) {
    #expect(FrameCoding.texts(frames) == expected)
  }

  static let xor = """
    data: xor
    layers: [{units: 2, activation: tanh, weights: normal}, {units: 1, activation: sigmoid}]
    loss: binary-cross-entropy
    optimizer: {sgd: {learning-rate: 0.5}}
    run: [{train: {epochs: 80}}]

    """

  static func html(_ yaml: String) throws -> String {
    let documents = try #require(run(block(xor + yaml), formats: [.html]).documents)
    return String(decoding: documents[0].bytes, as: UTF8.self)
  }

  /// What the script of the page reads.
  private func data(_ html: String) throws -> [String: [String]] {
    let text = try #require(
      html.firstMatch(of: #/<script type="application/json">(?s)(.*?)</script>/#)
    ).1
    var data: [String: [String]] = [:]
    for member in text.matches(of: #/"(\w+)": \[(.*)\]/#) {
      data[String(member.1)] = member.2.split(separator: ", ").map {
        $0.filter { $0 != "\"" }
      }
    }
    return data
  }

  @Test func aPageHasTheFramesOfItsTraining() throws {
    let html = try Self.html("show: [training]")
    let data = try data(html)
    #expect(data["epochs"] == (0...40).map { "\(2 * $0)" })
    for key in ["losses", "points", "fields", "links"] { #expect(data[key]?.count == 41, "\(key)") }
    #expect(html.contains("max=\"40\" value=\"40\""))
    #expect(
      html.contains("<p class=\"frame\">After 80 epochs: loss \(data["losses"]?.last ?? "")</p>"))
  }

  /// The last frame, which the page shows without its script, is what the script would draw.
  @Test func theLastFrameIsDrawn() throws {
    let html = try Self.html("show: [training]")
    let data = try data(html)
    let links = try #require(data["links"])
    var looks: [Character] = []
    for text in links {
      var part = 0
      for run in text.matches(of: #/([a-z.])(\d*)/#) {
        for _ in 0..<(Int(run.2) ?? 1) {
          if looks.count == part { looks.append(".") }
          if run.1 != "." { looks[part] = Character(String(run.1)) }
          part += 1
        }
      }
    }
    let drawn = html.matches(of: #/<path class="edges (positive|negative) w(\d)"/#).map { match in
      let step = (match.1 == "negative" ? 5 : 0) + (Int(match.2) ?? 0) - 1
      return Character(Unicode.Scalar(UInt8(97 + step)))
    }
    #expect(drawn.count == 6)
    #expect(looks == drawn)
  }

  @Test func markdownHasTheLastFrameAndATable() throws {
    let markdown = try document(block(Self.xor + "show: [training]"))
    for kind in ["plane", "weights", "loss"] {
      #expect(markdown.contains("(test/training-\(kind)-1.svg)"))
    }
    #expect(markdown.contains(#/\| After epochs \|/#))
    #expect(markdown.contains(#/\| +16 \| +0\.\d+ \|/#))
    #expect(markdown.contains(#/!\[Loss after each epoch: from 0\.\d+ after 0 epochs to /#))
    #expect(!markdown.contains("<script"))
  }

  @Test func otherPagesHaveNeitherFramesNorTheirScript() throws {
    let html = try Self.html("show: [loss]")
    #expect(!html.contains("figure.frames\""))
    #expect(!html.contains("application/json"))
  }

  @Test func scriptsStaySmall() throws {
    let html = try Self.html("show: [training]")
    let scripts = html.matches(of: #/<script>(?s)(.*?)</script>/#).map(\.1)
    #expect(scripts.count == 2)
    #expect(scripts.reduce(0) { $0 + $1.utf8.count } < 4096)
    let policy = try #require(html.firstMatch(of: #/Content-Security-Policy" content="(.*?)"/#)).1
    for script in scripts {
      #expect(policy.contains(SHA256.digest(of: String(script)).integrity))
    }
  }
}
