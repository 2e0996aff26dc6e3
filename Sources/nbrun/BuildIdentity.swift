import NeuralNetwork
import NotebookDocuments
import NotebookDrift
import NotebookExecution
import NotebookSyntax

/// What tells this build of nbrun, and the way it computes here, from all others.
enum BuildIdentity {
  /// A folder's name: the version, the build and the instruction set.
  ///
  /// All instruction sets give the same results; but a run that is to prove so must not be answered
  /// with the results of another. Nil where the build cannot be told, so that nothing is cached.
  static let current: String? = {
    guard let build = noteOfBuild(in: "/proc/self/exe") else { return nil }
    return "\(NotebookDocuments.version)-\(build)-\(InstructionSet.selected)"
  }()

  /// The build ID that the linker made of the program's content, in hexadecimal digits.
  ///
  /// It stands in an ELF note of type 3 (NT_GNU_BUILD_ID) named "GNU".
  private static func noteOfBuild(in path: String) -> String? {
    guard let program = FileSystem.start(of: path, count: 16384), program.count >= 64,
      program.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1])
    else { return nil }
    func integer(_ offset: Int, _ size: Int) -> Int? {
      guard offset >= 0, offset + size <= program.count else { return nil }
      return program[offset..<offset + size].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    guard let table = integer(32, 4), let size = integer(54, 2), let count = integer(56, 2)
    else { return nil }
    for header in (0..<count).map({ table + $0 * size }) where integer(header, 4) == 4 {
      guard var note = integer(header + 8, 4), let length = integer(header + 32, 4) else {
        continue
      }
      let end = note + length
      while note + 12 <= end {
        guard let nameSize = integer(note, 4), let size = integer(note + 4, 4),
          let type = integer(note + 8, 4)
        else { break }
        let name = note + 12
        let description = name + (nameSize + 3) / 4 * 4
        guard description + size <= program.count else { break }
        if type == 3, program[name..<name + nameSize].elementsEqual("GNU\0".utf8) {
          return program[description..<description + size].hexadecimal
        }
        note = description + (size + 3) / 4 * 4
      }
    }
    return nil
  }
}
