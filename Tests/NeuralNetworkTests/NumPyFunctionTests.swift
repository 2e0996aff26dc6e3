import Testing

@testable import NeuralNetwork

/// The C library's functions that NumPy's numbers are made of, by `Scripts/goldens/make-numpy`.
@Suite struct NumPyFunctionTests {
  @Test func givesWhatTheCLibraryGives() throws {
    let functions: [String: (Double) -> Double] = [
      "log1p": NumPyLogarithm.log1p, "sin": NumPySine.sin, "cos": NumPySine.cos,
    ]
    let lines = try Golden.lines("c-library.txt")
    #expect(lines.count == 18)
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      let function = try #require(functions[words[0]])
      let seed = try #require(UInt32(words[1]))
      let (low, high) = (try #require(Double(words[2])), try #require(Double(words[3])))
      var generator: any RandomGenerator = RandomSource(legacySeed: seed).makeGenerator()
      let values = generator.uniform(low, high, count: try #require(Int(words[4]))).map {
        function($0).bitPattern
      }
      #expect(values.prefix(2).map { String($0, radix: 16) } == Array(words[7...]), "\(line)")
      #expect(String(Golden.digest(values), radix: 16) == words[6], "\(line)")
    }
  }

  /// The ends of the functions' domains, where both ways to round agree.
  @Test func givesTheValuesAtTheEnds() {
    #expect(NumPyLogarithm.log1p(-0.0).sign == .minus)
    #expect(NumPyLogarithm.log1p(-0x1p-53) == -0x1p-53)
    #expect(NumPyLogarithm.log1p(-0.5) == -0x1.62e42fefa39efp-1)
    #expect(NumPyLogarithm.log1p(-1 + 0x1p-53) == -36.7368005696771)
    #expect(NumPySine.sin(-0.0).sign == .minus)
    #expect(NumPySine.cos(0) == 1)
    #expect(NumPySine.sin(1e22) == -0.8522008497671888)
    #expect(NumPySine.cos(1e22) == 0.523214785395139)
  }
}
