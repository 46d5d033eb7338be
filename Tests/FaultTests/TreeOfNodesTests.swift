import FaultLine
import Glibc
import Testing

extension Faults {
    /// Trees of nodes, each with its three services; `deploy/soak.sh --tree` runs more rounds.
    @Suite(.serialized, .timeLimit(.minutes(5))) struct TreeOfNodesTests {
        /// One province, three prefectures, twelve counties: as root in a network for every node, where the system lets it.
        @Test func province_whenLinksFailAndNodesDieAndArePutBack_saysWhatTheCountiesReported() async throws {
            let trial = try Trial(waves: 5)
            guard let networks = await Self.networks(trial.trial.nodeCount) else {
                return try await trial.run(ProxyLinks(), "through proxies")
            }
            try await trial.run(networks, "a network for every node")
        }

        private static func networks(_ count: Int) async -> NamespaceLinks? {
            guard geteuid() == 0 else { return nil }
            do {
                return try await NamespaceLinks(count: count)
            } catch {
                print("no networks of their own, though this is root: \(error)")
                return nil
            }
        }

        /// One province, one prefecture, two counties, joined by proxies whoever runs it.
        @Test func smallTree_joinedByProxies_saysWhatTheCountiesReported() async throws {
            try await Trial(waves: 3, prefectures: 1, counties: 2).run(ProxyLinks(), "through proxies")
        }

        private struct Trial {
            let seed: UInt64
            let trial: TreeTrial
            let waves: Int

            init(waves: Int, prefectures: Int = 3, counties: Int = 4) throws {
                seed = UInt64.random(in: 1...1_000_000)
                self.waves = waves
                trial = try TreeTrial(seed: seed, waves: waves, prefectures: prefectures, counties: counties)
            }

            func run(_ links: some TreeLinks, _ how: String) async throws {
                print("tree of seed \(seed), \(trial.nodeCount) nodes, \(how)")
                let result = try await trial.run(links: links)
                print("tree of seed \(seed): \(result)")
                #expect(result.complaints.isEmpty, "seed \(seed): \(result)")
                #expect(result.unsent >= waves, "a fault in every wave fell while something was unsent")
                #expect(result.cells > 0)
            }
        }
    }
}
