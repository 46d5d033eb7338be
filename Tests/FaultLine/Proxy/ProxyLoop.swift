import Glibc

/// What a proxy does on its thread, round by round.
final class ProxyLoop {
    private struct Connection {
        var client: Int32
        var server: Int32
        var up = Flow()
        var down = Flow()
        var isBroken = false
    }

    private let listener: Int32
    private let target: ProxyTarget
    private let orders: ProxyOrders
    private var connections: [Connection] = []

    init(listener: Int32, target: ProxyTarget, orders: ProxyOrders) {
        self.listener = listener
        self.target = target
        self.orders = orders
    }

    /// Carries until it is told to close.
    func run() {
        while true {
            let (isClosed, cutsNow, weather) = orders.look { state in
                defer { state.cutsNow = false }
                return (state.isClosed, state.cutsNow, state.weather)
            }
            if isClosed || cutsNow { breakAll { _ in true } }
            if isClosed { break }
            wait(weather)
        }
        close(listener)
    }

    private func wait(_ weather: Weather) {
        var now = ContinuousClock.now
        var items = [pollfd(fd: orders.bell, events: Int16(POLLIN), revents: 0)]
        items.append(pollfd(fd: listener, events: Int16(POLLIN), revents: 0))
        var next: ContinuousClock.Instant?
        for connection in connections {
            let (upDue, downDue) = (connection.up.due(weather, now: now), connection.down.due(weather, now: now))
            for due in [upDue, downDue].compactMap({ $0 }) where due > now { next = min(next ?? due, due) }
            func events(_ incoming: Flow, _ outgoing: ContinuousClock.Instant?) -> Int16 {
                let writes = outgoing.map { $0 <= now } ?? false
                return Int16((incoming.hasRoom ? POLLIN : 0) | (writes ? POLLOUT : 0))
            }
            items.append(pollfd(fd: connection.client, events: events(connection.up, downDue), revents: 0))
            items.append(pollfd(fd: connection.server, events: events(connection.down, upDue), revents: 0))
        }
        let pause = next.map { Int32(clamping: Int((($0 - now) / .milliseconds(1)).rounded(.up))) } ?? -1
        guard poll(&items, nfds_t(items.count), pause) >= 0 else { return }
        now = .now
        if items[0].revents != 0 {
            var strokes = [UInt8](repeating: 0, count: 64)
            read(orders.bell, &strokes, strokes.count)
        }
        for index in connections.indices {
            carry(index, client: items[2 + 2 * index].revents, server: items[3 + 2 * index].revents, weather, now)
        }
        breakAll { $0.isBroken }
        if items[1].revents != 0 { accept() }
    }

    private func carry(
        _ index: Int, client: Int16, server: Int16, _ weather: Weather, _ now: ContinuousClock.Instant
    ) {
        func has(_ events: Int16, _ flags: Int32) -> Bool { Int32(events) & flags != 0 }
        let ends = POLLIN | POLLHUP | POLLERR
        var connection = connections[index]
        var isWhole = true
        if has(client, ends), connection.up.hasRoom {
            let records = orders.look { $0.records }
            isWhole = connection.up.read(connection.client, delay: weather.delay, now: now, records: records)
        }
        if has(server, ends), connection.down.hasRoom {
            isWhole = connection.down.read(connection.server, delay: weather.delay, now: now) && isWhole
        }
        if !weather.isStalled {
            let cutsShort =
                connection.up.isDue(now)
                && orders.look { state in
                    defer { state.cutsShort = false }
                    return state.cutsShort
                }
            isWhole =
                connection.up.write(
                    connection.server, weather, now: now, limit: weather.bytesUpward, cutsShort: cutsShort) && isWhole
            if let limit = weather.bytesUpward, connection.up.sentBytes >= limit { isWhole = false }
            isWhole = connection.down.write(connection.client, weather, now: now) && isWhole && !cutsShort
        }
        connection.isBroken = !isWhole || connection.up.isDrained || connection.down.isDrained
        connections[index] = connection
    }

    private func accept() {
        while let client = PlainSocket.accepted(by: listener) {
            guard let server = PlainSocket.connected(to: target) else {
                PlainSocket.reset(client)
                continue
            }
            connections.append(Connection(client: client, server: server))
        }
    }

    private func breakAll(where isDoomed: (Connection) -> Bool) {
        for connection in connections where isDoomed(connection) {
            PlainSocket.reset(connection.client)
            PlainSocket.reset(connection.server)
            orders.look {
                $0.broken += 1
                if $0.records { $0.recordings.append(connection.up.recording) }
            }
        }
        connections.removeAll(where: isDoomed)
    }
}
