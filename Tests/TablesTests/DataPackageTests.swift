import Foundation
import Tables
import Testing

@Suite struct DataPackageTests {
    private struct Descriptor: Decodable {
        struct Resource: Decodable {
            struct Schema: Decodable {
                struct Field: Decodable {
                    struct Constraints: Decodable {
                        let required: Bool?
                        let `enum`: [String]?
                    }

                    let name: String
                    let title: String
                    let type: String
                    let description: String
                    let constraints: Constraints?
                }

                struct ForeignKey: Decodable {
                    struct Reference: Decodable {
                        let resource: String
                        let fields: [String]
                    }

                    let fields: [String]
                    let reference: Reference
                }

                let fields: [Field]
                let primaryKey: [String]
                let foreignKeys: [ForeignKey]?
            }

            let name: String
            let path: String
            let encoding: String
            let mediatype: String
            let schema: Schema
        }

        let profile: String
        let resources: [Resource]
    }

    private func descriptor() throws -> Descriptor {
        try JSONDecoder().decode(Descriptor.self, from: Data(try DataPackage().json()))
    }

    @Test func everyHeader_equalsItsSchema() throws {
        let resources = try descriptor().resources
        #expect(resources.map(\.path) == ["documents.csv", "observations.csv", "checks.csv", "cells.csv"])
        for (resource, schema) in zip(resources, TableSchema.all) {
            let head = String(decoding: CSVEncoder(schema, dialect: .plain).head, as: UTF8.self)
            #expect(head == resource.schema.fields.map(\.name).joined(separator: ",") + "\n")
            #expect(resource.encoding == "utf-8")
            #expect(resource.mediatype == "text/csv")
        }
    }

    @Test func everyField_isDescribedAndTyped() throws {
        let types: Set<String> = ["string", "number", "integer", "boolean", "date", "year"]
        for resource in try descriptor().resources {
            for field in resource.schema.fields {
                #expect(types.contains(field.type))
                #expect(!field.description.isEmpty && !field.title.isEmpty)
            }
        }
    }

    @Test func keys_nameColumnsThatExist() throws {
        let resources = try descriptor().resources
        let columns = Dictionary(uniqueKeysWithValues: resources.map { ($0.name, Set($0.schema.fields.map(\.name))) })
        for resource in resources {
            #expect(Set(resource.schema.primaryKey).isSubset(of: columns[resource.name] ?? []))
            for key in resource.schema.foreignKeys ?? [] {
                #expect(Set(key.fields).isSubset(of: columns[resource.name] ?? []))
                #expect(Set(key.reference.fields).isSubset(of: columns[key.reference.resource] ?? []))
            }
        }
    }

    /// Every value of every table fits its field: required ones are there, codes are in the list, types parse.
    @Test func everyValue_fitsItsField() throws {
        for (resource, rows) in zip(try descriptor().resources, Self.rows()) {
            #expect(!rows.isEmpty)
            for row in rows {
                for (field, value) in zip(resource.schema.fields, row) {
                    if value == .empty {
                        #expect(field.constraints?.required != true, "\(resource.name).\(field.name) is empty")
                        continue
                    }
                    #expect(Self.fits(value, field.type), "\(resource.name).\(field.name): \(value)")
                    if case .code(let code) = value {
                        #expect(field.constraints?.enum?.contains(code) == true, "\(field.name): \(code)")
                    }
                }
            }
        }
    }

    @Test func primaryKeys_areUnique() throws {
        for (resource, rows) in zip(try descriptor().resources, Self.rows()) {
            let columns = resource.schema.primaryKey.compactMap { key in
                resource.schema.fields.firstIndex { $0.name == key }
            }
            #expect(Set(rows.map { row in columns.map { row[$0] } }).count == rows.count)
        }
    }

    private static func rows() -> [[[Field]]] {
        let records = Invented.records
        return [
            records.map(Table<DocumentRecord>.documents.row),
            records.flatMap(\.observations).map(Table<ObservationRecord>.observations.row),
            records.flatMap(\.checks).map(Table<CheckRecord>.checks.row),
            Invented.cells.map { Table<CellRecord>.cells.row(CellRecord($0, names: Invented.names)) },
        ]
    }

    private static func fits(_ value: Field, _ type: String) -> Bool {
        switch (value, type) {
        case (.text, "string"), (.phrase, "string"), (.code, "string"), (.number, "number"), (.integer, "integer"),
            (.integer, "year"), (.flag, "boolean"), (.day, "date"):
            true
        default: false
        }
    }
}
