import Foundation
import Testing

/// What takes too long for every run of the tests, or needs data that is not here: see
/// Scripts/elementary-campaign.
@Suite struct ElementaryCampaignTests {
  static let hardCases = ProcessInfo.processInfo.environment["NBRUN_ELEMENTARY_HARD_CASES"]
  static let isExhaustive =
    ProcessInfo.processInfo.environment["NBRUN_ELEMENTARY_EXHAUSTIVE"] != nil

  /// The arguments in a folder of lists named like `exp/exp.wc`: a hexadecimal number on a line.
  @Test(.enabled(if: hardCases != nil), arguments: ElementaryCase.all)
  func publishedHardCases(_ function: ElementaryCase) throws {
    let name = function.testDescription
    let list = URL(filePath: try #require(Self.hardCases)).appending(path: "\(name)/\(name).wc")
    let x = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").compactMap {
      Double($0.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces))
    }
    #expect(x.count > 1000)
    expectCorrectRounding(function, at: x + x.map { -$0 })
  }

  /// All 2³² arguments of single precision.
  ///
  /// The value in double precision decides, unless it lies so near to the middle between two
  /// neighbours of single precision that its own rounding matters: then the reference does.
  @Test(.enabled(if: isExhaustive), arguments: ElementaryCase.all)
  func everyArgumentInSinglePrecision(_ function: ElementaryCase) async throws {
    let kernels = try #require(CompiledKernels.all.last)
    await inParallel(1 << 16) { chunk in
      let x = (0..<1 << 16).map { Float(bitPattern: UInt32(chunk << 16 + $0)) }
      let single = function.values(kernels, x)
      let double = function.values(kernels, x.map(Double.init))
      let undecided = x.indices.filter { index in
        let distance = Int64(double[index].bitPattern & 0x1fff_ffff) - 0x1000_0000
        let isSubnormal = double[index] != 0 && double[index].magnitude < 0x1p-126
        return isSubnormal || distance.magnitude < 2
      }
      var expected = double.map { Float($0) }
      let reference = Float.reference(function.number, undecided.map { x[$0] })
      for (index, value) in zip(undecided, reference) { expected[index] = value }
      let wrong = x.indices.filter { !identical(single[$0], expected[$0]) }
      if let first = wrong.first {
        Issue.record("\(function.testDescription)(\(x[first])) is \(expected[first])")
      }
    }
  }
}
