private import Glibc

/// What standard output leads to.
public struct Terminal: Sendable, Equatable {
    /// Whether a person sees the output at once.
    public let isInteractive: Bool

    /// Whether colours may be used: a terminal that is not `dumb`, without `NO_COLOR`.
    public let usesColour: Bool

    /// Width in columns (a Chinese character takes two); `nil` when nothing limits it.
    public let columns: Int?

    /// Height in rows; `nil` when nothing limits it.
    public let rows: Int?

    /// Whether a drawing can take the place of the one before it.
    public var redraws: Bool { rows != nil }

    /// Describes a terminal from what the system and the environment say.
    ///
    /// - Parameters:
    ///   - isInteractive: whether the stream is a terminal.
    ///   - systemColumns: the width that the system knows, 0 when it knows none.
    ///   - systemRows: the height, likewise.
    ///   - environment: `NO_COLOR` and `TERM` decide on colours; `COLUMNS` and `LINES` on the size where the system knows
    ///     none. A terminal of the kind `dumb` has no height.
    public init(isInteractive: Bool, systemColumns: Int, systemRows: Int = 0, environment: [String: String]) {
        self.isInteractive = isInteractive
        func size(_ system: Int, _ name: String, _ usual: Int) -> Int? {
            [system, environment[name].flatMap { Int($0) } ?? 0, usual].first { $0 > 0 }
        }
        usesColour = isInteractive && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        columns = isInteractive ? size(systemColumns, "COLUMNS", 80) : nil
        rows = isInteractive && environment["TERM"] != "dumb" ? size(systemRows, "LINES", 24) : nil
    }

    /// Describes the standard output of this process.
    public static func standardOutput(environment: [String: String]) -> Terminal {
        stream(STDOUT_FILENO, environment: environment)
    }

    /// Describes the standard error of this process, on which progress is shown.
    public static func standardError(environment: [String: String]) -> Terminal {
        stream(STDERR_FILENO, environment: environment)
    }

    private static func stream(_ descriptor: Int32, environment: [String: String]) -> Terminal {
        var size = winsize()
        let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
        return Terminal(
            isInteractive: isatty(descriptor) == 1, systemColumns: known ? Int(size.ws_col) : 0,
            systemRows: known ? Int(size.ws_row) : 0, environment: environment)
    }
}
