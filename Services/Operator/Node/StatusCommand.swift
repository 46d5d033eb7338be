import ArgumentParser
import Foundation
import Links
import Messages
import NodeRuntime
import Tables

/// `shangji status`: how a node is.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows how a running node is: queues, rates, dead letters, readers.",
        discussion: """
            Examples:
              shangji status
              shangji status --node node.yaml --json
              shangji status --watch                 draws again every second until Ctrl-C

            Ends with status 0 when every service answers, 69 when one does not.
            """)

    @OptionGroup var node: NodeOption

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Draw again every second.")
    var watch = false

    func run() async throws {
        let file = try CommandFault.told { try node.load() }
        let output = Output()
        let client = NodeClient(file: file)
        guard watch else {
            let picture = await NodePicture.taken(of: client)
            for line in json ? [picture.json()] : picture.lines(output.style) { output.line(line) }
            if !picture.isWhole { throw ExitCode(ExitReason.unavailable.rawValue) }
            return
        }
        try await CommandFault.told {
            try await UntilSignalled.run {
                while true {
                    let picture = await NodePicture.taken(of: client)
                    let clear = output.style.colour ? "\u{1B}[2J\u{1B}[H" : ""
                    output.line(clear + picture.lines(output.style).joined(separator: "\n"))
                    try await Task.sleep(for: .seconds(1))
                }
            }
        }
    }
}
