import Glibc
import Synchronization

/// What the test wants of a proxy, and what the proxy tells back; shared by both threads.
final class ProxyOrders: Sendable {
    struct State {
        var weather = Weather.fair
        /// Break all connections now.
        var cutsNow = false
        /// Break the connection that carries the next bytes, in the middle of them.
        var cutsShort = false
        var isClosed = false
        /// Whether what goes to the service is kept.
        var records = false
        /// What went to the service over the connections that have ended since, each from its beginning.
        var recordings: [[UInt8]] = []
        /// How many connections were broken so far.
        var broken = 0
    }

    /// Becomes readable when the thread has to look at its orders.
    let bell: Int32
    private let rope: Int32
    private let state = Mutex(State())

    init() throws {
        var ends: [Int32] = [-1, -1]
        let kind = SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue
        guard socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0 else {
            throw PlainSocket.Fault(what: "make a pair of sockets", code: errno)
        }
        (bell, rope) = (ends[0], ends[1])
    }

    deinit {
        close(bell)
        close(rope)
    }

    /// Changes the orders and wakes the thread.
    func change(_ body: (inout State) -> Void) {
        state.withLock { body(&$0) }
        var stroke: UInt8 = 1
        write(rope, &stroke, 1)
    }

    /// Looks at the orders, or tells back, without waking the thread.
    func look<Answer>(_ body: (inout State) -> Answer) -> Answer { state.withLock { body(&$0) } }
}
