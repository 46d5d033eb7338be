/// How one process of a line is started when it is not started plainly.
public struct Start: Sendable {
    /// What is added to its environment; it wins over that of the line.
    public var environment: [String: String]
    /// A command that ends by executing its arguments, such as `prlimit --fsize=1000000`; empty for none.
    public var wrapper: [String]
    /// Whether it is expected to end by itself.
    public var isDoomed: Bool

    /// Makes a start; plain without arguments.
    public init(environment: [String: String] = [:], wrapper: [String] = [], isDoomed: Bool = false) {
        self.environment = environment
        self.wrapper = wrapper
        self.isDoomed = isDoomed
    }
}
