// Made by Scripts/kernels/elementary-constants.

/// The coefficients of the polynomials for erf in double precision, one for each 3/8 of [0, 6).
enum ErfTables {
  @inline(__always)
  static var c0: Table16 {
    Table16(
      low: SIMD8(
        0, 0x1.25b8a88b6dd7fp-1, 0x1.a1551a16aaeafp-1,
        0x1.df85ea8db188ep-1, 0x1.f74a6d9a38383p-1, 0x1.fe307f2b503dp-1,
        0x1.ffb5bdf67fe6fp-1, 0x1.fff6dee89352ep-1),
      high: SIMD8(
        0x1.ffff2436a21dcp-1, 0x1.fffff039f9e8fp-1, 0x1.ffffff233ee1dp-1,
        0x1.fffffff6d1e56p-1, 0x1.ffffffffb5be5p-1, 0x1.fffffffffe38p-1,
        0x1.fffffffffff7bp-1, 0x1.ffffffffffffep-1))
  }

  @inline(__always)
  static var c0Rest: Table16 {
    Table16(
      low: SIMD8(
        0, 0x1.9534a3bd623a1p-55, 0x1.a558a4c7f65a4p-57,
        -0x1.f71e826a099e6p-55, 0x1.c33a329921cf6p-55, -0x1.8a554ff1c3dc6p-57,
        0x1.4e8301f02a525p-62, 0x1.b96c0ba17f9eep-55),
      high: SIMD8(
        -0x1.36079599e2335p-55, -0x1.9d1bcd61884dep-55, 0x1.db123ed16eb5bp-55,
        -0x1.64d969b4bd0f7p-55, -0x1.729d6819c79aap-56, 0x1.7ce07114e4f6dp-55,
        0x1.00fa07f7fb5f3p-55, 0x1.59ab24e589a2ap-56))
  }

  @inline(__always)
  static var c1: Table16 {
    Table16(
      low: SIMD8(
        0x1.20dd750429b6dp0, 0x1.a5074e215762p-1, 0x1.dfca26f5bbf88p-2,
        0x1.9cb5bd549b111p-3, 0x1.0bf97e95f2a64p-4, 0x1.06ae13b0d3255p-6,
        0x1.84ba3004a50dp-9, 0x1.b23a5a23e421p-12),
      high: SIMD8(
        0x1.6e2367dc27f95p-15, 0x1.d21397ead99cbp-19, 0x1.bfd7555a3bd68p-23,
        0x1.44d26de513197p-27, 0x1.63ac6b4edc88ep-32, 0x1.25f9ee0b923dcp-37,
        0x1.6ed2f2515e933p-43, 0x1.5982008db1304p-49))
  }

  @inline(__always)
  static var c1Rest: Table16 {
    Table16(
      low: SIMD8(
        0x1.1ae3a5a405b23p-56, 0x1.fad8c1092ffe2p-56, -0x1.ddcbafa6a966bp-57,
        -0x1.973e73c3e63d6p-59, -0x1.446051df7c392p-58, -0x1.88abd8302085p-60,
        -0x1.90b93cd10195dp-64, 0x1.727bd1cf63166p-67),
      high: SIMD8(
        0x1.d96e0ac89ded1p-73, -0x1.6abda4a95174bp-75, 0x1.01524cf2d3379p-77,
        0x1.76fbaa9b851bbp-81, -0x1.c4846acae9d5ep-88, -0x1.174a1ef7bebadp-91,
        0x1.302009cf7e8cep-98, -0x1.0b08225be1a48p-103))
  }

  @inline(__always)
  static var c2: Table16 {
    Table16(
      low: SIMD8(
        0x1.4b77780d77c4p-68, -0x1.d9a837e5824e4p-2, -0x1.c1cd84866038fp-2,
        -0x1.0ed7443f85c33p-2, -0x1.c435059d09788p-4, -0x1.0ee3844e59be7p-5,
        -0x1.d9c2ea85a927dp-8, -0x1.315107613c673p-10),
      high: SIMD8(
        -0x1.23c436c36fdabp-13, -0x1.9f19734d29cf9p-17, -0x1.b8d7f804d2e73p-21,
        -0x1.5e32de7af8977p-25, -0x1.a0ce0dc06a706p-30, -0x1.74105146a5162p-35,
        -0x1.f2a6c1669c8f9p-41, -0x1.f610e8cde576cp-47))
  }

