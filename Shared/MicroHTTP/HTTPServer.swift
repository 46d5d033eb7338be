import CMicroHTTP
public import NodeRuntime
import Synchronization

/// A small HTTP server for questions without a body (GET, HEAD), by libmicrohttpd, on one thread of its own.
///
/// An answer may take its time: its connection rests meanwhile, and the thread serves the others.
public final class HTTPServer: Sendable {
    /// Makes the answer to a request.
    public typealias Answer = @Sendable (HTTPRequest) async -> HTTPResponse

    /// Where it listens, with the port that the system chose for port 0.
    public let address: ListenAddress
    private let desk: HTTPDesk
    // The library's handle: set once, used again only to stop, by whoever took it out of the lock.
    private let daemon: Mutex<UInt>

    /// Binds and begins to serve.
    /// - Throws: `SystemFailure` when the address is taken or not this machine's, or no thread is left.
    public init(
        at address: ListenAddress, limits: HTTPLimits = HTTPLimits(), answer: @escaping Answer
    ) throws(SystemFailure) {
        let socket = try ListeningSocket(address)
        desk = HTTPDesk(answer: answer)
        self.address = socket.address
        guard
            let started = shangji_http_start(
                socket.descriptor, limits.connections, limits.idleSeconds, limits.connectionBytes, httpRequest,
                httpCompleted, Unmanaged.passUnretained(desk).toOpaque())
        else {
            let failure = SystemFailure.last
            closeDescriptor(socket.descriptor)
            throw failure
        }
        daemon = Mutex(UInt(bitPattern: started))
    }

    /// Ends: open questions get 503 or nothing, connections are closed, the thread has ended when this returns.
    public func stop() {
        guard
            let daemon = OpaquePointer(
                bitPattern: self.daemon.withLock({ exchange in
                    defer { exchange = 0 }
                    return exchange
                }))
        else { return }
        desk.close()
        MHD_stop_daemon(daemon)
    }

    // The library's thread refers to the desk: it must have ended before the desk is gone.
    deinit { stop() }
}

/// Called by the library for each step of a request.
private func httpRequest(
    context: UnsafeMutableRawPointer?, connection: OpaquePointer?, url: UnsafePointer<CChar>?,
    method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?, upload: UnsafePointer<CChar>?,
    uploadSize: UnsafeMutablePointer<Int>?, state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let context, let connection, let url, let method, let state else { return .NO }
    let desk = Unmanaged<HTTPDesk>.fromOpaque(context).takeUnretainedValue()
    return desk.step(connection, url: String(cString: url), method: String(cString: method), state: &state.pointee)
        ? .YES : .NO
}

/// Called by the library when a request has ended, however it ended.
private func httpCompleted(
    context: UnsafeMutableRawPointer?, connection: OpaquePointer?,
    state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, code: MHD_RequestTerminationCode
) {
    guard let context, let kept = state?.pointee else { return }
    let exchange = Unmanaged<HTTPExchange>.fromOpaque(kept).takeRetainedValue()
    Unmanaged<HTTPDesk>.fromOpaque(context).takeUnretainedValue().ended(exchange)
    state?.pointee = nil
}
