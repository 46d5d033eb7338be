import FaultLine
import RawHTTP
import Testing

/// What a service tells at `/metrics`, by sample: `name{labels}` to value.
enum MetricSamples {
    /// The page of this moment.
    static func told(_ endpoint: String?) async throws -> [String: Double] {
        let endpoint = try #require(endpoint)
        let answer = try #require(await RawHTTP.ask(endpoint, "/metrics"))
        #expect(answer.status == 200)
        #expect(answer.head.contains("text/plain; version=0.0.4"))
        var samples: [String: Double] = [:]
        for line in answer.body.split(separator: "\n") where !line.hasPrefix("#") {
            let space = try #require(line.lastIndex(of: " "))
            let value: Double = try #require(Double(line[line.index(after: space)...]), "\(line)")
            samples[String(line[..<space])] = value
        }
        return samples
    }

    /// Asks until a page holds; the test's time limit ends a wait for what never comes.
    static func told(_ endpoint: String?, _ holds: ([String: Double]) -> Bool) async throws -> [String: Double] {
        try await polled {
            let samples = try await told(endpoint)
            return holds(samples) ? samples : nil
        }
    }
}
