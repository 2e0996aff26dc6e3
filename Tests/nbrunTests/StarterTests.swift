import Foundation
import NeuralNetwork
import NotebookStarters
import Testing

@testable import nbrun

/// `nbrun new` and `nbrun init`: what they write runs as it is.
@Suite struct StarterTests {
  @Test(arguments: Starter.allCases.filter { $0 != .csv })
  func aNewNotebookRunsWithoutAWord(kind: Starter) throws {
    let scratch = try TemporaryFolder()
    let made = try Command.run(["new", "My lesson: 1", "--kind", kind.rawValue], in: scratch.url)
    #expect(made.exitCode == 0, "\(made.standardError)")
    try expectCurrent("My-lesson:-1.md", in: scratch.url)
  }

  @Test(arguments: [
    (TableGuessTests.flowers, "one-hot: true"), (TableGuessTests.prices, "decimal: comma"),
    (TableGuessTests.withoutHeader, "header: false"),
  ])
  func aNotebookOfATableRunsWithoutAWord(table: String, line: String) throws {
    let scratch = try TemporaryFolder()
    try Data(table.utf8).write(to: scratch.url.appending(path: "a table.csv"))
    let made = try Command.run(["new", "mine", "--data", "a table.csv"], in: scratch.url)
    #expect(made.exitCode == 0, "\(made.standardError)")
    let text = try String(contentsOf: scratch.url.appending(path: "mine.md"), encoding: .utf8)
    #expect(text.contains(line) && !text.contains("{{"))
    try expectCurrent("mine.md", in: scratch.url)
  }

  @Test func nothingIsOverwrittenUnlessForced() throws {
    let scratch = try TemporaryFolder()
    let place = scratch.url.appending(path: "lessons/first.md")
    for arguments in [["new", "lessons/first"], ["new", "lessons/first.md", "--force"]] {
      #expect(try Command.run(arguments, in: scratch.url).exitCode == 0)
    }
    try Data("mine".utf8).write(to: place)
    let refused = try Command.run(["new", "lessons/first"], in: scratch.url)
    #expect(refused.exitCode == 2 && refused.standardError.contains("--force"))
    #expect(try String(contentsOf: place, encoding: .utf8) == "mine")
  }

  @Test func aTableOutsideTheProjectIsRefused() throws {
    let scratch = try TemporaryFolder()
    try Data(TableGuessTests.flowers.utf8).write(to: scratch.url.appending(path: "flowers.csv"))
    let refused = try Command.run(
      ["new", "inner/lesson", "--data", "flowers.csv"], in: scratch.url)
    #expect(refused.exitCode == 2 && refused.standardError.contains("copy it"))
  }

  @Test func aNewProjectRunsAndTakesNewNotebooks() throws {
    let scratch = try TemporaryFolder()
    #expect(try Command.run(["init", "course"], in: scratch.url).exitCode == 0)
    let course = scratch.url.appending(path: "course")
    #expect(try Command.run(["new", "second"], in: course).exitCode == 0)
    #expect(FileManager.default.fileExists(atPath: course.path + "/notebooks/second.md"))
    let outcome = try Command.run([], in: course)
    #expect(outcome.exitCode == 0)
    #expect(outcome.standardError == "2 written, 0 failed\n")
    #expect(try Command.run(["check"], in: course).exitCode == 0)
    #expect(try Command.run(["init", "."], in: course).exitCode == 2)
    #expect(try Command.run(["init", "notebooks/inner"], in: course).exitCode == 2)
  }

  @Test func theProjectFileNamesEveryKeyAndIsValidWithAllOfThem() throws {
    let scratch = try TemporaryFolder()
    #expect(try Command.run(["init"], in: scratch.url).exitCode == 0)
    let place = scratch.url.appending(path: "nbrun.yml")
    let text = try String(contentsOf: place, encoding: .utf8)
    let reference = try Command.run(["reference", "--format", "json"], in: scratch.url)
    let object = try JSONSerialization.jsonObject(with: Data(reference.standardOutput.utf8))
    let sections = try #require((object as? [String: Any])?["keys"] as? [String: Any])
    for section in ["project", "site"] {
      let keys = try #require(sections[section] as? [[String: Any]])
      for key in keys.compactMap({ $0["key"] as? String }) {
        let indent = section == "site" ? "  " : ""
        let isThere = text.split(separator: "\n").contains {
          $0.hasPrefix("\(indent)\(key):") || $0.hasPrefix("\(indent)# \(key):")
        }
        #expect(isThere, "\(section) does not mention \(key)")
      }
    }
    let whole = text.replacing(/(?m)^( *)# ([a-z-]+:)/) { "\($0.1)\($0.2)" }
    try Data(whole.utf8).write(to: place)
    let outcome = try Command.run([], in: scratch.url)
    #expect(outcome.exitCode == 0 && outcome.standardError == "", "\(outcome.standardError)")
  }

  @Test func whatGitIgnoresIsAddedOnce() throws {
    let scratch = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: ".git"), withIntermediateDirectories: true)
    let place = scratch.url.appending(path: ".gitignore")
    try Data("*.o".utf8).write(to: place)
    #expect(try Command.run(["init"], in: scratch.url).exitCode == 0)
    #expect(try String(contentsOf: place, encoding: .utf8) == "*.o\n/site/\n")
  }

  private func expectCurrent(_ notebook: String, in folder: URL) throws {
    let outcome = try Command.run([notebook], in: folder)
    #expect(outcome.exitCode == 0 && outcome.standardError == "", "\(outcome.standardError)")
    #expect(try Command.run(["check", notebook], in: folder).exitCode == 0)
  }
}

