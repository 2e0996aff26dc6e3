import ArgumentParser
import NotebookExecution
import NotebookSyntax

/// Values for the parameters of notebooks.
struct ParameterOptions: ParsableArguments {
  @Option(
    name: .customShort("P"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A value, in YAML, in the place of what the front matter or nbrun.yml says of a parameter.",
      valueName: "name=value"))
  var parameters: [String] = []

  @Option(
    help: ArgumentHelp("A YAML file of such values; those of -P go before it.", valueName: "file"),
    completion: .file())
  var params: String?

  /// The values; nil after an error, which has been printed.
  func read() -> GivenParameters? {
    var given = GivenParameters()
    do throws(FileError) {
      if let params { given.add(file: params, bytes: try FileSystem.read(params)) }
    } catch {
      Terminal.error(error.description)
      return nil
    }
    for parameter in parameters { given.add(option: parameter) }
    Terminal.report(given.diagnostics)
    return given.diagnostics.contains { $0.severity == .error } ? nil : given
  }

  /// The same options, for another process.
  var arguments: [String] {
    (params.map { ["--params", $0] } ?? []) + parameters.flatMap { ["-P", $0] }
  }
}
