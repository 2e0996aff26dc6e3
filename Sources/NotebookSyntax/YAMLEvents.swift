import CYAML

/// The events of a YAML text as libyaml tells them, with their places as offsets of its bytes.
///
/// A node is a scalar, an alias, or what stands between a start and its end.
final class YAMLEvents {
  /// One event.
  struct Event {
    var kind: Kind
    /// Where it is written. What ends a block collection stands where the next thing starts.
    var range: Range<Int>
    var anchor: String?
  }

  /// What an event says.
  enum Kind: Equatable {
    case documentStart
    case documentEnd
    case streamEnd
    case alias(String)
    case scalar(String, isPlain: Bool, isBlock: Bool)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
  }

  /// Why a text is no YAML, in libyaml's words.
  struct Failure: Error {
    var problem: String
    var context: String
    var place: Int
    /// Where begins what is not finished.
    var start: Int
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let offsets: CharacterOffsets

  /// Begins to read a text in UTF-8.
  init(_ bytes: [UInt8]) {
    offsets = CharacterOffsets(of: bytes)
    input = .allocate(capacity: bytes.count)
    _ = input.initialize(fromContentsOf: bytes)
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else { fatalError("out of memory") }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event.
  func next() throws(Failure) -> Event {
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
      defer { yaml_event_delete(&event) }
      guard let (kind, anchor) = Self.meaning(of: event) else { continue }
      let start = offsets[event.start_mark.index]
      return Event(
        kind: kind, range: start..<max(start, offsets[event.end_mark.index]),
        anchor: anchor.map { String(cString: $0) })
    }
  }

  /// What an event says, and its anchor; nil where it says nothing.
  private static func meaning(
    of event: yaml_event_t
  ) -> (kind: Kind, anchor: UnsafeMutablePointer<yaml_char_t>?)? {
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: return (.documentStart, nil)
    case YAML_DOCUMENT_END_EVENT: return (.documentEnd, nil)
    case YAML_STREAM_END_EVENT: return (.streamEnd, nil)
    case YAML_ALIAS_EVENT: return (.alias(String(cString: event.data.alias.anchor)), nil)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let isBlock =
        scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE
      return (
        .scalar(
          String(decoding: text, as: UTF8.self),
          isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, isBlock: isBlock), scalar.anchor
      )
    case YAML_SEQUENCE_START_EVENT: return (.sequenceStart, event.data.sequence_start.anchor)
    case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, nil)
    case YAML_MAPPING_START_EVENT: return (.mappingStart, event.data.mapping_start.anchor)
    case YAML_MAPPING_END_EVENT: return (.mappingEnd, nil)
    default: return nil
    }
  }

  private var failure: Failure {
    let parser = parser.pointee
    let place = offsets[parser.problem_mark.index]
    let context = parser.context.map { String(cString: $0) }
    return Failure(
      problem: parser.problem.map { String(cString: $0) } ?? "", context: context ?? "",
      place: place, start: context == nil ? place : offsets[parser.context_mark.index])
  }
}

/// Where each character of a text in UTF-8 starts: libyaml counts characters.
struct CharacterOffsets {
  /// The offset of each character whose number is a multiple of the stride; nil where every character
  /// is a byte.
  private let anchors: [Int]?
  private let bytes: [UInt8]
  private static let stride = 256

  init(of bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.contains(where: \.isContinuation) else {
      anchors = nil
      return
    }
    var anchors: [Int] = []
    var count = 0
    for (offset, byte) in bytes.enumerated() where !byte.isContinuation {
      if count % Self.stride == 0 { anchors.append(offset) }
      count += 1
    }
    self.anchors = anchors
  }

  /// The offset of a character by its number from 0; the end of the text for those beyond it.
  subscript(character: Int) -> Int {
    guard let anchors else { return min(character, bytes.count) }
    guard character / Self.stride < anchors.count else { return bytes.count }
    var offset = anchors[character / Self.stride]
    for _ in 0..<character % Self.stride where offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset].isContinuation { offset += 1 }
    }
    return offset
  }
}