/// What is told of a table by looking at it.
@Suite struct TableGuessTests {
  static let flowers =
    "row,length,width,note,species\n"
    + (1...20).map {
      "\($0),\(Double($0) / 2),\($0 % 3 == 0 ? "" : "\($0 % 4)"),good,\($0 < 11 ? "rose" : "tulip")\n"
    }.joined()

  static let prices =
    "Größe;Alter;Preis\n"
    + (1...12).map { "\($0),5;\($0 == 3 ? "-" : "\($0 * $0)");\($0 * 100),25\n" }.joined()

  static let withoutHeader = (1...30).map { "\(Double($0) * 0.5)\t\($0 % 7)\t\($0 % 2)\n" }
    .joined()

  @Test func aColumnOfTextsAtTheEndIsAClass() throws {
    let guess = try TableGuess(Array(Self.flowers.utf8), target: nil)
    #expect(guess.classifies && guess.target.name == "species" && guess.target.variety == 2)
    #expect(guess.inputs.map(\.name) == ["length", "width"])
    #expect(guess.inputs.map(\.hasMissing) == [false, true])
    #expect(guess.omitted.map(\.name) == ["row", "note"])
    #expect(guess.omitted.map(\.reason) == ["it counts the rows", "it holds texts"])
  }

  @Test func semicolonsAndDecimalCommasAreSeen() throws {
    let guess = try TableGuess(Array(Self.prices.utf8), target: nil)
    #expect(guess.format.separator == ";" && guess.format.decimal == .comma)
    #expect(guess.format.missingValues == ["-"])
    #expect(!guess.classifies && guess.inputs.map(\.name) == ["Größe", "Alter"])
  }

  @Test func aFirstRowOfNumbersIsNoHeader() throws {
    let guess = try TableGuess(Array(Self.withoutHeader.utf8), target: nil)
    #expect(guess.format.hasHeader == false && guess.format.separator == "\t")
    #expect(guess.target.name == "2" && guess.classifies)
  }

  @Test func anotherColumnCanBeTheTarget() throws {
    let guess = try TableGuess(Array(Self.flowers.utf8), target: "length")
    #expect(!guess.classifies && guess.target.name == "length")
    #expect(guess.inputs.map(\.name) == ["width"])
  }

  @Test func fewWholeNumbersAreClassesAndManyAreNot() throws {
    let rows = (1...40).map { "\(Double($0) / 3),\($0 % 10),\($0 % 11)" }.joined(separator: "\n")
    let bytes = Array(("a,few,many\n" + rows).utf8)
    #expect(try TableGuess(bytes, target: "few").classifies)
    #expect(try !TableGuess(bytes, target: "many").classifies)
  }

  @Test(arguments: [
    ("", "empty"), ("a\n1\n2\n", "1 column"), ("a,b\n1,2\n3,4\n", "2 rows"),
    ("a,b\n1,2\n3\n", "1 field"), (words, "no column of numbers"),
  ])
  func whatNoNetworkCanLearnFromIsRefused(table: String, message: String) {
    #expect {
      _ = try TableGuess(Array(table.utf8), target: nil)
    } throws: {
      "\($0)".contains(message)
    }
  }

  private static let words = "a,b\n" + String(repeating: "x,y\n", count: 12)

  @Test func aMisspeltTargetIsNamed() {
    #expect {
      _ = try TableGuess(Array(Self.flowers.utf8), target: "specie")
    } throws: {
      ($0 as? DataError)?.hint == "did you mean `species`?"
    }
  }
}
