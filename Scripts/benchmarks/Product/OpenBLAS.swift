import Glibc

/// The functions of OpenBLAS that are measured, from the shared library at run time, so that nothing
/// but this benchmark depends on it.
struct OpenBLAS: Sendable {
  typealias Float64Product =
    @convention(c) (
      Int32, Int32, Int32, Int32, Int32, Int32, Double, UnsafePointer<Double>, Int32,
      UnsafePointer<Double>, Int32, Double, UnsafeMutablePointer<Double>, Int32
    ) -> Void
  typealias Float32Product =
    @convention(c) (
      Int32, Int32, Int32, Int32, Int32, Int32, Float, UnsafePointer<Float>, Int32,
      UnsafePointer<Float>, Int32, Float, UnsafeMutablePointer<Float>, Int32
    ) -> Void

  let float64: Float64Product
  let float32: Float32Product
  /// The processor that it chose its kernels for.
  let coreName: String

  /// Loads the library and restricts it to one thread; nil if it is not installed.
  init?() {
    guard let library = dlopen("libopenblas.so.0", RTLD_NOW),
      let dgemm = dlsym(library, "cblas_dgemm"),
      let sgemm = dlsym(library, "cblas_sgemm"),
      let setThreads = dlsym(library, "openblas_set_num_threads"),
      let getCoreName = dlsym(library, "openblas_get_corename")
    else { return nil }
    float64 = unsafeBitCast(dgemm, to: Float64Product.self)
    float32 = unsafeBitCast(sgemm, to: Float32Product.self)
    unsafeBitCast(setThreads, to: (@convention(c) (Int32) -> Void).self)(1)
    let name = unsafeBitCast(
      getCoreName, to: (@convention(c) () -> UnsafePointer<CChar>).self)()
    coreName = String(cString: name)
  }
}

/// The enumerations of cblas.h.
enum CBLAS {
  static let rowMajor: Int32 = 101
  static let plain: Int32 = 111
  static let transposed: Int32 = 112
}
