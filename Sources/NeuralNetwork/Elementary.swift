import Glibc

/// Elementary functions of single numbers.
enum Elementary {
  static func log(_ x: Double) -> Double { Glibc.log(x) }
  static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  static func log1p(_ x: Float) -> Float { Glibc.log1pf(x) }
  static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  static func sin(_ x: Double) -> Double { Glibc.sin(x) }
  static func cos(_ x: Double) -> Double { Glibc.cos(x) }
}
