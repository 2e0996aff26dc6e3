import ArgumentParser
import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax
import Synchronization

/// Whether, and how, a check looks for hidden state.
struct IsolationOptions: ParsableArguments {
  @Flag(
    help: """
      Run each network in a process of its own too, and the notebooks in a shuffled order; it is \
      an error if any result depends on that. Nothing is taken from the cache.
      """)
  var isolated = false

  @Option(
    help: ArgumentHelp("The seed by which --isolated shuffles the notebooks.", valueName: "seed"))
  var shuffleSeed: UInt64 = 0

  /// The notebooks in the order in which to run them, which is told.
  func shuffled(_ files: [NotebookFile]) -> [NotebookFile] {
    var generator = SplitMix64(seed: shuffleSeed)
    Terminal.error("each network in its own process; notebooks shuffled with seed \(shuffleSeed)")
    return files.shuffled(using: &generator)
  }
}

/// Notes the digests of all results instead of keeping them.
final class DigestRecorder: ResultStore {
  private let recorded = Mutex<[(network: String, digest: String)]>([])

  /// For each network, in the order of declaration: the digest of what its results depend on, and
  /// of the results themselves, shown values and final parameters.
  var digests: [(network: String, digest: String)] { recorded.withLock { $0 } }

  func results(for key: ResultKey) -> [UInt8]? { nil }

  func save(_ results: [UInt8], for key: ResultKey) {
    let digest = "\(key.digest) \(SHA256.digest(of: results).hexadecimal)"
    recorded.withLock { $0.append((key.network, digest)) }
  }

  /// The networks of a notebook that give other results in a process of their own.
  ///
  /// - Parameter parameters: what the command line says of parameters.
  func dependentNetworks(of notebook: NotebookFile, _ parameters: [String]) -> [String] {
    digests.filter { network, digest in
      let command =
        ["network-digest", "--network", network, "--root", notebook.root] + parameters
        + ["--", notebook.path]
      guard let output = ChildProcess.output(of: command) else { return true }
      return !output.elementsEqual("\(digest)\n".utf8)
    }.map(\.network)
  }
}

extension Nbrun {
  /// `nbrun network-digest`: what `check --isolated` starts for each network.
  struct NetworkDigest: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the digest of one network's results.", shouldDisplay: false
    )

    @Option var network: String
    @Option var root: String
    @OptionGroup var parameters: ParameterOptions
    @Argument var notebook: String

    func run() throws {
      let recorder = DigestRecorder()
      guard var given = parameters.read() else { throw Exit.error }
      var projects = Projects()
      let project = projects.project(above: FilePath.folder(of: notebook), in: root)
      // Whoever started this has looked whether a notebook has them.
      given.makeOptional()
      var context = RunContext().in(project)
      context.parameters = given
      do throws(FileError) {
        _ = NotebookRun(
          name: notebook, stem: "", bytes: try FileSystem.read(notebook), context: context,
          target: .documents([]), only: network, store: recorder)
      } catch {
        throw Exit.error
      }
      for (_, digest) in recorder.digests { Terminal.out(digest) }
    }
  }
}

/// The generator SplitMix64 (Steele, Lea and Flood, 2014), for the order of notebooks alone.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
