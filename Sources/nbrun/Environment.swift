#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The variables of the environment.
enum Environment {
  /// A variable's value; nil where it is not set.
  static subscript(name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
