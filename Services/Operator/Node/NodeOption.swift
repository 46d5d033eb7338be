import ArgumentParser
import Foundation
import NodeRuntime

/// The node that a command asks, as every such command takes it.
struct NodeOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration of the node to ask; else what SHANGJI_NODE names, else node.yaml here or in /etc/shangji.",
            valueName: "file"), completion: .file())
    var node: String?

    /// Reads the configuration.
    func load() throws(StartError) -> NodeFile {
        try NodeFile(node, environment: ProcessInfo.processInfo.environment)
    }
}
