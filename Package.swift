// swift-tools-version: 6.1
import PackageDescription

/// The kernels are one source, compiled once for each instruction set: `Sources/KernelsAVX2` and
/// `Sources/KernelsAVX512` are symbolic links to `Sources/Kernels`. They are optimised in debug
/// builds too, since they define the project's arithmetic and are useless without it.
func kernels(
  _ name: String, path: String? = nil, march: String? = nil, defines: [String] = []
) -> Target {
  let instructionSet = march.map { ["-Xcc", "-march=\($0)"] } ?? []
  return .target(
    name: name,
    dependencies: ["CVector", "KernelInterface"],
    path: path,
    swiftSettings: [
      .unsafeFlags(
        [
          "-Ounchecked", "-disable-batch-mode", "-wmo", "-num-threads", "4",
          "-enforce-exclusivity=unchecked",
        ]
          + instructionSet)
    ] + defines.map { .define($0) }
  )
}

/// Libraries of C that become part of the binary, so that it needs nothing but the system's own.
func archives(_ names: String...) -> [LinkerSetting] {
  names.flatMap { name in
    [
      .linkedLibrary(":lib\(name).a", .when(platforms: [.linux])),
      .linkedLibrary(name, .when(platforms: [.macOS])),
    ]
  }
}

#if arch(x86_64)
  let instructionSets: [Target] = [
    kernels("KernelsBaseline", path: "Sources/Kernels"),
    kernels("KernelsAVX2", march: "x86-64-v3", defines: ["HARDWARE_FMA"]),
    kernels("KernelsAVX512", march: "x86-64-v4", defines: ["HARDWARE_FMA", "AVX512"]),
  ]
#else
  let instructionSets: [Target] = [kernels("KernelsBaseline", path: "Sources/Kernels")]
#endif

let package = Package(
  name: "nbrun",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "nbrun", targets: ["nbrun"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: instructionSets + [
    .systemLibrary(
      name: "CMarkGFM",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
    ),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CMustache"),
    .systemLibrary(name: "CMPFR", path: "Tests/CMPFR", providers: [.apt(["libmpfr-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CProcessor"),
    .systemLibrary(name: "CVector"),
    .systemLibrary(name: "CFiles"),
    .target(name: "CMemory"),
    .target(name: "CRecovery"),
    .target(name: "KernelInterface"),
    .target(
      name: "NeuralNetwork",
      dependencies: ["CProcessor", "CZlib", "KernelInterface"]
        + instructionSets.map { .target(name: $0.name) },
      swiftSettings: [
        .unsafeFlags(["-O"], .when(configuration: .debug)),
        .unsafeFlags(["-enforce-exclusivity=unchecked"]),
      ],
      linkerSettings: archives("z")
    ),
    .target(
      name: "NotebookSyntax",
      dependencies: ["CMarkGFM", "CYAML"],
      linkerSettings: archives("cmark-gfm-extensions", "cmark-gfm", "yaml")
    ),
    .target(
      name: "NotebookTheme",
      resources: [
        .embedInCode("colors.css"),
        .embedInCode("copy.js"),
        .embedInCode("frames.js"),
        .embedInCode("live.css"),
        .embedInCode("live.js"),
        .embedInCode("math.css"),
        .embedInCode("page.css"),
        .embedInCode("page.mustache"),
        .embedInCode("pictures.css"),
        .embedInCode("search.js"),
        .embedInCode("site.css"),
      ]
    ),
    .target(
      name: "NotebookStarters",
      resources: [
        .embedInCode("classifier.md"),
        .embedInCode("comparison.md"),
        .embedInCode("csv-classes.md"),
        .embedInCode("csv-numbers.md"),
        .embedInCode("lab-sheet.md"),
        .embedInCode("project.yml"),
        .embedInCode("regression.md"),
        .embedInCode("xor.md"),
      ]
    ),
    .target(
      name: "NotebookDocuments",
      dependencies: ["CMustache", "NotebookSyntax", "NotebookTheme"]
    ),
    .target(name: "NotebookDrift", dependencies: ["NotebookDocuments", "NotebookSyntax"]),
    .target(
      name: "NotebookExecution",
      dependencies: ["NeuralNetwork", "NotebookDocuments", "NotebookDrift", "NotebookSyntax"]
    ),
    .executableTarget(
      name: "nbrun",
      dependencies: [
        "CFiles", "CMemory", "CRecovery", "NeuralNetwork", "NotebookTheme", "NotebookDocuments",
        "NotebookDrift", "NotebookExecution", "NotebookStarters", "NotebookSyntax",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        // Not the product FlyingFox: that brings libcurl, which takes 3 ms of every start.
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      exclude: ["Manual"]
    ),
    .executableTarget(
      name: "TrainingBenchmark", dependencies: ["NeuralNetwork"],
      path: "Scripts/benchmarks/Training"
    ),
    .target(
      name: "CPeak", path: "Scripts/benchmarks/CPeak",
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .executableTarget(
      name: "ProductBenchmark",
      dependencies: ["CPeak", "CProcessor", "KernelInterface"]
        + instructionSets.map { .target(name: $0.name) },
      path: "Scripts/benchmarks/Product"
    ),
    .testTarget(
      name: "KernelsTests",
      dependencies: ["CMPFR", "CProcessor", "KernelInterface"]
        + instructionSets.map { .target(name: $0.name) },
      exclude: ["HardCases"],
      swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]
    ),
    .target(name: "CAllocations", path: "Tests/CAllocations"),
    .testTarget(
      name: "NeuralNetworkTests", dependencies: ["CAllocations", "NeuralNetwork", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "NotebookSyntaxTests",
      dependencies: ["CAllocations", "NotebookSyntax", "TestSupport"]),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "NotebookDocumentsTests",
      dependencies: ["CMarkGFM", "NotebookDocuments", "TestSupport"], exclude: ["Goldens"]),
    .testTarget(name: "NotebookDriftTests", dependencies: ["NotebookDrift", "TestSupport"]),
    .testTarget(
      name: "NotebookExecutionTests",
      dependencies: ["CAllocations", "NotebookExecution", "TestSupport"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "NeuralNetwork", "NotebookDocuments", "NotebookExecution", "NotebookSyntax",
        "TestSupport", "nbrun",
      ]),
    .target(name: "CTracing", path: "Tests/CTracing"),
    .testTarget(
      name: "nbrunTests",
      dependencies: [
        "CTracing", "NeuralNetwork", "NotebookDocuments", "NotebookStarters", "TestSupport",
        "nbrun",
      ],
      exclude: ["Cases", "Goldens", "Project/course"]),
  ]
)
