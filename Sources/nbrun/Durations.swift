/// How long notebooks took, as a text file: milliseconds, a space and the notebook's path, sorted by
/// path. Meant to be kept beside the notebooks, so that all the machines of a CI run read the same.
struct Durations {
  private(set) var milliseconds: [String: Double] = [:]

  init() {}

  /// Reads a file; one that is not there holds nothing. A line that is none is an error.
  init(file: String) throws(FileError) {
    guard try FileSystem.kind(of: file) != .nothing else { return }
    let text = String(decoding: try FileSystem.read(file), as: UTF8.self)
    for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let duration = Double(parts[0]), duration.isFinite, duration >= 0
      else {
        throw FileError("\(file):\(index + 1)", reason: "not a duration and a path: \(line)")
      }
      milliseconds[String(parts[1])] = duration
    }
  }

  mutating func record(_ duration: Duration, of path: String) {
    let (seconds, attoseconds) = duration.components
    let exact = Double(seconds) * 1000 + Double(attoseconds) / 1e15
    milliseconds[path] = max((exact * 10).rounded() / 10, 0.1)
  }

  func write(to file: String) throws(FileError) {
    let lines = milliseconds.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
      "\(milliseconds[$0] ?? 0) \($0)\n"
    }
    try FileSystem.write(Array(lines.joined().utf8), to: file)
  }
}
