import ArgumentParser
import NeuralNetwork

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the work on many notebooks is divided.
struct WorkOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Run so many notebooks at a time; all cores' worth by default."))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Compute the large products of a network on so many threads; the results are the same."))
  var threads: Int?

  @Flag(
    inversion: .prefixedNo, help: "Go on with the other notebooks where one fails or has drifted.")
  var keepGoing = true

  @Option(
    help: ArgumentHelp(
      "Take only one machine's part of the notebooks, as in 2/5 on the second of five machines.",
      valueName: "number/count"), transform: Shard.parse)
  var shard: Shard?

  @Option(
    help: ArgumentHelp(
      "A file of how long notebooks took, by which --shard balances the parts.",
      valueName: "file"),
    completion: .file())
  var durations: String?

  @Flag(help: "Write how long the notebooks took to the file of --durations.")
  var storeDurations = false

  @Flag(name: .shortAndLong, help: "Say how many networks ran and how many were in the cache.")
  var verbose = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs must be from 1 to 1024, not \(jobs)")
    }
    if let threads, !ThreadCount.range.contains(threads) {
      throw ValidationError("--threads must be from 1 to 256, not \(threads)")
    }
    if storeDurations, durations == nil {
      throw ValidationError("--store-durations needs --durations FILE")
    }
  }

  func readDurations() throws -> Durations {
    do throws(FileError) {
      return try durations.map { file throws(FileError) in try Durations(file: file) }
        ?? Durations()
    } catch {
      Terminal.error(error.description)
      throw Exit.error
    }
  }

  /// Keeps the durations where that was asked for.
  func write(_ measured: Durations) throws {
    guard storeDurations, let durations else { return }
    do throws(FileError) {
      try measured.write(to: durations)
    } catch {
      Terminal.error(error.description)
      throw Exit.error
    }
  }
}

/// The processors that are online.
let processorCount = max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1)
