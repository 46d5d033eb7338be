import CZeroMQ
import Glibc

/// What went wrong at a socket, an endpoint, a key or a reactor: a code for programs, a sentence for people.
public struct ZeroMQError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure, for programs to decide by.
    public enum Code: Hashable, Sendable {
        /// Somebody else listens at the endpoint, or a file that is no socket lies at its path.
        case addressInUse
        /// The address of a bind is not one of this machine's.
        case addressNotAvailable
        /// No connected peer bears the routing id that the message is for.
        case hostUnreachable
        /// Nothing can be sent now: no peer is connected, or its queue is full. The message was not sent.
        case wouldBlock
        /// A frame is larger than the socket's own limit. The message was not sent.
        case frameTooLarge
        /// A message without the frames that its socket needs. The message was not sent.
        case invalidMessage
        /// The context was terminated.
        case terminated
        /// The text of an endpoint is not one.
        case invalidEndpoint
        /// An option has a value that the library does not take.
        case invalidOption
        /// A key is not one, or the two halves of a pair do not belong together.
        case invalidKey
        /// The rights on a path or port do not allow it.
        case permissionDenied
        /// The directory of an ipc path does not exist.
        case noSuchDirectory
        /// The context's limit of sockets, or the process's limit of descriptors, is reached.
        case tooManySockets
        /// The context still has open sockets.
        case socketsOpen
        /// The socket was closed.
        case closed
        /// The reactor was stopped.
        case stopped
        /// Anything else; see ``ZeroMQError/errno``.
        case other
    }

    /// What was being done.
    public enum Operation: String, Hashable, Sendable {
        /// Making or ending a context.
        case context = "use the ZeroMQ context"
        /// Opening a socket.
        case open = "open a socket"
        /// Setting or reading an option of a socket.
        case option = "set an option of a socket"
        /// Reading the text of an endpoint.
        case endpoint = "use the endpoint"
        /// Listening.
        case bind = "listen at"
        /// Ending to listen.
        case unbind = "stop listening at"
        /// Connecting.
        case connect = "connect to"
        /// Sending.
        case send = "send through"
        /// Receiving.
        case receive = "receive from"
        /// Waiting for sockets.
        case poll = "wait for sockets"
        /// Starting or using a reactor.
        case reactor = "use the reactor"
        /// Watching a socket's connections.
        case monitor = "watch the connections of"
        /// Making or reading a CURVE key.
        case key = "use a CURVE key"
    }

    /// The kind of failure.
    public let code: Code
    /// The number that the library or the system gave; 0 when this module itself refused.
    public let errno: Int32
    /// What was being done.
    public let operation: Operation
    /// The endpoint in question, as text; `nil` where there is none.
    public let endpoint: String?
    /// A sentence on the cause where more is known than the code says.
    let detail: String?

    /// An error that this module states by itself.
    init(_ code: Code, _ operation: Operation, endpoint: String? = nil, detail: String? = nil, errno: Int32 = 0) {
        self.code = code
        self.errno = errno
        self.operation = operation
        self.endpoint = endpoint
        self.detail = detail
    }

    /// The error that a call of the library or the system left behind.
    init(errno: Int32, _ operation: Operation, endpoint: String? = nil, detail: String? = nil) {
        // The library says “invalid argument” of an address as of an option.
        let isAddress = errno == EINVAL && (operation == .bind || operation == .connect)
        self.init(
            isAddress ? .invalidEndpoint : Self.code(of: errno), operation, endpoint: endpoint, detail: detail,
            errno: errno)
    }

    /// One sentence: what could not be done, why, and what to do about it.
    public var description: String {
        let subject = endpoint.map { "cannot \(operation.rawValue) \($0)" } ?? "cannot \(operation.rawValue)"
        return "\(subject): \(detail ?? advice)"
    }
}

extension ZeroMQError {
    private static func code(of errno: Int32) -> Code {
        switch errno {
        case EADDRINUSE: .addressInUse
        case EADDRNOTAVAIL, ENODEV: .addressNotAvailable
        case EHOSTUNREACH: .hostUnreachable
        case EAGAIN: .wouldBlock
        case EMSGSIZE: .frameTooLarge
        case ETERM: .terminated
        case EPROTONOSUPPORT: .invalidEndpoint
        case EINVAL: .invalidOption
        case EACCES, EPERM: .permissionDenied
        case ENOENT, ENOTDIR: .noSuchDirectory
        case EMFILE, ENFILE: .tooManySockets
        case ENOTSOCK: .closed
        default: .other
        }
    }

    /// Cause and remedy of each code.
    private var advice: String {
        switch code {
        case .addressInUse: "something listens there already; stop it or choose another endpoint"
        case .addressNotAvailable: "this machine has no such address; correct the host or use * for all addresses"
        case .hostUnreachable: "no connected peer bears this routing id; it has gone, or never said hello"
        case .wouldBlock: "no peer can take a message now; send it again when the socket is writable"
        case .frameTooLarge: "a frame is larger than the limit; send it in parts or raise the limit at both ends"
        case .invalidMessage: "the message lacks frames"
        case .terminated: "the context was terminated; nothing more can be sent or received"
        case .invalidEndpoint: "write tcp://HOST:PORT, ipc://PATH or inproc://NAME"
        case .invalidOption: "the library refuses the value of an option; see its documented range"
        case .invalidKey: "a CURVE key is 40 characters of Z85 text; make a pair anew"
        case .permissionDenied: "permission denied; check owner and mode of the directory, or take a port from 1024 up"
        case .noSuchDirectory: "the directory does not exist; create it first"
        case .tooManySockets: "the limit of sockets or open files is reached; raise it or close some"
        case .socketsOpen: "sockets are still open; stop their reactor first"
        case .closed: "the socket was closed"
        case .stopped: "the reactor was stopped"
        case .other: zmq_strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
        }
    }
}
