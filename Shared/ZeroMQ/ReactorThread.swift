import CZeroMQ
import Glibc

/// The start of a reactor's thread.
final class ReactorThread {
    private let name: String
    private let inbox: ReactorInbox
    private let loop: ReactorLoop

    init(name: String, inbox: ReactorInbox, loop: ReactorLoop) {
        self.name = name
        self.inbox = inbox
        self.loop = loop
    }

    /// Starts the thread, which ends by itself when the inbox says so.
    func start() throws(ZeroMQError) {
        var thread = pthread_t()
        let this = Unmanaged.passRetained(self)
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<ReactorThread>.fromOpaque(argument).takeRetainedValue().serve()
                return nil
            }, this.toOpaque())
        guard code == 0 else {
            this.release()
            throw ZeroMQError(errno: code, .reactor, detail: "the system gives no thread; raise the limit of threads")
        }
        pthread_detach(thread)
    }

    private func serve() {
        inbox.serveHere()
        _ = shangji_name_this_thread(name)
        loop.run(inbox)
    }
}
