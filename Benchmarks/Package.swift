// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "quoth", path: "..")],
  targets: [
    .executableTarget(
      name: "Throughput", dependencies: [.product(name: "Quoth", package: "quoth")])
  ],
  swiftLanguageModes: [.v6]
)
