import CMustache
import Synchronization

/// A template in the language of mustache: `{{name}}`, `{{{HTML}}}`, `{{#section}}`, `{{^inverted}}`.
///
/// What is escaped is escaped as HTML, by ``HTMLText``.
final class MustacheTemplate: Sendable {
  /// What stands for a name.
  enum Value: Sendable {
    case text(String)
    case flag(Bool)
    case list([Value])
    case mapping([String: Value])
  }

  /// The library's template may be filled by one thread at a time.
  private let parsed: Mutex<Parsed>

  private struct Parsed: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  /// Reads a template.
  init(_ text: String) throws(ThemeError) {
    var text = text
    let pointer = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        nbrun_mustache_parse($0.baseAddress, $0.count) { bytes, count, sink, context in
          let raw = UnsafeRawBufferPointer(start: bytes, count: count)
          var escaped = HTMLText.escaped(String(decoding: raw, as: UTF8.self))
          escaped.withUTF8 { escaped in
            escaped.withMemoryRebound(to: CChar.self) {
              sink?(context, $0.baseAddress, $0.count)
            }
          }
        }
      }
    }
    guard let pointer else { preconditionFailure("a template without a parser") }
    if let error = nbrun_mustache_error(pointer) {
      defer { nbrun_mustache_free(pointer) }
      throw ThemeError(String(cString: error))
    }
    parsed = Mutex(Parsed(pointer: pointer))
  }

  deinit { parsed.withLock { nbrun_mustache_free($0.pointer) } }

  /// The template, filled. A name without a value is as an empty one.
  func render(_ values: [String: Value]) -> String {
    let handed = Self.handed(.mapping(values))
    defer { nbrun_mustache_value_free(handed) }
    var rendered: [UInt8] = []
    withUnsafeMutablePointer(to: &rendered) { rendered in
      parsed.withLock {
        nbrun_mustache_render(
          $0.pointer, handed,
          { context, bytes, count in
            context?.assumingMemoryBound(to: [UInt8].self).pointee
              .append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
          }, rendered)
      }
    }
    return String(decoding: rendered, as: UTF8.self)
  }

  /// A value as the library holds it.
  private static func handed(_ value: Value) -> OpaquePointer? {
    switch value {
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { nbrun_mustache_text($0.baseAddress, $0.count) }
      }
    case .flag(let isSo): return nbrun_mustache_flag(isSo ? 1 : 0)
    case .list(let elements):
      let list = nbrun_mustache_list()
      for element in elements { nbrun_mustache_append(list, handed(element)) }
      return list
    case .mapping(let members):
      let mapping = nbrun_mustache_mapping()
      for (name, value) in members { nbrun_mustache_set(mapping, name, handed(value)) }
      return mapping
    }
  }
}
