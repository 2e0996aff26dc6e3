import Foundation
import NeuralNetwork
import Testing

@testable import NotebookExecution

/// The reference for programs.
@Suite struct ReferenceJSONTests {
  private let reference: [String: Any]

  init() throws {
    let json = try JSONSerialization.jsonObject(with: Data(Reference.json.utf8))
    reference = try #require(json as? [String: Any])
  }

  private func components(_ kind: String) -> [[String: Any]] {
    reference[kind] as? [[String: Any]] ?? []
  }

  private func setting(_ key: String, of name: String, _ kind: String) throws -> [String: Any] {
    let component = components(kind).first { $0["name"] as? String == name }
    let settings = component?["settings"] as? [[String: Any]] ?? []
    return try #require(settings.first { $0["key"] as? String == key }, "\(name): \(key)")
  }

  @Test(arguments: [
    ("layers", transforms.names), ("activations", activations.names),
    ("initializers", initializers.names), ("losses", losses.names),
    ("optimizers", optimizers.names), ("schedules", schedules.names),
    ("data-generators", dataGenerators.names), ("metrics", Metric.named.map(\.name)),
  ])
  func listsTheComponents(kind: String, names: [String]) {
    #expect(components(kind).map { $0["name"] as? String } == names)
  }

  /// It has every setting that the page has, and no other.
  @Test(arguments: [
    ("layers", "Layers"), ("activations", "Activations"), ("initializers", "Initialisers"),
    ("losses", "Losses"), ("optimizers", "Optimizers"), ("schedules", "Schedules"),
    ("data-generators", "Data generators"), ("steps", "Steps"),
  ])
  func hasTheSettingsOfThePage(kind: String, title: String) throws {
    let sections = Reference.markdown.components(separatedBy: "\n## ")
    let section = try #require(sections.first { $0.hasPrefix("\(title)\n") })
    for component in components(kind) {
      let name = component["name"] as? String ?? ""
      let row = section.split(separator: "\n").first { $0.hasPrefix("| `\(name)` | ") } ?? ""
      let cell = row.split(separator: " | ").dropFirst(2).joined(separator: " | ")
      let stated = cell.matches(of: #/(?:^|<br>)`([a-z0-9-]+)(?: = [^`]*)?`: /#).map {
        String($0.1)
      }
      let settings = component["settings"] as? [[String: Any]] ?? []
      #expect(settings.map { $0["key"] as? String } == stated, "\(name)")
    }
  }

  @Test func statesBoundsNamesAndDefaults() throws {
    let rate = try setting("learning-rate", of: "adam", "optimizers")
    #expect(rate["exclusiveMinimum"] as? Double == 0 && rate["maximum"] == nil)
    #expect(rate["default"] as? String == "0.001" && rate["type"] as? String == "number")
    let smoothing = try setting("label-smoothing", of: "softmax-cross-entropy", "losses")
    #expect(smoothing["minimum"] as? Double == 0 && smoothing["exclusiveMaximum"] as? Double == 1)
    let filters = try setting("filters", of: "conv2d", "layers")
    #expect(filters["minimum"] as? Int == 1 && filters["default"] == nil)
    let schedule = try setting("schedule", of: "train", "steps")
    #expect(schedule["enum"] as? [String] == schedules.names)
  }

  @Test func saysWhatALossIsFor() throws {
    let hinge = try #require(components("losses").first { $0["name"] as? String == "hinge" })
    #expect(hinge["outputs"] as? String == "logits" && hinge["of"] as? String == "values")
    #expect((hinge["targets"] as? [String: Any])?["enum"] as? [Int] == [-1, 1])
  }
}
