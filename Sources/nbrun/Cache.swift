import ArgumentParser

extension Nbrun {
  /// `nbrun cache`: looks after the folder of kept results.
  struct Cache: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look after the results that are kept between runs.",
      subcommands: [Clean.self]
    )

    /// `nbrun cache clean`: deletes all entries, of all builds of nbrun.
    struct Clean: ParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Delete all results that are kept.",
        discussion: "The next run computes them again; nothing else changes."
      )

      @Option(
        name: .customLong("cache"),
        help: ArgumentHelp("The cache's folder, where it is not the default.", valueName: "dir"))
      var folder: String?

      func run() throws {
        guard let folder = folder ?? CacheOptions.defaultFolder else { return }
        do throws(FileError) {
          let count = try ResultCache.clean(folder)
          Terminal.out("\(folder): deleted \(count) \(count == 1 ? "entry" : "entries")")
        } catch {
          Terminal.error(error.description)
          throw Exit.error
        }
      }
    }
  }
}
