import CZeroMQ
import Glibc

extension Socket {
    /// Sends one message, whole or not at all.
    ///
    /// - Parameter frames: at least one; at a router at least two, the first being the peer's routing id.
    /// - Throws: ``ZeroMQError/Code/wouldBlock`` when it cannot leave now, ``ZeroMQError/Code/hostUnreachable`` at a router
    ///   for an unknown peer, ``ZeroMQError/Code/frameTooLarge``, ``ZeroMQError/Code/invalidMessage``. In every case nothing
    ///   was sent. That the connection breaks afterwards is not an error here: the message may be lost.
    /// - Complexity: linear in the bytes, which are copied once.
    public func send(_ frames: [[UInt8]]) throws(ZeroMQError) {
        let handle = try opened(.send)
        try check(frames)
        var failure: Int32?
        let last = frames.count - 1
        for (index, frame) in frames.enumerated() {
            let flags = ZMQ_DONTWAIT | (index < last ? ZMQ_SNDMORE : 0)
            var code = EINTR
            while code == EINTR {
                code = frame.withUnsafeBytes { zmq_send(handle, $0.baseAddress, $0.count, flags) } < 0 ? zmq_errno() : 0
            }
            if code == 0 { continue }
            failure = failure ?? code
            // A peer that vanished inside a message leaves the socket dropping the rest of it: hand the rest over, so that
            // the next message starts afresh. Before the first frame, and after any other error, nothing is pending.
            if index == 0 || code != EAGAIN { break }
        }
        if let failure { throw ZeroMQError(errno: failure, .send, endpoint: endpoint) }
    }

    private func check(_ frames: [[UInt8]]) throws(ZeroMQError) {
        let fewest = kind == .router ? 2 : 1
        if frames.count < fewest {
            throw ZeroMQError(
                .invalidMessage, .send, endpoint: endpoint,
                detail: "the message has \(frames.count) frames and needs at least \(fewest)")
        }
        for frame in frames where frame.count > largestFrameBytes {
            throw ZeroMQError(
                .frameTooLarge, .send, endpoint: endpoint,
                detail: "a frame has \(frame.count) bytes, at most \(largestFrameBytes) are taken; send it in parts")
        }
    }

    /// The next message that has arrived; `nil` when there is none.
    ///
    /// - Throws: ``ZeroMQError/Code/closed``, ``ZeroMQError/Code/terminated``.
    /// - Complexity: linear in the bytes, which are copied once.
    public func receive() throws(ZeroMQError) -> Multipart? {
        let handle = try opened(.receive)
        var message = Multipart([])
        var isComplete = false
        while !isComplete {
            let count = zmq_msg_recv(scratch, handle, ZMQ_DONTWAIT)
            if count < 0 {
                let code = zmq_errno()
                if code == EINTR { continue }
                if code == EAGAIN, message.frames.isEmpty { return nil }
                throw ZeroMQError(errno: code, .receive, endpoint: endpoint)
            }
            message.frames.append([UInt8](UnsafeRawBufferPointer(start: zmq_msg_data(scratch), count: Int(count))))
            isComplete = zmq_msg_more(scratch) == 0
        }
        if namesPeers { message.peer = peer() }
        if kind == .router { message.address = property("Peer-Address") ?? "" }
        // Frees the last frame's memory now instead of with the next message.
        zmq_msg_close(scratch)
        zmq_msg_init(scratch)
        return message
    }

    /// The sender of what lies in `scratch`.
    private func peer() -> Multipart.Peer? {
        guard let user = zmq_msg_gets(scratch, "User-Id") else { return nil }
        return Multipart.Peer(userID: String(cString: user), address: property("Peer-Address") ?? "")
    }

    /// What the library knows of what lies in `scratch`.
    private func property(_ name: String) -> String? { zmq_msg_gets(scratch, name).map { String(cString: $0) } }
}
