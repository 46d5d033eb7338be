import Glibc
import Testing
import ZeroMQ

@Suite(.timeLimit(.minutes(3)))
struct BindTests {
    @Test func ipcPath_whenSomebodyListens_isRefusedAndStaysWithTheFirst() async throws {
        try await Scene.run { scene in
            let server = Talker(on: scene.near)
            try await server.open(.router, scene.context)
            let endpoint = try await server.bind(scene.ipc())
            let error = try await scene.far.run {
                let thief = try Socket(.router, context: scene.context)
                return failure { try thief.bind(endpoint) }
            }
            #expect(error?.code == .addressInUse)
            #expect(error?.description.contains(endpoint.description) == true)
            let client = Talker(on: scene.far)
            try await client.open(.dealer, scene.context)
            try await client.connect(endpoint)
            try await client.sendAll([[bytes("for the first")]])
            #expect(await server.first(1).first?.frames.last == bytes("for the first"))
        }
    }

    @Test func ipcPath_whenStale_isTakenOver() async throws {
        try await Scene.run { scene in
            let endpoint = try scene.ipc()
            try leaveStaleSocket(at: endpoint.address)
            let server = Talker(on: scene.near)
            try await server.open(.router, scene.context)
            #expect(try await server.bind(endpoint) == endpoint)
        }
    }

    @Test func ipcPath_whenAnOrdinaryFileLiesThere_isRefusedAndTheFileStays() async throws {
        try await Scene.run { scene in
            let endpoint = try scene.ipc("ledger.sqlite")
            let file = open(endpoint.address, O_CREAT | O_WRONLY, 0o600)
            #expect(file >= 0)
            close(file)
            let error = try await scene.near.run {
                let socket = try Socket(.router, context: scene.context)
                return failure { try socket.bind(endpoint) }
            }
            #expect(error?.code == .addressInUse)
            #expect(unlink(endpoint.address) == 0)
        }
    }

    @Test func ipcPath_whenDirectoryIsMissing_saysSo() async throws {
        try await Scene.run { scene in
            let endpoint = try scene.ipc("missing/s")
            let error = try await scene.near.run {
                let socket = try Socket(.router, context: scene.context)
                return failure { try socket.bind(endpoint) }
            }
            #expect(error?.code == .noSuchDirectory)
        }
    }

    @Test func tcpPort_whenTaken_isRefused() async throws {
        try await Scene.run { scene in
            let server = Talker(on: scene.near)
            try await server.open(.router, scene.context)
            let bound = try await server.bind(Scene.loopback())
            #expect(!bound.address.hasSuffix(":0"))
            let error = try await scene.far.run {
                let socket = try Socket(.router, context: scene.context)
                return failure { try socket.bind(bound) }
            }
            #expect(error?.code == .addressInUse)
        }
    }

    @Test func ipcPath_whenContextOfItsListenerIsClosed_isFreeAgain() async throws {
        try await Scene.run { scene in
            let endpoint = try scene.ipc()
            let context = try Context()
            try await scene.near.run {
                let socket = try Socket(.router, context: context)
                try socket.bind(endpoint)
                socket.close()
            }
            try context.close()
            let second = Talker(on: scene.far)
            try await second.open(.router, scene.context)
            #expect(try await second.bind(endpoint) == endpoint)
        }
    }

    /// A socket file whose listener is gone, as a killed process leaves it.
    private func leaveStaleSocket(at path: String) throws {
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(result == 0 && listen(listener, 1) == 0)
    }
}
