/// A table whose cells are already formatted.
package struct Table: Equatable, Sendable {
  /// Where the cells of a column stand; numbers stand at the trailing edge.
  package enum Alignment: Equatable, Sendable {
    case leading
    case trailing
    case center
  }

  /// A column's header and alignment.
  package struct Column: Equatable, Sendable {
    /// What the column holds, plain text.
    package var header: String
    /// Where its cells stand.
    package var alignment: Alignment
    /// What shows the size of each row's number at a glance; empty where nothing does.
    package var marks: [Mark]

    /// Makes a column.
    package init(_ header: String, _ alignment: Alignment = .trailing, marks: [Mark] = []) {
      self.header = header
      self.alignment = alignment
      self.marks = marks
    }
  }

  /// The sign and size of a number beside others of its kind.
  package struct Mark: Equatable, Sendable {
    /// The number as a share of the largest of its kind: −1 to 1.
    package var share: Double
    /// Above zero where the number has grown, below where it has fallen.
    package var trend: Int

    /// Makes a mark; a share that is not a number becomes 0.
    package init(share: Double, trend: Int = 0) {
      self.share = share.isNaN ? 0 : min(max(share, -1), 1)
      self.trend = trend.signum()
    }
  }

  /// From left to right.
  package var columns: [Column]
  /// From top to bottom, each with a cell for each column, plain text.
  package var rows: [[String]]
  /// Whether the first cell of each row is that row's header.
  package var hasRowHeaders: Bool

  /// Makes a table; each row should have as many cells as there are columns.
  package init(columns: [Column], rows: [[String]], hasRowHeaders: Bool = false) {
    self.columns = columns
    self.rows = rows
    self.hasRowHeaders = hasRowHeaders
  }
}

extension Table.Column {
  /// Heads the numbers of epochs.
  package static let epochHeader = "Epoch"
  /// Heads numbers of epochs that have passed.
  package static let epochCountHeader = "After epochs"
  /// What tells a table of which each row belongs to an epoch, in documents of any age.
  package static let epochHeaders = [epochHeader, epochCountHeader]
}
