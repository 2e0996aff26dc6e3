/// NumPy's format for several named arrays: a ZIP archive of NPY files.
package struct NPZ {
  private let archive: ZIPArchive

  /// Reads the directory of the archive.
  package init(_ bytes: [UInt8]) throws(DataError) {
    archive = try ZIPArchive(bytes)
  }

  /// The names of the arrays, in the order of the file.
  package var names: [String] {
    archive.members.map { $0.name.hasSuffix(".npy") ? String($0.name.dropLast(4)) : $0.name }
  }

  /// Reads one array.
  ///
  /// - Parameters:
  ///   - name: what the archive calls the array.
  ///   - allowsMissing: whether NaN may stand for missing numbers.
  package func read(
    _ name: String, allowsMissing: Bool = false
  ) throws(DataError) -> Tensor {
    guard let index = names.firstIndex(of: name) else {
      throw DataError(
        "the NPZ file has no array `\(name)`", missing: .init(name: name, existing: names))
    }
    do {
      return try NPY.read(
        archive.contents(of: archive.members[index]), allowsMissing: allowsMissing)
    } catch {
      throw DataError("the array `\(name)` cannot be read: \(error.message)", hint: error.hint)
    }
  }
}
