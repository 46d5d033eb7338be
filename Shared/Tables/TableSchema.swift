import Phrases

/// A table without its rows: what it is called, its columns, and how its rows are told apart and tied to others.
public struct TableSchema: Sendable {
    /// Columns that hold the key of another table.
    public struct ForeignKey: Sendable {
        /// The columns here.
        public let columns: [String]
        /// The other table.
        public let table: String
        /// The columns there.
        public let theirs: [String]
    }

    /// The name; the file is `NAME.csv`.
    public let name: String
    /// The Chinese name; the file under `中文/` bears it.
    public let heading: String
    /// What a row is.
    public let meaning: Phrase
    /// The columns, in order.
    public let columns: [ColumnDescription]
    /// The columns that tell rows apart.
    public let primaryKey: [String]
    /// The ties to other tables.
    public let foreignKeys: [ForeignKey]

    /// The path of the file in a dialect, relative to the folder of the tables.
    public func path(_ dialect: Dialect) -> String {
        switch dialect {
        case .plain: "\(name).csv"
        case .chinese: "中文/\(heading).csv"
        }
    }
}

/// A table of records of one type: its schema, and how a record becomes a row.
public struct Table<Record: Sendable>: Sendable {
    /// The table without its rows.
    public let schema: TableSchema
    private let values: [@Sendable (Record) -> Field]

    init(
        _ name: String, _ heading: String, zh: String, en: String, primaryKey: [String],
        foreignKeys: [TableSchema.ForeignKey] = [], columns: [Column<Record>]
    ) {
        schema = TableSchema(
            name: name, heading: heading, meaning: Phrase(zh: zh, en: en), columns: columns.map(\.description),
            primaryKey: primaryKey, foreignKeys: foreignKeys)
        values = columns.map(\.value)
    }

    /// The fields of a record, in the order of the columns.
    public func row(_ record: Record) -> [Field] { values.map { $0(record) } }
}
