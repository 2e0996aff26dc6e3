import Foundation
import NotebookSyntax
import TestSupport
import Testing

@testable import NotebookDocuments
@testable import NotebookDrift
@testable import NotebookExecution

/// Runs notebooks that have been damaged at random: each gives documents or diagnostics, and those
/// can be read; none traps, and none takes long.
///
/// `NBRUN_FUZZ_SECONDS` makes it a campaign of so many seconds, from the seed `NBRUN_FUZZ_SEED`, that
/// writes each notebook to `NBRUN_FUZZ_FILE` before it runs, so that one that traps is there to be seen.
@Suite struct MutationTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The notebooks that are damaged, with few epochs.
  private static let corpus: [(path: String, text: String)] = {
    func names(_ folder: String) -> [String] {
      let path = root.appendingPathComponent(folder).path
      return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        .map { "\(path)/\($0)" }
    }
    let files =
      names("notebooks").filter { $0.hasSuffix(".md") && !$0.hasSuffix("digits.md") }
      + names("Tests/nbrunTests/Cases").map { $0 + "/notebook.md" }
    return files.compactMap { file in
      (try? String(contentsOfFile: file, encoding: .utf8)).map { (file, withFewEpochs($0)) }
    }
  }()

  @Test func damagedNotebooksAreDiagnosed() throws {
    let seconds = Self.environment["NBRUN_FUZZ_SECONDS"].flatMap(Double.init)
    var mutator = Mutator(
      seed: Self.environment["NBRUN_FUZZ_SEED"].flatMap(UInt64.init) ?? 1,
      words: Self.words)
    #expect(Self.corpus.count > 20)
    let start = ContinuousClock.now
    var count = 0
    while seconds.map({ start.duration(to: .now) < .seconds($0) }) ?? (count < 150) {
      count += 1
      let (path, text) = Self.corpus[mutator.below(Self.corpus.count)]
      try run(Self.withFewEpochs(mutator.damaged(text)), path)
    }
    if seconds != nil { print("\(count) notebooks") }
  }

  private func run(_ text: String, _ path: String) throws {
    let bytes = Array(text.utf8)
    if let file = Self.environment["NBRUN_FUZZ_FILE"] {
      try Data(bytes).write(to: URL(filePath: file))
    }
    let start = Self.processorTime
    let run = NotebookRun(
      name: path, stem: "damaged", bytes: bytes, target: .documents([.md, .html, .json]))
    let duration = Self.processorTime - start
    let hasError = run.diagnostics.contains { $0.severity == .error }
    let isFine =
      (run.documents == nil) == hasError && duration < .seconds(20)
      && run.diagnostics.allSatisfy(Self.canBeRead)
    guard !isFine else { return }
    Issue.record(
      """
      \(duration), \(run.documents == nil ? "no documents" : "documents"):
      \(run.diagnostics.map(\.description).joined(separator: "\n"))
      \(text)
      """)
  }

  /// What this thread has used, however many others share the processors.
  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Whether a diagnostic is one line in the house's style about a place in the source.
  private static func canBeRead(_ diagnostic: Diagnostic) -> Bool {
    let message = diagnostic.message
    let endsInStop = message.hasSuffix(".") && message.dropLast().last?.isNumber == false
    return !message.contains { $0.isNewline } && !endsInStop
      && !(message.first?.isUppercase ?? true)
      && diagnostic.rangeInSource.upperBound <= diagnostic.source.bytes.count
  }

  /// Leaves no training with many epochs, which would be right to take long.
  private static func withFewEpochs(_ text: String) -> String {
    text.replacing(/(epochs|samples): *([0-9.e+]{2,})/) { match in
      guard let number = Double(match.2), (20...1e9).contains(number) else {
        return String(match.0)
      }
      return "\(match.1): 20"
    }
  }

  /// Words of the language.
  private static let words: [String] = {
    let text = Reference.markdown
    let names = text.matches(of: /`([a-z][a-z0-9-]*)/).map { String($0.1) }
    return Array(Set(names)).sorted() + Subject.fixed.map(\.name)
      + ["W1", "b1", "dW1", "da2", "z2", "gamma1", "top-2", "$rate", "xor", "1", "true", "null"]
  }()
}

/// Damages texts at random, from a seed.
private struct Mutator {
  private var random: SplitMix64
  private let words: [String]

  private static let numbers = [
    "0", "-1", "1", "2", "7", "0.5", "-0.", "1e-300", "1e300", "1e999", ".nan", ".inf", "3000",
    "9223372036854775807", "-9223372036854775808", "9223372036854775808", "4294967295",
    "4294967296", "1e18", "0x7f", "1000000", "99999999999999999999999", "''", "~",
  ]
  private static let marks = [
    "[", "]", "{", "}", ":", ",", "-", "*a", "&a ", "|", ">", "\t", "\n", "\"", "'", "#", "```\n",
    "\r", "é", "\u{0}", "{network} ", "`", "---\n", "[]", "{}", "[[1, 2], [3, 4]]", "[1, 2]",
    "!!str",
  ]

  init(seed: UInt64, words: [String]) {
    random = SplitMix64(state: seed)
    self.words = words
  }

  mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

  private mutating func element(_ array: [String]) -> String { array[below(array.count)] }

  /// A text with a few of its tokens deleted, doubled, moved or replaced, most of them in live parts.
  mutating func damaged(_ text: String) -> String {
    var tokens = tokens(of: text)
    let live = liveIndices(of: tokens)
    for _ in 0..<1 + below(3) where !tokens.isEmpty {
      let place = live.isEmpty || below(8) == 0 ? below(tokens.count) : live[below(live.count)]
      guard place < tokens.count else { continue }
      let isNumber = tokens[place].first?.isNumber ?? false
      switch below(isNumber ? 9 : 6) {
      case 0: tokens.remove(at: place)
      case 1: tokens.insert(tokens[place], at: place)
      case 2: tokens.swapAt(place, below(tokens.count))
      case 3: tokens[place] = element(words)
      case 4: tokens[place] = element(Self.marks)
      case 5: tokens.insert(element(Self.marks), at: place)
      default: tokens[place] = element(Self.numbers)
      }
    }
    return tokens.joined()
  }

  /// Words, numbers, white space and single marks.
  private func tokens(of text: String) -> [String] {
    var tokens: [String] = []
    for character in text {
      let isWord = character.isLetter || character.isNumber || "_-.".contains(character)
      if isWord, let last = tokens.last?.last,
        last.isLetter || last.isNumber || "_-.".contains(last)
      {
        tokens[tokens.count - 1].append(character)
      } else {
        tokens.append(String(character))
      }
    }
    return tokens
  }

  /// The tokens of fenced blocks that are not white space.
  private func liveIndices(of tokens: [String]) -> [Int] {
    var indices: [Int] = []
    var isLive = false
    for (index, token) in tokens.enumerated() {
      if token == "`", index >= 2, tokens[index - 1] == "`", tokens[index - 2] == "`" {
        isLive.toggle()
      } else if isLive, token.contains(where: { !$0.isWhitespace }) {
        indices.append(index)
      }
    }
    return indices
  }
}
