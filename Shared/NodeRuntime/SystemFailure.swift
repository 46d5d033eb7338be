private import Glibc

/// A refused call of the operating system.
public struct SystemFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// The value of `errno`.
    public let code: Int32

    /// The failure of the call that returned just now on this thread.
    static var last: SystemFailure { SystemFailure(code: errno) }

    /// Whether something is there already.
    public var isExisting: Bool { code == EEXIST }

    /// The system's words: “No such file or directory”.
    public var description: String { String(cString: strerror(code)) }
}