  @inline(__always)
  static var c2Rest: Table16 {
    Table16(
      low: SIMD8(
        0x1.c454123547afp-125, -0x1.1d1affc10efb8p-56, -0x1.200bafbfb46fcp-56,
        -0x1.74b314293584p-58, -0x1.b940897042884p-59, -0x1.0b12da18d5048p-59,
        -0x1.0bb7042d5de69p-62, -0x1.82498d7a94f8fp-64),
      high: SIMD8(
        0x1.f03657d7dead4p-68, 0x1.2221480d9a653p-71, 0x1.868d11943c5d9p-75,
        -0x1.b51dbc9339481p-80, -0x1.7f3284d17ee51p-84, 0x1.a7b0b0f39185fp-89,
        0x1.5390b4b6ab28fp-95, 0x1.fdca426a5152p-102))
  }

  @inline(__always)
  static var c3: Table16 {
    Table16(
      low: SIMD8(
        -0x1.812746b0379e7p-2, -0x1.9c41d1d5fae55p-4, 0x1.e4c9975da0987p-4,
        0x1.5066cda84bba9p-3, 0x1.a3687c1eaf1adp-4, 0x1.48b127f8ed8a5p-5,
        0x1.60898536e104ap-7, 0x1.0c243329a9ca1p-9),
      high: SIMD8(
        0x1.26bf00867a835p-12, 0x1.d982bd41d8954p-16, 0x1.17f93e5149289p-19,
        0x1.e9e05b3c8f38ap-24, 0x1.3e380dd7593a5p-28, 0x1.33cde4f35d941p-33,
        0x1.bc42ba38a13f8p-39, 0x1.df2dac2f2d47ap-45))
  }

  @inline(__always)
  static var c3Rest: Table16 {
    Table16(
      low: SIMD8(
        0x1.c4ab410ea0903p-57, 0x1.74a53859a968ep-60, -0x1.f15e37ef4e218p-58,
        0x1.beb7f46739ce7p-59, 0x1.644f98851c3d6p-58, 0x1.b6a61e73f0507p-60,
        -0x1.ab6cb874c7c54p-62, -0x1.65ebb5b40bc15p-64),
      high: SIMD8(
        -0x1.c92002e48451bp-66, 0x1.d9c6547202bf1p-71, 0x1.8d2cc5aaaff36p-76,
        0x1.763c72b43e3b4p-78, -0x1.7ecb51f8b7101p-82, -0x1.2f0771785e55dp-88,
        -0x1.2f28857ad8934p-93, -0x1.7e65201c566a3p-101))
  }

  @inline(__always)
  static var c4: Table16 {
    Table16(
      low: SIMD8(
        0x1.05e64ab9c38dp-53, 0x1.75bebc1b18d1cp-3, 0x1.747e31bf47af3p-4,
        -0x1.419fa10b6ed7dp-6, -0x1.9647a30b16824p-5, -0x1.f155b4e7d8c3bp-6,
        -0x1.5eb1c899f0b7p-7, -0x1.4630116262084p-9),
      high: SIMD8(
        -0x1.a51fb50b15f22p-12, -0x1.8320fc4836be5p-15, -0x1.013b0457d08fap-18,
        -0x1.f2f6fa7db5b18p-23, -0x1.638bc4fb02cb1p-27, -0x1.760fe7b6663c2p-32,
        -0x1.2391e135afc5cp-37, -0x1.51b17f95fd68p-43))
  }

  @inline(__always)
  static var c4Rest: Table16 {
    Table16(
      low: SIMD8(
        0x1.b1e84329e03e5p-109, 0x1.0eab8e157d1c8p-58, -0x1.3bf805172d6a1p-58,
        0x1.87b43e82a8868p-61, -0x1.758f9ba798d34p-59, 0x1.c5ca7d6aee29ep-60,
        0x1.f017f65d3fe9p-62, -0x1.ff95003e3b578p-64),
      high: SIMD8(
        0x1.37de0d8601df5p-67, -0x1.b092eaf49ae82p-70, -0x1.f3d8652cdf973p-72,
        -0x1.cbeee75851eb8p-77, 0x1.02e8f266688dcp-81, 0x1.3fa2f7cfe7a54p-90,
        -0x1.6d33391394672p-95, -0x1.14b24d8a65638p-97))
  }

