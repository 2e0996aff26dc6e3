import Foundation
import Testing

@testable import NeuralNetwork

/// The data files of the repository, which `Scripts/generators/make-data` writes.
@Suite struct NotebookDataTests {
  private func table(_ name: String) throws -> CSVTable {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let folder = tests.appending(path: "../../../notebooks/data").path()
    return try CSVTable(DataFile.read(name, in: FileScope(folder: folder, root: folder)))
  }

  @Test func iris() throws {
    let table = try table("iris.csv")
    let features = try table.numbers(Array(table.names.dropLast()))
    #expect(features.shape == [150, 4])
    // The means that scikit-learn states in its description of the data.
    let means = ColumnScaling.standardizing(features).shifts.map { ($0 * 100).rounded() / 100 }
    #expect(means == [5.84, 3.06, 3.76, 1.2])
    let species = ClassLabels(try table.texts("species"))
    #expect(species.names == ["setosa", "versicolor", "virginica"])
    #expect(try species.column.oneHot(classes: 3).elements.reduce(0, +) == 150)
  }

  @Test func digits() throws {
    let table = try table("digits.csv")
    let pixels = try table.numbers(Array(table.names.dropLast()))
    #expect(pixels.shape == [1797, 64])
    #expect(pixels.elements.allSatisfy { (0...16).contains($0) })
    let digits = try table.numbers(["digit"])
    #expect(try digits.oneHot(classes: 10).shape == [1797, 10])
    // How often each digit occurs in UCI's test set.
    let counts = (0..<10).map { digit in digits.elements.count { $0 == Double(digit) } }
    #expect(counts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
  }
}
