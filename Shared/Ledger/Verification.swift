import Documents
import GRDB
import Indicators
import Packing
import Places
import Rollups
import Storage

/// Looks at every row of a ledger and folds every result again, page by page over one state of the file.
///
/// A result is compared with the fold of its inputs as they are stored, children first; where a result is not what it
/// should be, what lies above is compared with what follows from the right one. So each difference is told once, at its
/// origin, and the memory needed is that of a page. Behind what SQLite cannot read it goes on.
struct Verification {
    let fold: Fold
    private(set) var differences: [LedgerDifference] = []
    /// What waits to be folded: nothing can be said of it yet, and what lies above follows from it as it is stored.
    private(set) var waiting: Set<PlaceYear> = []
    /// Places and years whose facts are damaged, and all above them: nothing can be said of their results.
    private(set) var unknowable: Set<PlaceYear> = []
    /// Documents that belong to a place and year though that is not stored, and the other way round.
    private(set) var untold: [PlaceYear: Set<Int64>] = [:]
    private(set) var mistold: [PlaceYear: Set<Int64>] = [:]
    /// What should be handed up, where something else is stored; `nil` where nothing should.
    var corrected: [PlaceYear: Contribution?] = [:]
    var correctedBelow: [PlaceYear: [PlaceYear]] = [:]
    /// The first thing that SQLite could not read, as it said.
    private(set) var unreadable: (any Error)?
    /// Whether it is known of every document where it belongs; results are not compared otherwise.
    private(set) var knowsTouches = true

    init(fold: Fold) { self.fold = fold }

    /// Notes what waits to be folded.
    mutating func noteWaiting(_ db: Database) throws { waiting = try WaitingRows(db: db).all() }

    /// Looks at a page of documents, from a number on.
    ///
    /// - Returns: the last one's number; `nil` when there are no more.
    mutating func verifyDocuments(_ db: Database, from sequence: Int64, limit: Int) throws -> VerifiedPage? {
        let sequences = try Int64.fetchAll(
            db.cachedStatement(
                sql: "SELECT sequence FROM document NOT INDEXED WHERE sequence >= ? ORDER BY sequence LIMIT ?"),
            arguments: [sequence, limit])
        for document in sequences {
            do {
                try verify(document, db)
            } catch  where StorageError.isDamage(error) {
                noteUnreadable(document, db)
            }
        }
        return sequences.last.map { VerifiedPage(last: $0, count: sequences.count) }
    }

    private mutating func verify(_ document: Int64, _ db: Database) throws {
        let rows = DocumentRows(db: db)
        let touched = try rows.touches(of: document)
        guard let id = try sound(rows.id(of: document), or: .document("number \(document)")) else {
            return giveUp(touched)
        }
        let name = id.description
        let before = differences.count
        if let columns = try rows.readingColumns(document) {
            if let reading = ReadingRow(columns) {
                if try rows.text(of: document, checksum: reading.textChecksum) == nil { add(.text(name), .damaged) }
            } else {
                add(.reading(name), .damaged)
            }
        }
        let textIsDamaged = differences.last?.subject == .text(name)
        _ = try sound(rows.claims(of: document), or: .claims(name))
        _ = try sound(rows.burial(of: document), or: .burial(name))
        _ = try sound(rows.retraction(of: document), or: .retraction(name))
        _ = try sound(rows.adjudications(of: document), or: .adjudication(name))
        _ = try sound(rows.decision(of: document), or: .adjudication(name))
        // The fold needs no text.
        guard differences.count == before + (textIsDamaged ? 1 : 0) else { return giveUp(touched) }
        guard let facts = try sound(rows.facts(of: document), or: .reading(name)) else { return giveUp(touched) }
        let expected = try rows.touched(facts, document, in: fold)
        for key in expected.subtracting(touched).sorted() {
            add(.touch(name, key), .missing)
            untold[key, default: []].insert(document)
        }
        for key in touched.subtracting(expected).sorted() {
            add(.touch(name, key), .superfluous)
            mistold[key, default: []].insert(document)
        }
        let arrivals = expected.isEmpty ? try rows.arrivals(facts, document, in: fold) : []
        if try ArrivalRows(db: db).arrivals(of: document) != arrivals {
            add(.arrivals(name), .different)
        }
    }

    mutating func giveUp(_ touched: Set<PlaceYear>) {
        for key in touched { unknowable.formUnion([key] + fold.ancestors(of: key)) }
    }

    /// Rows that belong to no document.
    mutating func verifyOwners(_ db: Database) throws {
        for table in [
            "reading", "text", "claim", "burial", "retraction", "adjudication", "touch", "arrival", "waiting",
            "edition_change",
        ] {
            try readable {
                let strays = try Int64.fetchAll(
                    db,
                    sql: "SELECT DISTINCT document FROM \(table) WHERE document NOT IN (SELECT sequence FROM document) "
                        + "ORDER BY document")
                for stray in strays
                where !$0.differences.contains(where: { $0.subject == .document("number \(stray)") }) {
                    $0.add(.document("number \(stray)"), .missing)
                    $0.giveUp(try DocumentRows(db: db).touches(of: stray))
                }
            }
        }
    }

    /// Does something that may meet a damaged page; what was done before that stays. The page is found again with its table.
    ///
    /// - Returns: whether it came to its end.
    @discardableResult
    mutating func readable(_ body: (inout Verification) throws -> Void) throws -> Bool {
        do {
            try body(&self)
            return true
        } catch  where StorageError.isDamage(error) {
            noteUnreadable(error)
            return false
        }
    }

    /// Notes that SQLite could not read something.
    mutating func noteUnreadable(_ error: any Error) { unreadable = unreadable ?? error }

    /// Notes a document of which a row lies on a page that cannot be read.
    private mutating func noteUnreadable(_ document: Int64, _ db: Database) {
        let rows = DocumentRows(db: db)
        // Its name and its place may lie on the same page.
        add(.rows((try? rows.id(of: document).description) ?? "number \(document)"), .unreadable)
        if let touched = try? rows.touches(of: document) { giveUp(touched) } else { knowsTouches = false }
    }

    mutating func add(_ subject: LedgerDifference.Subject, _ kind: LedgerDifference.Kind) {
        differences.append(LedgerDifference(subject, kind))
    }

    /// What a row says; `nil`, and a difference, when it is not what was written.
    mutating func sound<Value>(
        _ value: @autoclosure () throws -> Value, or subject: LedgerDifference.Subject
    ) throws -> Value? {
        do {
            return try value()
        } catch is LedgerError {
            add(subject, .damaged)
        } catch is DecodingError {
            add(subject, .damaged)
        } catch is UnpackingError {
            add(subject, .damaged)
        }
        return nil
    }
}
