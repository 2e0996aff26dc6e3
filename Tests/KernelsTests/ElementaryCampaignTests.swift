import CMPFR
import Foundation
import Testing

/// What takes too long for every run of the tests, or needs data that is not here: see
/// Scripts/kernels/elementary-campaign.
@Suite struct ElementaryCampaignTests {
  static let samples = ProcessInfo.processInfo.environment["NBRUN_ELEMENTARY_SAMPLES"].flatMap {
    Int($0)
  }
  static let hardCases = ProcessInfo.processInfo.environment["NBRUN_ELEMENTARY_HARD_CASES"]
  static let isExhaustive =
    ProcessInfo.processInfo.environment["NBRUN_ELEMENTARY_EXHAUSTIVE"] != nil

  /// As many random arguments as are asked for, other ones than `ElementaryTests` tries.
  @Test(.enabled(if: samples != nil), arguments: ElementaryCase.all)
  func manyRandomArguments(_ function: ElementaryCase) async throws {
    let kernels = try #require(CompiledKernels.all.last)
    let chunk = 100_000
    await inParallel(try #require(Self.samples) / chunk) { index in
      let x: [Double] = function.arguments(chunk, seed: UInt64(index) << 20 | 1 << 60)
      var expected = x
      screened_float64(function.number, chunk, x, &expected)
      expect(function, of: x, toBe: expected, with: kernels)
    }
  }

  /// The arguments in a folder of lists named like `exp/exp.wc`, of the functions that it has.
  @Test(.enabled(if: hardCases != nil), arguments: ElementaryCase.all.filter { hasList($0) })
  func publishedHardCases(_ function: ElementaryCase) throws {
    let x = try hexadecimalNumbers(in: try #require(Self.list(of: function)))
    #expect(x.count > 500)
    expectCorrectRounding(function, at: x + x.map { -$0 })
  }

  private static func hasList(_ function: ElementaryCase) -> Bool {
    list(of: function).map { FileManager.default.fileExists(atPath: $0.path) } ?? false
  }

  private static func list(of function: ElementaryCase) -> URL? {
    let name = function.testDescription
    return hardCases.map { URL(filePath: $0).appending(path: "\(name)/\(name).wc") }
  }

  /// All 2³² arguments of single precision.
  @Test(.enabled(if: isExhaustive), arguments: ElementaryCase.all)
  func everyArgumentInSinglePrecision(_ function: ElementaryCase) async throws {
    let kernels = try #require(CompiledKernels.all.last)
    let chunk = 1 << 16
    await inParallel(1 << 16) { index in
      let x = (0..<chunk).map { Float(bitPattern: UInt32(index * chunk + $0)) }
      var expected = x
      screened_float32(function.number, chunk, x, &expected)
      expect(function, of: x, toBe: expected, with: kernels)
    }
  }
}
