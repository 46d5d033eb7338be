import Phrases

/// What is wrong with a file of keys, in one sentence with what to do.
public enum KeyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no such file, or it cannot be read.
    case unreadable(String, Phrase)
    /// Somebody beside its owner may read it.
    case readableByOthers(String, mode: UInt32)
    /// It is not what a key file is.
    case noKey(String)
    /// What stands in it is no key.
    case wrongKey(String, Phrase)
    /// A file is there already.
    case exists(String)
    /// It cannot be written.
    case unwritable(String, Phrase)
    /// A list of admitted keys is not what it should be, with the line.
    case noList(String, line: Int, Phrase)
    /// A file of announced keys cannot be used.
    case noAnnouncements(String, Phrase)
    /// A key is in a list already.
    case alreadyAdmitted(String, node: String)

    /// The sentence in English.
    public var description: String { words.en }
}
