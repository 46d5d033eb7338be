import Links
import Messages

extension World {
    func buildLines() {
        let ledger = slots.count - 1
        func index(_ member: Member) -> Int { slots.firstIndex { $0.member == member } ?? ledger }
        for slot in slots.indices {
            switch slots[slot].member {
            case .submitter(let number):
                let ingest = index(.ingest(schedule.submitters[number]))
                network.lines.append(Network.Line(asker: slot, answerer: ingest, socket: .submit))
            case .worker(let number):
                let ingest = index(.ingest(schedule.workers[number].ingest))
                network.lines.append(Network.Line(asker: slot, answerer: ingest, socket: .work))
                network.lines.append(Network.Line(asker: slot, answerer: ledger, socket: .store))
            case .ingest: network.lines.append(Network.Line(asker: slot, answerer: ledger, socket: .store))
            case .ledger: break
            }
        }
    }

    /// The line of a process to the socket of another.
    func line(of slot: Int, _ socket: Network.Socket) -> Int? {
        network.lines.firstIndex { $0.asker == slot && $0.socket == socket }
    }

    func connect(_ line: Int, _ generation: Int) {
        let ends = network.lines[line]
        guard ends.generation == generation, ends.connection == nil, slots[ends.asker].process != nil else { return }
        guard slots[ends.answerer].process != nil else {
            plan(.connect(line: line, generation: generation), at: now + dice(50_000...500_000))
            return
        }
        network.lines[line].connection = network.connections.count
        network.connections.append(
            Network.Connection(
                line: line, askerIncarnation: slots[ends.asker].incarnation,
                answererIncarnation: slots[ends.answerer].incarnation))
        slots[ends.asker].process?.writable(ends.socket)
    }

    /// Sends from the asking end. Without a connection it is dropped, as by the port.
    func ask(_ message: WireMessage, on line: Int) {
        guard let connection = network.lines[line].connection else { return }
        carry(message, on: connection, toAnswerer: true)
    }

    /// Sends from the answering end.
    ///
    /// - Returns: `false` when the socket knows that there is no such connection any more.
    func answer(_ message: WireMessage, to peer: PeerID) -> Bool {
        let connection = Network.connection(peer)
        if let noticed = network.connections[connection].answererNoticesAt, noticed <= now { return false }
        carry(message, on: connection, toAnswerer: false)
        return true
    }

    private func carry(_ message: WireMessage, on index: Int, toAnswerer: Bool) {
        let ends = network.lines[network.connections[index].line]
        func isDisturbed(_ end: KeyPath<Slot, Moment>) -> Bool {
            max(slots[ends.asker][keyPath: end], slots[ends.answerer][keyPath: end]) > now
        }
        let latency = isDisturbed(\.slowUntil) ? dice(100_000...4_000_000) : dice(100...5_000)
        let isUnordered = Network.isUnordered(message)
        if isUnordered, isDisturbed(\.repeatsUntil), dice(0...1) == 0 {
            network.repeated += 1
            let again = now + latency + dice(0...1_000_000)
            plan(.deliver(connection: index, toAnswerer: toAnswerer, arrival: again, message), at: again)
        }
        if isUnordered, isDisturbed(\.swapsUntil), dice(0...1) == 0 {
            network.overtaken += 1
            let late = now + latency + dice(0...300_000)
            plan(.deliver(connection: index, toAnswerer: toAnswerer, arrival: late, message), at: late)
            return
        }
        let last = network.connections[index].lastArrival
        let arrival = max(now + latency, toAnswerer ? last.toAnswerer : last.toAsker)
        if toAnswerer {
            network.connections[index].lastArrival.toAnswerer = arrival
        } else {
            network.connections[index].lastArrival.toAsker = arrival
        }
        guard network.connections[index].carries(toAnswerer: toAnswerer, at: arrival) else { return }
        plan(.deliver(connection: index, toAnswerer: toAnswerer, arrival: arrival, message), at: arrival)
    }

    func deliver(_ message: WireMessage, _ index: Int, _ toAnswerer: Bool, _ arrival: Moment) {
        let connection = network.connections[index]
        let line = network.lines[connection.line]
        let receiver = toAnswerer ? line.answerer : line.asker
        let incarnation = toAnswerer ? connection.answererIncarnation : connection.askerIncarnation
        guard slots[receiver].incarnation == incarnation, let process = slots[receiver].process else { return }
        // A break takes along what had not arrived. What lies in the receiver's socket already, it will hear.
        guard connection.carries(toAnswerer: toAnswerer, at: arrival) else { return }
        if message.kind != .heartbeat { say("\(slots[receiver].member) hears \(message.envelope.kind) on \(index)") }
        if toAnswerer {
            process.asked(message, by: Network.peer(index), on: line.socket)
        } else {
            process.answered(message, on: line.socket)
        }
    }

    /// Breaks a connection: a part of what is under way still arrives, and either end notices after a while.
    func cut(_ index: Int, noticedWithin limit: Moment) {
        guard network.connections[index].brokenAt == nil else { return }
        let asker = network.lines[network.connections[index].line].asker
        network.connections[index].brokenAt = (now + dice(0...5_000), now + dice(0...5_000))
        network.connections[index].answererNoticesAt = now + dice(0...limit)
        if slots[asker].process != nil { plan(.askerNotices(connection: index), at: now + dice(0...limit)) }
    }

    /// Breaks all connections of a process.
    func cutAll(of slot: Int, noticedWithin limit: Moment) {
        for index in network.connections.indices where network.connections[index].brokenAt == nil {
            let line = network.lines[network.connections[index].line]
            if line.asker == slot || line.answerer == slot { cut(index, noticedWithin: limit) }
        }
    }

    func askerNotices(_ connection: Int) {
        let line = network.connections[connection].line
        guard network.lines[line].connection == connection else { return }
        network.lines[line].connection = nil
        plan(.connect(line: line, generation: network.lines[line].generation), at: now + dice(10_000...1_000_000))
    }
}
