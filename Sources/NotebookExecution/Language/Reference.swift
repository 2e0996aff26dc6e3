import NeuralNetwork
import NotebookDocuments

/// The reference of the block language, as Markdown, made from the decoders themselves: what they
/// read is what it lists.
package enum Reference {
  /// The whole text.
  package static var markdown: String {
    let problems = Problems(source: .empty)
    return [
      """
      # The language

      This page is made by `nbrun reference` from the definitions that nbrun reads notebooks with.

      A notebook is GitHub-flavoured Markdown. Live in it are fenced code blocks whose info string starts
      with `network`, code spans such as `{network} loss | .4f`, and the YAML front matter. All else
      reaches the Markdown output byte for byte.
      """,
      section("Front matter", table(frontMatterKeys)),
      section(
        "A project", projectNotes, table(projectKeys), "`site` is a mapping of:", table(siteKeys)),
      section("A block", table(blockKeys(problems)), blockNotes),
      section(
        "Data",
        table(dataKeys), dataNotes),
      section(
        "Splitting data", table(splitKeys), splitNotes
      ),
      section("Data generators", components(dataGenerators)),
      section(
        "Layers", layerNotes, table(layerKeys),
        components(transforms)),
      section("Activations", componentNotes, components(activations)),
      section("Initialisers", components(initializers)),
      section("Random numbers", randomNotes),
      section("Losses", lossNotes, components(losses)),
      section("Optimizers", optimizerNotes, components(optimizers)),
      section("Schedules", scheduleNotes, components(schedules)),
      section("Steps", steps, stepNotes),
      section(
        "What can be shown", names,
        table(showKeys)),
      section("Expectations", expectationNotes),
      section("Inline values", inlineNotes),
      section("Pictures and files", fileNotes),
      section("Errors", errorNotes),
    ].joined(separator: "\n\n") + "\n"
  }

  // MARK: - Tables

  private static func section(_ title: String, _ parts: String...) -> String {
    (["## \(title)"] + parts.filter { !$0.isEmpty }).joined(separator: "\n\n")
  }

  static func recorded(_ read: (inout KeyReader) -> Void) -> [KeyDocumentation] {
    var recorder = KeyReader(recording: "")
    read(&recorder)
    return recorder.documentation
  }

  private static func table(_ keys: [KeyDocumentation]) -> String {
    guard !keys.isEmpty else { return "" }
    let rows = keys.map { key in
      "| `\(key.key)` | \(escaped(key.type)) | \(key.fallback.map { "`\($0)`" } ?? "required") "
        + "| \(escaped(key.summary)) |"
    }
    return (["| key | type | default | says |", "| --- | --- | --- | --- |"] + rows)
      .joined(separator: "\n")
  }

  /// The components of a kind, with the settings of those that have some.
  private static func components<Kind>(_ catalogue: Catalogue<Kind>) -> String {
    var parts = ["| name | is | settings |", "| --- | --- | --- |"]
    for type in catalogue.types {
      let keys = recorded { _ = type.init(settings: &$0) }
      let settings = keys.map { key in
        let fallback = key.fallback.map { " = \($0)" } ?? ""
        return "`\(key.key)\(fallback)`: \(escaped(key.summary))"
      }
      parts.append(
        "| `\(type.name)` | \(escaped(type.summary)) | \(settings.joined(separator: "<br>")) |")
    }
    return parts.joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }

  /// The keys of `data` but for the generators, which stand by themselves.
  static var dataKeys: [KeyDocumentation] {
    dataAndGeneratorKeys.filter { dataGenerators[$0.key] == nil }
  }

  static var dataAndGeneratorKeys: [KeyDocumentation] {
    recorded { keys in
      _ = DataSource(reading: &keys, .numpyDefault)
      _ = DataTreatment(reading: &keys, .numpyDefault)
    }
  }

  static var splitKeys: [KeyDocumentation] {
    recorded { _ = DataSplit(reading: &$0, .numpyDefault) }
  }

  /// The keys of a layer of any kind.
  static var layerKeys: [KeyDocumentation] {
    recorded { _ = Problems(source: .empty).layerKeys(&$0) }
  }

  static var frontMatterKeys: [KeyDocumentation] {
    recorded {
      var defaults = Defaults()
      defaults.read(&$0)
    }
  }

  /// The keys of `nbrun.yml`, those first that front matter does not have.
  static var projectKeys: [KeyDocumentation] { recorded { _ = ProjectSettings(reading: &$0) } }

  static var siteKeys: [KeyDocumentation] { recorded { _ = SiteSettings(reading: &$0) } }

  static var showKeys: [KeyDocumentation] {
    recorded { keys in
      var options = ShowOptions(name: "")
      options.read(&keys)
    }
  }

  static func blockKeys(_ problems: Problems) -> [KeyDocumentation] {
    var decoder = BlockDecoder(
      defaults: Defaults(nil, problems: problems), files: FileScope(folder: "", root: ""),
      problems: problems)
    return recorded { decoder.readKeys(&$0) }
  }

  /// What `run` can do, with the settings of each step.
  static var stepKeys: [(name: String, summary: String, keys: [KeyDocumentation])] {
    BlockDecoder.plainSteps.map { ($0.name, $0.summary, []) } + [
      (
        "train", "forward, backward and update, for a number of epochs",
        recorded { _ = TrainingPlan(settings: &$0) }
      ),
      (
        "gradient-check", "compares the gradients with finite differences of the loss",
        recorded { _ = GradientCheckSettings(settings: &$0) }
      ),
      (
        "evaluate", "computes the outputs for held-out data, for the metrics",
        recorded { _ = Problems(source: .empty).part(&$0) }
      ),
    ]
  }

  private static var steps: String {
    var rows = ["| step | does | settings |", "| --- | --- | --- |"]
    for (name, summary, keys) in stepKeys {
      let settings = keys.map { key in
        "`\(key.key)\(key.fallback.map { " = \($0)" } ?? "")`: \(escaped(key.summary))"
      }
      let cell = settings.isEmpty ? "" : settings.joined(separator: "<br>") + " "
      rows.append("| `\(name)` | \(summary) | \(cell)|")
    }
    return rows.joined(separator: "\n")
  }

  /// What an item of `show` can say of an exhibit; what it can say of arrays stands below the table.
  private static func options(of subject: Subject) -> String {
    guard case .exhibit = subject else { return "" }
    return ShowOption.allCases.filter(subject.options.contains).map { option in
      let forms = option == .form ? subject.forms.map { "`\($0.rawValue)`" } : []
      return "`\(option.rawValue)`" + (forms.isEmpty ? "" : ": \(forms.joined(separator: " or "))")
    }.joined(separator: "<br>")
  }

  private static var names: String {
    let entries =
      Subject.numbered.map { ($0.letter, $0.summary, "") }
      + Subject.fixed.map { ($0.name, $0.summary, options(of: $0.subject)) }
    let rows = entries.map { name, summary, options in
      "| `\(name)` | \(escaped(summary)) | \(options.isEmpty ? "" : options + " ")|"
    }
    return (["| name | is | options |", "| --- | --- | --- |"] + rows).joined(separator: "\n")
      + "\n\nLayers are counted from 1, in the order of `layers`. An item may have options, "
      + "`W1: {as: table, digits: 3}`. Arrays take "
      + ShowOption.allCases.filter(ShowOption.ofArrays.contains).map { "`\($0.rawValue)`" }
      .joined(separator: ", ")
      + ", other things what stands in the last column, and all a `caption` and a `label`:"
  }
}
