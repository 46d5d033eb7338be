import Metrics
import MicroHTTP

/// What is answered at the three paths, as functions of what is known.
enum HealthPage {
    /// What is known of the service at this moment.
    enum Standing: Equatable {
        /// The process lives and opens its store.
        case starting
        /// It finishes what it has begun and closes its store.
        case ending
        /// It answered; the sentences say why it cannot work.
        case answered([String])
        /// It did not answer in time.
        case silent
    }

    /// Whether the process should be left alive. One that opens or closes its store lives, however long that takes.
    static func live(_ standing: Standing) -> HTTPResponse {
        switch standing {
        case .starting: HTTPResponse(200, "live: the store is being opened\n")
        case .ending: HTTPResponse(200, "live: the service is ending\n")
        case .answered: HTTPResponse(200, "live\n")
        case .silent: HTTPResponse(503, "The service does not answer; its log says what it did last.\n")
        }
    }

    /// Whether the service can do its work.
    static func ready(_ standing: Standing) -> HTTPResponse {
        switch standing {
        case .starting: HTTPResponse(503, "not ready: the store is being opened\n")
        case .ending: HTTPResponse(503, "not ready: the service is ending\n")
        case .answered([]): HTTPResponse(200, "ready\n")
        case .answered(let reasons): HTTPResponse(503, reasons.map { "not ready: \($0)\n" }.joined())
        case .silent: HTTPResponse(503, "not ready: the service does not answer\n")
        }
    }

    /// A page of metrics.
    static func metrics(_ page: MetricPage) -> HTTPResponse {
        HTTPResponse(200, page.text, contentType: MetricPage.contentType)
    }

    /// The metrics cannot be told.
    static func noMetrics(_ reason: String) -> HTTPResponse { HTTPResponse(503, reason + "\n") }

    /// The token is missing or wrong.
    static let unauthorized = HTTPResponse(
        401, "This path wants the token of the setting metrics.token.\n", headers: ["WWW-Authenticate": "Bearer"])

    /// Another path.
    static let unknown = HTTPResponse(404, "Served here: /metrics, /health/live, /health/ready\n")
}
