import NodeRuntime

/// What a run prints and writes.
struct RunReport {
    let outcome: RunSession.Outcome
    let unreadable: [DocumentFinder.Unreadable]
    let language: InterfaceLanguage
    let terminal: Terminal

    func write(to folder: String) throws {}
    func json() throws -> String { "" }
    func text() -> String { "" }
}
