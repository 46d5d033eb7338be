import Foundation
import GRDB

/// Why a store's file could not be opened, read or written.
///
/// `code` is for programs, `description` is a sentence for the person who has to do something about it. A document that
/// is refused for its own sake is not a storage error; see the errors of the stores.
public struct StorageError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, for programs.
    public enum Code: String, Sendable, CaseIterable {
        /// The file cannot be opened or created.
        case cannotOpen = "cannot_open"
        /// The file was written by a newer version of the product.
        case newerVersion = "newer_version"
        /// The file is a store of another kind, or no store at all.
        case otherKind = "other_kind"
        /// The disk or the quota is full.
        case diskFull = "disk_full"
        /// The disk answered with an error.
        case disk = "disk"
        /// The file or a row in it is not what was written.
        case damaged = "damaged"
        /// Something that was promised is no longer there, and the operator has not accepted the loss.
        case unclean = "unclean"
        /// The file may not be written.
        case readOnly = "read_only"
        /// Somebody else holds the file.
        case busy = "busy"
        /// The store has been closed.
        case closed = "closed"
        /// More writes are waiting than the named limit allows.
        case overloaded = "overloaded"
        /// SQLite refused a statement: a fault of the program or of one row.
        case refused = "refused"
    }

    /// What went wrong, for programs.
    public let code: Code
    /// The file.
    public let file: String
    /// What is wrong and what to do, in one or two sentences.
    public let description: String

    /// Makes an error; `explanation` goes on after the name of the file.
    public init(_ code: Code, file: String, _ explanation: String) {
        self.code = code
        self.file = file
        description = "The store \(file) \(explanation)"
    }

    /// A row that is not what was written; `row` says which, after “has a damaged”.
    public static func damagedRow(_ row: String, file: String) -> StorageError {
        StorageError(
            .damaged, file: file,
            "has a damaged \(row): its checksum does not agree. Restore the file from a backup; other rows stay readable."
        )
    }

    /// Pages that SQLite cannot read; `detail` is what it says of the first.
    static func damagedPage(of table: String, _ detail: String, file: String) -> StorageError {
        StorageError(
            .damaged, file: file,
            "has a damaged page in its table “\(table)” (\(detail)): what lies there can neither be read nor written anew. "
                + "Stop the service and restore the file from a backup; what lies on other pages stays readable.")
    }

    /// Whether an error says that the file or a row in it is not what was written.
    public static func isDamage(_ error: any Error) -> Bool {
        switch error {
        case let error as DatabaseError: error.resultCode == .SQLITE_CORRUPT
        case let error as StorageError: error.code == .damaged
        default: false
        }
    }

    /// Something that was promised is no longer there.
    static func unclean(_ loss: StoreLoss, file: String) -> StorageError {
        StorageError(.unclean, file: file, "\(loss.sentence) \(loss.remedy)")
    }

    /// Whether the cause lies in the whole file or around it, so that no other write would fare better. A damaged row or
    /// page is met by those writes alone that touch it, and a refused statement is the fault of one.
    public var isOutage: Bool { code != .refused && code != .damaged }

    /// The exit status of a process that cannot go on because of it, by the numbers of `sysexits.h`.
    public var exitStatus: Int32 {
        switch code {
        case .busy, .overloaded: 75
        case .cannotOpen: 73
        case .newerVersion, .otherKind: 78
        case .diskFull, .disk, .damaged, .unclean, .readOnly, .closed: 74
        case .refused: 70
        }
    }

    /// Translates an error of SQLite about `file`; other errors of the product pass unchanged.
    public static func translating(_ error: any Error, file: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return StorageError(error, file: file)
    }

    private init(_ error: DatabaseError, file: String) {
        let detail = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(
                .diskFull, file: file, "cannot grow: the disk or the quota is full. Free some space; nothing is lost.")
        case .SQLITE_IOERR:
            self.init(.disk, file: file, "met an error of the disk (\(detail)). Check the disk and the system's log.")
        case .SQLITE_CORRUPT:
            self.init(
                .damaged, file: file, "is damaged (\(detail)). Stop the service and restore the file from a backup.")
        case .SQLITE_NOTADB:
            self.init(.otherKind, file: file, "is not an SQLite file. Name another path or move that file away.")
        case .SQLITE_CANTOPEN:
            self.init(
                .cannotOpen, file: file,
                "cannot be opened (\(detail)). Check that its folder exists and may be written by this user.")
        case .SQLITE_READONLY, .SQLITE_PERM:
            self.init(.readOnly, file: file, "may not be written (\(detail)). Give this user the right to write it.")
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
            self.init(.busy, file: file, "is held by another process. Each store has one owner: stop the other one.")
        case .SQLITE_MISUSE:
            self.init(.closed, file: file, "has been closed (\(detail)).")
        case .SQLITE_NOMEM:
            self.init(.disk, file: file, "could not be used for want of memory (\(detail)).")
        default:
            self.init(
                .refused, file: file,
                "refused a statement: \(detail) (SQLite code \(error.extendedResultCode.rawValue)).")
        }
    }
}
