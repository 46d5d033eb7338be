/// Why a process ends, as the number that scripts see; the numbers are those of `sysexits.h`.
public enum ExitReason: Int32, Sendable, CaseIterable {
    /// Everything went well.
    case success = 0

    /// A wrong option or argument.
    case usage = 64

    /// Input that is not what it should be.
    case data = 65

    /// An input file that does not exist or cannot be read.
    case noInput = 66

    /// Something that is needed does not answer: a peer, a program, the parent process.
    case unavailable = 69

    /// A fault of this program.
    case internalFault = 70

    /// A file or folder that cannot be made.
    case cannotCreate = 73

    /// A read or write that failed.
    case inputOutput = 74

    /// Taken by another process for now: trying again later can help.
    case temporary = 75

    /// A configuration that is refused.
    case configuration = 78
}
