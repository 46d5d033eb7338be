private import FailPoints
private import FoundationEssentials
private import Glibc
internal import Logging
public import ServiceLifecycle
private import UnixSignals

/// The life of a service's process, from its options to its exit code.
public enum ServiceProcess {
    /// Reads the settings, starts the services that `start` returns, drains them on SIGTERM or SIGINT, and ends the
    /// process.
    ///
    /// `start` opens what the service owns (data directory first, then sockets) and throws a ``StartError`` when it
    /// cannot. A service that throws, or returns before it is asked to, drains the others and ends the process with
    /// an exit code other than 0. The last line on standard error tells why.
    ///
    /// - Parameters:
    ///   - settings: the type of the settings.
    ///   - options: what the command line says.
    ///   - start: makes the services; they start in the order of the list and are drained in the opposite order.
    public static func run<Settings: ServiceSettings>(
        _ settings: Settings.Type, options: ServiceOptions,
        start: (ServiceContext<Settings>) async throws -> [any Service]
    ) async -> Never {
        // A peer or a terminal that goes away is an error of the write, not the end of the service.
        signal(SIGPIPE, SIG_IGN)
        // So is a file that may not grow any more (RLIMIT_FSIZE): a full disk, not the end.
        signal(SIGXFSZ, SIG_IGN)
        Heap.bound(environment: ProcessInfo.processInfo.environment)
        do {
            try await live(settings, options, start)
            exit(ExitReason.success.rawValue)
        } catch {
            end(settings, because: startError(error))
        }
    }

    /// Ends the process at once, on whatever thread, without draining anything: also for a service that has given back what it had, of
    /// whose threads one never ends. The last line on standard error tells why.
    public static func end<Settings: ServiceSettings>(_ settings: Settings.Type, because failure: StartError) -> Never {
        StandardStream.error.writeLine("\(Settings.serviceName): \(failure.sentence)")
        exit(failure.reason.rawValue)
    }

    private static func live<Settings: ServiceSettings>(
        _ type: Settings.Type, _ options: ServiceOptions,
        _ start: (ServiceContext<Settings>) async throws -> [any Service]
    ) async throws {
        let environment = ProcessInfo.processInfo.environment
        let settings = try Settings.read(file: options.config, environment: environment)
        if options.printConfiguration {
            StandardStream.output.write(settings.printed)
            return
        }
        let watch = try options.exitWithParent.map { id throws(StartError) in try ParentWatch.parent(id) }
        let logger = settings.logging.logger(service: Settings.serviceName)
        try FailPoint.announce(environment: environment, logger: logger)

        let services = try await start(ServiceContext(settings: settings, logger: logger))
        var configuration = ServiceGroupConfiguration(
            services: services.map {
                // The others finish what they have in hand also when one fails.
                .init(
                    service: UntilAsked(service: $0), successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet(logger))
        configuration.maximumGracefulShutdownDuration = .seconds(settings.shutdown.graceSeconds)
        defer { withExtendedLifetime(watch) {} }
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError {
            throw StartError(
                .temporary,
                zh: "手头工作未能在 \(settings.shutdown.graceSeconds) 秒内完成，已取消；再次启动后继续",
                en:
                    "work in hand did not end within \(settings.shutdown.graceSeconds) seconds and was cancelled; it is taken up again after a start"
            )
        }
        logger.info("service ended")
    }

    /// The group narrates every step; an operator needs to know only what goes wrong.
    private static func quiet(_ logger: Logger) -> Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .warning)
        return logger
    }

    static func startError(_ error: any Error) -> StartError {
        switch error {
        case let error as StartError: error
        case let error as SettingsError: StartError(.configuration, error.words)
        default:
            StartError(
                .internalFault, zh: "因程序自身错误而停止：\(error)",
                en: "stopped by an error that is a fault of the program: \(error)")
        }
    }
}
