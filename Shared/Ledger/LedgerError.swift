import Documents
import Indicators
import Observations
import Places
import Rollups

/// A row of the ledger that is not what was written, or an act that it cannot record.
public struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for programs.
    public enum Code: String, Sendable, CaseIterable {
        /// A fact of a document.
        case damagedDocument = "damaged_document"
        /// A result of the fold.
        case damagedResult = "damaged_result"
        /// A version of a cell, or what a later edition told differently.
        case damagedHistory = "damaged_history"
        /// The ledger never heard of the document.
        case unknownDocument = "unknown_document"
        /// A retraction without a reason.
        case noReason = "no_reason"
        /// A document whose retractions have used up their counter, or a subject whose decisions have.
        case noCounter = "no_counter"
        /// A decision about a cell or a figure that there cannot be.
        case noSubject = "no_subject"
        /// A decided value that is no number of things.
        case noValue = "no_value"
        /// What is kept under a name is damaged.
        case damagedFreeze = "damaged_freeze"
        /// A freeze without a name that a person can call it by.
        case noFreezeName = "no_freeze_name"
        /// The name of a freeze is taken.
        case frozenAlready = "frozen_already"
        /// There are no cells to freeze.
        case nothingToFreeze = "nothing_to_freeze"
        /// Nothing is kept under a name.
        case noFreeze = "no_freeze"
        /// A catalogue that was published.
        case damagedCatalogue = "damaged_catalogue"
        /// A decision shall be taken back and there is none.
        case nothingToWithdraw = "nothing_to_withdraw"
    }

    /// What went wrong, for programs.
    public let code: Code
    /// What is wrong and what to do, in one or two sentences.
    public let description: String

    static func damaged(_ document: String, _ what: String) -> LedgerError {
        LedgerError(
            code: .damagedDocument,
            description: "The ledger's \(what) of document \(document) is damaged: its checksum does not agree. "
                + "Replay the document at its ingest service, or restore the ledger from a backup.")
    }

    static func damagedRetraction(_ document: String) -> LedgerError {
        LedgerError(
            code: .damagedDocument,
            description: "The ledger's retraction of document \(document) is damaged: its checksum does not agree. "
                + "Retract or restore the document again, or restore the ledger from a backup.")
    }

    static func damagedCatalogue(_ edition: Int) -> LedgerError {
        LedgerError(
            code: .damagedCatalogue,
            description: "The published catalogue of edition \(edition) is damaged: its checksum does not agree. "
                + "Publish it again (“shangji catalogue publish”), or restore the ledger from a backup.")
    }

    /// What names a row that tells of the past.
    static func damagedHistory(_ what: String) -> LedgerError {
        LedgerError(
            code: .damagedHistory,
            description: "The ledger's \(what) is damaged: its checksum does not agree. "
                + "What holds now is apart from it; restore the ledger from a backup to see what held before.")
    }

    static func unknown(_ document: DocumentID) -> LedgerError {
        LedgerError(
            code: .unknownDocument,
            description:
                "The ledger does not know document \(document). Check its name; a document that was just handed in "
                + "is known here as soon as its claim arrives.")
    }

    static func noReason(_ document: DocumentID) -> LedgerError {
        LedgerError(
            code: .noReason,
            description:
                "Document \(document) cannot be retracted or restored without a reason. Say why in a few words.")
    }

    static func noCounter(_ document: DocumentID) -> LedgerError {
        LedgerError(
            code: .noCounter,
            description:
                "The last retraction or restoration of document \(document) has the counter "
                + "\(Retraction.highestCounter), and no higher one can be recorded. Find out which node sent it.")
    }

    static func damagedAdjudication(_ document: String) -> LedgerError {
        LedgerError(
            code: .damagedDocument,
            description:
                "A decision of a person that the ledger keeps as \(document) is damaged: its checksum does not "
                + "agree. Decide again, or restore the ledger from a backup.")
    }

    static func noCell(_ place: PlaceCode, _ year: Int, _ indicator: IndicatorCode) -> LedgerError {
        LedgerError(
            code: .noSubject,
            description:
                "There cannot be a cell \(indicator) of \(place) for \(year). Check the code of the place against the "
                + "gazetteer, and that of the indicator with “shangji catalogue list”.")
    }

    static func noFigure(_ document: DocumentID) -> LedgerError {
        LedgerError(
            code: .noSubject,
            description:
                "Document \(document) states no such figure. “shangji explain” prints the numbers of its figures.")
    }

    static func damagedFreeze(_ name: String) -> LedgerError {
        LedgerError(
            code: .damagedFreeze,
            description: "A part of what is kept under “\(name)” is damaged: its checksum does not agree. "
                + "The cells of now are apart from it; restore the ledger from a backup to see what was kept.")
    }

    static let noFreezeName = LedgerError(
        code: .noFreezeName, description: "What is kept needs a name of up to 200 bytes, such as 2023-年鉴.")

    static func frozenAlready(_ name: String) -> LedgerError {
        LedgerError(
            code: .frozenAlready,
            description: "Something is kept under “\(name)” already and does not change. Choose another name.")
    }

    static let nothingToFreeze = LedgerError(
        code: .nothingToFreeze,
        description: "There are no cells of that place and year. Check the code of the place, and the year.")

    static func noFreeze(_ name: String) -> LedgerError {
        LedgerError(
            code: .noFreeze,
            description: "Nothing is kept under “\(name)”. “shangji freeze --list” shows the names.")
    }

    static let noReasonToDecide = LedgerError(
        code: .noReason, description: "Nothing can be decided without a reason. Say why in a few words.")

    static let noValue = LedgerError(
        code: .noValue, description: "A decided value is a number from 0 on. Give it in the base unit of the indicator."
    )

    static func noShare(_ indicator: Indicator) -> LedgerError {
        LedgerError(
            code: .noValue, description: "\(indicator.zh) (\(indicator.code)) is a share in per cent: from 0 to 100.")
    }

    static let nothingToWithdraw = LedgerError(
        code: .nothingToWithdraw, description: "Nobody has decided about it, so there is nothing to take back.")

    static let noCounterToDecide = LedgerError(
        code: .noCounter,
        description:
            "The last decision about it has the counter \(Retraction.highestCounter), and no higher one can be "
            + "recorded. Find out which node sent it.")

    static func damaged(_ key: PlaceYear) -> LedgerError {
        LedgerError(
            code: .damagedResult,
            description: "The ledger's result of \(key.place) for \(key.year) is damaged: its checksum does not agree. "
                + "Let the ledger fold its results again; the facts are apart from them.")
    }
}
