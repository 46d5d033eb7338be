import CMicroHTTP
import Glibc
import Synchronization

/// What happens with requests on the library's thread: each is asked for its answer, rests, and is answered.
final class HTTPDesk: Sendable {
    private struct Open {
        var isClosed = false
        var exchanges: [ObjectIdentifier: HTTPExchange] = [:]
    }

    private let answer: HTTPServer.Answer
    private let open = Mutex(Open())

    init(answer: @escaping HTTPServer.Answer) { self.answer = answer }

    /// The library has come one step further with a request.
    /// - Parameter state: what the library keeps with the request, an ``HTTPExchange`` with a reference of its own.
    /// - Returns: whether the connection may go on.
    func step(_ connection: OpaquePointer, url: String, method: String, state: inout UnsafeMutableRawPointer?) -> Bool {
        guard method == "GET" || method == "HEAD" else {
            return Self.send(
                HTTPResponse(405, "Only GET and HEAD are served here.\n", headers: ["Allow": "GET, HEAD"]), connection)
        }
        guard let kept = state else {
            // The head alone was read; the library calls again, and then the answer may be queued.
            state = Unmanaged.passRetained(HTTPExchange(connection)).toOpaque()
            return true
        }
        let exchange = Unmanaged<HTTPExchange>.fromOpaque(kept).takeUnretainedValue()
        if let response = exchange.response { return Self.send(response, connection) }
        let header = MHD_lookup_connection_value(connection, .HEADER_KIND, "Authorization")
        let request = HTTPRequest(
            path: url, bearerToken: header.flatMap { HTTPRequest.bearerToken(in: String(cString: $0)) })
        let isServed = open.withLock { open in
            guard !open.isClosed else { return false }
            open.exchanges[ObjectIdentifier(exchange)] = exchange
            exchange.suspend()
            return true
        }
        guard isServed else { return Self.send(Self.closing, connection) }
        Task { [answer] in exchange.answer(await answer(request)) }
        return true
    }

    /// A request has ended.
    func ended(_ exchange: HTTPExchange) {
        open.withLock { $0.exchanges[ObjectIdentifier(exchange)] = nil }
    }

    /// No further questions; open ones are answered, so that no connection rests when the library ends.
    func close() {
        let exchanges = open.withLock { open in
            open.isClosed = true
            return Array(open.exchanges.values)
        }
        for exchange in exchanges { exchange.answer(Self.closing) }
    }

    private static let closing = HTTPResponse(503, "The service is ending.\n")

    private static func send(_ response: HTTPResponse, _ connection: OpaquePointer) -> Bool {
        var body = Array(response.body.utf8)
        guard let made = MHD_create_response_from_buffer(body.count, &body, .RESPMEM_MUST_COPY) else { return false }
        defer { MHD_destroy_response(made) }
        for (name, value) in response.headers where MHD_add_response_header(made, name, value) == .NO { return false }
        return MHD_queue_response(connection, response.status, made) == .YES
    }
}

/// Closes a descriptor that no object owns.
func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
