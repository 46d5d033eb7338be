import FaultLine
import Foundation
import Testing

/// Tests with real processes that are disturbed. One at a time: each has a line of its own, and the machine few cores.
@Suite(.serialized) enum Faults {
    /// The documents of most tests: the same on every run, so that a failure shows again.
    static let documents = Result { try InventedDocuments(seed: 4) }

    /// How a log names this process, whose sockets are on this machine.
    static let ownProcess = "process \(ProcessInfo.processInfo.processIdentifier) of user"
}
