/// The store of the service shall be looked through: every checksum, and at a ledger every cell.
public struct Verify: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.verify

    /// Makes the order.
    public init() {}
}

/// What looking through a store found.
public struct Verification: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.verification

    /// How much was looked at, by what it is: documents, rows, cells.
    public var checked: [String: Int]
    /// What is wrong, a sentence each with what to do; none for a sound store.
    public var faults: [String]

    /// Makes an answer.
    public init(checked: [String: Int], faults: [String]) {
        self.checked = checked
        self.faults = faults
    }
}

/// The store of the service shall be copied while it goes on.
public struct Backup: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.backup

    /// The absolute path of the file to be made, on the machine of the service.
    public var path: String

    /// Makes the order.
    public init(path: String) { self.path = path }
}

/// A copy was made.
public struct BackupMade: MessageBody, Hashable {
    /// The kind in the envelope.
    public static let kind = MessageKind.backupMade

    /// The file.
    public var path: String
    /// Its size in bytes.
    public var bytes: Int

    /// Makes an answer.
    public init(path: String, bytes: Int) {
        self.path = path
        self.bytes = bytes
    }
}
