import CZeroMQ

extension Socket {
    /// Sets every option. An error names the one that the library refuses.
    func apply(_ options: SocketOptions) throws(ZeroMQError) {
        try set(ZMQ_LINGER, "linger", milliseconds: options.linger)
        try set(ZMQ_SNDHWM, "sendQueueMessages", options.sendQueueMessages)
        try set(ZMQ_RCVHWM, "receiveQueueMessages", options.receiveQueueMessages)
        try setLargestFrame(options.largestFrameBytes)
        try set(ZMQ_HEARTBEAT_IVL, "heartbeatInterval", milliseconds: options.heartbeatInterval)
        try set(ZMQ_HEARTBEAT_TIMEOUT, "heartbeatTimeout", milliseconds: options.heartbeatTimeout)
        try set(ZMQ_HEARTBEAT_TTL, "heartbeatLifetime", milliseconds: options.heartbeatLifetime)
        try set(ZMQ_IMMEDIATE, "sendsToConnectedOnly", options.sendsToConnectedOnly ? 1 : 0)
        try set(ZMQ_RECONNECT_IVL, "reconnectInterval", milliseconds: options.reconnectInterval)
        try set(ZMQ_RECONNECT_IVL_MAX, "reconnectIntervalLimit", milliseconds: options.reconnectIntervalLimit)
        try set(ZMQ_CONNECT_TIMEOUT, "connectTimeout", milliseconds: options.connectTimeout)
        try set(ZMQ_HANDSHAKE_IVL, "handshakeTimeout", milliseconds: options.handshakeTimeout)
        try set(ZMQ_IPV6, "usesIPv6", options.usesIPv6 ? 1 : 0)
        if kind == .router {
            try set(ZMQ_ROUTER_MANDATORY, "refusesUnknownPeers", options.refusesUnknownPeers ? 1 : 0)
            try set(ZMQ_ROUTER_HANDOVER, "newerPeerTakesOver", options.newerPeerTakesOver ? 1 : 0)
        }
        if let routingID = options.routingID { try set(ZMQ_ROUTING_ID, "routingID", bytes: routingID) }
        try apply(options.security)
    }

    /// Has the connections of endpoints that are listened at or connected to from now on guarded in this way; those that are there
    /// stay as they were made. A server stays one: only its keys and its domain can change.
    public func guardNextConnections(by security: Security) throws(ZeroMQError) { try apply(security) }

    private func apply(_ security: Security) throws(ZeroMQError) {
        switch security {
        case .none: return
        case .curveServer(let keys, let domain):
            try set(ZMQ_CURVE_SERVER, "security", 1)
            try set(ZMQ_CURVE_SECRETKEY, "security", bytes: Array(keys.secretText.utf8))
            try set(ZMQ_ZAP_DOMAIN, "security", bytes: Array(domain.utf8))
            // Without this a server lets every key in while nobody answers for the domain.
            try set(shangji_zap_enforce_domain, "security", 1)
        case .curveClient(let keys, let server):
            try set(ZMQ_CURVE_SERVERKEY, "security", bytes: Array(server.description.utf8))
            try set(ZMQ_CURVE_PUBLICKEY, "security", bytes: Array(keys.publicKey.description.utf8))
            try set(ZMQ_CURVE_SECRETKEY, "security", bytes: Array(keys.secretText.utf8))
        }
    }

    private func set(_ option: Int32, _ name: String, _ value: Int) throws(ZeroMQError) {
        var value = Int32(clamping: value)
        try set(option, name, &value, MemoryLayout<Int32>.size)
    }

    private func set(_ option: Int32, _ name: String, milliseconds duration: Duration) throws(ZeroMQError) {
        guard duration >= .zero else { throw refused(name) }
        try set(option, name, Int(duration.roundedUpMilliseconds))
    }

    private func setLargestFrame(_ bytes: Int) throws(ZeroMQError) {
        guard bytes > 0 else { throw refused("largestFrameBytes") }
        var value = Int64(bytes)
        try set(ZMQ_MAXMSGSIZE, "largestFrameBytes", &value, MemoryLayout<Int64>.size)
    }

    private func set(_ option: Int32, _ name: String, bytes: [UInt8]) throws(ZeroMQError) {
        guard !bytes.isEmpty else { throw refused(name) }
        try set(option, name, bytes, bytes.count)
    }

    private func set(_ option: Int32, _ name: String, _ value: UnsafeRawPointer?, _ size: Int) throws(ZeroMQError) {
        guard zmq_setsockopt(try opened(.option), option, value, size) == 0 else {
            throw ZeroMQError(
                errno: zmq_errno(), .option,
                detail: "the library refuses the value of “\(name)”; see its documented range")
        }
    }

    private func refused(_ name: String) -> ZeroMQError {
        ZeroMQError(.invalidOption, .option, detail: "the value of “\(name)” is out of its documented range")
    }
}
