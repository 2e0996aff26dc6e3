/// A value at an address that stays.
final class Box<Value: BitwiseCopyable> {
  let pointer: UnsafeMutablePointer<Value>

  init(_ value: Value) {
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: value)
  }

  deinit { pointer.deallocate() }

  var value: Value { pointer.pointee }
}
