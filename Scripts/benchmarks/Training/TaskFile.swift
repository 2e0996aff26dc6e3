import Glibc
import NeuralNetwork

/// A file of float64 numbers, read as one tensor after the other.
struct TaskFile {
  private var numbers: ArraySlice<Double>

  init(_ path: String) {
    guard let file = fopen(path, "rb") else { fatalError("cannot open \(path)") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file) / MemoryLayout<Double>.stride
    rewind(file)
    let all = Array<Double>(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      initializedCount = fread(buffer.baseAddress, MemoryLayout<Double>.stride, count, file)
    }
    numbers = all[...]
  }

  /// The next tensor.
  mutating func take(_ shape: Int...) -> Tensor {
    let count = shape.reduce(1, *)
    defer { numbers = numbers.dropFirst(count) }
    return Tensor(shape: shape, elements: Array(numbers.prefix(count)))
  }
}
