private import Glibc
internal import Logging
private import Synchronization

/// A test facility: places in the code where a process can be made to die as by a power cut.
///
/// With `SHANGJI_FAILPOINT=journal.after-commit:3` in the environment the process kills itself with SIGKILL when it
/// passes that place for the third time. Without the variable a place costs one comparison. A process that finds the
/// variable says so in its log when it starts.
public enum FailPoint {
    /// The environment variable: a name, and after a colon the count (1 when left out).
    public static let variable = "SHANGJI_FAILPOINT"

    private static let armed: ArmedFailPoint? = getenv(variable).flatMap { ArmedFailPoint(String(cString: $0)) }
    private static let passed = Atomic<Int>(0)

    /// Dies here, when this is the armed place and it is passed for the armed time.
    public static func hit(_ name: StaticString) {
        guard let armed else { return }
        guard name.description == armed.name else { return }
        if passed.wrappingAdd(1, ordering: .relaxed).newValue == armed.count {
            kill(getpid(), SIGKILL)
        }
    }

    /// Says in the log that a place is armed.
    ///
    /// - Throws: ``StartError`` of reason `configuration` when the variable has another form than `name` or
    ///   `name:count`.
    static func announce(environment: [String: String], logger: Logger) throws(StartError) {
        guard let text = environment[variable] else { return }
        guard let armed = ArmedFailPoint(text) else {
            throw StartError(
                .configuration, "\(variable) wants name or name:count, the count from 1, but has \"\(text)\"")
        }
        logger.warning(
            "fail point armed", metadata: ["failpoint.name": "\(armed.name)", "failpoint.count": "\(armed.count)"])
    }
}
