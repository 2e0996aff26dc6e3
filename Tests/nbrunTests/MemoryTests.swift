import Foundation
import Testing

/// What happens where memory ends.
@Suite struct MemoryTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func anAllocationThatFailsIsTold() throws {
    // Its 10⁸ weights and as many gradients take 800 MB each.
    let inputs = (0..<100).map(String.init).joined(separator: ", ")
    try folder.write(
      """
      ```network
      data: {inputs: [[\(inputs)]]}
      layers: [{units: 1000000, weights: zeros, biases: none}]
      run: [forward]
      ```
      """, to: "n.md")
    let (out, err) = (folder.url(of: "out"), folder.url(of: "err"))
    for url in [out, err] { try Data().write(to: url) }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "ulimit -v 1500000; exec \"$0\" run n.md", Command.binary.path]
    process.currentDirectoryURL = folder.url
    process.environment = ["NBRUN_CACHE": ""]
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 2)
    let text = try folder.read("err")
    #expect(
      text.wholeMatch(of: /nbrun: error: out of memory: \d+ more bytes are not to be had\n/)
        != nil, "\(text)")
  }
}
