import FaultLine
import Testing

extension Faults {
    /// One province, three prefectures, twelve counties, each with its three services; `deploy/soak.sh --tree` runs more rounds.
    @Suite(.serialized, .timeLimit(.minutes(5))) struct TreeOfNodesTests {
        @Test func province_whenLinksFailAndNodesDieAndArePutBack_saysWhatTheCountiesReported() async throws {
            let seed = UInt64.random(in: 1...1_000_000)
            let trial = try TreeTrial(seed: seed, faults: 5)
            let networks = await NamespaceLinks(count: trial.nodeCount)
            print(
                "tree of seed \(seed), \(networks == nil ? "on loopback, through proxies" : "a network for every node")"
            )
            let result = try await trial.run(links: networks ?? ProxyLinks() as any TreeLinks)
            print("tree of seed \(seed): \(result)")
            #expect(result.complaints.isEmpty, "seed \(seed): \(result)")
            #expect(result.cells > 0)
        }
    }
}
