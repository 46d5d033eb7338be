import ArgumentParser

/// The measurements that `deploy/bench.sh` runs on a release build.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Measures the reader, the stores and the line of services.",
        subcommands: [
            ReadingBenchmark.self, LinearBenchmark.self, AccuracyBenchmark.self, AcceptBenchmark.self,
            LedgerBenchmark.self, LineBenchmark.self, MemoryBenchmark.self, StormBenchmark.self, BacklogBenchmark.self,
        ])
}
