/// The table of the catalogues that were published for this node.
extension LedgerSchema {
    static let eleventh = """
        CREATE TABLE catalogue (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            edition INTEGER NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            checksum INTEGER NOT NULL,
            catalogue BLOB NOT NULL
        ) STRICT;
        """
}
