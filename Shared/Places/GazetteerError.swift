/// Why the bundled gazetteer could not be loaded.
///
/// It says what is wrong and what to do; ``code`` is stable for machines.
public struct GazetteerError: Error, Hashable, CustomStringConvertible {
    private enum Cause: Hashable, Sendable {
        case missing(folder: String)
        case unreadable(file: String, reason: String)
        case malformed(file: String, line: Int, reason: String)
    }

    private let cause: Cause

    /// A stable word: `missing`, `unreadable` or `malformed`.
    public var code: String {
        switch cause {
        case .missing: "missing"
        case .unreadable: "unreadable"
        case .malformed: "malformed"
        }
    }

    /// One sentence for a person.
    public var description: String {
        switch cause {
        case .missing(let folder):
            "the gazetteer's tables are not beside the program: put the folder \(folder) of the build next to it"
        case .unreadable(let file, let reason):
            "the gazetteer's table \(file) cannot be read: \(reason); build the program again"
        case .malformed(let file, let line, let reason):
            "the gazetteer's table \(file) is damaged in line \(line): \(reason); make it again with deploy/gazetteer.py"
        }
    }

    static func missing(folder: String) -> Self { Self(cause: .missing(folder: folder)) }

    static func unreadable(file: String, reason: String) -> Self {
        Self(cause: .unreadable(file: file, reason: reason))
    }

    static func malformed(file: String, line: Int, reason: String) -> Self {
        Self(cause: .malformed(file: file, line: line, reason: reason))
    }
}
