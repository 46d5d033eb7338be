import ArgumentParser

/// The measurements that `deploy/bench.sh` runs on a release build.
@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks", abstract: "Measures the reader.",
        subcommands: [ReadingBenchmark.self, LinearBenchmark.self, AccuracyBenchmark.self])
}
