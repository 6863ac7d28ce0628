// swift-tools-version: 6.2
import PackageDescription

/// Each layer needs only layers named before it; LayeringTests reads the imports and holds them to this list.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func layer(_ name: String, on dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, on dependencies: [Target.Dependency], beside files: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], exclude: files, swiftSettings: settings)
}

let package = Package(
  name: "TariffEngine",
  products: [
    .library(name: "TariffEngine", targets: ["TariffEngine"]),
    .library(name: "ExactFoundation", targets: ["ExactFoundation"]),
    .executable(name: "tariff", targets: ["TariffCommand"]),
  ],
  targets: [
    layer("Exact"),
    layer("ExactFoundation", on: ["Exact"]),
    layer("Diagnostics"),
    layer("CSV"),
    layer("Installments", on: ["Exact"]),
    layer("TariffSyntax", on: ["Exact", "Diagnostics", "Installments"]),
    layer("TariffKernel", on: ["Exact", "Installments"]),
    layer("TariffChecker", on: ["Exact", "Diagnostics", "CSV", "Installments", "TariffSyntax", "TariffKernel"]),
    layer(
      "TariffEngine",
      on: ["Exact", "Diagnostics", "CSV", "Installments", "TariffSyntax", "TariffKernel", "TariffChecker"]),
    .executableTarget(name: "TariffCommand", dependencies: ["TariffEngine"], swiftSettings: settings),
    .executableTarget(
      name: "tariff-benchmark", dependencies: ["TariffEngine"], path: "Benchmarks/Harness", swiftSettings: settings),
    .target(name: "TestSupport", dependencies: ["Exact"], path: "Tests/TestSupport", swiftSettings: settings),
    tests("ExactTests", on: ["Exact", "ExactFoundation"]),
    tests("DiagnosticsTests", on: ["Diagnostics"]),
    tests("CSVTests", on: ["CSV"]),
    tests("TariffSyntaxTests", on: ["TariffSyntax"]),
    tests("TariffKernelTests", on: ["TariffKernel"]),
    tests("InstallmentsTests", on: ["Installments"]),
    tests("TariffCheckerTests", on: ["TariffChecker"], beside: ["Messages"]),
    tests(
      "TariffEngineTests", on: ["TariffEngine"],
      beside: [
        "Engineering", "GermanTax", "Isfahan", "Mashhad", "Plans", "Tehran", "WorkloadW/dossiers.csv",
        "WorkloadW/expected.csv", "WorkloadW/expected.py",
      ]),
    tests("CommandTests", on: ["TariffEngine", "TariffCommand"]),
    tests("BenchmarkTests", on: ["tariff-benchmark"]),
    tests("LayeringTests", on: []),
  ]
)
