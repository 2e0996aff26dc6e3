import ArgumentParser

/// Where results are kept between runs.
struct CacheOptions: ParsableArguments {
  @Option(
    name: .customLong("cache"),
    help: ArgumentHelp(
      """
      Keep the results of networks in this folder, and run again only what has changed. \
      (default: $NBRUN_CACHE, else $XDG_CACHE_HOME/nbrun, else ~/.cache/nbrun)
      """, valueName: "dir"))
  var folder: String?

  @Flag(name: .customLong("no-cache"), help: "Run every network, and keep nothing.")
  var isOff = false

  func validate() throws {
    if isOff, folder != nil {
      throw ValidationError("--cache and --no-cache exclude each other")
    }
  }

  /// The cache that was asked for; nil where there is to be none.
  var cache: ResultCache? {
    isOff ? nil : (folder ?? Self.defaultFolder).flatMap(ResultCache.init)
  }

  /// The folder unless an option names another; nil where the environment names none. An empty
  /// `NBRUN_CACHE` turns the cache off.
  static var defaultFolder: String? {
    if let folder = Environment["NBRUN_CACHE"] { return folder.isEmpty ? nil : folder }
    if let caches = Environment["XDG_CACHE_HOME"], caches.hasPrefix("/") {
      return caches + "/nbrun"
    }
    return Environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.cache/nbrun" }
  }
}
