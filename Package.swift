// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "quoth",
  products: [
    .executable(name: "quoth", targets: ["quoth"]),
    .library(name: "Quoth", targets: ["Quoth"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    library("PCRE2", ["CPCRE2"]),
    tests("PCRE2Tests", ["PCRE2"]),
    library("QuothDiagnostics"),
    tests("QuothDiagnosticsTests", ["QuothDiagnostics"]),
    library("QuothModel"),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    library("QuothBundle"),
    tests("QuothBundleTests", ["QuothBundle"]),
    library("QuothText", ["QuothModel", "QuothBundle"]),
    tests("QuothTextTests", ["QuothText"]),
    library(
      "QuothRules", ["QuothModel", "QuothDiagnostics", "PCRE2", "QuothBundle", "QuothText"]),
    tests(
      "QuothRulesTests",
      [
        "QuothRules", "QuothModel", "QuothDiagnostics", "PCRE2", "QuothText", "Quoth",
        .product(name: "Yams", package: "Yams"),
      ]),
    library("QuothEngine", ["QuothModel", "PCRE2", "QuothBundle", "QuothText", "QuothRules"]),
    tests("QuothEngineTests", ["PCRE2", "QuothEngine", "QuothModel", "QuothText", "QuothRules"]),
    library(
      "Quoth",
      [
        "QuothModel", "QuothDiagnostics", "QuothBundle", "QuothText", "QuothRules", "QuothEngine",
        "QuothFormats",
      ]),
    library("QuothFormats", ["QuothModel", "QuothDiagnostics"]),
    library("QuothEvaluation", ["QuothModel"]),
    library(
      "QuothAuthoring",
      [
        "Quoth", "QuothModel", "QuothDiagnostics", "QuothText", "QuothRules", "QuothEngine",
        "QuothEvaluation",
      ]),
    tests(
      "QuothAuthoringTests",
      [
        "QuothAuthoring", "Quoth", "QuothEngine", "QuothModel", "QuothRules", "QuothText",
        "QuothEvaluation",
      ]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    library(
      "QuothBatch",
      ["Quoth", "QuothModel", "QuothDiagnostics", "QuothFormats", "CZlib", "CZstd"]),
    tests("QuothBatchTests", ["QuothBatch", "QuothModel", "TestSupport"]),
    .executableTarget(
      name: "reference-accuracy",
      dependencies: [
        "QuothModel", "QuothText", "QuothRules", "QuothEngine", "QuothFormats", "PCRE2",
      ],
      path: "tools/reference-accuracy-source", swiftSettings: settings),
    .executableTarget(
      name: "quoth",
      dependencies: [
        "Quoth", "QuothModel", "QuothDiagnostics", "QuothText", "QuothRules", "QuothEngine",
        "QuothFormats", "QuothEvaluation", "QuothAuthoring", "QuothBatch",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/quoth-cli", swiftSettings: settings),
    tests("CommandTests", ["quoth", "TestSupport"]),
    tests(
      "QuothTests",
      [
        "Quoth", "QuothBundle", "QuothEngine", "QuothModel", "QuothRules", "QuothText",
        "TestSupport", .product(name: "Yams", package: "Yams"),
      ]),
    tests("QuothModelTests", ["QuothModel"]),
    tests("QuothFormatsTests", ["QuothFormats", "QuothModel"]),
    tests("QuothEvaluationTests", ["QuothEvaluation", "QuothFormats", "QuothModel"]),
  ],
  swiftLanguageModes: [.v6]
)

// tools/fuzz sets this to the library of the fuzzer; nobody else needs the target.
if let fuzzer = Context.environment["QUOTH_FUZZ"] {
  package.targets.append(
    .executableTarget(
      name: "quoth-fuzz",
      dependencies: [
        "Quoth", "QuothModel", "QuothText", "QuothRules", "QuothDiagnostics", "QuothFormats",
        "QuothBatch", "QuothBundle", "QuothEngine",
      ],
      path: "tools/fuzz-targets", swiftSettings: settings,
      linkerSettings: [.unsafeFlags([fuzzer]), .linkedLibrary("stdc++")]))
}
