private import Glibc

/// A refused call of the operating system.
public struct SystemFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// The value of `errno`.
    public let code: Int32

    /// Makes the failure of a value of `errno`.
    public init(code: Int32) { self.code = code }

    /// The failure of the call that returned just now on this thread.
    public static var last: SystemFailure { SystemFailure(code: errno) }

    /// Whether something is there already.
    public var isExisting: Bool { code == EEXIST }

    /// Whether an address is taken by another process.
    public var isTaken: Bool { code == EADDRINUSE }

    /// The system's words: “No such file or directory”.
    public var description: String { String(cString: strerror(code)) }
}
