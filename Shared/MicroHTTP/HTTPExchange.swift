import CMicroHTTP
import Synchronization

/// One request on its way: the library's connection rests until the answer is there.
final class HTTPExchange: Sendable {
    private enum State {
        /// The head was read; the answer is not asked for yet.
        case read
        /// The connection rests; somebody makes the answer.
        case suspended
        /// The answer is there, to be queued by the library's thread.
        case answered(HTTPResponse)
    }

    // The library says that a suspended connection lives until it is resumed, and that any thread may resume it. It is
    // touched under the lock of the state, and by other threads only while it is suspended.
    private nonisolated(unsafe) let connection: OpaquePointer
    private let state = Mutex(State.read)

    init(_ connection: OpaquePointer) { self.connection = connection }

    /// The answer, when it is there.
    var response: HTTPResponse? {
        state.withLock { if case .answered(let response) = $0 { response } else { nil } }
    }

    /// Lets the connection rest. On the library's thread only.
    func suspend() {
        state.withLock {
            MHD_suspend_connection(connection)
            $0 = .suspended
        }
    }

    /// Gives the answer; the library's thread sends it. A second answer is dropped.
    func answer(_ response: HTTPResponse) {
        state.withLock {
            guard case .suspended = $0 else { return }
            $0 = .answered(response)
            MHD_resume_connection(connection)
        }
    }
}