  @inline(__always)
  static var c5: Table16 {
    Table16(
      low: SIMD8(
        0x1.ce2f21a042a2ep-4, -0x1.6410ad9332666p-7, -0x1.1d1f00109e42ap-4,
        -0x1.3f41761d5a941p-5, 0x1.6981061dfbb09p-9, 0x1.aa2c0753d569ap-7,
        0x1.d854f73e74c87p-8, 0x1.1e84d1022e8cbp-9),
      high: SIMD8(
        0x1.c0825378fda08p-12, 0x1.e0a1cb1d071f3p-15, 0x1.6b245d7e1d829p-18,
        0x1.899dcace485ebp-22, 0x1.35753ad4c5873p-26, 0x1.63a70fd66d486p-31,
        0x1.2c6c24550f689p-36, 0x1.76996ddc977b5p-42))
  }

  @inline(__always)
  static var c5Rest: Table16 {
    Table16(
      low: SIMD8(
        0x1.2e5f222ed6c14p-61, -0x1.aa82183148e3bp-63, 0x1.e491a1e0a109p-59,
        0x1.96092d908af83p-59, -0x1.2694bd1fbc8afp-65, 0x1.8178dee607bedp-61,
        0x1.86cdbd8fe877cp-63, -0x1.38c543d3ecc9ep-66),
      high: SIMD8(
        0x1.30c6ae7f8e6e1p-66, 0x1.cb905b8d806cbp-70, -0x1.8f8570387d091p-73,
        -0x1.fd01938ff2bbfp-78, -0x1.69f2c477c7eabp-84, -0x1.93b364dd6dba5p-86,
        0x1.0d7772ab0ea6bp-91, 0x1.34a1ffd65c553p-96))
  }

  @inline(__always)
  static var c6: Table16 {
    Table16(
      low: SIMD8(
        0x1.b75d2336e59ap-43, -0x1.7df8890b11faep-5, -0x1.47654175cec98p-9,
        0x1.6d1d724baab0dp-6, 0x1.7e8755da4702dp-7, -0x1.bbf7e27958457p-11,
        -0x1.897719a9d2555p-9, -0x1.6b4187271632dp-10),
      high: SIMD8(
        -0x1.6c3dbfe0cbe6dp-12, -0x1.d384223047b53p-15, -0x1.98077548c68e8p-18,
        -0x1.f34b7eef3cc0cp-22, -0x1.b41f33cafd20dp-26, -0x1.1324f6fb6d11fp-30,
        -0x1.f9a3c1b0d24fap-36, -0x1.546155a7c9cb4p-41))
  }

  @inline(__always)
  static var c6Rest: Table16 {
    Table16(
      low: SIMD8(
        0x1.1e5903b4db009p-98, 0x1.8018fbe11e53ep-60, -0x1.048a62324209p-63,
        -0x1.9a0a8ecc98b25p-61, -0x1.ad88c256666a4p-65, -0x1.7164736b7aebp-66,
        -0x1.70cb672358708p-63, -0x1.9ef2b745e2008p-64),
      high: SIMD8(
        0x1.f46c6243c59eap-66, 0x1.cba1a09849c92p-69, -0x1.92d02e54d8ee3p-72,
        0x1.b8aa0dd15c523p-77, 0x1.5685fbbd6a228p-80, -0x1.5576686cf440dp-84,
        -0x1.1b8903dd4370ap-92, -0x1.32c86c6fbc84fp-97))
  }

  @inline(__always)
  static var c7: Table16 {
    Table16(
      low: SIMD8(
        -0x1.b82ce313ac997p-6, 0x1.4a54816d36059p-7, 0x1.1a817c594b8dbp-6,
        0x1.e377f5703f7e5p-11, -0x1.9be731fdab974p-8, -0x1.5478d784d27p-9,
        0x1.88cdc8b807c7bp-12, 0x1.36edde582b257p-11),
      high: SIMD8(
        0x1.c1dd1438378f7p-13, 0x1.696daf6422bd6p-15, 0x1.7492048ab3cafp-18,
        0x1.04be030272d3p-21, 0x1.fe694e371a8e5p-26, 0x1.63a31a36b811ap-30,
        0x1.6502546ab12ep-35, 0x1.0456ed89bc6b9p-40))
  }

