import Foundation
import Supervision

/// Makes faults on a line, and mends what it broke.
actor Disturber {
    private let line: RealLine
    /// How many faults came to pass.
    private(set) var count = 0
    /// What brings back each process that will die at a named place.
    private var reviving: [Member: Task<Void, any Error>] = [:]
    private var isMending = false

    init(_ line: RealLine) { self.line = line }

    /// Makes a fault; returns when it is over, or when it lasts until ``mend()``.
    func make(_ fault: Fault) async throws {
        switch fault {
        case .kill(let member):
            if reviving[member] != nil {
                try await disarm(member)
            } else {
                try await line.kill(member)
                try await line.start(member)
            }
        case .failPoint(let member, let name, let number):
            try await disarm(member)
            try await line.kill(member)
            let child = try await line.start(
                member, Start(environment: ["SHANGJI_FAILPOINT": "\(name):\(number)"], isDoomed: true))
            reviving[member] = Task { try await revive(member, after: child) }
            return
        case .freeze(let member, let time):
            await line.send(SIGSTOP, to: member)
            try await line.pass(milliseconds: time)
            await line.send(SIGCONT, to: member)
        case .cut(let crossing): line.proxies[crossing]?.cut()
        case .truncate(let crossing): line.proxies[crossing]?.cutShort()
        case .stall(let crossing, let time):
            line.proxies[crossing]?.setWeather(Weather(isStalled: true))
            try await line.pass(milliseconds: time)
            line.proxies[crossing]?.setWeather(.fair)
        case .delay(let crossing, let time):
            line.proxies[crossing]?.setWeather(Weather(delay: .milliseconds(time)))
        case .slow(let crossing, let speed):
            line.proxies[crossing]?.setWeather(Weather(bytesPerSecond: speed))
        }
        count += 1
    }

    /// Ends all faults: fair weather, and processes that did not come by their named place are started plainly.
    func mend() async throws {
        for proxy in line.proxies.values { proxy.setWeather(.fair) }
        isMending = true
        for member in Array(reviving.keys) { try await disarm(member) }
        isMending = false
    }

    private func revive(_ member: Member, after child: ChildProcess) async throws {
        let end = try await child.ended()
        guard end == .killed(SIGKILL) else { throw OwnDeath(member: member, end: end) }
        if !isMending { count += 1 }
        try await line.start(member)
    }

    private func disarm(_ member: Member) async throws {
        guard let task = reviving.removeValue(forKey: member) else { return }
        // Where it has died already this does nothing; the task has brought it back or is about to.
        await line.killDoomed(member)
        try await task.value
    }
}

/// A process that was to die at a named place ended in another way: a fault of its own, that no restart may hide.
private struct OwnDeath: Error, CustomStringConvertible {
    let member: Member
    let end: ChildProcess.End

    var description: String { "\(member) was to be killed at a fail point, and ended by itself: \(end)" }
}
