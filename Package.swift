// swift-tools-version: 6.2
import PackageDescription

/// Every target of the house is held to the same rules; they are stated once, here.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A library module under `Shared/`. What it may import is what stands in `dependencies`, checked by the build.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Shared/\(name)", resources: resources, swiftSettings: strict)
}

/// The executable of one stage under `Services/`.
func service(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: "Services/\(name)", swiftSettings: strict)
}

/// The tests of one module, or of the whole line, under `Tests/`.
/// Files that tests find beside themselves (golden files) are named in `exclude`.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude, swiftSettings: strict)
}

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = "Crypto"
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let values: [Target.Dependency] = ["Places", "Documents", "Quantities", "Indicators", "Observations"]

let package = Package(
    name: "shangji",
    products: [
        .executable(name: "shangji", targets: ["Operator"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "Crypto", path: "LocalCrypto"),
        module("Places", resources: [.copy("Resources")]),
        module("Documents", [crypto]),
        module("Quantities", ["Documents"]),
        module("Indicators", ["Quantities", yams], resources: [.copy("Resources")]),
        module("Observations", ["Places", "Documents", "Quantities", "Indicators"]),
        module("Decoding", ["Documents"]),
        module("Extraction", values),
        module("Rollups", values),
        module("Tables", values + ["Rollups"]),
        .target(name: "NodeRuntime", path: "Shared/NodeRuntime", sources: ["Terminal"]),
        .executableTarget(name: "Operator", dependencies: values.map { $0 } + ["Decoding", "Extraction", "Rollups", "Tables", "NodeRuntime", arguments], path: "Services/Operator", exclude: ["Run", "Shangji.swift"], swiftSettings: strict),
        .executableTarget(name: "LocalBench", dependencies: values.map { $0 } + ["Extraction"], path: "LocalBench"),
        tests("PlacesTests", ["Places"]),
        tests("QuantitiesTests", ["Documents", "Quantities"]),
        tests("IndicatorsTests", values + ["Extraction"]),
        tests("DecodingTests", ["Documents", "Decoding"]),
        tests("ExtractionTests", values + ["Extraction"]),
        tests("RollupsTests", values + ["Rollups"]),
        tests("TablesTests", values + ["Rollups", "Tables"]),
    ]
)
