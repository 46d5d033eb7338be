import CZeroMQ

/// A ZeroMQ socket that belongs to one thread at a time: the thread of the ``Reactor`` it is registered with.
///
/// Nothing here ever blocks. The type is not `Sendable`, so the compiler keeps a socket with the actor that made it;
/// registering a socket from another thread than the reactor's stops the program.
public final class Socket {
    /// What a socket does with its messages.
    public struct Kind: Hashable, Sendable {
        let rawValue: Int32

        /// Speaks to many peers: the first frame in and out is a peer's routing id.
        public static let router = Kind(rawValue: ZMQ_ROUTER)
        /// Speaks to what it is connected to, in order.
        public static let dealer = Kind(rawValue: ZMQ_DEALER)
        /// Speaks to exactly one other, inside a process.
        public static let pair = Kind(rawValue: ZMQ_PAIR)
    }

    /// What the socket does with its messages.
    public let kind: Kind
    let context: Context
    let namesPeers: Bool
    let largestFrameBytes: Int
    /// Scratch for receiving, owned by this object from `init` to `deinit`.
    let scratch: UnsafeMutablePointer<zmq_msg_t>
    private(set) var handle: UnsafeMutableRawPointer?
    /// Whether a ``SocketMonitor`` watches it.
    private(set) var isMonitored = false
    /// Where it listens or connects, for errors.
    private(set) var endpoint: String?

    /// Opens a socket with every option set; it neither listens nor connects yet.
    ///
    /// - Throws: ``ZeroMQError``: ``ZeroMQError/Code/tooManySockets``, ``ZeroMQError/Code/terminated``, or
    ///   ``ZeroMQError/Code/invalidOption`` naming the option.
    public init(_ kind: Kind, context: Context, options: SocketOptions = SocketOptions()) throws(ZeroMQError) {
        self.kind = kind
        self.context = context
        largestFrameBytes = options.largestFrameBytes
        if case .curveServer = options.security { namesPeers = true } else { namesPeers = false }
        scratch = .allocate(capacity: 1)
        zmq_msg_init(scratch)
        handle = try context.open(kind.rawValue)
        try apply(options)
    }

    deinit {
        close()
        zmq_msg_close(scratch)
        scratch.deallocate()
    }

    /// Whether ``close()`` was called, by its owner or by the reactor that stopped.
    public var isClosed: Bool { handle == nil }

    /// Closes the socket. What was sent still leaves, for `linger` at most. Closing twice is no error.
    public func close() {
        guard let handle else { return }
        // Else the library could wait for the watcher, which may be closed next.
        if isMonitored { zmq_socket_monitor(handle, nil, 0) }
        zmq_close(handle)
        self.handle = nil
        context.closed()
    }

    /// Listens at `endpoint`.
    ///
    /// - Returns: the endpoint with the port that was chosen, where it asked for port 0.
    /// - Throws: ``ZeroMQError/Code/addressInUse`` when somebody listens there, on ipc too, where the library would take a
    ///   live listener's path away; a stale socket file is no error. ``ZeroMQError/Code/permissionDenied``,
    ///   ``ZeroMQError/Code/noSuchDirectory``, ``ZeroMQError/Code/addressNotAvailable``.
    @discardableResult
    public func bind(_ endpoint: Endpoint) throws(ZeroMQError) -> Endpoint {
        let handle = try opened(.bind)
        let call = { () throws(ZeroMQError) in
            guard zmq_bind(handle, endpoint.description) == 0 else {
                throw ZeroMQError(errno: zmq_errno(), .bind, endpoint: endpoint.description)
            }
        }
        if endpoint.transport == .ipc { try ListeningPath(endpoint).claim(call) } else { try call() }
        self.endpoint = endpoint.description
        return try lastEndpoint() ?? endpoint
    }

    /// Listens at `endpoint` no more. The connections that were made there end, and what waits for them is lost; the address is
    /// free some milliseconds later.
    /// - Parameter endpoint: as ``bind(_:)`` returned it.
    /// - Throws: ``ZeroMQError`` when it does not listen there.
    public func unbind(_ endpoint: Endpoint) throws(ZeroMQError) {
        guard zmq_unbind(try opened(.unbind), endpoint.description) == 0 else {
            throw ZeroMQError(errno: zmq_errno(), .unbind, endpoint: endpoint.description)
        }
    }

    /// Connects to `endpoint`, now or whenever somebody listens there; connections that break are made anew.
    ///
    /// - Throws: ``ZeroMQError/Code/invalidEndpoint`` for one that can only be listened at (port 0, host `*`) or that the
    ///   library does not take. That nobody answers is not an error here.
    public func connect(_ endpoint: Endpoint) throws(ZeroMQError) {
        let handle = try opened(.connect)
        if endpoint.isForListeningOnly {
            throw ZeroMQError(
                .invalidEndpoint, .connect, endpoint: endpoint.description,
                detail: "it can be listened at, but not be connected to; name a host and a port")
        }
        guard zmq_connect(handle, endpoint.description) == 0 else {
            throw ZeroMQError(errno: zmq_errno(), .connect, endpoint: endpoint.description)
        }
        self.endpoint = endpoint.description
    }

    /// The endpoint it listens at or connects to last, with its real port; `nil` before that.
    public func lastEndpoint() throws(ZeroMQError) -> Endpoint? {
        let handle = try opened(.option)
        var text = [CChar](repeating: 0, count: 512)
        var size = text.count
        guard zmq_getsockopt(handle, ZMQ_LAST_ENDPOINT, &text, &size) == 0 else {
            throw ZeroMQError(errno: zmq_errno(), .option, endpoint: endpoint)
        }
        let written = Z85.text(text)
        return written.isEmpty ? nil : try Endpoint(written)
    }

    /// Has the library write the events of its connections to a pair socket at `endpoint`, which must be closed after this
    /// one.
    func startMonitoring(_ endpoint: Endpoint) throws(ZeroMQError) {
        guard zmq_socket_monitor(try opened(.monitor), endpoint.description, ZMQ_EVENT_ALL) == 0 else {
            throw ZeroMQError(errno: zmq_errno(), .monitor, endpoint: self.endpoint)
        }
        isMonitored = true
    }

    /// The raw socket.
    /// - Throws: ``ZeroMQError/Code/closed``.
    func opened(_ operation: ZeroMQError.Operation) throws(ZeroMQError) -> UnsafeMutableRawPointer {
        guard let handle else { throw ZeroMQError(.closed, operation, endpoint: endpoint) }
        return handle
    }
}
