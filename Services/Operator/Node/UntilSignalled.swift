import UnixSignals

/// Work that SIGINT and SIGTERM end.
enum UntilSignalled {
    /// Runs `work`; a signal cancels it, and it still ends in its own order.
    /// - Throws: what `work` throws; `CancellationError` after a signal.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                for await _ in signals { throw CancellationError() }
                return nil
            }
            defer { group.cancelAll() }
            while let value = try await group.next() {
                if let value { return value }
            }
            throw CancellationError()
        }
    }
}
