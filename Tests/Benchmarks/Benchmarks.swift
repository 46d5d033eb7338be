import ArgumentParser

/// The measurements that `deploy/bench.sh` runs on a release build.
@main
struct Benchmarks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Measures the reader and the stores.",
        subcommands: [
            ReadingBenchmark.self, LinearBenchmark.self, AccuracyBenchmark.self, AcceptBenchmark.self,
            LedgerBenchmark.self,
        ])
}
