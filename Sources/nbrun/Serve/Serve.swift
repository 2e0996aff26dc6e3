import NotebookDocuments
import NotebookDrift

#if canImport(Glibc)
  import ArgumentParser
  import CRecovery
  import NeuralNetwork
  import NotebookExecution

  extension Nbrun {
    /// `nbrun serve`: shows notebooks in a browser while they are written.
    struct Serve: ParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Show notebooks in a browser, and refresh it on each save.",
        discussion: """
          Runs the notebooks, serves their pages on 127.0.0.1, and runs anew what changes: a notebook, \
          the files that it names, the template. An error is shown over the last good page. Nothing is written \
          unless --write is given. Ctrl-C ends it.
          """
      )

      @Argument(
        help:
          "Notebooks (.md), and folders of notebooks; those of the project where none are given.",
        completion: .file())
      var notebooks: [String] = []

      @Option(
        name: .shortAndLong,
        help: "The port to serve on; 0 is any that is free.")
      var port: UInt16 = 8000

      @Flag(help: "Write the documents too, as `nbrun run` does.")
      var write = false

      @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
          """
          The folder that --write writes to; what nbrun.yml says, or \(Destination.standardFolder), unless given.
          """, valueName: "folder"),
        completion: .directory)
      var output: String?

      @OptionGroup(title: "Parameters") var parameters: ParameterOptions

      @OptionGroup var page: PageOptions
      @OptionGroup(title: "Cache") var cache: CacheOptions

      func validate() throws {
        if let problem = InstructionSet.problemOfSelection { throw ValidationError(problem) }
      }

      func run() throws {
        Interruption.watch()
        guard let given = parameters.read() else { throw Exit.error }
        let (folder, isWriting, arguments) = (output, write, notebooks)
        func workspace() throws -> Workspace {
          try Workspace(arguments, given) { project in
            Destination(
              folder: folder, formats: isWriting ? nil : FormatList(formats: []), in: project)
          }
        }
        let live = LiveNotebooks()
        let first = try workspace()
        do throws(FileError) {
          let session = try LiveSession(
            first, findAgain: workspace, template: page.template, store: cache.cache,
            notebooks: live)
          let server = try LiveServer(port: Recovery.port ?? port)
          recovery_set_port(Int32(server.port))
          try session.start()
          server.start(LiveAnswers(notebooks: live).answer)
          Terminal.out("Serving on http://127.0.0.1:\(server.port)/ (Ctrl-C ends it)")
          while true { try session.runChanges() }
        } catch {
          Terminal.error(error.description)
          throw Exit.error
        }
      }
    }
  }
#endif
