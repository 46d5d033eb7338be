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
/// Files that tests find beside themselves (golden files) are named in `exclude`. What is tested is optimized; the tests themselves are
/// not unless they have much to compute, for optimizing them takes a third of the whole build.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], areOptimized: Bool = false
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: exclude,
        swiftSettings: strict + (areOptimized ? [] : [.unsafeFlags(["-Onone"])]))
}

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let values: [Target.Dependency] = ["Places", "Documents", "Quantities", "Indicators", "Observations"]

let package = Package(
    name: "shangji",
    products: [
        .executable(name: "shangji", targets: ["Operator"]),
        .executable(name: "shangji-ingest", targets: ["Ingest"]),
        .executable(name: "shangji-extract", targets: ["Extract"]),
        .executable(name: "shangji-aggregate", targets: ["Aggregate"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // What names bytes and guards rows: SHA-256 by Debian's OpenSSL, which needs no building.
        .systemLibrary(name: "COpenSSL", path: "Shared/COpenSSL", providers: [.apt(["libssl-dev"])]),
        module("Digests", ["COpenSSL"]),

        // Sentences for people, in both languages.
        module("Phrases"),

        // Values: what the system speaks about. No clock, file, socket or logger.
        module("Places", resources: [.copy("Resources")]),
        module("Documents", ["Digests"]),
        module("Quantities", ["Documents"]),
        module("Indicators", ["Quantities", "Digests", yams], resources: [.copy("Resources")]),
        module("Observations", ["Places", "Documents", "Quantities", "Indicators"]),
        module("Duties", ["Phrases", "Places", "Quantities"]),

        // The short form of values, on the wire and in columns.
        module("Packing", values),

        // Reports with invented figures, for tests, measurements and newcomers, and what is drawn from a seed.
        module("Seeds"),
        module("Generation", ["Seeds", "Places", "Quantities", "Indicators"]),

        // Stages: functions from values to values.
        module("Decoding", ["Documents"]),
        module("Extraction", values),
        module("Rollups", values + ["Duties"]),
        module("Tables", values + ["Phrases", "Duties", "Rollups"]),

        // Wire and transport.
        module("Messages", values + ["Duties", "Packing", "Rollups"]),
        .systemLibrary(name: "CZeroMQ", path: "Shared/CZeroMQ", providers: [.apt(["libzmq3-dev"])]),
        module("ZeroMQ", ["CZeroMQ"]),
        module("Links", values + ["Messages", "ZeroMQ"]),

        // Places where tests let a process die.
        module("FailPoints"),

        // Stores: one SQLite file each, one owner each.
        module("Storage", ["Documents", "Digests", "FailPoints", grdb]),
        module("Journal", ["Documents", "Storage", "Digests", grdb]),
        module("Ledger", values + ["Duties", "Packing", "Rollups", "Storage", grdb]),

        // What every service needs to live.
        .systemLibrary(name: "CProcess", path: "Shared/CProcess"),
        module("NodeRuntime", ["Phrases", "CProcess", "FailPoints", arguments, logging, lifecycle, signals, yams]),

        // How a service is: values as text, and a small server by Debian's libmicrohttpd, which needs no building.
        module("Metrics"),
        .systemLibrary(name: "CMicroHTTP", path: "Shared/CMicroHTTP", providers: [.apt(["libmicrohttpd-dev"])]),
        module("MicroHTTP", ["CMicroHTTP", "NodeRuntime"]),

        // Whose key is whose.
        module("Keys", ["Phrases", "Places", "ZeroMQ", "NodeRuntime", yams]),

        // What the services share: sockets on a reactor, the line to the ledger, answers to questions.
        module(
            "Hosting",
            [
                "Places", "Observations", "Messages", "ZeroMQ", "Links", "Keys", "FailPoints", "NodeRuntime", "Metrics",
                "MicroHTTP", logging, lifecycle,
            ]),

        // Child processes: the three services of one machine, started and stopped together.
        module("Supervision", ["Phrases", "NodeRuntime", subprocess, system, logging, lifecycle]),

        // Services: the wiring of one stage each, and the operator's command.
        service(
            "Ingest",
            [
                "Places", "Documents", "Observations", "Storage", "Messages", "ZeroMQ", "Links", "Journal", "Keys",
                "FailPoints", "NodeRuntime", "Hosting", "Metrics", arguments, logging, lifecycle,
            ]),
        service(
            "Extract",
            values + [
                "Decoding", "Extraction", "Messages", "ZeroMQ", "Links", "Keys", "FailPoints", "NodeRuntime", "Hosting",
                "Metrics", arguments, logging, lifecycle,
            ]),
        service(
            "Aggregate",
            values + [
                "Duties", "Extraction", "Rollups", "Messages", "ZeroMQ", "Links", "Storage", "Ledger", "Keys",
                "FailPoints", "NodeRuntime", "Hosting", "Metrics", arguments, logging, lifecycle,
            ]),
        service(
            "Operator",
            values + [
                "Phrases", "Duties", "Decoding", "Extraction", "Generation", "Rollups", "Tables", "Messages", "ZeroMQ",
                "Links", "Keys", "NodeRuntime", "Supervision", arguments, signals, logging, lifecycle,
            ]),

        // Measurements, run by deploy/bench.sh.
        .executableTarget(
            name: "Benchmarks",
            dependencies: values + [
                "Seeds", "Extraction", "Rollups", "Storage", "Journal", "Ledger", "Messages", "ZeroMQ", "Links", "Keys",
                "FaultLine", arguments, grdb,
            ],
            path: "Tests/Benchmarks",
            swiftSettings: strict),

        // Mutated reports against the reader, run by deploy/fuzz.sh.
        .executableTarget(
            name: "Fuzz", dependencies: values + ["Seeds", "Decoding", "Extraction", arguments], path: "Tests/Fuzz",
            swiftSettings: strict),

        // The whole line as real processes that are killed, stopped and cut off from each other, and what must hold then:
        // for tests, and at length for deploy/soak.sh.
        .target(
            name: "FaultLine",
            dependencies: values + [
                "Seeds", "Generation", "Rollups", "Messages", "ZeroMQ", "Links", "Keys", "NodeRuntime", "Supervision",
                subprocess, system,
            ], path: "Tests/FaultLine", swiftSettings: strict),
        .executableTarget(
            name: "Soak", dependencies: ["FaultLine", arguments], path: "Tests/Soak", swiftSettings: strict),

        // Questions over HTTP by a bare socket, for tests.
        .target(name: "RawHTTP", path: "Tests/RawHTTP", swiftSettings: strict),

        // Folders of one test, and damaged files of stores, for tests.
        .target(name: "TestFiles", path: "Tests/TestFiles", swiftSettings: strict),

        // Tests: one target a module, and the whole line with real processes.
        tests("DigestsTests", ["Digests"]),
        tests("PlacesTests", ["Seeds", "Places"]),
        tests("DocumentsTests", ["Seeds", "Documents"]),
        tests("QuantitiesTests", ["Seeds", "Documents", "Quantities"]),
        tests("IndicatorsTests", values + ["Extraction"]),
        tests("GenerationTests", values + ["Seeds", "Extraction", "Generation"]),
        tests("DecodingTests", ["Documents", "Decoding"]),
        tests("ExtractionTests", values + ["Seeds", "Extraction"]),
        tests("DutiesTests", ["Phrases", "Places", "Quantities", "Duties"]),
        tests("RollupsTests", values + ["Seeds", "Duties", "Rollups"]),
        tests("TablesTests", values + ["Phrases", "Duties", "Rollups", "Tables"]),
        tests("MessagesTests", values + ["Duties", "Packing", "Rollups", "Messages"], exclude: ["Golden"]),
        tests("ZeroMQTests", ["ZeroMQ"]),
        tests("LinksTests", values + ["Seeds", "Messages", "ZeroMQ", "Links", "FaultLine"]),
        // The line as pure state machines, with seeded faults.
        tests("SupervisionTests", ["Phrases", "NodeRuntime", "Supervision"]),
        tests(
            "SimulationTests", values + ["Seeds", "Rollups", "Messages", "Links", "Journal", "Ledger"],
            areOptimized: true),
        tests("StorageTests", ["Seeds", "Storage", "TestFiles", grdb]),
        tests("JournalTests", ["Seeds", "Documents", "Storage", "Journal", "TestFiles", grdb]),
        tests(
            "LedgerTests", values + ["Seeds", "Duties", "Packing", "Rollups", "Storage", "Ledger", "TestFiles", grdb]),
        tests("IngestTests", ["Ingest", "Documents", "Messages", "Links"]),
        tests("AggregateTests", ["Aggregate", "Places", "Observations", "Messages", "Links", "Metrics"]),
        tests(
            "OperatorTests",
            values + [
                "Operator", "Phrases", "Rollups", "Messages", "Links", "NodeRuntime", "Tables", "FaultLine", arguments,
            ]),
        tests("KeysTests", ["Phrases", "Places", "ZeroMQ", "NodeRuntime", "Keys", "TestFiles"]),
        tests("MetricsTests", ["Metrics", yams]),
        tests("MicroHTTPTests", ["MicroHTTP", "NodeRuntime", "RawHTTP"]),
        tests(
            "HostingTests",
            [
                "Places", "ZeroMQ", "Links", "Keys", "Hosting", "Metrics", "NodeRuntime", "RawHTTP", "FaultLine",
                logging, lifecycle,
            ]),
        tests("FailPointsTests", ["FailPoints"]),
        tests("NodeRuntimeTests", ["Phrases", "Seeds", "FailPoints", "NodeRuntime", arguments, logging, lifecycle]),
        tests("SamplesTests", values + ["Decoding", "Extraction", "Rollups"]),
        tests(
            "LineTests",
            values + [
                "Rollups", "Messages", "ZeroMQ", "Links", "Journal", "Keys", "FailPoints", "NodeRuntime", "Metrics",
                "Supervision", "FaultLine", "RawHTTP", "TestFiles", subprocess, system,
            ], exclude: ["Clients"]),
        tests(
            "FaultTests",
            values + [
                "Seeds", "Extraction", "Generation", "Rollups", "Messages", "ZeroMQ", "Links", "Keys", "NodeRuntime",
                "Supervision",
                "FaultLine", "TestFiles",
            ]),
    ],
    swiftLanguageModes: [.v6]
)
