import CZeroMQ
import Glibc

/// What a reactor does on its thread, round by round: jobs, timers, sockets. Everything here is touched by that thread alone.
final class ReactorLoop {
    private final class Registration {
        let socket: Socket
        let receive: ([Multipart]) -> Void
        let fail: (ZeroMQError) -> Void
        var whenWritable: (() -> Void)?
        /// False from the moment at which somebody let go of it, perhaps in the middle of a round.
        var isServed = true

        init(_ socket: Socket, receive: @escaping ([Multipart]) -> Void, fail: @escaping (ZeroMQError) -> Void) {
            self.socket = socket
            self.receive = receive
            self.fail = fail
        }
    }

    private let limits: Reactor.Limits
    private var registrations: [Registration] = []
    private var items: [zmq_pollitem_t] = []
    private(set) var isStopped = false
    private var timers = TimerQueue()

    init(limits: Reactor.Limits) {
        self.limits = limits
    }

    /// Serves `inbox` until its reactor is gone.
    func run(_ inbox: ReactorInbox) {
        while true {
            let isEnded = inbox.isEnded
            perform(inbox.take())
            if isEnded { break }
            fireTimers()
            wait(inbox)
        }
        stop()
    }

    /// Closes all sockets and forgets timers and handlers. Stopping twice is no error.
    func stop() {
        isStopped = true
        // Watched sockets before their watchers, which the library would wait for.
        for registration in registrations where registration.socket.isMonitored { registration.socket.close() }
        for registration in registrations { registration.socket.close() }
        letGo { _ in false }
        withExtendedLifetime(timers) { timers = TimerQueue() }
    }

    /// Keeps some registrations. The others are released while no property is being changed, since what their handlers hold
    /// may call back when it goes.
    private func letGo(except isKept: (Registration) -> Bool) {
        withExtendedLifetime(registrations) { registrations = registrations.filter(isKept) }
    }

    func add(_ socket: Socket, receive: @escaping ([Multipart]) -> Void, fail: @escaping (ZeroMQError) -> Void) {
        remove(socket)
        registrations.append(Registration(socket, receive: receive, fail: fail))
    }

    func remove(_ socket: Socket) {
        for registration in registrations where registration.socket === socket { registration.isServed = false }
        letGo { $0.isServed }
    }

    /// Calls `action` once when `socket` can send. Returns false when the socket is not registered.
    func whenWritable(_ socket: Socket, _ action: @escaping () -> Void) -> Bool {
        guard let registration = registrations.first(where: { $0.socket === socket }) else { return false }
        registration.whenWritable = action
        return true
    }

    /// Schedules `action`; without effect after ``stop()``.
    func schedule(
        after delay: Duration, every interval: Duration?, _ action: @escaping () -> Void
    ) -> TimerQueue.Identifier {
        isStopped ? timers.identifier() : timers.add(at: .now + delay, every: interval, action)
    }

    /// Forgets a timer.
    func cancel(_ timer: TimerQueue.Identifier) {
        // Released outside of the queue, for the same reason as registrations.
        withExtendedLifetime(timers.cancel(timer)) {}
    }

    private func perform(_ entries: [ReactorInbox.Entry]) {
        for entry in entries {
            switch entry {
            case .job(let job, let reactor): job.runSynchronously(on: reactor.asUnownedSerialExecutor())
            case .work(let work): work()
            }
        }
    }

    private func fireTimers() {
        guard timers.next != nil else { return }
        let now = ContinuousClock.now
        while let action = timers.takeDue(at: now) { action() }
    }

    private func wait(_ inbox: ReactorInbox) {
        if registrations.contains(where: \.socket.isClosed) { letGo { !$0.socket.isClosed } }
        items.removeAll(keepingCapacity: true)
        items.append(zmq_pollitem_t(socket: nil, fd: inbox.bell, events: Int16(ZMQ_POLLIN), revents: 0))
        for registration in registrations {
            let events = registration.whenWritable == nil ? ZMQ_POLLIN : ZMQ_POLLIN | ZMQ_POLLOUT
            items.append(
                zmq_pollitem_t(socket: registration.socket.handle, fd: -1, events: Int16(events), revents: 0))
        }
        let timeout = inbox.fallAsleep() ? untilNextTimer() : 0
        let result = zmq_poll(&items, Int32(items.count), timeout)
        let code = result < 0 ? zmq_errno() : 0
        inbox.sleepIsOver(wasRung: result > 0 && items[0].revents != 0)
        if code == 0 {
            serve()
        } else if code != EINTR {
            // One of the sockets is broken, and the library does not say which: the reason comes out when each is read.
            failBroken(errno: code)
        }
    }

    private func untilNextTimer() -> Int {
        guard let next = timers.next else { return -1 }
        return max(0, Int((next - ContinuousClock.now).roundedUpMilliseconds))
    }

    /// Gives every socket that has something its turn, within the limits.
    private func serve() {
        // Handlers may register and remove: walk over what was polled.
        for (registration, item) in zip(registrations, items.dropFirst())
        where item.revents != 0 && registration.isServed {
            let events = Int32(item.revents)
            if events & ZMQ_POLLOUT != 0, let action = registration.whenWritable {
                registration.whenWritable = nil
                action()
            }
            if events & ZMQ_POLLIN != 0, registration.isServed, !registration.socket.isClosed { drain(registration) }
        }
    }

    private func drain(_ registration: Registration) {
        var batch: [Multipart] = []
        var bytes = 0
        var failure: ZeroMQError?
        do throws(ZeroMQError) {
            while batch.count < limits.batchMessages, bytes < limits.batchBytes,
                let message = try registration.socket.receive()
            {
                bytes += message.byteCount
                batch.append(message)
            }
        } catch {
            failure = error
        }
        if !batch.isEmpty { registration.receive(batch) }
        if let failure { fail(registration, failure) }
    }

    private func failBroken(errno: Int32) {
        let before = registrations.count
        for registration in registrations where registration.isServed { drain(registration) }
        guard registrations.count == before else { return }
        // Not one admits to it; without this the loop would spin for ever.
        for registration in registrations { fail(registration, ZeroMQError(errno: errno, .poll)) }
    }

    private func fail(_ registration: Registration, _ error: ZeroMQError) {
        remove(registration.socket)
        registration.fail(error)
    }
}
