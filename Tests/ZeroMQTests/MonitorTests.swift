import Glibc
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(3)))
struct MonitorTests {
    @Test func connection_whenMadeAndClosed_isReportedAtBothEnds() async throws {
        try await Scene.run { scene in
            let server = Talker(on: scene.near)
            try await server.open(.router, scene.context)
            let bound = try await server.bind(Scene.loopback())
            let client = Talker(on: scene.far)
            try await client.open(.dealer, scene.context)
            try await client.connect(bound)
            try await client.untilWritable()
            await client.close()
            let seen = await server.events(until: { if case .disconnected = $0 { true } else { false } })
            #expect(seen.first == .listening(endpoint: bound.description))
            #expect(seen.contains(.ready(endpoint: bound.description)))
            guard case .accepted(let peer) = seen.dropFirst().first else {
                Issue.record("accepted is missing: \(seen)")
                return
            }
            #expect(peer.hasPrefix("tcp://127.0.0.1:") && peer != bound.description)
            #expect(seen.last == .disconnected(peer: peer, failure: nil))
        }
    }

    @Test func peer_onThisMachine_isNamedByItsProcess() async throws {
        try await Scene.run { scene in
            let server = Talker(on: scene.near)
            try await server.open(.router, scene.context)
            let bound = try await server.bind(scene.ipc())
            let client = Talker(on: scene.far)
            try await client.open(.dealer, scene.context)
            try await client.connect(bound)
            try await client.untilWritable()
            let seen = await server.events(until: { if case .accepted = $0 { true } else { false } })
            #expect(seen.last == .accepted(peer: "process \(getpid()) of user \(getuid())"))
        }
    }

    @Test func client_whenNobodyListens_reportsItsNextAttempt() async throws {
        try await Scene.run { scene in
            let endpoint = try scene.ipc()
            let client = Talker(on: scene.far)
            try await client.open(.dealer, scene.context)
            try await client.connect(endpoint)
            let seen = await client.events(until: { if case .retrying = $0 { true } else { false } })
            guard case .retrying(endpoint.description, let pause) = seen.last else {
                Issue.record("no retry: \(seen)")
                return
            }
            #expect(pause >= .milliseconds(100) && pause < .milliseconds(200))
        }
    }

    @Test func oversizedFrame_whenItCutsTheConnection_isReported() async throws {
        try await Scene.run { scene in
            let server = Talker(on: scene.near)
            try await server.open(.router, scene.context) { $0.largestFrameBytes = 1000 }
            let bound = try await server.bind(Scene.loopback())
            let client = Talker(on: scene.far)
            try await client.open(.dealer, scene.context)
            try await client.connect(bound)
            try await client.sendAll([[[UInt8](repeating: 1, count: 1001)]])
            let seen = await server.events(until: { if case .disconnected = $0 { true } else { false } })
            #expect(seen.contains(.ready(endpoint: bound.description)))
        }
    }
}
