import Rollups

/// Writes all tables, for programs and for Excel, and the descriptor, as documents and cells come in.
///
/// It opens nothing itself: the caller says what opening a path means. Paths are relative, with `/`; one of them lies in a
/// folder (`中文/`).
///
/// ```swift
/// var export = try ResultExport { path in
///     let file = try files.create(folder + "/" + path)
///     return { bytes in try file.write(bytes) }
/// }
/// for record in documents { try export.append(record) }
/// for record in cells { try export.append(record) }
/// try export.finish()
/// ```
public struct ResultExport {
    /// Takes the next bytes of one file.
    public typealias Sink = ([UInt8]) throws -> Void

    private var documents: [TableWriter<DocumentRecord>] = []
    private var observations: [TableWriter<ObservationRecord>] = []
    private var checks: [TableWriter<CheckRecord>] = []
    private var cells: [TableWriter<CellRecord>] = []

    /// The paths that will be opened, the descriptor's included.
    public static var paths: [String] {
        [DataPackage.path] + Dialect.allCases.flatMap { dialect in TableSchema.all.map { $0.path(dialect) } }
    }

    /// Opens every file once and writes the descriptor.
    ///
    /// - Parameter open: opens a path and gives its sink. Whatever it or a sink throws, the export passes on.
    public init(open: (String) throws -> Sink) throws {
        try open(DataPackage.path)(DataPackage().json())
        for dialect in Dialect.allCases {
            documents.append(try Self.writer(.documents, dialect, open))
            observations.append(try Self.writer(.observations, dialect, open))
            checks.append(try Self.writer(.checks, dialect, open))
            cells.append(try Self.writer(.cells, dialect, open))
        }
    }

    private static func writer<Record>(
        _ table: Table<Record>, _ dialect: Dialect, _ open: (String) throws -> Sink
    ) throws -> TableWriter<Record> {
        TableWriter(table, dialect: dialect, write: try open(table.schema.path(dialect)))
    }

    /// Appends a document with its figures and checks.
    public mutating func append(_ record: DocumentRecord) throws {
        for index in documents.indices {
            try documents[index].append(record)
            for figure in record.observations { try observations[index].append(figure) }
            for check in record.checks { try checks[index].append(check) }
        }
    }

    /// Appends a cell.
    public mutating func append(_ record: CellRecord) throws {
        for index in cells.indices { try cells[index].append(record) }
    }

    /// Writes what is left of every file. Without it the last rows are missing.
    public mutating func finish() throws {
        for index in documents.indices {
            try documents[index].finish()
            try observations[index].finish()
            try checks[index].finish()
            try cells[index].finish()
        }
    }
}
