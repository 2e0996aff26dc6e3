import Testing

@testable import NotebookDocuments
@testable import NotebookDrift

@Suite struct NumberErrorTests {
  struct Case: CustomTestStringConvertible {
    var old: String
    var new: String
    var ulps: Int?
    var relative: Double
    /// The other numbers of the array.
    var beside: [String] = []
    var pool: [Double] = []

    var testDescription: String { "\(old) → \(new)" }
  }

  private func number(_ text: String) -> PrintedNumber { PrintedNumber(Array(text.utf8)[...]) }

  private func error(_ test: Case, isDrawing: Bool = false) -> NumberError? {
    let beside = test.beside.map(number)
    let (old, new) = (number(test.old), number(test.new))
    return NumberScale(
      old: [old] + beside, new: [new] + beside, pool: test.pool.sorted(),
      printsAllDigits: false, isDrawing: isDrawing
    ).error(old, new)
  }

  @Test(arguments: [
    // All digits: doubles are counted.
    Case(old: "0.9590413360683729", new: "0.959041336068373", ulps: 1, relative: 1.2e-16),
    Case(old: "0.9590413360683729", new: "0.9590413360683733", ulps: 3, relative: 3.5e-16),
    Case(old: "-1.0000000000000002", new: "-1.0", ulps: 1, relative: 2.3e-16),
    // Eight digits: the last one printed is the unit, also where NumPy leaves out zeros.
    Case(old: "0.95071431", new: "0.95071432", ulps: 1, relative: 1.1e-8),
    Case(old: "0.5", new: "0.50000003", ulps: 3, relative: 6e-8, beside: ["0.12345678"]),
    Case(old: "3.3501603e-05", new: "3.3501605e-05", ulps: 2, relative: 6e-8),
    // Near zero the scale of the array counts.
    Case(old: "0.00000001", new: "0.00000003", ulps: 2, relative: 1e-8, beside: ["2.00000001"]),
    // Few digits are no proof of being the same number.
    Case(old: "0.498", new: "0.499", ulps: nil, relative: 2.1e-3),
    Case(old: "0.25", new: "0.26", ulps: nil, relative: 0.039),
    // …but where the value is known, a digit that flips is what it is.
    Case(old: "0.498", new: "0.499", ulps: nil, relative: 1e-7, pool: [0.49850005]),
    Case(old: "0.498", new: "0.499", ulps: 1, relative: 0, pool: [0.49850000000000005]),
    // A number known to be printed in full has no interval around it.
    Case(old: "0.25", new: "0.26", ulps: nil, relative: 0.039, pool: [0.26]),
    Case(old: "0.", new: "-0.", ulps: 1, relative: 0),
    Case(old: "1.0", new: "nan", ulps: nil, relative: .infinity),
    Case(old: "-inf", new: "inf", ulps: nil, relative: .infinity),
  ])
  func measures(test: Case) throws {
    let measured = error(test)
    let error = try #require(measured)
    if let ulps = test.ulps {
      #expect(error.ulps == ulps)
    } else {
      #expect((error.ulps ?? .max) > 1_000_000)
    }
    if test.relative == 0 || !test.relative.isFinite {
      #expect(error.relative == test.relative)
    } else {
      #expect(abs(error.relative / test.relative - 1) < 0.1, "\(error.relative)")
    }
  }

  @Test(arguments: [("1.", "1.0"), ("0.10", "0.1"), ("nan", "nan"), ("1e-05", "0.00001")])
  func isTheSameNumber(old: String, new: String) {
    #expect(error(Case(old: old, new: new, relative: 0)) == nil)
  }

  @Test(arguments: ["nano", "infra", "inf_1", "nané", "2x", "1.2.3"])
  func wordsAndVersionsAreNone(text: String) {
    #expect(PrintedNumber.length(at: 0, in: Array(text.utf8)[...], insideMarkup: false) == nil)
  }

  @Test func coordinatesOneUnitApartMayBeOne() throws {
    let flip = try #require(error(Case(old: "71.1", new: "71.2", relative: 0), isDrawing: true))
    #expect(flip == NumberError(ulps: 1, relative: 0))
    let move = try #require(error(Case(old: "71.1", new: "72.1", relative: 0), isDrawing: true))
    #expect(move.ulps == 10 && move.relative > 0.01)
  }
}