  @inline(__always)
  static var c8: Table16 {
    Table16(
      low: SIMD8(
        0x1.0d4794aff4acdp-34, 0x1.18f36eb190479p-7, -0x1.cb8acd6990902p-9,
        -0x1.4cc916ad6986dp-8, 0x1.3a95ae0aa0c8bp-13, 0x1.8eae08cdfd417p-10,
        0x1.b325a11c13a0cp-12, -0x1.f7870ebc340c3p-14),
      high: SIMD8(
        -0x1.94c36a9d77328p-14, -0x1.bb6e2d311fd6dp-16, -0x1.17506c7b3d968p-18,
        -0x1.c73bd2255bec7p-22, -0x1.f8af012175cbep-26, -0x1.8724ca8a269b1p-30,
        -0x1.af2231725ebb3p-35, -0x1.55d62c9e00228p-40))
  }

  @inline(__always)
  static var c9: Table16 {
    Table16(
      low: SIMD8(
        0x1.565bca449743cp-8, -0x1.8d661c030717ap-9, -0x1.57b72bf879627p-9,
        0x1.553ef0d1278f8p-10, 0x1.319f780e995f1p-10, -0x1.9294655613a1ap-13,
        -0x1.381548f69174ep-12, -0x1.51ecfdc36ff75p-15),
      high: SIMD8(
        0x1.bf0aab1165d51p-16, 0x1.a4fcb0ea87a51p-17, 0x1.57e94a4c63a04p-19,
        0x1.4edda838419bcp-22, 0x1.aa77274d93f85p-26, 0x1.72e2908920bb5p-30,
        0x1.c388dd1894b74p-35, 0x1.86ead99e560dbp-40))
  }

  @inline(__always)
  static var c10: Table16 {
    Table16(
      low: SIMD8(
        0x1.5b304e850ccd1p-28, -0x1.3628ede4e9f4p-10, 0x1.24493dc2b1383p-10,
        0x1.26240f64691ep-11, -0x1.b88dd5214ab75p-12, -0x1.90f27af029bdep-13,
        0x1.2b1fd0644eaa6p-14, 0x1.711d817ae8e22p-15),
      high: SIMD8(
        0x1.6bdbcfda2e29cp-23, -0x1.1c940c4c56eb2p-18, -0x1.5709711a78884p-20,
        -0x1.9fc860c24615cp-23, -0x1.3616fea96015p-26, -0x1.31fc02cd013d3p-30,
        -0x1.9e65ddbe6fe0cp-35, -0x1.89aba1f37b6b6p-40))
  }

  @inline(__always)
  static var c11: Table16 {
    Table16(
      low: SIMD8(
        -0x1.c0319efe9bb02p-11, 0x1.438eb2aac7243p-11, 0x1.f5567763aeb5fp-13,
        -0x1.6bbf10004e8ecp-12, -0x1.037f169af5c28p-14, 0x1.b076b78f95f4cp-14,
        0x1.1ed31cd1de0c7p-16, -0x1.0ae90d55364b6p-16),
      high: SIMD8(
        -0x1.2b32e8cb80793p-18, 0x1.74699140cc0f3p-21, 0x1.0a0f9563cb9eep-21,
        0x1.b0d686a4f71f1p-24, 0x1.84fddf5b572p-27, 0x1.b9e8b0e670d59p-31,
        0x1.4fcd2725fd86dp-35, 0x1.6011dfe5f2c18p-40))
  }

  @inline(__always)
  static var c12: Table16 {
    Table16(
      low: SIMD8(
        0x1.0da1a66821921p-23, 0x1.fd3c1bf2a84b4p-14, -0x1.b09eb9ee425b1p-13,
        -0x1.320da91a7ee4cp-17, 0x1.53fc63cc21d8dp-14, -0x1.b290322045c98p-18,
        -0x1.29cf6489f6a94p-16, 0x1.a85b43d4768a6p-21),
      high: SIMD8(
        0x1.3a740be3cda6ep-19, 0x1.ef4b2b5b5a765p-23, -0x1.1a9b8d0e5b269p-23,
        -0x1.7237053a18ab2p-25, -0x1.a3ddb9661926dp-28, -0x1.18236b4bc9507p-31,
        -0x1.e3112030735bbp-36, -0x1.196c75d0587d5p-40))
  }

