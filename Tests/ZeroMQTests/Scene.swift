import Foundation
import Testing
import ZeroMQ

/// A context, two reactors and a directory for socket files, taken down in the order that the module asks for.
struct Scene {
    let context: Context
    let near: Reactor
    let far: Reactor
    /// A directory of its own with a short path.
    let directory: String

    /// Runs `body` in a fresh scene; sockets that are registered with its reactors are closed at the end.
    static func run(_ body: (Scene) async throws -> Void) async throws {
        var template = Array("/tmp/zmq-XXXXXX".utf8CString)
        let directory = try #require(mkdtemp(&template).map { String(cString: $0) })
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let scene = Scene(
            context: try Context(), near: try Reactor(name: "near"), far: try Reactor(name: "far"), directory: directory
        )
        do {
            try await body(scene)
        } catch {
            await scene.end()
            throw error
        }
        await scene.end()
        try scene.context.close()
    }

    private func end() async {
        await near.stop()
        await far.stop()
    }

    /// An ipc endpoint in the directory.
    func ipc(_ name: String = "s") throws -> Endpoint {
        try Endpoint("ipc://\(directory)/\(name)")
    }

    /// Any free port of the loopback address.
    static func loopback() throws -> Endpoint {
        try Endpoint("tcp://127.0.0.1:0")
    }
}

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The error that `body` throws; a failed expectation when it throws none.
func failure(_ body: () throws -> Void) -> ZeroMQError? {
    do {
        try body()
        Issue.record("nothing was thrown")
    } catch let error as ZeroMQError {
        return error
    } catch {
        Issue.record("another error: \(error)")
    }
    return nil
}
