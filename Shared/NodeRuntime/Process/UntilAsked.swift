internal import ServiceLifecycle

/// A service that may end only when it is asked to; ending earlier is a fault, which the process reports.
struct UntilAsked: Service, CustomStringConvertible {
    let service: any Service

    var description: String { "\(type(of: service))" }

    func run() async throws {
        try await service.run()
        guard Task.isShuttingDownGracefully || Task.isCancelled else {
            throw StartError(
                .internalFault, zh: "\(self) 未经要求自行结束，整个进程随之结束",
                en: "\(self) ended before it was asked to; the process ends with it")
        }
    }
}
