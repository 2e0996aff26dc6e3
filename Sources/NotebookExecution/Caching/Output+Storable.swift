import NeuralNetwork
import NotebookDocuments
import NotebookSyntax

extension Output: Storable {
  func store(in bytes: inout StoredBytes) {
    bytes.store(content, caption, label)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    self.init(try bytes.take(), caption: try bytes.take(), label: try bytes.take())
  }
}

extension Output.Content: Storable {
  func store(in bytes: inout StoredBytes) {
    switch self {
    case .text(let text):
      bytes.append(tag: 0)
      text.store(in: &bytes)
    case .table(let table):
      bytes.append(tag: 1)
      table.store(in: &bytes)
    case .formula(let formula):
      bytes.append(tag: 2)
      formula.store(in: &bytes)
    case .figure(let figure):
      bytes.append(tag: 3)
      figure.store(in: &bytes)
    case .note(let note):
      bytes.append(tag: 4)
      bytes.store(note.kind.rawValue, note.text)
    case .frames(let frames):
      bytes.append(tag: 5)
      frames.store(in: &bytes)
    case .derivation(let derivation):
      bytes.append(tag: 6)
      derivation.sections.store(in: &bytes)
    }
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    switch try bytes.takeTag() {
    case 0: self = .text(try bytes.take())
    case 1: self = .table(try bytes.take())
    case 2: self = .formula(try bytes.take())
    case 3: self = .figure(try bytes.take())
    case 4:
      guard let kind = Note.Kind(rawValue: try bytes.take()) else { throw MalformedBytes() }
      self = .note(Note(kind, try bytes.take()))
    case 5: self = .frames(try bytes.take())
    case 6: self = .derivation(Derivation(sections: try bytes.take()))
    default: throw MalformedBytes()
    }
  }
}

extension Formula: Storable {
  func store(in bytes: inout StoredBytes) {
    bytes.store(tex, mathML)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    self.init(tex: try bytes.take(), mathML: try bytes.take())
  }
}

extension Derivation.Section: Storable {
  func store(in bytes: inout StoredBytes) {
    bytes.store(title, remark, formulas)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    self.init(
      title: try bytes.take(), remark: try bytes.take(), formulas: try bytes.take())
  }
}

extension Table: Storable {
  func store(in bytes: inout StoredBytes) {
    bytes.store(columns, rows, hasRowHeaders)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    let columns: [Table.Column] = try bytes.take()
    let rows: [[String]] = try bytes.take()
    guard rows.allSatisfy({ $0.count == columns.count }),
      columns.allSatisfy({ $0.marks.isEmpty || $0.marks.count == rows.count })
    else { throw MalformedBytes() }
    self.init(columns: columns, rows: rows, hasRowHeaders: try bytes.take())
  }
}

extension Table.Column: Storable {
  func store(in bytes: inout StoredBytes) {
    header.store(in: &bytes)
    let tag: UInt8 =
      switch alignment {
      case .leading: 0
      case .trailing: 1
      case .center: 2
      }
    bytes.append(tag: tag)
    marks.store(in: &bytes)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    let header: String = try bytes.take()
    let alignment: Table.Alignment
    switch try bytes.takeTag() {
    case 0: alignment = .leading
    case 1: alignment = .trailing
    case 2: alignment = .center
    default: throw MalformedBytes()
    }
    self.init(header, alignment, marks: try bytes.take())
  }
}

extension Table.Mark: Storable {
  func store(in bytes: inout StoredBytes) {
    bytes.store(share, trend)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    let (share, trend): (Double, Int) = (try bytes.take(), try bytes.take())
    guard (-1...1).contains(share), (-1...1).contains(trend) else { throw MalformedBytes() }
    self.init(share: share, trend: trend)
  }
}

extension FrameSequence: Storable {
  func store(in bytes: inout StoredBytes) {
    bytes.store(pictures, count, lastFrame, table, data)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    let pictures: [Figure] = try bytes.take()
    let count: Int = try bytes.take()
    guard count >= 1 else { throw MalformedBytes() }
    self.init(
      pictures: pictures, count: count, lastFrame: try bytes.take(), table: try bytes.take(),
      data: try bytes.take())
    guard !data.utf8.contains(UInt8(ascii: "<")) else { throw MalformedBytes() }
  }
}

extension Figure: Storable {
  func store(in bytes: inout StoredBytes) {
    bytes.store(kind, picture, alternativeText)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    let kind: String = try bytes.take()
    // It becomes part of a file's name.
    guard kind.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") })
    else { throw MalformedBytes() }
    self.init(kind: kind, picture: try bytes.take(), alternativeText: try bytes.take())
  }
}

extension SVG: Storable {
  func store(in bytes: inout StoredBytes) {
    bytes.store(width, height, title, description, body)
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    let (width, height): (Int, Int) = (try bytes.take(), try bytes.take())
    let sides = 0...1 << 20
    guard sides.contains(width), sides.contains(height) else { throw MalformedBytes() }
    self.init(
      width: width, height: height, title: try bytes.take(), description: try bytes.take(),
      body: try bytes.take())
  }
}

extension JSON: Storable {
  func store(in bytes: inout StoredBytes) {
    switch self {
    case .string(let string):
      bytes.append(tag: 0)
      string.store(in: &bytes)
    case .integer(let integer):
      bytes.append(tag: 1)
      integer.store(in: &bytes)
    case .number(let number, let precision):
      bytes.append(tag: precision == .float64 ? 2 : 3)
      number.store(in: &bytes)
    case .array(let elements):
      bytes.append(tag: 4)
      elements.store(in: &bytes)
    case .object(let members):
      bytes.append(tag: 5)
      members.map(\.key).store(in: &bytes)
      members.map(\.value).store(in: &bytes)
    case .null: bytes.append(tag: 6)
    case .bool(let bool): bytes.append(tag: bool ? 8 : 7)
    }
  }

  init(from bytes: inout StoredBytes) throws(MalformedBytes) {
    switch try bytes.takeTag() {
    case 0: self = .string(try bytes.take())
    case 1: self = .integer(try bytes.take())
    case 2: self = .number(try bytes.take(), .float64)
    case 3: self = .number(try bytes.take(), .float32)
    case 4: self = .array(try bytes.take())
    case 5:
      let keys: [String] = try bytes.take()
      let values: [JSON] = try bytes.take()
      guard keys.count == values.count else { throw MalformedBytes() }
      self = .object(zip(keys, values).map { (key: $0, value: $1) })
    case 6: self = .null
    case 7: self = .bool(false)
    case 8: self = .bool(true)
    default: throw MalformedBytes()
    }
  }
}
