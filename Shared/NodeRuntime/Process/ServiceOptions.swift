public import ArgumentParser

/// The options that every service takes.
public struct ServiceOptions: ParsableArguments, Sendable {
    /// The configuration file.
    @Option(name: .long, help: ArgumentHelp("Read the configuration from this YAML file.", valueName: "file"))
    public var config: String?

    /// Whether only the configuration is printed.
    @Flag(
        name: .long,
        help:
            "Print the configuration that would hold, with defaults, units and meanings, as a file that can be used, and end."
    )
    public var printConfiguration = false

    /// The process with which this one ends.
    @Option(
        name: .long,
        help: ArgumentHelp("End when the parent process, which has this id, has ended.", valueName: "process-id"))
    public var exitWithParent: Int32?

    /// No options given.
    public init() {}
}
