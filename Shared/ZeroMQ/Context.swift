import CZeroMQ
import Synchronization

/// What the sockets of one process share: one I/O thread and the names of inproc endpoints.
///
/// A context may be used from any thread. Sockets keep it alive; it terminates when it is released, or earlier and visibly
/// through ``close()``. Terminating waits until what closed sockets still had to send is sent, for their `linger` at most.
public final class Context: Sendable {
    private struct State {
        var handle: UnsafeMutableRawPointer?
        var openSockets = 0
    }

    private let state: Mutex<State>

    /// Starts a context.
    ///
    /// - Parameter maximumSockets: how many sockets may be open at a time; a monitored socket takes three.
    /// - Throws: ``ZeroMQError`` when the library has no memory or takes no such limit.
    public init(maximumSockets: Int = 1023) throws(ZeroMQError) {
        guard let handle = zmq_ctx_new() else { throw ZeroMQError(errno: zmq_errno(), .context) }
        guard zmq_ctx_set(handle, ZMQ_IO_THREADS, 1) == 0,
            zmq_ctx_set(handle, ZMQ_MAX_SOCKETS, Int32(clamping: maximumSockets)) == 0
        else {
            let code = zmq_errno()
            zmq_ctx_term(handle)
            throw ZeroMQError(errno: code, .context, detail: "the library takes no limit of \(maximumSockets) sockets")
        }
        state = Mutex(State(handle: handle))
    }

    deinit {
        // Every socket retains the context, so none is open here and terminating cannot wait for one.
        state.withLock { Self.terminate(&$0) }
    }

    /// Terminates the context and waits until everything that was sent has left, for the sockets' `linger` at most.
    ///
    /// Closing twice is no error. Blocks the calling thread: call it last, before the process ends.
    /// - Throws: ``ZeroMQError/Code/socketsOpen`` when a socket is still open, since waiting for it could last forever.
    public func close() throws(ZeroMQError) {
        let open = state.withLock { state in
            if state.openSockets == 0 { Self.terminate(&state) }
            return state.openSockets
        }
        if open > 0 {
            throw ZeroMQError(
                .socketsOpen, .context, detail: "\(open) sockets are still open; stop their reactor first")
        }
    }

    private static func terminate(_ state: inout State) {
        guard let handle = state.handle else { return }
        while zmq_ctx_term(handle) != 0, zmq_errno() == EINTR {}
        state.handle = nil
    }

    /// Opens a raw socket; ``closed()`` must follow once it is closed.
    func open(_ kind: Int32) throws(ZeroMQError) -> UnsafeMutableRawPointer {
        let (address, code) = state.withLock { state -> (UInt, Int32) in
            guard let context = state.handle else { return (0, ETERM) }
            guard let socket = zmq_socket(context, kind) else { return (0, zmq_errno()) }
            state.openSockets += 1
            return (UInt(bitPattern: socket), 0)
        }
        guard let socket = UnsafeMutableRawPointer(bitPattern: address) else {
            throw ZeroMQError(errno: code, .open)
        }
        return socket
    }

    /// Counts a socket out.
    func closed() {
        state.withLock { $0.openSockets -= 1 }
    }
}
