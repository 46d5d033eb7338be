import GRDB

/// What a store's file is: its name in messages, its number in the file's header, and the migrations that make it.
public struct StoreKind: Sendable {
    /// How people call it: “journal”, “ledger”.
    public let name: String
    /// SQLite's `application_id`, which tells one kind of store from another.
    public let applicationID: Int32
    /// SQLite's `application_id` of a backup that was not yet opened as a store: programs that know nothing of backups
    /// refuse it.
    var copyID: Int32 { ~applicationID }
    /// Named migrations, append-only.
    public let migrator: DatabaseMigrator

    /// Describes a kind of store.
    public init(name: String, applicationID: Int32, migrator: DatabaseMigrator) {
        self.name = name
        self.applicationID = applicationID
        self.migrator = migrator
    }
}
