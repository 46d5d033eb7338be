import FaultLine
import Foundation
import Keys
import Links
import Messages
import NodeRuntime
import Places
import Supervision
import Testing
import ZeroMQ

/// Keys are changed while documents go up, between real processes over CURVE on loopback.
@Suite(.serialized, .timeLimit(.minutes(3))) struct KeyRotationTests {
    /// First the county's key is changed, then the province's; documents go up all the while, and nothing is started again.
    @Test func keys_ofCountyAndProvince_changeWhileDocumentsAreSettled() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        let above = try await province.up()
        var below = try await county.up()
        let processes = try await [province.processes(), county.processes()]
        let (oldProvince, oldCounty) = (province.publicKey, county.ownKeys)

        try await Submissions.run(at: county) { submissions in
            try await submissions.further(3)
            let next = try await county.rotate()
            let admitted = try await province.run(
                "node", "admit", "--name", "yueyangxian", "--place", "430621", "--key", next)
            #expect(admitted.status == 0, "\(admitted.errors)")
            try await county.finishRotation()
            try await county.logged("key changed")
            try province.shutOut(oldCounty?.publicKey)
            try await submissions.further(3)

            _ = try await province.rotate()
            try await polled {
                try await province.run("status").output.contains("known to 1 of 1 below") ? () : nil
            }
            try await province.finishRotation()
            try await province.logged("key changed")
            try await submissions.further(5)
        }

        #expect(try await [province.processes(), county.processes()] == processes, "nothing was started again")
        #expect(county.publicKey != oldCounty?.publicKey.description && province.publicKey != oldProvince)
        // Neither of the old keys is good for anything.
        let keys = try #require(county.ownKeys)
        let (first, second) = (try CurvePublicKey(oldProvince), try CurvePublicKey(province.publicKey))
        let welcome = try await province.greeted(by: keys, server: second)
        #expect(welcome.isWelcome, "\(welcome)")
        for (keys, server) in [(try #require(oldCounty), second), (keys, first)] {
            let answer = try await province.greeted(by: keys, server: server)
            #expect(answer.isTurnedAway, "an old key: \(answer)")
        }
        // The county knows the province again after a restart, though its configuration names the old key.
        #expect(try await below.stop() == .exited(0))
        below = try await county.up()
        let last = try county.write(CountyReport.text("岳阳县", 2009), to: "last.txt")
        let answer = try await county.run("submit", "--until", "settled", "--json", last.path)
        #expect(answer.objects.first?["state"] as? String == "settled", "\(answer.errors)\n\(county.log)")
        let doctor = try await county.run("doctor", "--json")
        #expect(doctor.status == 0, "\(doctor.output)")
        let look = doctor.objects.first { $0["look"] as? String == "parent" }
        #expect((look?["words"] as? String)?.contains("its key has changed to \(province.publicKey)") == true)
        for up in [below, above] { #expect(try await up.stop() == .exited(0)) }
    }

    /// The key of a node with doors changes; its forwarder and its reader on another machine go on, and change theirs.
    @Test func keys_ofForwarderAndReader_andOfTheirNode_changeWhileDocumentsAreRead() async throws {
        let node = try TestNode.withDoors("430600", name: "yueyang", readers: 0)
        let forwarder = try node.forwarder("430621", name: "yueyangxian")
        let reader = try node.reader(name: "reading-1")
        let nodes = [node, forwarder, reader]
        var ups: [ChildProcess] = []
        for node in nodes { ups.append(try await node.up()) }
        var processes: [[String: Int]] = []
        for node in nodes { processes.append(try await node.processes()) }

        try await Submissions.run(at: forwarder) { submissions in
            try await submissions.further(2)
            _ = try await node.rotate()
            try await node.finishRotation()
            try await submissions.further(2)
            for (below, role, place) in [(forwarder, "forwarder", "430621"), (reader, "reader", "430600")] {
                let old = below.ownKeys?.publicKey
                let next = try await below.rotate()
                let admitted = try await node.run(
                    "node", "admit", "--role", role, "--name", below.name, "--place", place, "--key", next)
                #expect(admitted.status == 0, "\(admitted.errors)")
                try await below.finishRotation()
                try await below.logged("key changed")
                try node.shutOut(old)
                try await submissions.further(2)
            }
        }

        for (node, before) in zip(nodes, processes) { #expect(try await node.processes() == before) }
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// A prefecture's one key is admitted above and known below: it is let in under the next one by the province, and the county
    /// believes it.
    @Test func key_ofAPrefecture_changesUpwardAndAtItsDoorWhileDocumentsAreSettled() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let prefecture = try TestNode.member("430600", name: "yueyang", under: province)
        let county = try TestNode.member("430621", name: "yueyangxian", under: prefecture)
        let nodes = [province, prefecture, county]
        var ups: [ChildProcess] = []
        for node in nodes { ups.append(try await node.up()) }
        var processes: [[String: Int]] = []
        for node in nodes { processes.append(try await node.processes()) }
        let old = try #require(prefecture.ownKeys)

        try await Submissions.run(at: county) { submissions in
            try await submissions.further(2)
            let next = try await prefecture.rotate()
            let admitted = try await province.run(
                "node", "admit", "--name", "yueyang", "--place", "430600", "--key", next)
            #expect(admitted.status == 0, "\(admitted.errors)")
            try await prefecture.finishRotation()
            try await prefecture.logged("key changed")
            try province.shutOut(old.publicKey)
            try await submissions.further(4)
        }

        #expect(prefecture.publicKey != old.publicKey.description)
        for (node, before) in zip(nodes, processes) {
            #expect(try await node.processes() == before, "nothing was started again")
        }
        let upward = try await province.greeted(by: old, server: try CurvePublicKey(province.publicKey), as: "yueyang")
        #expect(upward.isTurnedAway, "the old key above: \(upward)")
        let keys = try #require(county.ownKeys)
        let below = try await prefecture.greeted(by: keys, server: old.publicKey)
        #expect(below.isTurnedAway, "the old key at its door: \(below)")
        let welcome = try await prefecture.greeted(by: keys, server: try CurvePublicKey(prefecture.publicKey))
        #expect(welcome.isWelcome, "\(welcome)")
        for up in ups.reversed() { #expect(try await up.stop() == .exited(0)) }
    }

    /// Whoever is not connected hears of no next key: his node is not shut out by mistake.
    @Test func rotation_whileSomebodyBelowDoesNotKnowTheNextKey_isNotFinished() async throws {
        let province = try TestNode.member("430000", name: "hunan")
        let county = try TestNode.member("430621", name: "yueyangxian", under: province)
        let above = try await province.up()
        let next = try await province.rotate()
        try await province.logged("next key found")
        let refused = try await province.run("keys", "rotate", province.keyPath, "--finish")
        #expect(refused.status == ExitReason.temporary.rawValue)
        #expect(refused.errors.contains("yueyangxian"))
        #expect(try await province.run("status").output.contains("known to 0 of 1 below, not to yueyangxian"))
        let looks = try await province.run("doctor", "--json").objects
        let look = looks.first { $0["look"] as? String == "key" }
        #expect(look?["state"] as? String == "warning")
        #expect((look?["words"] as? String)?.contains("the next key \(next) is not in use yet") == true)

        let below = try await county.up()
        try await province.finishRotation()
        #expect(province.publicKey == next)
        let report = try county.write(CountyReport.text("岳阳县"), to: "a.txt")
        let answer = try await county.run("submit", "--until", "settled", "--json", report.path)
        #expect(answer.objects.first?["state"] as? String == "settled", "\(answer.errors)\n\(county.log)")
        for up in [below, above] { #expect(try await up.stop() == .exited(0)) }
    }
}

extension TestNode {
    fileprivate var keyPath: String { folder.appending(path: "node.key").path }
    fileprivate var ownKeys: CurveKeyPair? { try? KeyFile(keyPath).keys }

    /// Makes the next key and returns its public half.
    fileprivate func rotate() async throws -> String {
        let answer = try await run("keys", "rotate", keyPath)
        #expect(answer.status == 0, "\(answer.errors)")
        return answer.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Puts it in place, as soon as all below know it.
    fileprivate func finishRotation() async throws {
        try await polled {
            let answer = try await run("keys", "rotate", keyPath, "--finish")
            if answer.status != 0 { #expect(answer.status == ExitReason.temporary.rawValue, "\(answer.errors)") }
            return answer.status == 0 ? () : nil
        }
    }

    /// Takes a key off the list of those that are admitted, in one step.
    fileprivate func shutOut(_ key: CurvePublicKey?) throws {
        let list = folder.appending(path: "admitted.yaml")
        let rest = folder.appending(path: "admitted-rest.yaml")
        for admission in try AdmissionFile.read(list.path).admissions where admission.key != key {
            try AdmissionFile.add(admission, to: rest.path)
        }
        #expect(rename(rest.path, list.path) == 0)
    }

    /// The ids of the processes of all services.
    fileprivate func processes() async throws -> [String: Int] {
        let services = try await polled {
            let services = try await run("status", "--json").objects.first?["services"] as? [[String: Any]] ?? []
            return services.allSatisfy { $0["up"] as? Bool == true } ? services : nil
        }
        return services.reduce(into: [:]) { ids, service in
            ids[service["name"] as? String ?? ""] = service["process"] as? Int
        }
    }

    /// What comes of a hello to its uplink.
    fileprivate func greeted(
        by keys: CurveKeyPair, server: CurvePublicKey, as node: String = "yueyangxian"
    ) async throws -> GreetingClient.Outcome {
        try await GreetingClient().greet(
            try #require(uplink), security: .curveClient(keys: keys, server: server),
            hello: Hello(role: .aggregate, node: node, name: "greeting"), within: .seconds(5))
    }
}

extension GreetingClient.Outcome {
    /// Whether the hello was answered as it should be.
    var isWelcome: Bool { if case .welcome = self { true } else { false } }
    /// Whether the connection came to nothing before a word was said.
    var isTurnedAway: Bool { if case .turnedAway = self { true } else { false } }
}

/// Documents that are handed in one after the other, each when the one before has come to the root.
private actor Submissions {
    private let node: TestNode
    private var settled = 0
    private var isEnding = false

    private init(_ node: TestNode) { self.node = node }

    /// Hands documents in for as long as `body` works. Every one must be settled.
    static func run(at node: TestNode, _ body: @Sendable (Submissions) async throws -> Void) async throws {
        let submissions = Submissions(node)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await submissions.handIn() }
            do {
                try await body(submissions)
            } catch {
                group.cancelAll()
                throw error
            }
            await submissions.end()
            try await group.waitForAll()
        }
    }

    /// Returns when so many more are settled.
    nonisolated func further(_ count: Int) async throws {
        let goal = await settled + count
        try await polled { await settled >= goal ? () : nil }
    }

    private func end() { isEnding = true }

    private func handIn() async throws {
        while !isEnding {
            let text = CountyReport.text("岳阳县", 2010 + settled % 14, received: 40 + settled)
            let report = try node.write(text, to: "reports/\(settled).txt")
            let answer = try await node.run("submit", "--until", "settled", "--json", report.path)
            try #require(
                answer.objects.first?["state"] as? String == "settled", "\(answer.output)\(answer.errors)\n\(node.log)")
            settled += 1
        }
    }
}
