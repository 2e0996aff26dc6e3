import NotebookDocuments

/// What the live parts of one network give, ready to be rendered: all that is kept between runs.
struct NetworkResults {
  enum Part {
    case block(outputs: [Output], values: [JSON])
    /// The text of an inline value.
    case text(String)
  }

  /// In the order of the source.
  var parts: [Part]
  /// SHA-256 of the parameters' bytes at the end, in hexadecimal digits.
  var parametersDigest: String
  var warnings: [StoredWarning]
}

extension NetworkResults: Storable {
  func store(in bytes: inout StoredBytes) {
    bytes.store(parts, parametersDigest, warnings)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    self.init(
      parts: try bytes.take(), parametersDigest: try bytes.take(), warnings: try bytes.take())
  }

  /// The results as bytes.
  var bytes: [UInt8] {
    var stored = StoredBytes()
    store(in: &stored)
    return stored.bytes
  }

  /// Reads results; nil where the bytes are none.
  init?(bytes: [UInt8]) {
    var stored = StoredBytes(bytes)
    do throws(MalformedBytes) {
      self = try stored.take()
    } catch {
      return nil
    }
    guard stored.isAtEnd else { return nil }
  }
}

extension NetworkResults.Part: Storable {
  func store(in bytes: inout StoredBytes) {
    switch self {
    case .block(let outputs, let values):
      bytes.append(tag: 0)
      bytes.store(outputs, values)
    case .text(let text):
      bytes.append(tag: 1)
      text.store(in: &bytes)
    }
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    switch try bytes.takeTag() {
    case 0: self = .block(outputs: try bytes.take(), values: try bytes.take())
    case 1: self = .text(try bytes.take())
    default: throw MalformedBytes()
    }
  }
}
