import Logging
import Synchronization

/// Keeps what is logged.
final class LogBook: Sendable {
    /// A line.
    struct Line: Sendable {
        var message: String
        var metadata: [String: String]
    }

    private let kept = Mutex<[Line]>([])

    /// All lines so far.
    var lines: [Line] { kept.withLock { $0 } }

    /// The lines that say so.
    func lines(_ message: String) -> [Line] { lines.filter { $0.message == message } }

    /// A logger that writes here.
    var logger: Logger { Logger(label: "test") { _ in Handler(book: self) } }

    private struct Handler: LogHandler {
        let book: LogBook
        var logLevel = Logger.Level.info
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.MetadataValue? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let line = Line(
                message: event.message.description,
                metadata: (event.metadata ?? [:]).mapValues { $0.description })
            book.kept.withLock { $0.append(line) }
        }
    }
}
