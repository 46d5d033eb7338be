import Glibc

/// One direction of a connection through a proxy: what was read and has not left yet.
struct Flow {
    /// So much is held; beyond it the sender has to wait.
    static let capacityBytes = 64 * 1024

    private struct Stretch {
        var due: ContinuousClock.Instant
        var bytes: ArraySlice<UInt8>
    }

    private var held: [Stretch] = []
    private var heldBytes = 0
    /// How many bytes may leave by the limit of speed.
    private var allowance = 0.0
    private var allowedUntil = ContinuousClock.now
    /// How many bytes have left.
    private(set) var sentBytes = 0
    /// What the sender has sent since the connection began.
    private(set) var recording: [UInt8] = []
    /// Whether the sender has closed its side.
    private(set) var isEnded = false
    /// Whether all was delivered that will ever come.
    var isDrained: Bool { isEnded && held.isEmpty }
    /// Whether something may leave now, but for the limit of speed.
    func isDue(_ now: ContinuousClock.Instant) -> Bool { held.first.map { $0.due <= now } ?? false }
    /// Whether more is read.
    var hasRoom: Bool { !isEnded && heldBytes < Self.capacityBytes }

    /// Reads what the sender has sent. Returns false when the connection is broken.
    /// - Parameter records: whether it is kept in ``recording`` too.
    mutating func read(
        _ source: Int32, delay: Duration, now: ContinuousClock.Instant, records: Bool = false
    ) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        let count = recv(source, &buffer, buffer.count, 0)
        guard count >= 0 else { return errno == EAGAIN || errno == EINTR }
        guard count > 0 else {
            isEnded = true
            return true
        }
        held.append(Stretch(due: now + delay, bytes: buffer[..<count]))
        heldBytes += count
        if records { recording += buffer[..<count] }
        return true
    }

    /// When something may leave next; `nil` when nothing is held.
    func due(_ weather: Weather, now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        guard let first = held.first, !weather.isStalled else { return nil }
        guard let speed = weather.bytesPerSecond, allowance < 1 else { return first.due }
        return max(first.due, now + .seconds(1024 / Double(speed)))
    }

    /// Sends on what may leave now. Returns false when the connection is broken.
    ///
    /// - Parameters:
    ///   - limit: so many bytes leave in all; the caller breaks the connection then.
    ///   - cutsShort: send half of what is there only; the caller breaks the connection then.
    mutating func write(
        _ target: Int32, _ weather: Weather, now: ContinuousClock.Instant, limit: Int? = nil, cutsShort: Bool = false
    ) -> Bool {
        replenish(weather, now)
        while let first = held.first, first.due <= now, allowance >= 1 {
            let room = limit.map { max(0, $0 - sentBytes) } ?? .max
            guard room > 0 else { return true }
            let whole = min(room, first.bytes.count, Int(min(allowance, Double(first.bytes.count))))
            let count = cutsShort ? max(1, whole / 2) : whole
            let sent = first.bytes.prefix(count).withUnsafeBytes {
                send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent >= 0 else { return errno == EAGAIN || errno == EINTR }
            if cutsShort { return true }
            sentBytes += sent
            allowance -= Double(sent)
            heldBytes -= sent
            held[0].bytes = first.bytes.dropFirst(sent)
            if held[0].bytes.isEmpty { held.removeFirst() }
            guard sent == count else { return true }
        }
        return true
    }

    private mutating func replenish(_ weather: Weather, _ now: ContinuousClock.Instant) {
        guard let speed = weather.bytesPerSecond else {
            allowance = .infinity
            return
        }
        // No more than a fiftieth of a second's worth at a time, or slowness would come in bursts.
        let most = Double(speed) / 50 + 1024
        if allowance == .infinity {
            allowance = most
        } else {
            allowance = min(most, allowance + (now - allowedUntil) / .seconds(1) * Double(speed))
        }
        allowedUntil = now
    }
}
