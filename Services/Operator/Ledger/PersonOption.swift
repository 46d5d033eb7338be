import ArgumentParser
import Foundation

/// Who gives an order that is kept with a name.
struct PersonOption: ParsableArguments {
    @Option(help: "Who decides; else the name of this user.")
    var person: String?

    /// The name; `nil` where the system tells none.
    var name: String? { person ?? ProcessInfo.processInfo.environment["USER"] }
}
