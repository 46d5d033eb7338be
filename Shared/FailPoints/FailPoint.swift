private import Glibc
private import Synchronization

/// A test facility: places in the code where a process can be made to die as by a power cut.
///
/// With `SHANGJI_FAILPOINT=commit.before-mark:3` in the environment the process kills itself with SIGKILL when it
/// passes that place for the third time (at some places the thread stands still instead); with `extract.before-read@1f6c` when it passes there with something whose name begins so.
/// Without the variable a place costs one comparison. A process that finds the variable says so in its log when it starts.
public enum FailPoint {
    /// The environment variable: a name, after an @ how the name of what passes begins (anything when left out), and after a colon
    /// the count (1 when left out).
    public static let variable = "SHANGJI_FAILPOINT"

    private static let armed: ArmedFailPoint? = getenv(variable).flatMap { ArmedFailPoint(String(cString: $0)) }
    private static let passed = Atomic<Int>(0)

    /// Stands still here for ever, when this is the armed place and it is passed for the armed time: reading that never ends. The process
    /// lives on, without this thread.
    /// - Parameter subject: the name of what passes, such as a document's.
    public static func hold(_ name: StaticString, of subject: @autoclosure () -> String = "") {
        guard isReached(name, subject) else { return }
        while true { pause() }
    }

    /// Dies here, when this is the armed place and it is passed for the armed time.
    /// - Parameter subject: the name of what passes, such as a document's.
    public static func hit(_ name: StaticString, of subject: @autoclosure () -> String = "") {
        if isReached(name, subject) { kill(getpid(), SIGKILL) }
    }

    private static func isReached(_ name: StaticString, _ subject: () -> String) -> Bool {
        guard let armed, name.description == armed.name else { return false }
        if let start = armed.subject, !subject().hasPrefix(start) { return false }
        return passed.wrappingAdd(1, ordering: .relaxed).newValue == armed.count
    }
}
