import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(3)))
struct CurveTests {
    @Test func keyPair_whenGenerated_isReadBackFromItsSecret() throws {
        let pair = try CurveKeyPair.generate()
        #expect(pair.publicKey.description.utf8.count == 40)
        #expect(try CurveKeyPair(secretText: pair.secretText) == pair)
        #expect(try CurveKeyPair(publicKey: pair.publicKey, secretText: pair.secretText) == pair)
        #expect(try CurveKeyPair.generate() != pair)
    }

    @Test func keyPair_whenPrinted_hidesItsSecret() throws {
        let pair = try CurveKeyPair.generate()
        var dumped = ""
        dump(pair, to: &dumped)
        #expect(!"\(pair) \(String(reflecting: pair)) \(dumped)".contains(pair.secretText))
    }

    @Test func keyPair_whenHalvesAreStrangers_isRefusedWithoutShowingTheSecret() throws {
        let (one, other) = (try CurveKeyPair.generate(), try CurveKeyPair.generate())
        let error = failure { _ = try CurveKeyPair(publicKey: one.publicKey, secretText: other.secretText) }
        #expect(error?.code == .invalidKey)
        #expect(error?.description.contains(other.secretText) == false)
    }

    @Test(arguments: ["", "short", String(repeating: "~", count: 40), String(repeating: "#", count: 40)])
    func key_whenNoZ85Text_isRefused(text: String) {
        #expect(failure { _ = try CurvePublicKey(text) }?.code == .invalidKey)
        #expect(failure { _ = try CurveKeyPair(secretText: text) }?.code == .invalidKey)
    }

    @Test func admittedClient_whenItSends_arrivesUnderItsUserID() async throws {
        try await Scene.run { scene in
            let hall = try await Hall(scene, admitting: "county-540102")
            try await hall.client.connect(hall.endpoint)
            try await hall.client.sendAll([[bytes("年度报告")]])
            let message = try #require(await hall.server.first(1).first)
            #expect(message.frames.last == bytes("年度报告"))
            #expect(message.peer == Multipart.Peer(userID: "county-540102", address: "127.0.0.1"))
            #expect(await hall.firstKnock()?.domain == "work")
        }
    }

    @Test func strangersKey_whenKnocking_isRefusedAtBothEnds() async throws {
        try await Scene.run { scene in
            let hall = try await Hall(scene, admitting: nil)
            try await hall.client.connect(hall.endpoint)
            #expect(await hall.firstKnock() == hall.clientKnock)
            let refused = HandshakeFailure.refused(status: 400)
            #expect(await hall.server.firstFailure() == refused)
            #expect(await hall.client.firstFailure() == refused)
            let error = await #expect(throws: ZeroMQError.self) { try await hall.client.send([[1]]) }
            #expect(error?.code == .wouldBlock)
        }
    }

    /// Both ends know that it is not for ever.
    @Test func client_whenItIsToldLater_knowsThatItIsNotForEver() async throws {
        try await Scene.run { scene in
            let hall = try await Hall(scene, admitting: "county-540102", afterTurningAway: 1)
            try await hall.client.connect(hall.endpoint)
            let later = HandshakeFailure.refused(status: HandshakeFailure.laterStatus)
            #expect(await hall.server.firstFailure() == later)
            #expect(await hall.client.firstFailure() == later)
            #expect(later.description != HandshakeFailure.refused(status: 400).description)
        }
    }

    @Test func server_whenNobodyKeepsItsDoor_letsNobodyIn() async throws {
        try await Scene.run { scene in
            let hall = try await Hall(scene, keepsDoor: false, admitting: "anybody")
            try await hall.client.connect(hall.endpoint)
            #expect(await hall.server.firstFailure() != nil)
            let error = await #expect(throws: ZeroMQError.self) { try await hall.client.send([[1]]) }
            #expect(error?.code == .wouldBlock)
        }
    }

    @Test func client_whenItHasAnotherServersKey_doesNotTalkToThisOne() async throws {
        try await Scene.run { scene in
            let hall = try await Hall(scene, wrongServerKey: true, admitting: "anybody")
            try await hall.client.connect(hall.endpoint)
            #expect(await hall.server.firstFailure() == .wrongKey)
            let error = await #expect(throws: ZeroMQError.self) { try await hall.client.send([[1]]) }
            #expect(error?.code == .wouldBlock)
        }
    }

    @Test func client_whenItUsesNoCurve_isTurnedAway() async throws {
        try await Scene.run { scene in
            let hall = try await Hall(scene, admitting: "anybody")
            let plain = Talker(on: scene.far)
            try await plain.open(.dealer, scene.context)
            try await plain.connect(hall.endpoint)
            #expect(await hall.server.firstFailure() == .differentSecurity)
        }
    }

    @Test func doorkeeper_whenContextHasOne_isRefused() async throws {
        try await Scene.run { scene in
            let error = try await scene.near.run {
                _ = try Doorkeeper(context: scene.context, reactor: scene.near) { _ in .refused }
                return failure { _ = try Doorkeeper(context: scene.context, reactor: scene.near) { _ in .refused } }
            }
            #expect(error?.code == .addressInUse)
        }
    }
}

/// A CURVE server on the near reactor with a doorkeeper, and a client that has not connected yet.
private struct Hall {
    let server: Talker
    let client: Talker
    let endpoint: Endpoint
    let clientKnock: Doorkeeper.Knock
    private let knocks: AsyncStream<Doorkeeper.Knock>

    init(
        _ scene: Scene, keepsDoor: Bool = true, wrongServerKey: Bool = false, admitting user: String?,
        afterTurningAway times: Int = 0
    ) async throws {
        let (mine, theirs) = (try CurveKeyPair.generate(), try CurveKeyPair.generate())
        let known = wrongServerKey ? try CurveKeyPair.generate().publicKey : mine.publicKey
        let (knocks, knocking) = AsyncStream<Doorkeeper.Knock>.makeStream()
        self.knocks = knocks
        clientKnock = Doorkeeper.Knock(domain: "work", address: "127.0.0.1", key: theirs.publicKey)
        if keepsDoor {
            try await scene.near.run {
                var left = times
                _ = try Doorkeeper(context: scene.context, reactor: scene.near) { knock in
                    knocking.yield(knock)
                    left -= 1
                    if left >= 0 { return .later }
                    guard knock.key == theirs.publicKey, let user else { return .refused }
                    return .admitted(as: user)
                }
            }
        }
        server = Talker(on: scene.near)
        try await server.open(.router, scene.context) { $0.security = .curveServer(keys: mine, domain: "work") }
        endpoint = try await server.bind(Scene.loopback())
        client = Talker(on: scene.far)
        try await client.open(.dealer, scene.context) { $0.security = .curveClient(keys: theirs, server: known) }
    }

    func firstKnock() async -> Doorkeeper.Knock? {
        for await knock in knocks { return knock }
        return nil
    }
}
