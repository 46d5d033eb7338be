extension Reactor {
    /// Has `socket` served: whenever messages have arrived, `receive` gets a batch of them. On the reactor's thread only.
    ///
    /// - Parameters:
    ///   - socket: a socket that was opened on this thread. The reactor closes it when it stops.
    ///   - receive: gets at least one message, in order, and at most what ``Limits`` say.
    ///   - failed: called once when the socket can be read no more; it is no longer registered then. Closing a socket oneself
    ///     ends its registration silently.
    /// - Throws: ``ZeroMQError/Code/stopped`` after ``stop()``; the socket is closed then.
    public func register(
        _ socket: Socket, receive: @escaping ([Multipart]) -> Void, failed: @escaping (ZeroMQError) -> Void
    ) throws(ZeroMQError) {
        let loop = confined()
        guard !loop.isStopped else {
            socket.close()
            throw ZeroMQError(.stopped, .reactor)
        }
        loop.add(socket, receive: receive, fail: failed)
    }

    /// Ends the serving of `socket` without closing it. One that is not registered is no error. On the reactor's thread only.
    public func unregister(_ socket: Socket) {
        confined().remove(socket)
    }

    /// Calls `action` once, as soon as `socket` can send: a peer is connected and takes messages. A second call replaces the
    /// first. A router counts as able to send at any time. On the reactor's thread only.
    /// - Throws: ``ZeroMQError/Code/stopped`` when the socket is not registered.
    public func whenWritable(_ socket: Socket, _ action: @escaping () -> Void) throws(ZeroMQError) {
        guard confined().whenWritable(socket, action) else {
            throw ZeroMQError(.stopped, .reactor, detail: "the socket is not registered")
        }
    }

    /// Reports what happens to the connections of `socket`, from now until it is closed: watch before it listens or
    /// connects. On the reactor's thread only.
    ///
    /// Reports come after the fact, from another thread of the library; an event says nothing about what is true now.
    /// - Throws: ``ZeroMQError/Code/stopped``, ``ZeroMQError/Code/tooManySockets``.
    public func monitor(_ socket: Socket, _ report: @escaping (ConnectionEvent) -> Void) throws(ZeroMQError) {
        _ = try SocketMonitor(socket, reactor: self, report: report)
    }
}
