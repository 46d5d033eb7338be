import Documents
import Rollups

/// Something in a ledger that is not what was written, or not what the facts give.
public struct LedgerDifference: Hashable, Sendable, CustomStringConvertible {
    /// How it differs.
    public enum Kind: String, Sendable, CaseIterable {
        /// The facts give it and it is not stored.
        case missing
        /// It is stored and no fact gives it.
        case superfluous
        /// It is stored and the facts give something else.
        case different
        /// Its checksum does not agree.
        case damaged
        /// It lies on a page that SQLite cannot read, or depends on what lies there.
        case unreadable
    }

    /// What differs. Documents go by their names; by their number in the ledger where the name itself is damaged.
    public enum Subject: Hashable, Sendable {
        /// The name of a document.
        case document(String)
        /// What is kept of a document.
        case rows(String)
        /// A table of the file.
        case table(String)
        /// What was read in a document.
        case reading(String)
        /// The text of a document, or its numbers.
        case text(String)
        /// Who handed a document in.
        case claims(String)
        /// Why a document could not be read.
        case burial(String)
        /// The retraction or restoration of a document.
        case retraction(String)
        /// A decision about a figure of a document, or about a cell, under the name that it is kept by.
        case adjudication(String)
        /// A part of what is kept under a name.
        case freeze(String)
        /// What a later edition changed in a document.
        case change(String)
        /// A catalogue that was published, by its edition.
        case catalogue(Int)
        /// Which place and year a document belongs to.
        case touch(String, PlaceYear)
        /// Which places' reports a document may be that is in no cell.
        case arrivals(String)
        /// The result of a place and year.
        case result(PlaceYear)
        /// One cell.
        case cell(Cell.Key)
        /// What a moment changed in the cells of a place and year.
        case history(PlaceYear)
        /// What brought about the versions of one moment, by its number.
        case moment(Int64)
    }

    /// What differs.
    public let subject: Subject
    /// How it differs.
    public let kind: Kind

    init(_ subject: Subject, _ kind: Kind) {
        self.subject = subject
        self.kind = kind
    }

    /// The place and the year, when it is one of those that it concerns alone.
    public var key: PlaceYear? {
        switch subject {
        case .touch(_, let key), .result(let key), .history(let key): key
        case .cell(let key): PlaceYear(place: key.place, year: key.year)
        case .document, .rows, .table, .reading, .text, .claims, .burial, .retraction, .adjudication, .freeze, .change,
            .catalogue,
            .moment, .arrivals:
            nil
        }
    }

    /// What differs, and what to do about it.
    public var description: String {
        let what =
            switch kind {
            case .missing: "is missing"
            case .superfluous: "is stored though no document gives it"
            case .different: "is not what the documents give"
            case .damaged: "is damaged"
            case .unreadable: "cannot be read whole: a page of the file is damaged"
            }
        return "\(subject.name) \(what). \(kind == .unreadable ? Self.remedyOfPages : subject.remedy)"
    }
}

extension LedgerDifference {
    private static let remedyOfPages =
        "Stop the service and restore the ledger from a backup: neither a replay nor folding again heals a page."
}

extension LedgerDifference.Subject {
    fileprivate var name: String {
        switch self {
        case .document(let document): "The name of document \(document)"
        case .rows(let document): "What is kept of document \(document)"
        case .table(let name): "The table “\(name)”"
        case .reading(let document): "The reading of document \(document)"
        case .text(let document): "The text of document \(document)"
        case .claims(let document): "The list of claims of document \(document)"
        case .burial(let document): "The burial of document \(document)"
        case .retraction(let document): "The retraction of document \(document)"
        case .adjudication(let document): "A decision of a person, kept as \(document),"
        case .freeze(let name): "A part of what is kept under “\(name)”"
        case .catalogue(let edition): "The published catalogue of edition \(edition)"
        case .change(let document): "The record of what a later edition changed in document \(document)"
        case .touch(let document, let key): "That document \(document) belongs to \(key.place) in \(key.year)"
        case .arrivals(let document): "Whose report document \(document) may be"
        case .result(let key): "The result of \(key.place) for \(key.year)"
        case .cell(let key): "The cell \(key.indicator) of \(key.place) for \(key.year)"
        case .history(let key): "A part of the history of \(key.place) for \(key.year)"
        case .moment(let number): "What brought about the changes of moment \(number)"
        }
    }

    fileprivate var remedy: String {
        switch self {
        case .document, .rows, .table: "Restore the ledger from a backup and replay what came in since."
        case .reading, .text, .claims, .burial:
            "Replay the document at its ingest service, or restore the ledger from a backup."
        case .retraction: "Retract or restore the document again, or restore the ledger from a backup."
        case .adjudication: "Decide again (“shangji adjudicate”), or restore the ledger from a backup."
        case .catalogue:
            "Publish it again (“shangji catalogue publish”) if it still holds, or restore the ledger from a backup."
        case .touch, .arrivals, .result, .cell: "Let the ledger fold its results again; the facts are apart from them."
        case .change, .history, .moment, .freeze:
            "What holds now is apart from it; restore the ledger from a backup to see what held before."
        }
    }
}
