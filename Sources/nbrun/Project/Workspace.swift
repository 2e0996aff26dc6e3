import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax

/// What a command works on: the notebooks that are named, by its arguments or by the project, and the project.
struct Workspace {
  /// The arguments, or what stands for them where there are none.
  let arguments: [String]
  /// The project that the notebooks belong to; where none of them does, one that says nothing.
  let project: Project
  /// Where the documents go; nil where the notebooks are written where they stand.
  let destination: Destination?
  /// The notebooks; none where the project file has an error.
  let notebooks: [NotebookFile]
  /// What names no notebook.
  let problems: [FileError]

  /// Finds the notebooks.
  ///
  /// - Parameters:
  ///   - arguments: what the command line names.
  ///   - parameters: what it says of parameters.
  ///   - flavour: how it wants Markdown written; nil where it does not say.
  ///   - destination: where documents go, by what the project says.
  /// - Throws: what is wrong with the command line, or an exit code after an error that has been printed.
  init(
    _ arguments: [String], _ parameters: ParameterOptions, flavour: MarkdownFlavour? = nil,
    destination makeDestination: (Project) throws -> Destination?
  ) throws {
    guard let given = parameters.read() else { throw Exit.error }
    try self.init(arguments, given, flavour: flavour, destination: makeDestination)
  }

  /// The same, with parameters that have been read.
  init(
    _ arguments: [String], _ parameters: GivenParameters, flavour: MarkdownFlavour? = nil,
    destination makeDestination: (Project) throws -> Destination?
  ) throws {
    var projects = Projects()
    var problems: [FileError] = []
    if arguments.isEmpty {
      project = projects.project(above: ".")
      guard project.hasFile else {
        throw ValidationError(
          "name a notebook or a folder of notebooks; without one, the project of an nbrun.yml here or "
            + "above is run, and there is none")
      }
      self.arguments = project.notebooks
    } else {
      self.arguments = arguments
      project = Self.project(of: arguments, &projects, &problems)
    }
    destination = try makeDestination(project)
    guard !project.hasError else {
      (notebooks, self.problems) = ([], problems)
      return
    }
    var context = RunContext()
    context.parameters = parameters
    context.flavour = flavour ?? project.settings.flavour
    var found = NotebookFile.find(self.arguments, for: destination, in: &projects, context)
    NotebookFile.share(parameters, in: &found.found)
    notebooks = found.found
    self.problems = problems + found.problems
  }

  /// The project of the arguments. Those of another one are a problem: what holds for the run, such as the folder of
  /// the documents, is said once.
  private static func project(
    of arguments: [String], _ projects: inout Projects, _ problems: inout [FileError]
  ) -> Project {
    var first: (argument: String, project: Project)?
    for argument in arguments {
      let folder = FileSystem.isFolder(argument) ? argument : FilePath.folder(of: argument)
      let project = projects.project(above: folder, in: folder)
      if let first, first.project !== project, first.project.hasFile || project.hasFile {
        problems.append(
          FileError(
            argument,
            reason: "this belongs to another project than \(first.argument); run it by itself"))
      }
      first = first ?? (argument, project)
    }
    return first?.project ?? Project(root: ".")
  }

  /// Prints what is wrong with the project file and with the arguments; true where nothing is.
  func report() -> Bool {
    if let failure = project.failure { Terminal.error(failure.description) }
    Terminal.report(project.diagnostics)
    for problem in problems { Terminal.error(problem.description) }
    return problems.isEmpty && !project.hasError
  }

  /// The same for reports: one for the project file, and one for each argument.
  var failures: [NotebookReport] {
    var reports: [NotebookReport] = []
    if project.hasError {
      var report = NotebookReport(notebook: project.path(Project.fileName), folder: "")
      report.diagnostics = project.diagnostics
      report.failure = project.failure?.reason
      reports.append(report)
    }
    return reports
      + problems.map { problem in
        var report = NotebookReport(notebook: problem.path, folder: "")
        report.failure = problem.reason
        return report
      }
  }

  /// Where a document stands: its path below the output folder, in it; or beside the notebook.
  func outputPath(_ path: String) -> String { destination?.path(of: path) ?? path }

  /// The bytes of a committed document, by its path below the output folder; nil where it is missing.
  func committed(_ path: String) throws(FileError) -> [UInt8]? {
    let path = outputPath(path)
    return try FileSystem.kind(of: path) != .nothing ? try FileSystem.read(path) : nil
  }
}
