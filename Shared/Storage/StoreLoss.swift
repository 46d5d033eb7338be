/// What a store's file lacks of what was once promised, as found before the file is opened.
enum StoreLoss: Equatable {
    /// The file itself is gone.
    case fileMissing(commits: UInt32)
    /// The store was not closed, and its write-ahead log is gone.
    case logMissing(commits: UInt32?)
    /// The log is broken before its end.
    case logBroken(frame: Int)
    /// The log belongs to a later state of the file: an older copy was put beside it.
    case logOfAnotherFile
    /// The file ends before the last commit that was answered: an older copy was put back, or the log was cut off.
    case behind(commits: UInt32)
    /// The end of the file is cut off.
    case cutOff(bytes: Int)
    /// The file is not the one that stood here.
    case otherStore

    /// Whether one can go on with what is left: a whole store of some moment. A file with a hole in it is none: what would
    /// have to be written where the hole is, could not be, and nobody knows which rows it held.
    var canBeAccepted: Bool {
        switch self {
        case .cutOff: false
        case .fileMissing, .logMissing, .logBroken, .logOfAnotherFile, .behind, .otherStore: true
        }
    }

    /// What the operator may do, after ``sentence``.
    var remedy: String {
        canBeAccepted
            ? "Put the right files back, or accept the loss by starting once with --accept-loss; nothing was changed."
            : "Put the right file back, or a backup (“shangji backup restore FOLDER”): this loss cannot be accepted. Where there is "
                + "neither, move the file to another folder and start once with --accept-loss, with an empty store; "
                + "nothing was changed."
    }

    /// What is wrong and what may be lost, after the name of the file.
    var sentence: String {
        switch self {
        case .fileMissing(let commits):
            "is missing, though \(commits) groups of writes were answered from it: all of them are lost."
        case .logMissing(let commits):
            "was not closed, and its write-ahead log (-wal) is missing: "
                + (commits.map { "the last \($0) groups of writes are lost." }
                    ?? "the last writes before the stop may be lost.")
        case .logBroken(let frame):
            "has a write-ahead log (-wal) that is damaged at frame \(frame): what was written after it is lost."
        case .logOfAnotherFile:
            "is older than the write-ahead log (-wal) beside it: a copy was put back without its log. What was written "
                + "between the two is lost."
        case .behind(let commits):
            "ends \(commits) groups of writes before the last one that was answered: an older copy was put back, or its "
                + "write-ahead log (-wal) was damaged. Those writes are lost."
        case .cutOff(let bytes):
            "ends \(bytes) bytes too early: what stood there is lost."
        case .otherStore:
            "is not the store that stood here before: what that one held is not in it."
        }
    }
}
