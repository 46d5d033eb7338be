import Foundation
import Phrases

/// The descriptor of the plain tables: a Frictionless Data Package with a table schema for each.
///
/// It names for every column its type, meaning in both languages, unit, codes with their words, and whether every row
/// has a value; for every table its keys. `categories` (codes with labels) and `unit` are allowed additions to the format.
public struct DataPackage: Encodable, Sendable {
    /// The name of the descriptor's file.
    public static let path = "datapackage.json"

    private let profile = "tabular-data-package"
    private let name = "shangji-results"
    private let title = "上计汇总结果"
    private let description =
        "Figures of annual reports on rule-of-law government, rolled up. 法治政府建设年度报告的数字及其汇总。 "
        + "The folder 中文/ holds the same tables for spreadsheet programs."
    private let resources: [Resource]

    /// Describes tables.
    public init(_ schemas: [TableSchema] = TableSchema.all) { resources = schemas.map(Resource.init) }

    /// The descriptor as JSON, keys in order.
    ///
    /// - Throws: what the encoder throws; nothing in a descriptor makes it.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }
}

extension TableSchema {
    /// Every table, in the order in which people read them.
    public static var all: [TableSchema] {
        [
            Table<DocumentRecord>.documents.schema, Table<ObservationRecord>.observations.schema,
            Table<CheckRecord>.checks.schema, Table<CellRecord>.cells.schema,
        ]
    }
}

extension DataPackage {
    private struct Resource: Encodable {
        let name: String
        let title: String
        let description: String
        let path: String
        let profile = "tabular-data-resource"
        let format = "csv"
        let mediatype = "text/csv"
        let encoding = "utf-8"
        let dialect = Delimiters()
        let schema: Schema

        init(_ table: TableSchema) {
            name = table.name
            title = table.heading
            description = "\(table.meaning.en) \(table.meaning.zh)"
            path = table.path(.plain)
            schema = Schema(table)
        }
    }

    private struct Delimiters: Encodable {
        let delimiter = ","
        let lineTerminator = "\n"
        let quoteChar = "\""
        let doubleQuote = true
        let header = true
    }

    private struct Schema: Encodable {
        let fields: [FieldDescription]
        let primaryKey: [String]
        let foreignKeys: [ForeignKey]?
        let missingValues = [""]

        init(_ table: TableSchema) {
            fields = table.columns.map(FieldDescription.init)
            primaryKey = table.primaryKey
            foreignKeys = table.foreignKeys.isEmpty ? nil : table.foreignKeys.map(ForeignKey.init)
        }
    }

    private struct ForeignKey: Encodable {
        struct Reference: Encodable {
            let resource: String
            let fields: [String]
        }

        let fields: [String]
        let reference: Reference

        init(_ key: TableSchema.ForeignKey) {
            fields = key.columns
            reference = Reference(resource: key.table, fields: key.theirs)
        }
    }

    private struct FieldDescription: Encodable {
        struct Category: Encodable {
            let value: String
            let label: String
            let labelEnglish: String
        }

        struct Constraints: Encodable {
            let required: Bool?
            let `enum`: [String]?
        }

        let name: String
        let title: String
        let type: String
        let description: String
        let descriptionChinese: String
        let unit: String?
        let categories: [Category]?
        let constraints: Constraints?

        init(_ column: ColumnDescription) {
            name = column.name
            title = column.heading
            type = column.kind.rawValue
            description = column.meaning.en
            descriptionChinese = column.meaning.zh
            unit = column.unit
            let terms = column.vocabulary
            categories =
                terms.isEmpty
                ? nil : terms.map { Category(value: $0.code, label: $0.label.zh, labelEnglish: $0.label.en) }
            constraints =
                column.isRequired || !terms.isEmpty
                ? Constraints(
                    required: column.isRequired ? true : nil, enum: terms.isEmpty ? nil : terms.map(\.code)) : nil
        }
    }
}
