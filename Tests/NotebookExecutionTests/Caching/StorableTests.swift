import NotebookDocuments
import Testing

@testable import NotebookExecution

/// Entries of the cache are bytes that anybody may have written.
@Suite struct StorableTests {
  /// Results with one of everything.
  private func results() throws -> NetworkResults {
    let picture = SVG(width: 100, height: 50, title: "t", description: "d", body: "<path/>")
    let figure = Figure(kind: "loss-curve", picture: picture, alternativeText: "a")
    let table = Table(
      columns: [.init("A", .leading), .init("B", marks: [.init(share: -0.5, trend: 1)])],
      rows: [["1", "2"]], hasRowHeaders: true)
    let formula = Formula(tex: "x", mathML: "<math/>")
    let outputs: [Output.Content] = [
      .text("W1"), .table(table), .formula(formula), .figure(figure), .note(Note(.success, "n")),
      .frames(
        FrameSequence(pictures: [figure], count: 3, lastFrame: "l", table: table, data: "{}")),
      .derivation(
        Derivation(sections: [.init(title: "T", remark: "r", formulas: [formula])])),
    ]
    let values: [JSON] = [
      .array([
        .string("é"), .integer(-1), .number(0.5, .float64), .number(.nan, .float32), .null,
        .object([(key: "k", value: .array([]))]),
      ])
    ]
    var warning = StoredBytes()
    warning.store(1, 2, "message", String?.none)
    var copy = StoredBytes(warning.bytes)
    return NetworkResults(
      parts: [
        .block(outputs: outputs.map { Output($0, caption: "c", label: "l") }, values: values),
        .text("0.25"),
      ], parametersDigest: "ab", warnings: [try copy.take()])
  }

  @Test func areReadAsTheyWereWritten() throws {
    let bytes = try results().bytes
    #expect(try #require(NetworkResults(bytes: bytes)).bytes == bytes)
  }

  /// Whatever has become of the bytes, they are refused, or are those of the results that they give.
  @Test func anyBytesCanBeRead() throws {
    let bytes = try results().bytes
    var state: UInt64 = 1
    func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var read = 0
    for _ in 0..<100_000 {
      var damaged = bytes
      for _ in 0...below(3) {
        let place = below(damaged.count)
        switch below(4) {
        case 0: damaged[place] = UInt8(below(256))
        case 1: damaged[place] = [0, 1, 0x7F, 0x80, 0xFF][below(5)]
        case 2: damaged.remove(at: place)
        default: damaged.insert(UInt8(below(8)), at: place)
        }
      }
      guard let results = NetworkResults(bytes: damaged) else { continue }
      read += 1
      if results.bytes != damaged {
        Issue.record("\(damaged) is read as what is written in another way")
        return
      }
    }
    // Most places are in texts.
    #expect(read > 1000)
  }

  private func isRefused<Value: Storable>(
    as type: Value.Type, _ store: (inout StoredBytes) -> Void
  ) -> Bool {
    var bytes = StoredBytes()
    store(&bytes)
    var copy = StoredBytes(bytes.bytes)
    do throws(MalformedBytes) {
      _ = try copy.take(Value.self)
      return false
    } catch {
      return true
    }
  }

  /// What could be read, but not be rendered: each of these would end the program later, or write where it must not.
  @Test func whatCannotBeShownIsRefused() {
    let columns = [Table.Column("A")]
    #expect(isRefused(as: Table.self) { $0.store(columns, [["1", "2"]], false) })
    #expect(isRefused(as: Table.self) { $0.store(columns, [["1"], []], false) })
    let marked = [Table.Column("A", marks: [.init(share: 1), .init(share: 1)])]
    #expect(isRefused(as: Table.self) { $0.store(marked, [["1"]], false) })
    #expect(isRefused(as: Table.Mark.self) { $0.store(Double.nan, 0) })
    #expect(isRefused(as: Table.Mark.self) { $0.store(0.5, Int.min) })
    #expect(isRefused(as: SVG.self) { $0.store(Int.max, 1, "", "", "") })
    #expect(isRefused(as: SVG.self) { $0.store(1, -1, "", "", "") })
    let picture = SVG(width: 1, height: 1, title: "", description: "", body: "")
    #expect(isRefused(as: Figure.self) { $0.store("../../x", picture, "") })
    let table = Table(columns: columns, rows: [])
    #expect(
      isRefused(as: FrameSequence.self) { $0.store([Figure](), Int.min, "", table, "{}") })
    #expect(
      isRefused(as: FrameSequence.self) { $0.store([Figure](), 1, "", table, "</script>") })
  }

  @Test func countsAreNotBelieved() {
    for count in [1, 1 << 32, UInt64(Int.max), UInt64(Int.max) + 1, .max] {
      #expect(isRefused(as: [String].self) { $0.append(count) })
      #expect(isRefused(as: String.self) { $0.append(count) })
    }
  }

  @Test func nestingIsBounded() {
    #expect(
      isRefused(as: JSON.self) { bytes in
        for _ in 0..<1_000_000 {
          bytes.append(tag: 4)
          bytes.append(1)
        }
        bytes.append(tag: 6)
      })
  }

  @Test func otherTagsAreRefused() {
    #expect(isRefused(as: Bool.self) { $0.append(tag: 2) })
    #expect(
      isRefused(as: Int?.self) { bytes in
        bytes.append(tag: 2)
        bytes.append(0)
      })
    #expect(isRefused(as: String.self) { $0.append([0xFF]) })
    #expect(isRefused(as: JSON.self) { $0.append(tag: 9) })
    #expect(isRefused(as: Output.Content.self) { $0.append(tag: 7) })
    #expect(isRefused(as: NetworkResults.Part.self) { $0.append(tag: 2) })
  }
}
