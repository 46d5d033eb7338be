import Storage

extension SQLiteLedger {
    /// Copies the ledger as it stands into a new file while facts come in; see `StoreFile.backup`.
    ///
    /// - Throws: `StorageError`, or what `progress` threw.
    public func backup(
        to destination: String,
        progress: @escaping @Sendable (StoreFile.BackupProgress) throws -> Void = { _ in }
    ) async throws {
        try await file.backup(to: destination, progress: progress)
    }
}