  @inline(__always)
  static var c13: Table16 {
    Table16(
      low: SIMD8(
        0x1.f7f66f0fbdaa7p-14, -0x1.991b78d7059f6p-14, -0x1.09bda674086acp-18,
        0x1.a9d485f031499p-15, -0x1.9d5bda56795ebp-17, -0x1.a2f677c28a937p-17,
        0x1.1cea9d966072p-18, 0x1.fe73a50d8ce3dp-20),
      high: SIMD8(
        -0x1.174125a174367p-21, -0x1.e189c3ae1b5a5p-23, 0x1.51c0021afd174p-27,
        0x1.ee29ece97810cp-27, 0x1.82251e6e5bb74p-29, 0x1.37ba5fd6af6adp-32,
        0x1.3563c35344856p-36, 0x1.9402b01a8671ap-41))
  }

  @inline(__always)
  static var c14: Table16 {
    Table16(
      low: SIMD8(
        0x1.ee4b384f1beb5p-21, -0x1.123ea607d8d1fp-17, 0x1.d13f5008e34cdp-16,
        -0x1.16eff7aa61febp-17, -0x1.0309122628974p-17, 0x1.302aee3c7bb5dp-18,
        0x1.cf26edeb76cd6p-21, -0x1.d228d86e753f7p-21),
      high: SIMD8(
        -0x1.35c4e391779dp-24, 0x1.678b8d441f06p-24, 0x1.965610c8ea749p-27,
        -0x1.b4b82b0ab2dcbp-29, -0x1.27b5f0344fa28p-30, -0x1.2f19df4fa5d34p-33,
        -0x1.6124908abc5c6p-37, -0x1.051426661eb8fp-41))
  }

  @inline(__always)
  static var c15: Table16 {
    Table16(
      low: SIMD8(
        -0x1.133b5ddc3c695p-16, 0x1.a9bb1a3a37266p-17, -0x1.8f5d8289df8dp-19,
        -0x1.441f6bfc4331bp-18, 0x1.b5c8c3283fd0ap-19, 0x1.41a6f0553e866p-22,
        -0x1.b0b0b51b5d506p-21, 0x1.83248c38930e3p-24),
      high: SIMD8(
        0x1.983cac8c3bf8dp-24, -0x1.9c39edbc9388ap-27, -0x1.fe4a8fa24d8cep-28,
        0x1.966dc539bf826p-35, 0x1.64cc49b1dc822p-32, 0x1.fdae98ba5fe21p-35,
        0x1.66eff85216a89p-38, 0x1.30c4c08ac11a4p-42))
  }

  @inline(__always)
  static var c16: Table16 {
    Table16(
      low: SIMD8(
        0x1.9955951c00629p-20, 0x1.3d47f2225d0dep-24, -0x1.7e80718387aa4p-19,
        0x1.cfc17120e8abbp-20, 0x1.da11dd92f8c62p-23, -0x1.422ec8c8cfd33p-21,
        0x1.2dd1e803a5792p-23, 0x1.2cebc3e71bc59p-24),
      high: SIMD8(
        -0x1.f236e8bfa2513p-26, -0x1.388036e5bcf7dp-28, 0x1.35afba40f3b22p-29,
        0x1.84e4e38b209b9p-32, -0x1.1761ec440993bp-34, -0x1.6d52d5dd92dbep-36,
        -0x1.4a0b046f67dc5p-39, -0x1.4b825b479cf2p-43))
  }

  @inline(__always)
  static var c17: Table16 {
    Table16(
      low: SIMD8(
        0x1.c2b6b303a8ae1p-21, -0x1.7318c25de13eep-20, 0x1.53d3261f5e527p-21,
        0x1.18870e0008582p-22, -0x1.aa72c1235ce1ap-22, 0x1.dca85debf4019p-24,
        0x1.99c99ef91f9a3p-25, -0x1.17ff893605317p-25),
      high: SIMD8(
        0x1.bb4d669031681p-32, 0x1.b4342267134a5p-29, -0x1.e8f236fd8b5e8p-33,
        -0x1.8e9fa25f38bf9p-33, -0x1.814e3b77c7ebap-41, 0x1.9d51a5489db38p-38,
        0x1.02e779cbb446dp-40, 0x1.388277b7cf7f2p-44))
  }
}
