import KernelInterface
import Testing

/// Kernels that are the same source for each instruction set and have no definition of their own among the
/// tests of this module, bit for bit against the baseline: on ordinary numbers and on all that is not.
@Suite struct SameKernelBitsTests {
  private static let others = Array(CompiledKernels.all.dropFirst())

  @Test(arguments: others, ActivationFunction.allCases)
  func activations(_ kernels: CompiledKernels, _ function: ActivationFunction) {
    compare(kernels) { table, rows, columns, numbers, outputs, _ in
      let kernel = table.activation(function)
      kernel.forward(rows, columns, 0.7, numbers[0], outputs[0])
      kernel.backward(rows, columns, 0.7, numbers[0], outputs[0], numbers[1], outputs[1])
    }
  }

  @Test(arguments: others, LossFunction.allCases)
  func losses(_ kernels: CompiledKernels, _ function: LossFunction) {
    compare(kernels) { table, rows, columns, numbers, outputs, _ in
      let kernel = table.loss(function)
      kernel.terms(rows, columns, 0.7, numbers[0], numbers[1], outputs[0], outputs[1])
      kernel.gradient(rows, columns, 0.7, numbers[0], numbers[1], outputs[0], outputs[2])
    }
  }

  @Test(arguments: others, OptimizerRule.allCases)
  func optimizers(_ kernels: CompiledKernels, _ rule: OptimizerRule) {
    let coefficients = [0.01, 0.9, 0.99, 1e-8, 0.1, 0.2, 0.3, 0.4]
    compare(kernels) { table, rows, columns, numbers, outputs, stride in
      let (count, kernel) = (rows * columns, table.optimizer(rule))
      // The second output and those that follow it are the state.
      for _ in 0..<2 {
        kernel(count, coefficients, outputs[0], numbers[0], outputs[1], stride)
        kernel(count, coefficients, outputs[0], numbers[1], outputs[1], stride)
      }
    }
  }

  @Test(arguments: others, ElementOperation.allCases)
  func elements(_ kernels: CompiledKernels, _ operation: ElementOperation) {
    compare(kernels) { table, rows, columns, numbers, outputs, _ in
      let operands = numbers.map { UnsafeMutableRawPointer(mutating: $0) } + outputs
      let instructions = [
        ElementInstruction(operation, result: 2, first: 0, second: 1, third: 3),
        ElementInstruction(operation, result: 4, first: 1, second: 0, third: 2),
      ]
      var program = ElementProgram(
        instructions: instructions, instructionCount: 2, operands: operands,
        elementOperands: operands.count)
      table.elements(rows * columns, &program)
    }
  }

  @Test(arguments: others)
  func arithmetic(_ kernels: CompiledKernels) {
    compare(kernels) { table, rows, columns, numbers, outputs, _ in
      let (count, kernel) = (rows * columns, table.arithmetic)
      kernel.addRow(rows, columns, numbers[0], numbers[1], outputs[0])
      kernel.subtract(count, outputs[0], numbers[1], outputs[1])
      kernel.multiply(count, outputs[1], numbers[1], outputs[2])
      kernel.divide(count, 0.7, outputs[2])
      kernel.scale(count, 0.7, outputs[2])
      kernel.penalize(count, 0.01, 0.02, 0.5, numbers[0], numbers[1], outputs[3])
      kernel.sumRows(rows, columns, numbers[0], outputs[0])
      kernel.outer(rows, columns, numbers[0], numbers[1], outputs[1])
    }
    compare(kernels) { table, rows, columns, numbers, outputs, _ in
      let sums = [
        table.arithmetic.sum(rows * columns, numbers[0]),
        table.arithmetic.sumOfSquares(rows * columns, numbers[0]),
      ]
      sums.withUnsafeBytes { outputs[0].copyMemory(from: $0.baseAddress!, byteCount: 16) }
    }
  }

  /// - Parameter stride: The elements from one output to the next.
  private typealias Use = (
    _ table: Kernels, _ rows: Int, _ columns: Int, _ numbers: [UnsafeRawPointer],
    _ outputs: [UnsafeMutableRawPointer], _ stride: Int
  ) -> Void

  /// Uses kernels and those of the baseline on the same numbers.
  private func compare(_ kernels: CompiledKernels, _ use: Use) {
    let (tables, baseline) = (kernels.tables, CompiledKernels.all[0].tables)
    for (rows, columns) in [(1, 1), (130, 1), (3, 5), (4, 16), (7, 33), (20, 60)] {
      for numbers in Numbers.allCases {
        func firstDifference<T: TestScalar>(_ type: T.Type, _ one: Kernels, _ other: Kernels)
          -> Int?
        {
          let pairs: Zip2Sequence<[T], [T]> = zip(
            run(one, rows, columns, numbers, use), run(other, rows, columns, numbers, use))
          return pairs.enumerated().first { !identical($1.0, $1.1) }?.offset
        }
        let name: Comment = "\(rows) × \(columns), \(numbers)"
        #expect(firstDifference(Double.self, tables.float64, baseline.float64) == nil, name)
        #expect(firstDifference(Float.self, tables.float32, baseline.float32) == nil, name)
      }
    }
  }

  /// What stands in four outputs, which first hold numbers from 0 to 1.
  private func run<T: TestScalar>(
    _ kernels: Kernels, _ rows: Int, _ columns: Int, _ numbers: Numbers, _ use: Use
  ) -> [T] {
    let count = rows * columns
    let vector = Kernels.padding / MemoryLayout<T>.stride
    // The padding begins where a vector does.
    let stride = (count / vector + 2) * vector
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: 6 * stride * MemoryLayout<T>.stride, alignment: Kernels.padding)
    defer { memory.deallocate() }
    let elements = memory.initializeMemory(as: T.self, repeating: 0, count: 6 * stride)
    var random = SplitMix(state: UInt64(count))
    let operands = (0..<6).map { elements + $0 * stride }
    for i in 0..<count {
      for operand in operands[..<2] { operand[i] = numbers.next(&random) }
      for operand in operands[2...] { operand[i] = T(Double.random(in: 0...1, using: &random)) }
    }
    use(
      kernels, rows, columns, operands[..<2].map { .init($0) }, operands[2...].map { .init($0) },
      stride)
    return operands[2...].flatMap { UnsafeBufferPointer(start: $0, count: count) }
  }

  /// What to compute with.
  private enum Numbers: CaseIterable {
    case ordinary, ofAllSizes, special

    func next<T: TestScalar>(_ random: inout SplitMix) -> T {
      switch self {
      case .ordinary: return T(Double.random(in: -3...3, using: &random))
      case .ofAllSizes: return T(bits: random.next())
      case .special:
        let values: [T] = [
          0, 1, 0.5, 2, .infinity, .nan, .leastNonzeroMagnitude, .leastNormalMagnitude,
          .greatestFiniteMagnitude, .ulpOfOne, 100, 1000,
        ]
        let value = values.randomElement(using: &random)!
        return random.next() % 2 == 0 ? value : -value
      }
    }
  }
}
