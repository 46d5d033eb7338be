/// Decides which public keys may come in at the CURVE servers of a context (ZeroMQ RFC 27, “ZAP”).
///
/// There is one for a context. While there is none, and after its reactor has stopped, nobody comes in. A key is looked at
/// when a connection is made; taking it off a list does not end the connections that it has.
public final class Doorkeeper {
    /// Somebody who wants to come in and has proved that the key is theirs.
    public struct Knock: Hashable, Sendable {
        /// The domain of the socket at which they knock; see ``Security/curveServer(keys:domain:)``.
        public let domain: String
        /// Where from, without a port.
        public let address: String
        /// Their key.
        public let key: CurvePublicKey

        /// Makes a knock, for testing what admits it.
        public init(domain: String, address: String, key: CurvePublicKey) {
            self.domain = domain
            self.address = address
            self.key = key
        }
    }

    /// What becomes of a knock.
    public enum Answer: Hashable, Sendable {
        /// It comes in; messages of this connection arrive under the user id (``Multipart/Peer``), which is not empty.
        case admitted(as: String)
        /// It does not, and is told so: its library gives the connection up.
        case refused
        /// Not now: it is told so, and may try again.
        case later
    }

    private static let version = "1.0"
    private let socket: Socket
    private let admit: (Knock) -> Answer

    /// Begins to answer. On the reactor's thread only, before a CURVE server listens.
    ///
    /// - Parameters:
    ///   - admit: called on the reactor's thread for every connection. It is the place to log a refusal.
    /// - Throws: ``ZeroMQError/Code/addressInUse`` when the context has a doorkeeper; ``ZeroMQError/Code/stopped``.
    public init(
        context: Context, reactor: Reactor, admit: @escaping (Knock) -> Answer
    ) throws(ZeroMQError) {
        var options = SocketOptions()
        options.linger = .zero
        socket = try Socket(.router, context: context, options: options)
        self.admit = admit
        try socket.bind(Endpoint("inproc://zeromq.zap.01"))
        // The registration keeps the doorkeeper until the socket is closed.
        try reactor.register(socket, receive: { $0.forEach(self.answer) }, failed: { _ in self.close() })
    }

    /// Answers no more: from now on nobody comes in. On the reactor's thread only.
    public func close() {
        socket.close()
    }

    /// A request: return address, empty, version, request id, domain, address, routing id, mechanism, credentials.
    private func answer(_ request: Multipart) {
        let frames = request.frames
        guard frames.count >= 8 else { return }
        let verdict = judge(frames)
        let reply = [
            frames[0], [], Array(Self.version.utf8), frames[3], Array(verdict.status.utf8), Array(verdict.text.utf8),
            Array(verdict.user.utf8), [],
        ]
        // Fails only when the connection was given up meanwhile: then nobody waits for the answer.
        try? socket.send(reply)
    }

    private func judge(_ frames: [[UInt8]]) -> (status: String, text: String, user: String) {
        func text(_ frame: [UInt8]) -> String { String(decoding: frame, as: UTF8.self) }
        guard text(frames[2]) == Self.version, text(frames[7]) == "CURVE", frames.count == 9,
            let key = try? CurvePublicKey(bytes: frames[8])
        else { return ("400", "only CURVE keys are admitted", "") }
        let knock = Knock(domain: text(frames[4]), address: text(frames[5]), key: key)
        switch admit(knock) {
        case .admitted(let user) where !user.isEmpty: return ("200", "OK", user)
        case .admitted, .refused: return ("400", "this key is not admitted", "")
        case .later: return ("\(HandshakeFailure.laterStatus)", "not now", "")
        }
    }
}
