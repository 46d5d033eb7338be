import ArgumentParser
import Messages
import NodeRuntime
import Observations

/// Which documents of a journal are meant, as the commands that read them again take it.
struct QueueOptions: ParsableArguments {
    @Option(
        name: .customLong("document"), parsing: .upToNextOption,
        help: ArgumentHelp("Only these documents: their names, or the first digits.", valueName: "name"))
    var documents: [String] = []

    @Option(help: "Only documents handed in for this place: a name, or a code with all that lies under it.")
    var place: String?

    @Option(help: "Only documents handed in for this year.")
    var year: Int?

    @Option(help: "Only documents handed in since: 2026-01-31, 2026-01-31T08:00:00Z, or 3d, 12h, 30m ago.")
    var since: MomentArgument?

    @Option(help: "Only documents whose reading is of an older edition than this, such as 3.4.1, or that have none.")
    var olderThan: Edition?

    /// As the journal is asked.
    /// - Throws: `StartError` when a name is none.
    func filter() throws(StartError) -> QueueFilter {
        var names: [String] = []
        for document in documents { names.append(try DocumentName.checked(document)) }
        return QueueFilter(
            names: names.isEmpty ? nil : names, place: place, year: year, since: since?.milliseconds,
            olderThan: olderThan)
    }
}

extension Edition: ExpressibleByArgument {
    /// `engine.catalogue.gazetteer`
    public init?(argument: String) { self.init(argument) }
}
