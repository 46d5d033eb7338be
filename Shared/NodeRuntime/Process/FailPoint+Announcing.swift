internal import FailPoints
internal import Logging

extension FailPoint {
    /// Says in the log that a place is armed.
    ///
    /// - Throws: ``StartError`` of reason `configuration` when the variable has another form than `name`, `name@subject`,
    ///   `name:count` or `name@subject:count`.
    static func announce(environment: [String: String], logger: Logger) throws(StartError) {
        guard let text = environment[variable] else { return }
        guard let armed = ArmedFailPoint(text) else {
            throw StartError(
                .configuration,
                zh: "\(variable) 应为 name、name@subject、name:count 或 name@subject:count，count 从 1 起，现为“\(text)”",
                en:
                    "\(variable) wants name, name@subject, name:count or name@subject:count, the count from 1, but has \"\(text)\""
            )
        }
        var metadata: Logger.Metadata = ["failpoint.name": "\(armed.name)", "failpoint.count": "\(armed.count)"]
        if let subject = armed.subject { metadata["failpoint.subject"] = "\(subject)" }
        logger.warning("fail point armed", metadata: metadata)
    }
}
