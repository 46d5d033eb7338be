import Glibc
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(3)))
struct SocketTests {
    @Test(arguments: ["ipc", "tcp", "inproc"])
    func multipart_whenEchoedOverEveryTransport_comesBackEqual(transport: String) async throws {
        try await Scene.run { scene in
            let endpoint =
                switch transport {
                case "ipc": try scene.ipc()
                case "tcp": try Scene.loopback()
                default: try Endpoint("inproc://echo")
                }
            let server = Talker(on: scene.near)
            try await server.open(.router, scene.context, echoing: true)
            let bound = try await server.bind(endpoint)
            let client = Talker(on: scene.far)
            try await client.open(.dealer, scene.context) { $0.routingID = bytes("客户") }
            try await client.connect(bound)
            let frames = [bytes("信封"), [], [0, 255, 0], [UInt8](repeating: 7, count: 100_000)]
            try await client.sendAll([frames])
            #expect(await client.first(1) == [Multipart(frames)])
            let arrived = try #require(await server.first(1).first)
            #expect(arrived.frames == [bytes("客户")] + frames)
            let origins = ["ipc": "process \(getpid()) of user \(getuid())", "tcp": "127.0.0.1"]
            #expect(arrived.origin == origins[transport] ?? "", "who it was, without asking the system")
        }
    }

    @Test func manyMessages_whenQueuesAreSmall_arriveInOrderAndInBoundedBatches() async throws {
        try await Scene.run { scene in
            let server = Talker(on: scene.near)
            try await server.open(.router, scene.context) { $0.receiveQueueMessages = 50 }
            let bound = try await server.bind(scene.ipc())
            let client = Talker(on: scene.far)
            try await client.open(.dealer, scene.context) { $0.sendQueueMessages = 50 }
            try await client.connect(bound)
            let sent = (0..<10_000).map { [bytes("\($0)")] }
            async let sending: Void = client.sendAll(sent)
            let received = await server.first(10_000).map { Array($0.frames.dropFirst()) }
            try await sending
            #expect(received == sent)
            #expect((1...256).contains(await server.largestBatch))
        }
    }

    @Test func router_whenPeerIsUnknown_refuses() async throws {
        try await Scene.run { scene in
            let error = try await scene.near.run {
                let socket = try Socket(.router, context: scene.context)
                return failure { try socket.send([bytes("nobody"), bytes("hello")]) }
            }
            #expect(error?.code == .hostUnreachable)
        }
    }

    @Test func dealer_whenNobodyIsConnected_wouldBlock() async throws {
        try await Scene.run { scene in
            let endpoint = try scene.ipc()
            let error = try await scene.near.run {
                let socket = try Socket(.dealer, context: scene.context)
                try socket.connect(endpoint)
                return failure { try socket.send([bytes("hello")]) }
            }
            #expect(error?.code == .wouldBlock)
            #expect(error?.endpoint == endpoint.description)
        }
    }

    @Test(arguments: [(Socket.Kind.router, 1), (.router, 0), (.dealer, 0)])
    func message_whenFramesAreMissing_isRefused(kind: Socket.Kind, count: Int) async throws {
        try await Scene.run { scene in
            let error = try await scene.near.run {
                let socket = try Socket(kind, context: scene.context)
                return failure { try socket.send(Array(repeating: [1], count: count)) }
            }
            #expect(error?.code == .invalidMessage)
        }
    }

    @Test func frame_whenLargerThanOwnLimit_isRefusedAndNextOneIsSent() async throws {
        try await Scene.run { scene in
            let server = Talker(on: scene.near)
            try await server.open(.router, scene.context) { $0.largestFrameBytes = 1000 }
            let bound = try await server.bind(scene.ipc())
            let client = Talker(on: scene.far)
            try await client.open(.dealer, scene.context) { $0.largestFrameBytes = 1000 }
            try await client.connect(bound)
            try await client.sendAll([[[UInt8](repeating: 1, count: 1000)]])
            let error = await #expect(throws: ZeroMQError.self) {
                try await client.send([bytes("small"), [UInt8](repeating: 1, count: 1001)])
            }
            #expect(error?.code == .frameTooLarge)
            try await client.sendAll([[bytes("next")]])
            #expect(await server.first(2).map { $0.frames.last?.count } == [1000, 4])
        }
    }

    @Test func frame_whenLargerThanPeersLimit_disconnectsThePeerAndNeverArrives() async throws {
        try await Scene.run { scene in
            let server = Talker(on: scene.near)
            try await server.open(.router, scene.context) { $0.largestFrameBytes = 1000 }
            let bound = try await server.bind(scene.ipc())
            let client = Talker(on: scene.far)
            try await client.open(.dealer, scene.context)
            try await client.connect(bound)
            try await client.sendAll([[[UInt8](repeating: 1, count: 1001)]])
            // Another peer's message comes through; the first one's connection was cut at its frame.
            let other = Talker(on: scene.far)
            try await other.open(.dealer, scene.context)
            try await other.connect(bound)
            try await other.sendAll([[bytes("other")]])
            #expect(await server.first(1).map { $0.frames.last } == [bytes("other")])
        }
    }

    @Test func socket_whenClosed_refusesEverything() async throws {
        try await Scene.run { scene in
            let codes = try await scene.near.run {
                let socket = try Socket(.dealer, context: scene.context)
                socket.close()
                socket.close()
                #expect(socket.isClosed)
                return [
                    failure { try socket.send([[1]]) }?.code, failure { _ = try socket.receive() }?.code,
                    failure { try socket.connect(Endpoint("inproc://x")) }?.code,
                ]
            }
            #expect(codes == [.closed, .closed, .closed])
        }
    }

    @Test func option_whenOutOfRange_isNamed() async throws {
        try await Scene.run { scene in
            let errors = try await scene.near.run {
                let wrong: [(inout SocketOptions) -> Void] = [
                    { $0.linger = .seconds(-1) }, { $0.routingID = [] },
                    { $0.routingID = [UInt8](repeating: 65, count: 256) }, { $0.heartbeatLifetime = .seconds(7000) },
                    { $0.largestFrameBytes = 0 }, { $0.sendQueueMessages = -1 },
                ]
                return wrong.map { adjust in
                    var options = SocketOptions()
                    adjust(&options)
                    return failure { _ = try Socket(.dealer, context: scene.context, options: options) }
                }
            }
            #expect(errors.allSatisfy { $0?.code == .invalidOption })
            let names = [
                "linger", "routingID", "routingID", "heartbeatLifetime", "largestFrameBytes", "sendQueueMessages",
            ]
            for (error, name) in zip(errors, names) { #expect(error?.description.contains("“\(name)”") == true) }
        }
    }
}
