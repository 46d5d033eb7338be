public import Logging
private import Glibc

/// What a service is given when it starts.
public struct ServiceContext<Settings: ServiceSettings>: Sendable {
    /// The settings after defaults, file and environment.
    public let settings: Settings

    /// The service's logger, at the configured level.
    public let logger: Logger

    /// Says on standard output that all sockets are bound, once, as a ``ReadyLine``.
    ///
    /// - Parameter endpoints: the bound endpoints by role, with the ports that the system chose.
    public func announceReady(endpoints: [String: String]) {
        StandardStream.output.writeLine(
            ReadyLine(service: Settings.serviceName, process: getpid(), endpoints: endpoints).text)
        logger.info(
            "service ready", metadata: ["endpoints": .dictionary(endpoints.mapValues { .string($0) })])
    }
}
