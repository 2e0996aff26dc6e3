import NotebookDocuments

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Takes messages with their headers out of standard input. Never holds more than one message.
struct MessageReader {
  /// What has come.
  enum Message {
    case json(JSON)
    /// Something that is no message: what is wrong with it.
    case nonsense(String)
  }

  /// No message is larger: a notebook of the largest size, each of its bytes escaped.
  static let largestSize = 256 << 20
  private static let largestHeader = 4096

  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var start = 0
  private var end = 0

  /// The next message; nil at the end of the input, and where it cannot be told any more where a message starts.
  mutating func next() -> Message? {
    guard let header = readHeader() else { return nil }
    guard let length = Self.length(in: header) else {
      return .nonsense("a header without a valid Content-Length")
    }
    guard length <= Self.largestSize else {
      return skip(length) ? .nonsense("a message of more than \(Self.largestSize >> 20) MiB") : nil
    }
    guard let bytes = read(length) else { return nil }
    do throws(JSON.ParsingError) {
      return .json(try JSON(parsing: bytes))
    } catch {
      return .nonsense("no JSON: byte \(error.offset) cannot stand there")
    }
  }

  /// The lines before a message; nil at the end of the input, and where there is no end of them.
  private mutating func readHeader() -> [UInt8]? {
    var header: [UInt8] = []
    while header.count < Self.largestHeader {
      guard let byte = readByte() else { return nil }
      header.append(byte)
      if header.suffix(4).elementsEqual("\r\n\r\n".utf8)
        || header.suffix(2).elementsEqual("\n\n".utf8)
      {
        return header
      }
    }
    return nil
  }

  private static func length(in header: [UInt8]) -> Int? {
    for line in String(decoding: header, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      guard let length = Int(parts[1].filter { $0 != " " }), length >= 0 else { return nil }
      return length
    }
    return nil
  }

  private mutating func readByte() -> UInt8? {
    guard start < end || fill() else { return nil }
    defer { start += 1 }
    return buffer[start]
  }

  private mutating func read(_ count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard start < end || fill() else { return nil }
      let taken = min(end - start, count - bytes.count)
      bytes += buffer[start..<start + taken]
      start += taken
    }
    return bytes
  }

  private mutating func skip(_ count: Int) -> Bool {
    var rest = count
    while rest > 0 {
      guard start < end || fill() else { return false }
      let taken = min(end - start, rest)
      start += taken
      rest -= taken
    }
    return true
  }

  private mutating func fill() -> Bool {
    while true {
      let count = buffer.withUnsafeMutableBytes {
        Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      (start, end) = (0, count)
      return true
    }
  }
}
