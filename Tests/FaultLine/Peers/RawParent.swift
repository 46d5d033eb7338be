import Foundation
import ZeroMQ

/// A node above of the version before, as far as one below sees it: it welcomes with version 1, takes readable facts in their order, and
/// knows no decisions. What it says is written out here, so that it says the same whatever this build would.
public actor RawParent {
    private nonisolated let reactor: Reactor
    /// The reactor's thread, on which the socket lives.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }

    /// Its key.
    public nonisolated let keys: CurveKeyPair
    private let context: Context
    private var socket: Socket?
    private var received = 0
    /// Whether it takes decisions too, as once it is updated.
    private var knowsDecisions = false

    /// The bodies of the batches that it took.
    public private(set) var batches: [String] = []
    /// How many batches it could not read.
    public private(set) var refusals = 0
    /// The versions under which it was spoken to.
    public private(set) var versions: Set<Int> = []

    /// Prepares; nothing is opened yet.
    public init() throws {
        reactor = try Reactor(name: "raw-parent")
        context = try Context()
        keys = try CurveKeyPair.generate()
    }

    /// Opens the port and lets every key in.
    /// - Returns: where it listens.
    public func listen() throws -> String {
        _ = try Doorkeeper(context: context, reactor: reactor) { .admitted(as: $0.key.description) }
        var options = SocketOptions()
        options.security = .curveServer(keys: keys, domain: "uplink")
        options.largestFrameBytes = 64 << 20
        let socket = try Socket(.router, context: context, options: options)
        self.socket = socket
        let endpoint = try socket.bind(try Endpoint("tcp://127.0.0.1:0"))
        try reactor.register(socket) { [self] batch in
            batch.forEach(hear)
        } failed: { _ in
        }
        return endpoint.description
    }

    /// From now on it takes decisions.
    public func update() { knowsDecisions = true }

    /// Closes the port; must be called once, last.
    public func close() async { await reactor.stop() }

    private func hear(_ message: Multipart) {
        guard message.frames.count >= 3, let head = Self.object(message.frames[1]),
            let body = Self.object(message.frames[2]), let kind = head["kind"] as? String
        else { return }
        let (peer, id) = (message.frames[0], head["id"] as? Int ?? 0)
        versions.insert(head["v"] as? Int ?? 0)
        switch kind {
        case "hello":
            let limits =
                #"{"chunkBytes":262144,"documentBytes":67108864,"heartbeatMilliseconds":1000,"silenceMilliseconds":10000}"#
            say("welcome", #"{"limits":\#(limits),"node":"hunan","role":"aggregate","version":1}"#, id, to: peer)
        case "heartbeat": say("heartbeat", "{}", 0, to: peer)
        case "ask_resume": resume(body, id, to: peer)
        case "hand_up": take(body, String(decoding: message.frames[2], as: UTF8.self), id, to: peer)
        case "ask_catalogue":
            say("error", #"{"code":"malformed","reason":"the uplink does not serve it"}"#, id, to: peer)
        default: break
        }
    }

    private func resume(_ body: [String: Any], _ id: Int, to peer: [UInt8]) {
        say("resume", #"{"after":\#(received),"stream":"\#(body["stream"] as? String ?? "")"}"#, id, to: peer)
    }

    private func take(_ body: [String: Any], _ text: String, _ id: Int, to peer: [UInt8]) {
        let known: Set<String> =
            knowsDecisions
            ? ["reading", "claim", "burial", "retraction", "adjudication"]
            : ["reading", "claim", "burial", "retraction"]
        let facts = (body["items"] as? [[String: Any]] ?? []).compactMap { $0["fact"] as? [String: Any] }
        guard facts.allSatisfy({ Set($0.keys).isSubset(of: known) }) else {
            refusals += 1
            return say("error", #"{"code":"malformed","reason":"a fact of an unknown form"}"#, id, to: peer)
        }
        guard let after = body["after"] as? Int, after <= received else { return resume(body, id, to: peer) }
        let through = body["through"] as? Int ?? 0
        received = max(received, through)
        batches.append(text)
        let stream = body["stream"] as? String ?? ""
        say("hand_up_verdicts", #"{"refusals":[],"stream":"\#(stream)","through":\#(through)}"#, id, to: peer)
        say("settled", #"{"root":"hunan","stream":"\#(stream)","through":\#(received)}"#, 0, to: peer)
    }

    private func say(_ kind: String, _ body: String, _ id: Int, to peer: [UInt8]) {
        let head = #"{"id":\#(id),"kind":"\#(kind)","v":1}"#
        try? socket?.send([peer, Array(head.utf8), Array(body.utf8)])
    }

    private static func object(_ frame: [UInt8]) -> [String: Any]? {
        try? JSONSerialization.jsonObject(with: Data(frame)) as? [String: Any]
    }
}
