public import Logging

/// Writes every event as one line of keys and values.
///
/// Messages are constant; what varies stands in metadata under dotted keys (`document.id`, `peer.address`), so that a
/// line can be found and counted by machine.
public struct StructuredLogHandler: LogHandler {
    /// The least severe level that is written.
    public var logLevel: Logger.Level

    /// What every line carries.
    public var metadata: Logger.Metadata = [:]

    /// What the task at hand adds.
    public var metadataProvider: Logger.MetadataProvider?

    private let service: String
    private let format: LogFormat
    private let now: @Sendable () -> WallTime
    private let write: @Sendable (String) -> Void

    init(
        service: String, level: Logger.Level, format: LogFormat,
        now: @escaping @Sendable () -> WallTime = { WallTime.now }, write: @escaping @Sendable (String) -> Void
    ) {
        self.service = service
        self.logLevel = level
        self.format = format
        self.now = now
        self.write = write
    }

    /// A value that every line carries.
    public subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line; of equal keys the event's own wins, then the task's.
    public func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        if let error = event.error { all["error"] = .string("\(error)") }
        let line = LogLine(
            time: now().text, level: event.level.rawValue, service: service, message: event.message.description,
            data: all.flatMap { LogValue.fields($0.key, $0.value) })
        write(line.text(format))
    }
}

extension LoggingSettings {
    /// The logger of the service called `service`: lines on standard error.
    public func logger(service: String) -> Logger {
        Logger(label: service) { _ in
            StructuredLogHandler(service: service, level: level, format: format) { StandardStream.error.writeLine($0) }
        }
    }
}
